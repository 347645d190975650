"""Gives memory back that was needed once: what is freed stays with the process otherwise."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Final

_NAME: Final = "malloc_trim"
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_FEW: Final = 128 * 1024
"""Bytes: what glibc begins with, before it raises them with every large piece that is freed."""


def keep_little() -> bool:
    """Let the C library go on giving large pieces back at once; False where it cannot be told.

    Otherwise it keeps ever more for the next large piece: a few megabytes in every worker.
    """
    settle = getattr(ctypes.CDLL(None), "mallopt", None)
    if settle is None:
        return False
    return bool(settle(_TRIM_THRESHOLD, _FEW) and settle(_MMAP_THRESHOLD, _FEW))


def give_back() -> bool:
    """Give what is free back to the system; False where its C library cannot (musl, macOS)."""
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), _NAME, None)
    return found
