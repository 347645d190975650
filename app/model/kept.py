"""What is made of all lines of an edition and kept for other views: bounded by bytes.

By count alone what is kept of an edition of many lines could take more than all else together.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, Concatenate, Final, Generic, NamedTuple, ParamSpec, Protocol, TypeVar

BYTES: Final = 8_000_000
"""What one function keeps at most, of editions about as long as each other."""
_FEWEST: Final = 4
"""How many are kept in any case: a view and the next would make the same anew."""


class Info(NamedTuple):
    """What ``functools`` tells of its own memories as well."""

    maxsize: int
    currsize: int


class HasLines(Protocol):
    """An edition, as far as its length goes."""

    @property
    def digits(self) -> int:
        """How many binary digits the number of its lines has."""


_E = TypeVar("_E", bound=HasLines)
_P = ParamSpec("_P")
_T = TypeVar("_T")
_Make = Callable[Concatenate[_E, _P], _T]


class KeptOfEditions(Generic[_E, _P, _T]):
    """A function of an edition, and of little else, that keeps what it has made.

    What was not asked for longest is forgotten: above ``most``, or above ``BYTES``.
    """

    def __init__(self, make: _Make[_E, _P, _T], *, most: int, a_line: int) -> None:
        """Take the function; what it makes has about ``a_line`` bytes for each line."""
        self._make, self.most, self.a_line = make, most, a_line
        # By the digits of the number of lines.
        self._kept: dict[int, Any] = {}
        update_wrapper(self, make)

    def __call__(self, edition: _E, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Return what is made of an edition."""
        kept = self._kept.get(edition.digits)
        if kept is None:
            keeping = lru_cache(maxsize=self.room(edition))
            # Two threads may both be the first: one of their memories stays.
            kept = self._kept.setdefault(edition.digits, keeping(self._make))
        made: _T = kept(edition, *args, **kwargs)
        return made

    def room(self, edition: _E) -> int:
        """Return for how many there is room, of editions about as long as one."""
        return max(_FEWEST, min(self.most, BYTES // (self.a_line << edition.digits)))

    def cache_info(self) -> Info:
        """Return how many are kept, and at most."""
        held = sum(kept.cache_info().currsize for kept in self._kept.values())
        return Info(maxsize=self.most, currsize=held)

    def cache_clear(self) -> None:
        """Keep nothing any more."""
        for kept in self._kept.values():
            kept.cache_clear()


def kept_of_editions(
    *, most: int, a_line: int
) -> Callable[[_Make[_E, _P, _T]], KeptOfEditions[_E, _P, _T]]:
    """Have a function whose first argument is an edition keep what it makes.

    ``most`` are kept, of all editions, where they are short; ``a_line`` is how many bytes there are
    of each line.
    """
    return lambda make: KeptOfEditions(make, most=most, a_line=a_line)
