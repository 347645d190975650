"""Numbered lines → paragraphs, with what their shape on the page tells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.reading.publication.source import SourceLine

_LIST_ITEM = re.compile(r"\([a-z]{1,4}\)|[•–-]\s?")
_PAGE_START = re.compile(r" \S")
_ENDS = frozenset(".:;!?”)")
_LIST_END = re.compile(r"[;,] (and|or)$")
_NOTE_MARK = re.compile(r"(?<=[.”’)])\d$")
_HAS_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Paragraph:
    """Lines with blank lines, or the edge of a page, above and below."""

    lines: tuple[SourceLine, ...]
    starts_page: bool
    """Whether it is the first of a page of the text, which is a spread of the book."""

    @property
    def first(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Number of its last line."""
        return self.lines[-1].number

    @cached_property
    def text(self) -> str:
        """Its words with one space between; a word broken at a hyphen is whole again."""
        return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(w for x in self.lines for w in x.words))

    @property
    def words(self) -> int:
        """How many words it has; a dash or a bullet is none."""
        return sum(bool(_HAS_WORD.search(word)) for word in self.text.split())

    @property
    def width(self) -> int:
        """Characters of its longest line."""
        return max(len(line.text.strip()) for line in self.lines)

    @property
    def is_list_item(self) -> bool:
        """Whether it begins as an item of a list does."""
        return _LIST_ITEM.match(self.text) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return self.text[0].islower()

    @property
    def is_open(self) -> bool:
        """Whether it ends in the middle of a sentence."""
        text = _NOTE_MARK.sub("", self.text)
        return text[-1] not in _ENDS and _LIST_END.search(text) is None


def split_paragraphs(lines: Iterable[SourceLine]) -> tuple[Paragraph, ...]:
    """Split lines at blank lines and where a page starts.

    The text sets one space before the first line of a page and nowhere else.
    """
    return tuple(Paragraph(group, _starts_page(group[0])) for group in _groups(lines))


def _starts_page(line: SourceLine) -> bool:
    return _PAGE_START.match(line.text) is not None


def _groups(lines: Iterable[SourceLine]) -> Iterator[tuple[SourceLine, ...]]:
    held: list[SourceLine] = []
    for line in lines:
        if held and (line.is_blank or _starts_page(line)):
            yield tuple(held)
            held = []
        if not line.is_blank:
            held.append(line)
    if held:
        yield tuple(held)
