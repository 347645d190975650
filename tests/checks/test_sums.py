"""Every sum, counted and tested; the shipped ones against a plain reading of the files."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import Axis, Code, Severity
from app.checks.ledger import Ledger
from app.checks.sums import all_sums, column_total, grand_total, row_total
from app.checks.table_check import check_table
from app.checks.tested import Sum
from app.model.tables import Amount, FundingTable, Line

EDITION = Path(__file__).parents[2] / "data" / "funding_tables" / "2017"


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def _gaps_by_plain_reading() -> Iterator[tuple[str, str, str, str, int, int]]:
    """Table, axis, programme, column, printed and computed of every sum that is off."""
    for path in sorted(EDITION.glob("*.csv")):
        header, *rows = _rows(path)
        if header[0] != "programme":
            continue
        cells = [[int(cell or 0) for cell in row[1:]] for row in rows]
        for row, (*parts, total) in zip(rows, cells, strict=True):
            if sum(parts) != total:
                yield path.stem, "row", row[0], "total", total, sum(parts)
        for column, (*above, total) in zip(header[1:], zip(*cells, strict=True), strict=True):
            if sum(above) != total:
                yield path.stem, "column", "Total", column, total, sum(above)


def _changed(table: FundingTable, line: int, column: int, amount: Amount) -> FundingTable:
    """The table with one figure exchanged; the total line is the last, the total column 6."""
    lines = [*table.lines, table.total]
    figures = [*lines[line].amounts, lines[line].printed_total]
    figures[column] = amount
    *parts, total = figures
    lines[line] = Line.of(lines[line].programme, parts, total)
    return table.model_copy(update={"lines": tuple(lines[:-1]), "total": lines[-1]})


def _off(table: FundingTable) -> set[tuple[Axis, int, str]]:
    return {(s.axis, s.line, s.column) for s in all_sums(Ledger.of(table)) if not s.holds}


def test_229_sums_are_tested_on_the_shipped_tables(shipped: tuple[FundingTable, ...]) -> None:
    counts = Counter(tested.code for table in shipped for tested in all_sums(Ledger.of(table)))
    lines = sum(len(_rows(EDITION / f"{table.region}.csv")) - 2 for table in shipped)
    assert counts == {
        Code.ROW_TOTAL: lines,
        Code.COLUMN_TOTAL: 6 * len(shipped),
        Code.GRAND_TOTAL: 2 * len(shipped),
    }
    assert counts.total() == 229


def test_the_shipped_tables_disagree_where_a_plain_reading_of_the_files_does(
    shipped: tuple[FundingTable, ...],
) -> None:
    found = {
        (s.table, s.axis.value, s.programme, s.column, s.printed, s.computed)
        for table in shipped
        for s in all_sums(Ledger.of(table))
        if not s.holds
    }
    assert found == set(_gaps_by_plain_reading())


def test_row_total_of_vanuatu_is_printed_1_higher_than_its_parts(
    shipped: tuple[FundingTable, ...],
) -> None:
    table = next(t for t in shipped if t.region == "asia-and-the-pacific")
    vanuatu = next(s for s in row_total(Ledger.of(table)) if s.programme == "Vanuatu")
    # The printed line: –, 10,000, 28,486, 28,486, 4,250,000, 2,942,173, total 7,259,146.
    assert vanuatu.printed == 7_259_146
    assert vanuatu.computed == 10_000 + 28_486 + 28_486 + 4_250_000 + 2_942_173
    assert vanuatu.difference == 1
    assert not vanuatu.holds


def test_column_total_of_somalia_s_region_holds_for_objective_2(
    shipped: tuple[FundingTable, ...],
) -> None:
    table = next(t for t in shipped if t.region == "east-and-horn-of-africa")
    tested = next(s for s in column_total(Ledger.of(table)) if s.column == "objective_2")
    assert (tested.printed, tested.computed) == (145_877_511, 145_877_511)
    assert tested.holds
    assert not tested.missing


def test_grand_total_is_tested_down_and_across(shipped: tuple[FundingTable, ...]) -> None:
    table = next(t for t in shipped if t.region == "european-economic-area")
    down, across = grand_total(Ledger.of(table))
    assert (down.axis, across.axis) == (Axis.COLUMN, Axis.ROW)
    # Printed in the corner: 249,198,105.
    assert (down.printed, down.difference) == (249_198_105, -1)
    assert (across.printed, across.difference) == (249_198_105, 1)


def test_a_sum_with_a_figure_that_is_not_printed_is_tested_and_says_so(
    shipped: tuple[FundingTable, ...],
) -> None:
    incomplete = {
        (s.table, s.programme, s.column): s
        for table in shipped
        for s in all_sums(Ledger.of(table))
        if s.missing
    }
    fiji = incomplete["asia-and-the-pacific", "Fiji", "total"]
    assert fiji.holds
    assert len(fiji.missing) == 6
    assert fiji.message.endswith("its printed total is the same, and 6 figures are not printed.")
    lithuania = incomplete["european-economic-area", "Lithuania", "total"]
    assert (lithuania.printed, lithuania.missing) == (882_700, ("objective_2",))
    column = incomplete["european-economic-area", "Total", "objective_2"]
    assert (column.holds, column.missing) == (True, ("Lithuania",))
    assert len(incomplete) == 9


def test_every_disagreement_of_the_shipped_tables_is_a_rounding(
    shipped: tuple[FundingTable, ...],
) -> None:
    checks = [check_table(Ledger.of(table)) for table in shipped]
    assert {f.severity for check in checks for f in check.disagreements} == {Severity.ROUNDING}


@pytest.mark.parametrize("line", range(3))
@pytest.mark.parametrize("column", range(7))
def test_a_changed_figure_breaks_its_row_sum_and_its_column_sum_and_no_other(
    small: FundingTable, line: int, column: int
) -> None:
    columns = [
        s.column for s in (*column_total(Ledger.of(small)), next(grand_total(Ledger.of(small))))
    ]
    changed = _changed(small, line, column, 987_654)
    assert _off(small) == set()
    assert _off(changed) == {(Axis.ROW, line + 1, "total"), (Axis.COLUMN, 3, columns[column])}


@st.composite
def _adding_up(draw: st.DrawFn) -> FundingTable:
    amounts = st.integers(min_value=0, max_value=10**9)
    rows = draw(st.lists(st.tuples(*[amounts] * 6), min_size=1, max_size=12))
    lines = tuple(
        Line(programme=f"Programme {n}", amounts=row, printed_total=sum(row))
        for n, row in enumerate(rows)
    )
    totals = [sum(column) for column in zip(*rows, strict=True)]
    total = Line.of("Total", totals, sum(totals))
    return FundingTable(edition="2017", region="a", name="A", lines=lines, total=total)


@given(table=_adding_up(), data=st.data())
def test_whatever_figure_changes_exactly_two_sums_break_by_the_same_amount(
    table: FundingTable, data: st.DataObject
) -> None:
    assert _off(table) == set()
    line = data.draw(st.integers(0, len(table.lines)))
    column = data.draw(st.integers(0, 6))
    gap = data.draw(st.integers(1, 10**9))
    before = [*table.lines, table.total][line]
    figure = [*before.amounts, before.printed_total][column]
    assert figure is not None
    broken = [
        s for s in all_sums(Ledger.of(_changed(table, line, column, figure + gap))) if not s.holds
    ]
    assert {s.axis for s in broken} == {Axis.ROW, Axis.COLUMN}
    assert [abs(s.difference or 0) for s in broken] == [gap, gap]


def test_missing_total_is_a_note_and_its_sum_does_not_hold(small: FundingTable) -> None:
    table = _changed(small, 0, 6, None)
    check = check_table(Ledger.of(table))
    note = next(f for f in check.findings if f.code is Code.MISSING_TOTAL)
    assert (note.severity, note.printed, note.difference) == (Severity.NOTE, None, None)
    assert note.id == "south-america--missing-total--brazil--row"
    assert note.message == "The six parts of Brazil add up to 4,381; its total is not printed."
    # The Total column lacks Brazil's, so it is short; that is a disagreement of its own.
    assert [f.code for f in check.findings] == [Code.MISSING_TOTAL, Code.GRAND_TOTAL]
    assert check.findings[1].message.endswith("4,381 more, and one figure is not printed.")


@pytest.mark.parametrize(("gap", "holds"), [(2, True), (-2, True), (3, False)])
def test_a_sum_holds_as_far_as_the_tolerance_reaches(
    small: FundingTable, gap: int, *, holds: bool
) -> None:
    changed = _changed(small, 0, 6, 4381 + gap)
    row: Sum = next(row_total(Ledger.of(changed), tolerance=2))
    assert row.holds is holds
    assert row.message.endswith("within the tolerance of 2.") is holds


def test_a_row_sum_says_who_disagrees_by_how_much_in_which_direction(small: FundingTable) -> None:
    row = next(row_total(Ledger.of(_changed(small, 0, 6, 3381))))
    assert row.message == (
        "The six parts of Brazil add up to 4,381; its printed total is 3,381, 1,000 less."
    )
