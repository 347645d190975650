"""The report on anyone's table as escaped HTML: causes first, then the table with its margins."""

from markupsafe import Markup

from app.checks.finding import Finding
from app.checks.naming import table_key
from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.checks.wording import UNHELD
from app.components import cards, tables
from app.components.between import note
from app.components.margins import Around, best, margin_table
from app.components.markup import listing, paragraphs
from app.components.readings import readings
from app.formats import counted, listed, number
from app.languages import say

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
        "<summary>{}</summary>{}</details></section>"
    ).format(
        check.name,
        _state(check),
        tested(check),
        _why(check),
        _ring_note(check) + note(check),
        tables.draw(margin_table(check, best(check), around=_around(check))),
        _disagreements(check.disagreements),
        _notes(check.noted),
        say("How the table was read"),
        listing(*check.notes),
    )


def _around(check: TableCheck) -> Around:
    """Lead from each difference of a table to its finding, where that is listed."""
    held = {found.id for found in check.disagreements[:MOST]}
    return Around(
        f"printed-{table_key(check.table)}",
        path=lambda found: f"#{_listed_as(found)}" if found.id in held else "",
        anchor=_shown_as,
    )


def _listed_as(found: Finding) -> str:
    """Return the id of what a list says of where a finding stands."""
    return f"of-{found.id}"


def _shown_as(found: Finding) -> str:
    """Return the id of its difference in the table."""
    return f"at-{found.id}"


def tested(check: TableCheck) -> str:
    """Say what was tested of a table and what holds: silence is no proof."""
    if not check.tested:
        return _untested(check)
    rows, columns, grand = len(check.row_sums), len(check.column_sums), len(check.grand_sums)
    kinds = (
        say("{count} across its lines", count=number(rows)) if rows else "",
        say("{count} down its columns", count=number(columns)) if columns else "",
        say("{count} for the grand total", count=number(grand)) if grand else "",
    )
    return counted(
        check.tested,
        "{n} sum tested, {kinds}: {verdict}.",
        "{n} sums tested, {kinds}: {verdict}.",
        kinds=listed(tuple(filter(None, kinds))),
        verdict=f"{_holding(check)}{_hidden(check)}",
    )


def _holding(check: TableCheck) -> str:
    if check.holding == check.tested:
        return say("all hold")
    held = say("{count} hold", count=number(check.holding))
    if not check.lacking:
        return held
    lacking = counted(check.lacking, "{n} lacks a total", "{n} lack a total")
    return listed((held, lacking))


def _untested(check: TableCheck) -> str:
    if check.ledger.unheld:
        return say(UNHELD)
    if check.ledger.totals:
        return say("No sum was tested: beside its totals the table has no figures to be added.")
    return say("No sum was tested: the table has neither a total line nor a total column.")


def _hidden(check: TableCheck) -> str:
    """Say how many sums hold only because of the tolerance: it is not to hide anything."""
    if not check.hidden:
        return ""
    said = counted(
        check.hidden,
        "{n} of these is off, within the tolerance of {tolerance}",
        "{n} of these are off, within the tolerance of {tolerance}",
        tolerance=number(check.sums[0].tolerance, check.ledger.decimals),
    )
    return say("; ") + said


def _state(check: TableCheck) -> Markup:
    """Show the one worst thing that can be said of a table."""
    if not check.disagreements:
        if not check.tested:
            return cards.state(say("not tested"), "note")
        return cards.state(say("nothing disagrees"), "holds")
    worst = min(check.disagreements, key=lambda f: ("error", "rounding").index(f.severity))
    return cards.state(worst.severity.label, worst.severity)


def _why(check: TableCheck) -> Markup:
    if not check.causes.explanations and not any(tested.disagrees for tested in check.sums):
        return Markup("")
    return Markup("<h3>{}</h3>{}").format(say("Why, and what would mend it"), readings(check))


def _ring_note(check: TableCheck) -> Markup:
    reading = best(check)
    if reading is None or all(cell.line is None for cell in reading.cells):
        return Markup("")
    return paragraphs(
        say(
            "A ring marks a cell that the likeliest reading doubts; bands run from it to the sums "
            "it breaks. Nothing of the table is changed."
        )
    )


def _disagreements(found: tuple[Finding, ...]) -> Markup:
    more = len(found) - MOST
    return _listed(
        found,
        counted(len(found), "{n} disagreement", "{n} disagreements"),
        counted(
            more,
            "{n} more disagreement, in the files.",
            "{n} more disagreements, in the files.",
        ),
    )


def _notes(found: tuple[Finding, ...]) -> Markup:
    more = len(found) - MOST
    return _listed(
        found,
        counted(len(found), "{n} note", "{n} notes"),
        counted(more, "{n} more note, in the files.", "{n} more notes, in the files."),
    )


def _listed(found: tuple[Finding, ...], heading: str, more: str) -> Markup:
    if not found:
        return Markup("")
    points = [
        Markup("{} {}{}").format(cards.state(f.code.title, f.severity), f.message, _address(f))
        for f in found[:MOST]
    ]
    rest = paragraphs(more) if len(found) > MOST else ""
    return Markup("<h3>{}</h3>{}{}").format(heading, listing(*points), rest)


def _address(found: Finding) -> str | Markup:
    """Say where in the file a finding stands, unless its sentence says so, and lead there."""
    where = found.cell or (_in_a_text(*found.spot) if found.spot else "")
    said = where if where not in found.message else ""
    if not found.difference:
        return f" ({said})" if said else ""
    return Markup(' (<a id="{}" href="#{}">{}</a>)').format(
        _listed_as(found), _shown_as(found), said or say("in the table")
    )


def _in_a_text(line: int, column: int) -> str:
    return say("line {line}, column {column}", line=line, column=column)
