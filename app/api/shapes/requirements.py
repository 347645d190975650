"""Requirements: the lines of the overview, of a region, of a programme."""

from typing import Literal

from app.api.shapes.base import Dollars, OfLine, Paged, Shape
from app.api.shapes.findings import FindingLine


class WideLine(OfLine):
    """One programme line. A part that the selection does not show has no key."""

    principle_1: Dollars | None = None
    principle_2: Dollars | None = None
    principle_3: Dollars | None = None
    objective_1: Dollars | None = None
    objective_2: Dollars | None = None
    objective_3: Dollars | None = None
    requirement: Dollars | None
    """What the parts shown add up to; null where none of them is printed."""
    printed_total: Dollars | None
    computed_total: Dollars | None
    """What all six parts add up to; one that is not printed adds nothing. Null where none is."""
    difference: Dollars | None
    """Printed − computed; null where one of them is."""
    findings: list[str]
    """Ids of what was found about this line."""
    principle_1_described: str | None = None
    """With `shape=described`: what the chapter has about the line, section or only a box; null
    where neither."""
    principle_1_words: int | None = None
    """With `shape=described`: of that section or box; null where there is neither."""
    principle_2_described: str | None = None
    principle_2_words: int | None = None
    principle_3_described: str | None = None
    principle_3_words: int | None = None
    objective_1_described: str | None = None
    objective_1_words: int | None = None
    objective_2_described: str | None = None
    objective_2_words: int | None = None
    objective_3_described: str | None = None
    objective_3_words: int | None = None


class LongLine(Shape):
    """One programme line and part."""

    edition: str
    region: str
    programme: str
    part: str
    requirement: Dollars | None
    slug: str
    kind: str
    iso3: list[str]
    region_name: str
    name: str
    """The standard name."""
    printed_total: Dollars | None
    """Of all six parts, on every line of the programme."""
    computed_total: Dollars | None
    difference: Dollars | None
    findings: list[str]
    """Ids of what was found about the programme's line."""
    described: str | None
    """What the chapter of the part has about it: section, or only a box; null where neither."""
    words: int | None
    """Of that section or box; null where there is neither."""


class Note(Shape):
    """A footnote, in our own words, and the line or cell it belongs to."""

    region: str
    programme: str
    """As printed."""
    column: str | None
    """The column of one cell; null where the note belongs to the whole line."""
    text: str


class Requirements(Paged):
    """Programme lines with what is known of them."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    title: str
    """What is held, in words."""
    view: str
    """Address of the page this is the twin of."""
    totals: dict[str, Dollars | None]
    """What all the lines add up to, by column; what is not printed adds nothing; null where there
    are lines and no figure of any is printed."""
    lines: list[WideLine] | list[LongLine]
    findings: list[FindingLine]
    """About these lines, and about the total line where all lines of its table are here."""
    footnotes: list[Note]


class PrintedLine(Shape):
    """The total line of a table as printed."""

    principle_1: Dollars | None
    principle_2: Dollars | None
    principle_3: Dollars | None
    objective_1: Dollars | None
    objective_2: Dollars | None
    objective_3: Dollars | None
    total: Dollars | None


class OneRegion(Requirements):
    """The lines of one region, in printed order."""

    region: str
    """Its word in an address."""
    name: str
    printed: PrintedLine
    """The total line, whatever the filters leave out."""


class Place(Shape):
    """The rank and the share of a line among others, by what all six parts ask for."""

    rank: int | None
    """1 for the largest; equal ones share the better place; null where no figure is printed."""
    among: int
    """How many lines are compared."""
    of: Dollars
    """What they ask for together."""


class OneProgramme(Requirements):
    """One programme line."""

    programme: str
    """As printed."""
    other_names: list[str]
    """Under which it is found, too."""
    number: int
    """Of the line in its table, from 1."""
    in_region: Place
    in_world: Place
