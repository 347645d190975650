"""Says in the log where what is held is too much for the memory one process may have."""

import logging
import os
from pathlib import Path
from typing import Final

LOGGER: Final = logging.getLogger("migof.room")
_PART: Final = 0.5
"""Of the memory: what is left is for answers, the checks in children and the other processes."""
_LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
_HELD: Final = Path("/proc/self/statm")


def tell_of_room(lines: int) -> bool:
    """Log a warning where this process holds more than half of its memory; tell whether it did.

    To be called once the data are loaded; ``lines`` are those of all editions.
    """
    held, room = resident(), memory()
    if not held or held <= room * _PART:
        return False
    LOGGER.warning(
        "%s programme lines take %s MB of the %s MB that are there: the whole no longer fits one "
        "process. Give it more memory, or serve fewer editions from one folder of data.",
        *(f"{number:,.0f}" for number in (lines, held / 1e6, room / 1e6)),
    )
    return True


def resident() -> int:
    """Return the bytes this process holds in memory; 0 where the system does not say."""
    if not _HELD.exists():
        return 0
    return int(_HELD.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def memory(limits: tuple[Path, ...] = _LIMITS) -> int:
    """Return the bytes there are: of the machine, or what a container's limit leaves of it."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    said = (path.read_text().strip() for path in limits if path.exists())
    return min([whole, *(int(text) for text in said if text.isdigit())])
