"""The sheet Totals of a workbook: live sums over Data beside the printed ones.

Every formula is stored with its result, computed from the same lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.checks.catalogue import Axis
from app.checks.finding import Finding
from app.exports.check_sheet import AMOUNT, GAP, HEAD, OFF
from app.exports.data_sheet import NOT_PRINTED, Layout
from app.exports.extract import Extract
from app.exports.sheets import Sheet, Style, letter
from app.exports.totals import printed_alone, totals_of, whole_totals
from app.languages import mark, say
from app.model.programme import Programme
from app.model.shares import asked_together
from app.model.tables import Amount, Line, added
from app.terms import PARTS, TOTAL_COLUMN, TOTAL_LINE, Kind, Part

TOTALS: Final = "Totals"
NO_TOTAL: Final = mark("No total is printed for this selection.")
ALONE: Final = mark("One line: its own printed total.")
_COMPUTED: Final = mark("Computed")
_BESIDE: Final = (_COMPUTED, mark("Printed"), mark("Difference"))
_HEAD: Final = (mark("Sum (USD) of"), *_BESIDE, mark("Note"))
_WIDTHS: Final = (66.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0)
_SUM, _PRINTED = 1, 2
_RIGHT: Final[Style] = {**HEAD, "align": "right"}
_WRITTEN: Final[Style] = {"num_format": AMOUNT}
_NOTE: Final[Style] = {"align": "left", "indent": 1}
_TOGETHER: Final = {
    "requirement": mark("Requirement: the parts shown together"),
    "printed_total": mark("Printed totals of the lines"),
    "computed_total": mark("Computed totals of the lines"),
}
"""What is added up beside the parts, by the column of Data."""
_OF_TABLES: Final = (mark("Printed totals of each table"), *_BESIDE, mark("Column"))


@dataclass(frozen=True)
class _Total:
    """One sum of a column, with what is printed for it."""

    title: str
    column: str
    """Of Data; empty where the printed totals above are added up."""
    computed: Amount
    printed: Amount
    note: str = ""


def write_totals(sheet: Sheet, layout: Layout) -> None:
    """Write the sum of every amount column, then of every region by kind of line."""
    alone = printed_alone(layout.extract)
    titles = tuple(map(say, _HEAD))
    # Of one line it is the sheet that is read first.
    named = say("{line} (USD)", line=layout.extract.lines[0].name) if alone else titles[0]
    sheet.head((named, *titles[1:], "", ""), _WIDTHS, HEAD)
    for column in range(_SUM, len(_HEAD) - 1):
        sheet.text(0, column, titles[column], _RIGHT)
    sheet.text(0, len(_HEAD) - 1, titles[-1], {**HEAD, **_NOTE})
    totals = _of_line(layout.extract, alone) if alone else _totals(layout.extract)
    for row, total in enumerate(totals, start=1):
        sheet.text(row, 0, total.title, {})
        above = f"{letter(_PRINTED)}2:{letter(_PRINTED)}{len(layout.extract.parts) + 1}"
        cells = layout.range(total.column) if total.column else above
        formula = _live(f"SUM({cells})", f"COUNT({cells})", total.computed)
        sheet.formula(row, _SUM, formula, total.computed, _WRITTEN)
        _beside(sheet, row, _SUM, total.computed, total.printed)
        sheet.text(row, len(_HEAD) - 1, total.note, _NOTE)
        notes = _footnotes(layout.extract, total.column)
        if notes:
            sheet.comment(row, _PRINTED, notes)
    if alone:
        return
    below = _write_regions(sheet, layout, len(totals) + 2)
    if _total_line(layout.extract) is None:
        _write_tables(sheet, layout, below + 2)


def _live(formula: str, count: str, computed: Amount) -> str:
    """Return the formula of a sum; of cells without any figure it has none either, as yet.

    ``count`` counts the cells that have one.
    """
    return f"={formula}" if computed is not None else f'=IF({count}=0,"",{formula})'


def _beside(sheet: Sheet, row: int, column: int, computed: Amount, printed: Amount) -> None:
    """Write what is printed beside a computed sum, and the difference where there is one."""
    sheet.number(row, column + 1, printed, _WRITTEN)
    if printed is None or computed is None:
        return
    style: Style = {"num_format": GAP}
    if printed != computed:
        style |= {"bg_color": OFF, "bold": True}
    formula = f"={letter(column + 1)}{row + 1}-{letter(column)}{row + 1}"
    sheet.formula(row, column + 2, formula, printed - computed, style)


def _totals(extract: Extract) -> tuple[_Total, ...]:
    line = _total_line(extract)
    sums, note = totals_of(extract), "" if line else say(NO_TOTAL)
    whole = line.printed_total if line else None
    found = extract.findings if line else ()
    told = {f.column: f.message for f in found if _is_of_total(f, Axis.COLUMN)}
    across = next((f.message for f in found if _is_of_total(f, Axis.ROW)), "")
    six = extract.parts == PARTS
    parts = (
        _Total(_whole_name(part), part.column, sums[part.column],
               line.requirements[part] if line else None, told.get(part.column, note))
        for part in extract.parts
    )  # fmt: skip
    together = (
        (_Total(say("Printed totals of the parts"), "", added(line.amounts), whole, across),)
        if line and six
        else ()
    )
    return (
        *parts,
        *together,
        _Total(say(_TOGETHER["requirement"]), "requirement", sums["requirement"],
               whole if six else None, note if six else say(NO_TOTAL)),
        _Total(say(_TOGETHER["printed_total"]), "printed_total", sums["printed_total"], whole,
               told.get("total", note)),
        _Total(say(_TOGETHER["computed_total"]), "computed_total", sums["computed_total"], whole,
               note),
    )  # fmt: skip


def _of_line(extract: Extract, printed: Mapping[str, Amount]) -> tuple[_Total, ...]:
    """Return what the only line asks for beside what is printed in it."""
    sums = totals_of(extract)
    titles = {part.column: _whole_name(part) for part in extract.parts}
    titles |= {column: say(title) for column, title in _TOGETHER.items()}
    told = {f.column: f.message for f in extract.findings if f.axis is Axis.ROW}

    def note(column: str) -> str:
        if column == "requirement" and extract.parts != PARTS:
            return say(NO_TOTAL)
        if printed[column] is None:
            return say(NOT_PRINTED)
        return (told.get("total") or say(ALONE)) if column in _TOGETHER else ""

    return tuple(
        _Total(title, column, sums[column], printed[column], note(column))
        for column, title in titles.items()
    )


def _whole_name(part: Part) -> str:
    return say("{label}: {value}", label=part.short, value=part.full)


def _total_line(extract: Extract) -> Line | None:
    """Return the printed Total line where one region is shown as a whole; none is for several."""
    lines = tuple(extract.whole_tables.values())
    return lines[0] if len(lines) == len(extract.regions) == 1 else None


def _footnotes(extract: Extract, column: str) -> tuple[str, ...]:
    """Return what the edition remarks on a figure of the one Total line that is shown."""
    if _total_line(extract) is None:
        return ()
    place = TOTAL_COLUMN if column == "printed_total" else column
    of_total = (note for note in extract.footnotes if note.programme == TOTAL_LINE)
    return tuple(say(note.text) for note in of_total if (note.column or TOTAL_COLUMN) == place)


def _is_of_total(finding: Finding, axis: Axis) -> bool:
    return finding.programme == TOTAL_LINE and finding.axis is axis


def _write_regions(sheet: Sheet, layout: Layout, top: int) -> int:
    """Write the sums by region and kind of line; return the last row that was written."""
    extract = layout.extract
    kinds = (kind.label for kind in Kind)
    for column, title in enumerate((say("Requirement by region"), *kinds, *map(say, _BESIDE))):
        sheet.text(top, column, title, _RIGHT if column else HEAD)
    row = top
    for row, region in enumerate(extract.regions, start=top + 1):
        lines = [line for line in extract.lines if line.region == region]
        sheet.text(row, 0, region.name, {})
        _write_kinds(sheet, layout, row, lines)
        computed = asked_together(lines, extract.parts)
        first, last = letter(1), letter(len(Kind))
        own = f"{layout.range('region_name')},$A{row + 1}"
        formula = _live(f"SUM({first}{row + 1}:{last}{row + 1})", _count(layout, own), computed)
        sheet.formula(row, len(Kind) + 1, formula, computed, _WRITTEN)
        _beside(sheet, row, len(Kind) + 1, computed, _printed(extract, region.slug))
    if extract.regions:
        _write_together(sheet, layout, top + 1, row)
    return row + 1


def _write_tables(sheet: Sheet, layout: Layout, top: int) -> None:
    """Write each table that is shown as a whole: its sums down, beside the printed totals."""
    totals = whole_totals(layout.extract)
    if not totals:
        return
    for column, title in enumerate(map(say, _OF_TABLES)):
        style = _RIGHT if column in range(1, 4) else {**HEAD, **(_NOTE if column else {})}
        sheet.text(top, column, title, style)
    regions = {region.slug: region.name for region in layout.extract.regions}
    titles = {column.name: column.title for column in layout.columns}
    by_region = layout.range("region_name")
    for row, total in enumerate(totals, start=top + 1):
        sheet.text(row, 0, regions[total.table], {})
        own = f"{by_region},$A{row + 1}"
        formula = _live(
            f"SUMIFS({layout.range(total.column)},{own})",
            _count(layout, own, total.column),
            total.computed,
        )
        sheet.formula(row, _SUM, formula, total.computed, _WRITTEN)
        _beside(sheet, row, _SUM, total.computed, total.printed)
        sheet.text(row, len(_OF_TABLES) - 1, titles[total.column], _NOTE)


def _write_kinds(sheet: Sheet, layout: Layout, row: int, lines: list[Programme]) -> None:
    asked, region, kinds = (layout.range(name) for name in ("requirement", "region_name", "kind"))
    for column, kind in enumerate(Kind, start=1):
        own = f'{region},$A{row + 1},{kinds},"{kind.value}"'
        held = asked_together([p for p in lines if p.kind is kind], layout.extract.parts)
        formula = _live(f"SUMIFS({asked},{own})", _count(layout, own), held)
        sheet.formula(row, column, formula, held, _WRITTEN)


def _count(layout: Layout, which: str, column: str = "requirement") -> str:
    """Return what counts the figures of a column of Data in the lines that are meant."""
    return f'COUNTIFS({which},{layout.range(column)},"<>")'


def _write_together(sheet: Sheet, layout: Layout, first: int, last: int) -> None:
    style: Style = {**_WRITTEN, "bold": True, "top": 1}
    sheet.text(last + 1, 0, say("Together"), {"bold": True, "top": 1})
    for column, kind in enumerate((*Kind, None), start=1):
        at = letter(column)
        lines = [line for line in layout.extract.lines if kind in (None, line.kind)]
        held = asked_together(lines, layout.extract.parts)
        own = f'{layout.range("kind")},"{kind.value if kind else "*"}"'
        formula = _live(f"SUM({at}{first + 1}:{at}{last + 1})", _count(layout, own), held)
        sheet.formula(last + 1, column, formula, held, style)


def _printed(extract: Extract, slug: str) -> Amount:
    """Return what is printed for a region that is shown as a whole, None where nothing is."""
    line = extract.whole_tables.get(slug)
    if line is None:
        return None
    if extract.parts == PARTS:
        return line.printed_total
    return line.requirements[extract.parts[0]] if len(extract.parts) == 1 else None
