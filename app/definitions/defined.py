"""One word, explained, and the groups in which words are told."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from app.languages import mark
from app.terms import Kind, Part

Group = Literal["part", "kind", "print", "check", "page"]


@dataclass(frozen=True)
class Definition:
    """One word, explained: ``key`` is what an address says (``?about=nil``)."""

    key: str
    title: str
    texts: tuple[str, ...]
    """Paragraphs, the first of which says what it is."""
    group: Group
    part: Part | None = None
    kind: Kind | None = None
    see: tuple[str, ...] = ()
    """Keys of what is worth reading next."""


GROUPS: Final[dict[Group, str]] = {
    "part": mark("The six principles and objectives"),
    "kind": mark("What a programme line covers"),
    "print": mark("What a figure says"),
    "check": mark("Whether a table adds up"),
    "page": mark("How it was made"),
}
"""Their headings, in the order they are told; in English, to be said."""


def told(key: str, title: str, *texts: str, **more: Any) -> Definition:
    """Return a definition from its key, its title and its paragraphs, all of them said."""
    return Definition(key, title, texts, **more)
