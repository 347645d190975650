"""A page of a list: which lines, how many pages there are, and the addresses beside it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from app.api.asked import Asked
from app.formats import number


@dataclass(frozen=True)
class Page:
    """One page of a list of ``count`` lines."""

    number: int
    size: int
    count: int

    @classmethod
    def of(cls, asked: Asked, count: int) -> "Page":
        """Return the page a request asks for."""
        return cls(asked.page, asked.size, count)

    @property
    def pages(self) -> int:
        """How many there are; an empty list has one."""
        return max(1, -(-self.count // self.size))

    @property
    def taken(self) -> slice:
        """Which lines of the list it holds; none where there is no such page."""
        first = (self.number - 1) * self.size
        return slice(first, first + self.size)

    @property
    def head(self) -> dict[str, int]:
        """Its keys in an answer."""
        return {"count": self.count, "page": self.number, "pages": self.pages, "size": self.size}

    @property
    def notices(self) -> tuple[str, ...]:
        """Say so where the list ends before it."""
        if self.number <= self.pages:
            return ()
        return (f"There is no page {number(self.number)}: the last is {number(self.pages)}.",)

    def links(self, path: str, query: str) -> tuple[tuple[str, str], ...]:
        """Return the relations to the pages beside it; none where there is one page only.

        ``path`` is as it was understood, with any sign a reader wrote; a header takes few of them.
        """
        if self.pages == 1:
            return ()
        near = {"prev": min(self.number - 1, self.pages), "next": self.number + 1}
        beside = {how: page for how, page in near.items() if 1 <= page <= self.pages}
        said = [pair for pair in parse_qsl(query, errors="replace") if pair[0] != "page"]
        return tuple(
            (how, f"{quote(path)}?{urlencode([*said, ('page', page)], safe='~')}")
            for how, page in ({"first": 1} | beside | {"last": self.pages}).items()
        )
