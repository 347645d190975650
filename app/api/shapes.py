"""The shape of every JSON answer; keys, once given, stay.

Failures have the shape of ``app.edge.errors.Failure``, health that of ``app.edge.health``.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Dollars = Annotated[int, Field(strict=True)]
"""Whole US dollars; 0 where the print has a dash."""


class Shape(BaseModel):
    """What all shapes share: frozen, and nothing that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WideLine(Shape):
    """One programme line. A part that the selection does not show has no key."""

    edition: str
    region: str
    region_name: str
    programme: str
    """As printed."""
    name: str
    """The standard name."""
    slug: str
    kind: str
    iso3: list[str]
    principle_1: Dollars | None = None
    principle_2: Dollars | None = None
    principle_3: Dollars | None = None
    objective_1: Dollars | None = None
    objective_2: Dollars | None = None
    objective_3: Dollars | None = None
    requirement: Dollars | None
    """What the parts shown add up to; null where none of them is printed."""
    printed_total: Dollars | None
    computed_total: Dollars
    """What all six parts add up to; one that is not printed adds nothing."""
    difference: Dollars | None
    """Printed − computed; null where no total is printed."""


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


class Filters(Shape):
    """The filters that are set, as values of the address; one that is not has no key."""

    region: list[str] = []
    part: list[str] = []
    kind: list[str] = []
    programme: list[str] = []
    q: str = ""
    tolerance: Dollars = 0


class Head(Shape):
    """What stands before the lines of every answer."""

    ok: bool
    edition: str
    data_version: str
    currency: str
    filters: Filters
    count: int
    """Of ``lines`` or ``findings``."""
    notices: list[str]
    """What of the address was not used, and why."""


class Requirements(Head):
    """The body of ``/api/v1/requirements``."""

    ok: Literal[True] = True
    totals: dict[str, Dollars]
    """What the lines add up to, by column; what is not printed adds nothing."""
    lines: list[WideLine] | list[LongLine]


class Sums(Shape):
    """How many sums of a table were tested."""

    rows: int
    columns: int
    grand: int


class Table(Shape):
    """What was tested of one table."""

    table: str
    lines: int
    sums: Sums
    holding: int
    status: str
    notes: list[str]
    """How a table of anyone's was read; none for the shipped edition."""


class FindingLine(Shape):
    """One disagreement; amounts are whole US dollars."""

    id: str
    code: str
    severity: str
    state: str
    table: str
    programme: str
    line: int
    column: str
    axis: str
    cell: str | None
    printed: Dollars | None
    computed: Dollars | None
    """Null of a finding that is about no sum."""
    difference: Dollars | None
    message: str
    explanations: list[str]


class EditedCell(Shape):
    """A cell whose figure a reading changes."""

    programme: str
    line: int | None
    column: str
    printed: Dollars | None
    suggested: Dollars | None
    cause: int
    mechanism: str


class ExplanationLine(Shape):
    """One reading of a whole table, all its causes together."""

    id: str
    table: str
    rank: int
    confidence: float | None
    """Probability; null where no cell is claimed."""
    mechanism: str
    cells: list[EditedCell]
    restores: list[str]
    """Ids of findings."""
    rounding: list[str]
    """Ids of findings for which no cell is claimed."""
    message: str
    settled_by: list[str]


class Vanished(Shape):
    """A recorded finding that is found no more."""

    id: str
    printed: Dollars | None
    computed: Dollars
    reason: str
    date: str


class Findings(Head):
    """The body of ``/api/v1/findings``: the report of ``migof check`` with a head."""

    tolerance: Dollars
    causes: int
    """Of the likeliest reading of every table, added up."""
    tables: list[Table]
    findings: list[FindingLine]
    explanations: list[ExplanationLine]
    vanished: list[Vanished]
