"""Whose text each paragraph of a chapter is.

A text stands under its heading. But columns change their order at a page break: a section goes
on behind the headings of others. Where a sentence breaks off, the next paragraph that begins
within a sentence ends it; the other cases are decided by hand (``readings``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from app.reading.publication.chapters.headings import Chapter, Heading, Headings
from app.reading.publication.chapters.paragraphs import Paragraph
from app.reading.publication.chapters.readings import Reading, What
from app.reading.publication.chapters.roles import Role, find_roles
from app.terms import Part


class Key(NamedTuple):
    """A cell of the funding tables: line and part."""

    region: str
    programme: str
    part: Part


class How(Enum):
    """Why a paragraph was given to its section; the value says it in half a sentence."""

    UNDER = "stands under its heading"
    JOINED = "ends the last sentence broken off above"
    PAGE = "opens a page and goes on with the section above"
    HAND = "was decided by hand"


class Piece(NamedTuple):
    """A paragraph and what was made of it."""

    paragraph: Paragraph
    role: Role
    owner: Key | None
    """Whose section it is part of; None where of none. Of a heading: what it opens."""
    how: How
    reading: Reading | None
    """The decision by hand it rests on."""
    abroad: bool = False
    """Of a heading: whether it stands below the heading of another region."""
    box: Key | None = None
    """Of a box: whom it is about; None where it is about no one programme."""


@dataclass
class _Walk:
    """Where the reader stands in the chapter."""

    part: Part
    by_hand: frozenset[Key]
    region: str = ""
    owner: Key | None = None
    broken: list[Key] = field(default_factory=list)
    """Sections that break off in a sentence, the latest last."""
    new_page: bool = False

    def heading(self, heading: Heading) -> Key | None:
        """Go to what the heading opens."""
        self.new_page = False
        if heading.programme is None:
            self.region, self.broken = heading.region or "", []
            return None
        self.owner = Key(heading.region or self.region, heading.programme, self.part)
        return self.owner

    def text(self, paragraph: Paragraph) -> How:
        """Find the section of a text and go there."""
        how = How.UNDER
        if self.broken and (paragraph.goes_on or self.new_page):
            how = How.UNDER if self.owner == self.broken[-1] else How.JOINED
            self.owner = self.broken[-1]
        elif self.new_page:
            how = How.PAGE
        self.new_page = False
        self.broken = [key for key in self.broken if key != self.owner]
        if paragraph.is_open and self.owner and self.owner not in self.by_hand:
            self.broken.append(self.owner)
        return how

    def hand(self, reading: Reading) -> None:
        """Go where a decision by hand says."""
        if reading.what is What.SECTION:
            self.owner = Key(reading.region, reading.programme, self.part)
            self.new_page = False


def follow(chapter: Chapter, headings: Headings, readings: Sequence[Reading]) -> Iterator[Piece]:
    """Give every paragraph of the chapter, in its order, to its section.

    Raises:
        SourceError: if a text stands above every heading of a programme.
    """
    walk = _Walk(chapter.part, _moved(chapter, readings))
    roles = find_roles(chapter.paragraphs, headings)
    for paragraph, role in zip(chapter.paragraphs, roles, strict=True):
        walk.new_page = walk.new_page or paragraph.starts_page
        reading = next((one for one in readings if one.covers(paragraph)), None)
        yield _piece(walk, paragraph, role, headings.read(paragraph), reading)


def _piece(
    walk: _Walk, paragraph: Paragraph, role: Role, heading: Heading | None, reading: Reading | None
) -> Piece:
    if reading:
        walk.hand(reading)
        if reading.what is What.SECTION:
            return Piece(paragraph, role, walk.owner, How.HAND, reading)
        about = Key(reading.region, reading.programme, walk.part) if reading.programme else None
        return Piece(paragraph, role, None, How.HAND, reading, box=about)
    if heading:
        opened = walk.heading(heading)
        abroad = opened is not None and opened.region != walk.region
        return Piece(paragraph, role, opened, How.UNDER, None, abroad=abroad)
    if role is not Role.TEXT:
        return Piece(paragraph, role, None, How.UNDER, None)
    how = walk.text(paragraph)
    if walk.owner is None:
        raise paragraph.lines[0].error("a text stands above every heading of a programme")
    return Piece(paragraph, role, walk.owner, how, None)


def _moved(chapter: Chapter, readings: Sequence[Reading]) -> frozenset[Key]:
    first, last = chapter.paragraphs[0].first, chapter.paragraphs[-1].last
    return frozenset(
        Key(reading.region, reading.programme, chapter.part)
        for reading in readings
        if reading.what is What.SECTION and first <= reading.first <= last
    )
