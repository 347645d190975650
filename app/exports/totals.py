"""What the lines of an extract add up to, and what is printed beside it: whole US dollars."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from app.exports.columns import wide_columns
from app.exports.extract import Extract
from app.exports.rows import rows_of
from app.model.programme import Programme
from app.model.tables import Amount, Line, added
from app.terms import PARTS

ALL: Final = "all"
"""Stands for a table where every line of the file is added up."""
REQUIREMENT: Final = "requirement"
PRINTED_TOTAL: Final = "printed_total"
COMPUTED_TOTAL: Final = "computed_total"


class Total(NamedTuple):
    """One column added up."""

    table: str
    """The region's slug, or ``all``."""
    column: str
    """By its name in the wide file."""
    lines: int
    """How many are added up."""
    computed: Amount
    """None where no figure of it is printed."""
    printed: Amount
    """None where no total is printed for it."""
    difference: Amount
    """Printed less computed; None where one of them is."""


def total_rows(extract: Extract) -> tuple[Total, ...]:
    """Add up each amount column over all lines, then over each table that is shown as a whole.

    A cell that is not printed adds nothing; only of a whole table is a total printed, and of a
    line that is alone.
    """
    sums = totals_of(extract)
    lines, printed = extract.lines, printed_alone(extract)
    names = (*(part.column for part in extract.parts), REQUIREMENT, PRINTED_TOTAL, COMPUTED_TOTAL)
    together = (_beside(ALL, name, lines, sums[name], printed.get(name)) for name in names)
    return (*together, *whole_totals(extract))


def printed_alone(extract: Extract) -> dict[str, Amount]:
    """Return what is printed in the only line that is shown, by column; nothing of several."""
    if len(extract.lines) != 1:
        return {}
    line = extract.lines[0].line
    together = line.printed_total if extract.parts == PARTS else None
    return {
        **{part.column: line.requirements[part] for part in extract.parts},
        REQUIREMENT: together,
        **dict.fromkeys((PRINTED_TOTAL, COMPUTED_TOTAL), line.printed_total),
    }


def whole_totals(extract: Extract) -> tuple[Total, ...]:
    """Return the sums of each table that is shown as a whole, beside the printed ones."""
    shown = extract.whole_tables
    return tuple(
        total
        for region in extract.regions
        if region.slug in shown
        for total in _of_table(extract, region.slug, shown[region.slug])
    )


def _of_table(extract: Extract, slug: str, line: Line) -> Iterator[Total]:
    lines = tuple(each for each in extract.lines if each.region.slug == slug)
    for part in extract.parts:
        computed = added(each.line.requirements[part] for each in lines)
        yield _beside(slug, part.column, lines, computed, line.requirements[part])
    if extract.parts == PARTS:
        asked = added(each.asked(PARTS) for each in lines)
        yield _beside(slug, REQUIREMENT, lines, asked, line.printed_total)
    printed = added(each.line.printed_total for each in lines)
    yield _beside(slug, PRINTED_TOTAL, lines, printed, line.printed_total)


def _beside(
    slug: str, column: str, lines: tuple[Programme, ...], computed: Amount, printed: Amount
) -> Total:
    gap = None if printed is None or computed is None else printed - computed
    return Total(slug, column, len(lines), computed, printed, gap)


def totals_of(extract: Extract) -> dict[str, Amount]:
    """Add up every amount column of the wide rows; a cell that is not printed adds nothing.

    Where there are rows and none has a figure, the sum is None.
    """
    columns = wide_columns(extract.parts)
    rows = rows_of(extract) if not extract.of_findings else []
    return {
        column.name: added(row[index] for row in rows)  # type: ignore[misc]
        for index, column in enumerate(columns)
        if column.kind == "integer"
    }
