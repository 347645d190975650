"""A reader's own copy of a volume, text or PDF → the sections of its chapters."""

from app.reading.own_copy.copied import ALLOWED, read_copy
from app.reading.own_copy.finding import Told

__all__ = ["ALLOWED", "Told", "read_copy"]
