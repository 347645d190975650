"""The printed table with its margin: rings, bands, the reader's own finding."""

from dataclasses import replace

import pytest

from app.checks.catalogue import Axis
from app.checks.finding import Finding
from app.checks.ledger import Ledger
from app.checks.names import COLUMN
from app.checks.table_check import TableCheck, check_table
from app.components.bands import MOST, Bands, Spot, bands
from app.components.margins import Around, best, margin_table
from app.components.tables import draw
from tests.checks.test_causes import ledger
from tests.markup import Page

WRONG = (540_000, 20_000, 9_000, 479_000)
"""Togo, whose Objective 1 is 450,000; Togo is line 2 of 4, Objective 1 the first of 3 columns."""


def laid(table: Ledger) -> tuple[TableCheck, Bands]:
    check = check_table(table)
    return check, bands(check, best(check))


def drawn(check: TableCheck, around: Around | None = None) -> str:
    return str(draw(margin_table(check, best(check), {}, around or Around())))


def test_bands_run_from_the_doubted_cell_to_the_two_sums_it_breaks() -> None:
    _, held = laid(ledger(Togo=WRONG))
    assert set(held.marks) == {Spot(2, 0)}
    # To the right: three cells, the total, the difference. Below: two lines, the total line,
    # what is computed, the difference.
    assert held.across == {Spot(2, column) for column in range(5)}
    assert held.down == {Spot(line, 0) for line in range(2, 8)}
    assert held.ends == {Spot(2, 4), Spot(7, 0)}


def test_a_band_ends_in_the_cells_of_the_margin_that_show_the_gap() -> None:
    check, _ = laid(ledger(Togo=WRONG))
    html = drawn(check)
    assert '<i class="band across end"></i><strong data-state="error">≠ −90,000' in html
    assert '<i class="band down end"></i><strong data-state="error">≠ −90,000' in html
    assert html.count('class="ring"') == 1


def test_no_band_runs_to_a_sum_that_holds() -> None:
    # A figure carried into its total leaves its line in balance.
    _, held = laid(ledger(Togo=(750_000, 20_000, 9_000, 779_000)))
    assert held.marks
    assert held.across == frozenset()
    assert held.down


def test_a_table_that_adds_up_has_neither_ring_nor_band() -> None:
    check, held = laid(ledger())
    assert (held.marks, held.ends) == ({}, frozenset())
    assert "ring" not in drawn(check)
    assert "band" not in drawn(check)


def test_many_doubted_cells_of_one_line_have_bands_along_it_only() -> None:
    six = tuple(f"objective_{n}" for n in range(1, 7))
    figures = ((10, 200, 3_000, 47, 51, 66), (70, 800, 9_000, 17, 11, 12), (5, 4, 3, 2, 1, 9))
    lines = tuple(
        replace(entry, figures=row, total=sum(row))
        for entry, row in zip(ledger().lines, figures, strict=False)
    )
    down = tuple(map(sum, zip(*figures, strict=True)))
    total = replace(lines[0], programme="Total", figures=down, total=sum(down))
    moved = replace(lines[0], figures=(*figures[0][1:],), total=sum(figures[0]))
    check, held = laid(
        Ledger("d", "d", six, six, (moved, *lines[1:]), total),
    )
    assert len(held.marks) > MOST
    assert held.down == frozenset()
    assert {spot.line for spot in held.across} == {1}
    assert drawn(check).count('class="ring"') == len(held.marks)


def test_a_line_that_is_missing_is_shown_apart_and_nothing_of_it_as_printed() -> None:
    whole = ledger()
    check, held = laid(replace(whole, lines=tuple(e for e in whole.lines if e.programme != "Mali")))
    assert held.added["objective_1"].suggested == 80_000
    html = drawn(check)
    assert '<tr class="missing"><th scope="row">A line that is missing</th>' in html
    row = next(r for r in Page(html).table("as printed") if r[0] == "A line that is missing")
    assert row[1:] == ["meant 80,000", "meant 60,000", "meant 5,000", "meant 145,000", ""]
    assert 'class="ring"' not in html


def test_a_place_behind_which_no_band_runs_has_no_class() -> None:
    _, held = laid(ledger(Togo=WRONG))
    assert held.ways(Spot(1, 1)) == ""
    assert held.ways(Spot(2, 0)) == "band across down"
    assert held.ways(Spot(7, 0)) == "band down end"


@pytest.mark.parametrize("axis", [Axis.ROW, Axis.COLUMN])
def test_the_readers_own_finding_is_framed_once_and_said_so(axis: Axis) -> None:
    check, _ = laid(ledger(Togo=WRONG))
    here = next(f for f in check.findings if f.axis is axis)
    html = drawn(check, Around(here=here))
    assert html.count('aria-current="true"') == 1
    _, _, rest = html.partition('<span class="here" id="here" aria-current="true">')
    framed, _, _ = rest.partition("(this finding)")
    assert "≠ −90,000" in framed
    row = next(r for r in Page(html).table("as printed") if "(this finding)" in " ".join(r))
    assert row[0] == ("Togo" if axis is Axis.ROW else "Difference")


def test_a_finding_about_a_cell_or_a_name_is_framed_where_it_stands() -> None:
    check = check_table(ledger(Chad=(None, 30_000, 7_000, 37_000)))
    (cell,) = (f for f in check.noted if f.column == "objective_1")
    rows = Page(drawn(check, Around(here=cell))).table("as printed")
    assert rows[1][:2] == ["Chad", "n/p meant 120,000 (this finding)"]
    name = replace(cell, column=COLUMN)
    rows = Page(drawn(check, Around(here=name))).table("as printed")
    assert rows[1][0] == "Chad (this finding)"


def test_a_difference_leads_to_its_finding_where_findings_have_pages() -> None:
    check, _ = laid(ledger(Togo=WRONG))

    def path(finding: Finding) -> str:
        return f"/findings/{finding.id}"

    page = Page(drawn(check, Around(path=path)))
    assert page.links == [path(f) for f in check.disagreements]
    assert Page(drawn(check)).links == []
