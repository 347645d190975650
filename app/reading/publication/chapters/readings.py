"""What a person decided where the text alone does not tell; written by hand beside the data.

One record for a stretch of lines: whose text it is, about whom a box is, or that it is no text
of a programme. ``words`` counts the words of the stretch, so that a record made for another
text is noticed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final, TypeVar

from app.model.csv_text import Record
from app.model.places import Place
from app.reading.publication.chapters.paragraphs import Paragraph

_Member = TypeVar("_Member", bound=Enum)


class What(Enum):
    """What the stretch is."""

    SECTION = "section"
    """Text of a programme's section; what follows goes on with it up to the next heading."""
    BOX = "box"
    SKIP = "skip"


class Why(Enum):
    """How a person could tell; the value stands in the file."""

    SENTENCE = "sentence"
    COLUMNS = "columns"
    NAMED = "named"
    TITLE = "title"
    SIDEBAR = "sidebar"
    ELSEWHERE = "elsewhere"
    PICTURE = "picture"

    @property
    def label(self) -> str:
        """The reason in words."""
        return _WHY[self.value]


_WHY: Final = {
    "sentence": "ends the sentence that the section breaks off in",
    "columns": "goes on where the section stops, by the order of the columns on the pages",
    "named": "names the programme",
    "title": "a box with a title of its own",
    "sidebar": "a box beside the text",
    "elsewhere": "belongs to the worldwide part of the chapter",
    "picture": "is part of a picture or its caption",
}


@dataclass(frozen=True)
class Reading:
    """One record, in the order of its file."""

    first: int
    last: int
    what: What
    region: str
    programme: str
    """The line's name as the tables print it; empty where it is about none."""
    why: Why

    def covers(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is of this stretch."""
        return self.first <= paragraph.first and paragraph.last <= self.last


def read_readings(
    rows: Sequence[Record], places: Iterable[Place], paragraphs: Sequence[Paragraph]
) -> tuple[Reading, ...]:
    """Make the readings of their records and check them against the text.

    Raises:
        TableError: if a field has a value not allowed, a line is no programme's, stretches
            overlap, or a stretch does not begin and end with a paragraph or has other words.
    """
    lines = {(place.region, place.programme) for place in places}
    made = tuple(_reading(row, lines) for row in rows)
    for (_, one), (row, other) in pairwise(zip(rows, made, strict=True)):
        if other.first <= one.last:
            raise row.error("first_line", f"{other.first} is not below line {one.last}")
    for row, reading in zip(rows, made, strict=True):
        _check_stretch(row, reading, paragraphs)
    return made


def _reading(row: Record, lines: set[tuple[str, str]]) -> Reading:
    region, programme = row.fields["region"], row.fields["programme"]
    what = _member(row, "reading", What)
    named = what is What.SECTION or bool(programme)
    if named and (region, programme) not in lines:
        raise row.error("programme", f"{programme!r} is no line of {region!r} in places.csv")
    first, last = (_number(row, column) for column in ("first_line", "last_line"))
    return Reading(first, last, what, region, programme, _member(row, "reason", Why))


def _check_stretch(row: Record, reading: Reading, paragraphs: Sequence[Paragraph]) -> None:
    held = [paragraph for paragraph in paragraphs if reading.covers(paragraph)]
    if not held or (held[0].first, held[-1].last) != (reading.first, reading.last):
        raise row.error(
            "first_line",
            f"lines {reading.first} to {reading.last} begin or end within a paragraph",
        )
    words = sum(paragraph.words for paragraph in held)
    if words != _number(row, "words"):
        raise row.error("words", f"{row.fields['words']!r} where the text has {words}")


def _number(row: Record, column: str) -> int:
    if not row.fields[column].isdecimal():
        raise row.error(column, f"{row.fields[column]!r} is no whole number in digits")
    return int(row.fields[column])


def _member(row: Record, column: str, kind: type[_Member]) -> _Member:
    try:
        return kind(row.fields[column])
    except ValueError as error:
        allowed = ", ".join(str(member.value) for member in kind)
        raise row.error(column, f"{row.fields[column]!r}; allowed: {allowed}") from error
