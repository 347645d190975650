"""Lists: what there is to ask for, and how the totals are made."""

from typing import Literal

from app.api.shapes.base import Dollars, Head, OfLine, Paged, Shape


class RegionLine(Shape):
    """One regional table."""

    region: str
    """Its word in an address."""
    name: str
    short: str
    """Where room is scarce."""
    printed_name: str
    """The heading above the table, as printed."""
    lines: int
    """Programme lines."""
    principle_1: Dollars
    principle_2: Dollars
    principle_3: Dollars
    objective_1: Dollars
    objective_2: Dollars
    objective_3: Dollars
    printed_total: Dollars | None
    """The printed grand total."""
    computed_total: Dollars
    """What all printed cells add up to."""
    difference: Dollars | None
    """Printed − computed; null where no total is printed."""
    findings: int
    """How many, at tolerance 0."""


class Regions(Head):
    """The regional tables of an edition, in printed order."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[RegionLine]


class ProgrammeLine(Shape):
    """One programme line, without its amounts by part."""

    slug: str
    """Its word in an address."""
    programme: str
    """As printed."""
    name: str
    """The standard name."""
    other_names: list[str]
    region: str
    kind: str
    iso3: list[str]
    requirement: Dollars | None
    """What the parts asked for add up to; null where none of them is printed."""
    printed_total: Dollars | None


class Programmes(Paged):
    """Programme lines, as a reader looks for them."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[ProgrammeLine]


class TotalLine(Shape):
    """Countries + lines of several countries + regional initiatives = computed."""

    region: str
    """Its word in an address."""
    name: str
    countries: Dollars
    several_countries: Dollars
    regional_initiatives: Dollars
    computed_total: Dollars
    """The three before it, added up."""
    printed_total: Dollars | None
    difference: Dollars | None
    """Printed − computed; null where no total is printed."""


class WorldLine(Shape):
    """The world, which the volume does not print: its terms, and three ways to a total."""

    countries: Dollars
    several_countries: Dollars
    regional_initiatives: Dollars
    computed_total: Dollars
    """The three before it, added up: all printed cells."""
    printed_total: None = None
    """None is printed."""
    line_totals: Dollars
    """What the printed totals of the programme lines add up to."""
    region_totals: Dollars
    """What the printed grand totals of the regional tables add up to."""


class Totals(Head):
    """How each region's total is made, and the world's."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[TotalLine]
    world: WorldLine
    """Of all regions, whatever the filters leave out."""


class ActivityLine(Shape):
    """One record of the rights register: something done, planned, run or asked for."""

    year: int
    """When it took place or began; the year of the source where that is not told."""
    kind: str
    """activity, programme, recommendation or sdg-initiative."""
    theme: str
    places: list[str]
    """Standard names; none where it is worldwide."""
    iso3: list[str]
    regions: list[str]
    """Words of the regions its places lie in."""
    summary: str
    """One sentence, not of the source."""
    sdg_targets: list[str]
    """Those the source itself names."""
    source: str
    """The word of the paper."""
    source_title: str
    source_document: str
    """Its number; empty where the text gives none."""
    source_year: int
    reference: str
    """Paragraph or heading in the source."""


class Activities(Paged):
    """Records of the rights register, by year."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[ActivityLine]


class SectionLine(OfLine):
    """One amount, and what the chapter of its part says about it."""

    part: str
    """P1 … O3."""
    requirement: Dollars | None
    """The printed amount; null where not printed."""
    described: str | None
    """section, or box where only a box is about it; null where the chapter says nothing."""
    words: int | None
    """Of that section, or of its boxes; null where there is neither."""
    themes: list[str]
    """Acronyms of the volume that it speaks of."""


class Sections(Paged):
    """What the chapters say, amount by amount, the largest first."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[SectionLine]


class PartLine(Shape):
    """A principle or an objective of the Migration Governance Framework."""

    part: str
    """P1 … O3."""
    slug: str
    """Its word in an address."""
    column: str
    """Its key in a line."""
    name: str
    full: str
    """What the printed table head says below the name."""
    computed_total: Dollars
    """What all programme lines ask for under it."""


class Parts(Head):
    """The six parts, in printed order."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[PartLine]


class SearchLine(Shape):
    """One thing that can be looked up by name."""

    kind: str
    """part, region, programme or theme."""
    slug: str
    """Its word in an address."""
    label: str
    """The name a list shows, in the language asked for; of a line in English the printed one."""
    note: str
    """Its region, the full name of a part, or what a theme gives."""
    names: list[str]
    """Every name it is found by, ISO codes included."""
    requirement: Dollars | None
    """What is asked for it, of a theme by the lines that speak of it; null where no figure is
    printed."""
    written: str
    """The same, as a bar shows it."""
    address: str
    """Of the page that shows it."""
    printed: str
    """The printed name of a line, where the label is one in another language; else empty."""


class Search(Head):
    """What a search finds, the best first; everything that has a name where nothing is asked."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[SearchLine]


class EditionLine(Shape):
    """One volume."""

    edition: str
    """The year in its title."""
    title: str
    publisher: str
    currency: str
    currency_note: str
    source_note: str
    regions: int
    lines: int
    newest: bool
    """True of the one that is meant where an address names none."""


class Editions(Head):
    """The volumes held, the newest last."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    lines: list[EditionLine]


class RouteLine(Shape):
    """One address of the API."""

    path: str
    """With {…} where a word is to be put in."""
    methods: list[str]
    title: str
    content_type: str


class Index(Shape):
    """What can be asked for."""

    ok: Literal[True] = True
    """True of every answer that is no failure."""
    title: str
    data_version: str
    document: str
    """Address of the OpenAPI document."""
    routes: list[RouteLine]
