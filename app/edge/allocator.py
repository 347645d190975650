"""Gives memory back that was needed once: what is freed stays with the process otherwise."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Final

_NAME: Final = "malloc_trim"


def give_back() -> bool:
    """Give what is free back to the system; False where its C library cannot (musl, macOS)."""
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), _NAME, None)
    return found
