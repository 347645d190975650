"""A memory that forgets what was not asked for longest."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=Sized)


class Memory(Generic[Value]):
    """Values by key, bounded by the sum of their lengths in bytes; safe among threads.

    >>> memory = Memory[bytes](most=10)
    >>> memory.remembered("a", lambda: b"12345678"), memory.remembered("a", lambda: b"never")
    (b'12345678', b'12345678')
    >>> memory.keep("b", b"1234"), memory.find("a"), memory.find("b")
    (None, None, b'1234')
    """

    def __init__(self, most: int) -> None:
        """Keep at most ``most`` bytes; anything longer is never kept."""
        self.most, self.size = most, 0
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._reading, self._making = Lock(), Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what is kept under a key, or make and keep it; made once among threads."""
        held = self.find(key)
        if held is not None:
            return held
        with self._making:
            # Another thread may have made it while this one waited.
            held = self.find(key)
            if held is None:
                held = make()
                self.keep(key, held)
        return held

    def find(self, key: Hashable) -> Value | None:
        """Return what is kept under a key, None where nothing is."""
        with self._reading:
            held = self._kept.get(key)
            if held is not None:
                self._kept.move_to_end(key)
            return held

    def keep(self, key: Hashable, value: Value) -> None:
        """Keep a value in place of what was kept under its key; forget others as needed."""
        if len(value) > self.most:
            return
        with self._reading:
            if key in self._kept:
                self.size -= len(self._kept.pop(key))
            self._kept[key] = value
            self.size += len(value)
            while self.size > self.most:
                _, gone = self._kept.popitem(last=False)
                self.size -= len(gone)
