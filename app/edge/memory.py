"""A memory of bytes that forgets what was not asked for longest."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Memory:
    """Bytes by key, bounded by their sum; safe among threads.

    >>> memory = Memory(most=10)
    >>> memory.remembered("a", lambda: b"12345678"), memory.remembered("a", lambda: b"never")
    (b'12345678', b'12345678')
    """

    def __init__(self, most: int) -> None:
        """Keep at most ``most`` bytes; anything longer is never kept."""
        self.most, self.size = most, 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._reading, self._making = Lock(), Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def remembered(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make and keep it; made once among threads."""
        held = self._find(key)
        if held is not None:
            return held
        with self._making:
            # Another thread may have made it while this one waited.
            held = self._find(key)
            if held is None:
                held = make()
                self._keep(key, held)
        return held

    def _find(self, key: Hashable) -> bytes | None:
        with self._reading:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Hashable, value: bytes) -> None:
        if len(value) > self.most:
            return
        with self._reading:
            self._kept[key] = value
            self.size += len(value)
            while self.size > self.most:
                _, gone = self._kept.popitem(last=False)
                self.size -= len(gone)
