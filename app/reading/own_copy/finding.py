"""Passages → where they stand in a copy of the volume, and what is written there."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.model.passages import Cell, Passage
from app.reading.letters import SHINGLE, check_sum, letters_of, plain

_NEAR: Final = 4_000
"""Letters behind a passage among which a very short one that follows it is looked for."""
_LONGER: Final = 400
"""Letters that the foot of a page or a caption may put into a passage."""
_OPENING: Final = re.compile(r"(?:(?<!\w)[•–-]\s+)?[^\w\s]*\Z")
_CLOSING: Final = re.compile(r"[^\w\s]*")
_BROKEN: Final = re.compile(r"(\w+)- (\w+)")
_WORD: Final = re.compile(r"\w+")
_ENDS: Final = frozenset(".:;!?”)")


@dataclass(frozen=True)
class Told:
    """The text of one cell, as a copy has it."""

    paragraphs: tuple[str, ...]
    """Those found, in the order of the text; none where nothing of it was."""
    missing: int
    """Passages that were not found."""


def find_sections(text: str, passages: Iterable[Passage]) -> Mapping[Cell, Told]:
    """Find the passages in the text of a copy, by cell, in their order."""
    copy = _Copy(plain(text), passages := tuple(passages))
    cells: dict[Cell, list[Passage]] = {}
    for passage in passages:
        cells.setdefault(passage.cell, []).append(passage)
    return {cell: _told(copy, held) for cell, held in cells.items()}


def _told(copy: "_Copy", passages: Iterable[Passage]) -> Told:
    found, missing, end = [], 0, -1
    for passage in passages:
        place = copy.find(passage, end)
        if place is None:
            missing += 1
        else:
            end = place[1]
            found.append(copy.written(*place))
    return Told(tuple(copy.mended(text) for text in _joined(found)), missing)


def _joined(paragraphs: Iterable[str]) -> Iterator[str]:
    """Make one paragraph of two where a sentence goes on in the second."""
    held = ""
    for paragraph in paragraphs:
        if held and held[-1] not in _ENDS and paragraph[0].islower():
            held = f"{held} {paragraph}"
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held


class _Copy:
    """A text, with the places where a passage can begin."""

    def __init__(self, text: str, passages: Iterable[Passage]) -> None:
        self._text, self._wanted = text, {x.first for x in passages if x.letters >= SHINGLE}
        self._letters, self._at = letters_of(text)

    @cached_property
    def _starts(self) -> list[int]:
        """Letters that begin a word: no passage begins within one."""
        text = self._text
        return [place for place, at in enumerate(self._at) if not at or not text[at - 1].isalnum()]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for start in self._starts:
            known = check_sum(self._letters[start : start + SHINGLE])
            if known in self._wanted:
                found.setdefault(known, []).append(start)
        return found

    def find(self, passage: Passage, after: int) -> tuple[int, int] | None:
        """Return the first letter of a passage and the one behind its last, or None.

        Of several places the next one behind ``after`` is taken: the same words may stand in
        several sections.
        """
        if passage.letters < SHINGLE:
            return self._short(passage, after)
        starts = self._places.get(passage.first, [])
        ranked = sorted(starts, key=lambda start: (start < after, start))
        for start in ranked:
            if self._ends_at(passage, start + passage.letters):
                return start, start + passage.letters
        for start in ranked:
            for end in range(start + passage.letters, start + passage.letters + _LONGER):
                if self._ends_at(passage, end):
                    return start, end
        return None

    def _short(self, passage: Passage, after: int) -> tuple[int, int] | None:
        near = slice(0, None)
        if after >= 0:
            near = slice(*(bisect_left(self._starts, place) for place in (after, after + _NEAR)))
        for start in self._starts[near]:
            end = start + passage.letters
            if check_sum(self._letters[start:end]) == passage.first:
                return start, end
        return None

    def _ends_at(self, passage: Passage, end: int) -> bool:
        return check_sum(self._letters[end - SHINGLE : end]) == passage.last

    def written(self, first: int, end: int) -> str:
        """Return what is written between two letters, its marks included, on one line."""
        start, stop = self._at[first], self._at[end - 1] + 1
        opening = _OPENING.search(self._text, max(start - 8, 0), start)
        closing = _CLOSING.match(self._text, stop)
        start = opening.start() if opening else start
        stop = closing.end() if closing else stop
        return " ".join(self._text[start:stop].split())

    def mended(self, text: str) -> str:
        """Return a text with words whole again that the end of a line has broken.

        The hyphen goes where the copy has the word without it elsewhere, and else stays: it may
        be that of a compound.
        """
        return _BROKEN.sub(self._whole, text)

    def _whole(self, found: re.Match[str]) -> str:
        before, after = found.groups()
        whole = f"{before}{after}"
        return whole if whole.casefold() in self._words else f"{before}-{after}"

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(map(str.casefold, _WORD.findall(self._text)))
