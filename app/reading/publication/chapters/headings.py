"""Which paragraph is a heading, and of what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.errors import SourceError
from app.model.edition import Edition
from app.model.places import Place
from app.reading.publication.chapters.paragraphs import Paragraph
from app.terms import PARTS, REGIONAL_LINE, Kind, Part

END = "LIST OF ACRONYMS"
"""The heading below the last chapter."""


class Chapter(NamedTuple):
    """The paragraphs of one principle or objective, from the heading of its first region on."""

    part: Part
    paragraphs: tuple[Paragraph, ...]


class Heading(NamedTuple):
    """What a heading opens."""

    region: str | None
    """Slug; None for the regional line, which takes the region it stands in."""
    programme: str | None
    """The line's name as the tables print it; None for the heading of a region."""


@dataclass(frozen=True)
class Headings:
    """All headings the chapters can have, by their plain text."""

    known: Mapping[str, Heading]

    @classmethod
    def of(cls, edition: Edition, places: Iterable[Place]) -> "Headings":
        """The regions of the edition as printed, and every name of its lines."""
        known = {_plain(region.printed): Heading(region.slug, None) for region in edition.regions}
        for place in places:
            if place.kind is not Kind.REGIONAL_INITIATIVES:
                for name in place.names:
                    known.setdefault(_plain(name), Heading(place.region, place.programme))
        return cls({**known, _plain(REGIONAL_LINE): Heading(None, REGIONAL_LINE)})

    def read(self, paragraph: Paragraph) -> Heading | None:
        """What the paragraph opens, or None if it is no heading."""
        found = self.known.get(_plain(paragraph.text))
        if found and found.programme is None and not paragraph.text.isupper():
            return None
        return found


def find_chapters(paragraphs: Sequence[Paragraph], headings: Headings) -> tuple[Chapter, ...]:
    """Find the six chapters, each from the heading of its first region to the next chapter.

    Raises:
        SourceError: if an opening stands not exactly once at the start of a page, or a chapter
            has no heading of a region.
    """
    starts = [_opening(paragraphs, f"{part.short.upper()}:") for part in PARTS]
    ends = [*starts[1:], _opening(paragraphs, END)]
    return tuple(
        Chapter(part, _from_first_region(paragraphs[start:end], headings))
        for part, start, end in zip(PARTS, starts, ends, strict=True)
    )


def _opening(paragraphs: Sequence[Paragraph], words: str) -> int:
    found = [
        index
        for index, paragraph in enumerate(paragraphs)
        if paragraph.starts_page and paragraph.text.startswith(words)
    ]
    if len(found) != 1:
        raise SourceError(
            f"the text needs a page that opens with {words!r} once, found {len(found)} times"
        )
    return found[0]


def _from_first_region(
    paragraphs: Sequence[Paragraph], headings: Headings
) -> tuple[Paragraph, ...]:
    for index, paragraph in enumerate(paragraphs):
        heading = headings.read(paragraph)
        if heading and heading.programme is None:
            return tuple(paragraphs[index:])
    raise paragraphs[0].lines[0].error("the chapter that opens here has no heading of a region")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("’", "'").rstrip("*")
