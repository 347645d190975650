"""The report on anyone's table as escaped HTML: causes first, then the table with its margins."""

from markupsafe import Markup

from app.checks.finding import Finding
from app.checks.naming import table_key
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.components import cards, tables
from app.components.margins import Around, best, margin_table
from app.components.markup import listing, paragraphs
from app.components.readings import readings
from app.formats import listed, number, plural

MOST = 60
"""Findings listed of a table; the others are counted."""


def verdict(report: Report, notices: tuple[str, ...] = ()) -> Markup:
    """Return the whole report; every text of the file in it is escaped.

    ``notices`` say what was asked for and could not be used.
    """
    said = Markup("").join(Markup("<li>{}</li>").format(notice) for notice in notices)
    top = Markup('<ul class="notices">{}</ul>').format(said) if notices else Markup("")
    return top + Markup("").join(_table(check) for check in report.tables)


def _table(check: TableCheck) -> Markup:
    return Markup(
        '<section class="verdict"><h2>{}</h2><p>{} · {}</p>{}{}{}{}{}<details class="behind">'
        "<summary>How the table was read</summary>{}</details></section>"
    ).format(
        check.name,
        _state(check),
        tested(check),
        _why(check),
        _ring_note(check),
        tables.draw(
            margin_table(check, best(check), around=Around(f"printed-{table_key(check.table)}"))
        ),
        _listed("disagreement", check.disagreements),
        _listed("note", check.noted),
        listing(*check.notes),
    )


def tested(check: TableCheck) -> str:
    """Say what was tested of a table and what holds: silence is no proof."""
    if not check.tested:
        return "No sum was tested: the table has neither a total line nor a total column."
    kinds = (
        (len(check.row_sums), "across its lines"),
        (len(check.column_sums), "down its columns"),
        (len(check.grand_sums), "for the grand total"),
    )
    which = listed(tuple(f"{number(count)} {where}" for count, where in kinds if count))
    holding = "all hold" if check.holding == check.tested else f"{number(check.holding)} hold"
    return f"{plural(check.tested, 'sum')} tested, {which}: {holding}{_hidden(check)}."


def _hidden(check: TableCheck) -> str:
    """Say how many sums hold only because of the tolerance: it is not to hide anything."""
    if not check.hidden:
        return ""
    verb = "is" if check.hidden == 1 else "are"
    within = f"within the tolerance of {number(check.sums[0].tolerance)}"
    return f"; {number(check.hidden)} of these {verb} off, {within}"


def _state(check: TableCheck) -> Markup:
    """Show the one worst thing that can be said of a table."""
    if not check.disagreements:
        return cards.state("nothing disagrees" if check.tested else "not tested", "holds"
                           if check.tested else "note")  # fmt: skip
    worst = min(check.disagreements, key=lambda f: ("error", "rounding").index(f.severity))
    return cards.state(worst.severity.label, worst.severity)


def _why(check: TableCheck) -> Markup:
    if all(tested.holds for tested in check.sums):
        return Markup("")
    return Markup("<h3>Why, and what would mend it</h3>{}").format(readings(check))


def _ring_note(check: TableCheck) -> Markup:
    reading = best(check)
    if reading is None or all(cell.line is None for cell in reading.cells):
        return Markup("")
    return paragraphs(
        "A ring marks a cell that the likeliest reading doubts; bands run from it to the sums it "
        "breaks. Nothing of the table is changed."
    )


def _listed(what: str, found: tuple[Finding, ...]) -> Markup:
    if not found:
        return Markup("")
    points = [
        Markup("{} {}{}").format(cards.state(f.code.title, f.severity), f.message, _address(f))
        for f in found[:MOST]
    ]
    more = len(found) - len(points)
    rest = paragraphs(f"{plural(more, f'more {what}')}, in the files.") if more > 0 else ""
    return Markup("<h3>{}</h3>{}{}").format(plural(len(found), what), listing(*points), rest)


def _address(found: Finding) -> str:
    """Say where in a workbook a finding stands, unless its sentence says so."""
    return f" ({found.cell})" if found.cell and found.cell not in found.message else ""
