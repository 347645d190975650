"""The HTTP API: the twins of every page."""

from app.api.routes import TYPES, blueprint

__all__ = ["TYPES", "blueprint"]
