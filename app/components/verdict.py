"""The report on anyone's table as escaped HTML: causes first, then the table with its margins."""

from markupsafe import Markup

from app.checks.report import Report
from app.checks.table_check import TableCheck
from app.components import cards, tables
from app.components.margins import best, margin_table
from app.components.markup import listing, paragraphs
from app.components.readings import readings
from app.formats import number, plural

MOST = 60
"""Findings listed of a table; the others are counted."""


def verdict(report: Report) -> Markup:
    """Return the whole report; every text of the file in it is escaped."""
    return Markup("").join(_table(check) for check in report.tables)


def _table(check: TableCheck) -> Markup:
    return Markup(
        '<section class="verdict"><h2>{}</h2><p>{} {}</p>{}{}{}<details class="behind">'
        "<summary>How the table was read</summary>{}</details></section>"
    ).format(
        check.name,
        _state(check),
        f"{plural(check.tested, 'sum')} tested, {number(check.holding)} hold.",
        _why(check),
        _findings(check),
        tables.draw(margin_table(check, best(check))),
        listing(*check.notes),
    )


def _state(check: TableCheck) -> Markup:
    if not check.findings:
        return cards.state("nothing disagrees", "holds")
    worst = min(check.findings, key=lambda f: ("error", "rounding", "note").index(f.severity))
    return cards.state(worst.severity.label, worst.severity)


def _why(check: TableCheck) -> Markup:
    if all(tested.holds for tested in check.sums):
        return Markup("")
    return Markup("<h3>Why, and what would mend it</h3>{}").format(readings(check))


def _findings(check: TableCheck) -> Markup:
    if not check.findings:
        return paragraphs("Every sum holds to the dollar and nothing else was found.")
    points = [
        Markup("{} {}{}").format(
            cards.state(f.code.title, f.severity), f.message, f" ({f.cell})" if f.cell else ""
        )
        for f in check.findings[:MOST]
    ]
    more = len(check.findings) - len(points)
    rest = paragraphs(f"{plural(more, 'more finding')}, in the files.") if more > 0 else ""
    return Markup("<h3>{}</h3>{}{}").format(
        plural(len(check.findings), "finding"), listing(*points), rest
    )
