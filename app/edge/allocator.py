"""Gives memory back that was needed once: what is freed stays with the process otherwise."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Final

_NAME: Final = "malloc_trim"
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE: Final = 512 * 1024
"""Bytes of a piece that is given back at once. A page is a third of that and made of others as
long: were each asked of the system and given back, a page would take a third longer.
"""
_SPARE: Final = 4 * _LARGE
"""Bytes at the end of what is held that are kept for the next page."""


def keep_little() -> bool:
    """Let the C library go on giving large pieces back at once; False where it cannot be told.

    Otherwise it raises what it calls large with every such piece that is freed, and keeps ever
    more for the next: a few megabytes in every worker.
    """
    settle = getattr(ctypes.CDLL(None), "mallopt", None)
    if settle is None:
        return False
    return bool(settle(_TRIM_THRESHOLD, _SPARE) and settle(_MMAP_THRESHOLD, _LARGE))


def give_back() -> bool:
    """Give what is free back to the system; False where its C library cannot (musl, macOS)."""
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), _NAME, None)
    return found
