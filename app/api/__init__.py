"""The HTTP API: the twins of every page."""

from app.api.routes import blueprint

__all__ = ["blueprint"]
