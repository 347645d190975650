"""The tables of the findings page: disagreements, notes, what was tested, the world."""

from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup, escape

from app.checks.finding import Finding
from app.checks.report import Report
from app.components import cards, tables
from app.components.markup import amount, beside, link, paragraphs, told
from app.components.view import Column, Row, Table
from app.formats import NIL, counted, number, signed
from app.languages import choose, say, say_as
from app.model.totals import WorldSums
from app.pages import finding
from app.pages.finding_words import column_name, is_name, line_name, place

Names = Mapping[str, str]
"""Short names of the regions by slug."""


def disagreements(report: Report, names: Names) -> Table:
    """Return the sums that disagree with their printed total, in the order of the print."""
    return Table(
        caption=say("Sums that disagree with their printed total"),
        columns=(
            Column(say("What disagrees"), text=True),
            Column(say("Printed"), unit="USD"),
            Column(say("Computed"), unit="USD"),
            Column(say("Difference"), unit="USD"),
            Column(say("State"), text=True),
        ),
        rows=tuple(_disagreement(found, names) for found in report.disagreements),
        empty=say("Every sum that was tested holds."),
        kind="prose",
    )


def _disagreement(found: Finding, names: Names) -> Row:
    return Row(
        f"{_heads(found, names)} {cards.state(found.code.title, found.severity)}"
        f'<span class="says">{escape(found.message)}</span>',
        (
            amount(found.printed),
            amount(found.computed),
            f'<strong data-state="{found.severity}">{signed(found.difference)}</strong>',
            recorded(found),
        ),
        id=found.id,
    )


def _heads(found: Finding, names: Names) -> Markup:
    region = link(names.get(found.table, found.table), f"/regions/{found.table}#table")
    return Markup('<b><a href="{}">{}</a></b>{}, {}').format(
        finding.path(found), place(found), beside(found.programme, line_name(found)), region
    )


def recorded(found: Finding) -> str:
    """Say whether a finding was looked at before."""
    if found.state == "known":
        return say("confirmed as printed")
    return say_as("state", "new")


def notes(report: Report, names: Names) -> Markup:
    """Return the notes, names apart from figures that are not printed."""
    held = report.notes
    if not held:
        return paragraphs(say("Nothing is noted."))
    said = paragraphs(
        say("A note is no disagreement: it breaks no sum by itself, and never fails a check.")
    )
    figures = tuple(found for found in held if not is_name(found))
    spelt = tuple(found for found in held if is_name(found))
    groups = (
        (say("Names"), tables.draw(_names(spelt, names)), spelt),
        (say("Figures that are not printed"), tables.draw(_missing(figures, names)), figures),
    )
    return Markup("{}{}").format(
        said,
        Markup("").join(
            Markup("<h3>{}</h3>{}").format(head, table) for head, table, found in groups if found
        ),
    )


def _names(found: tuple[Finding, ...], names: Names) -> Table:
    return Table(
        caption=say("Notes on names"),
        columns=(Column(say("Name as printed"), text=True), Column(say("State"), text=True)),
        rows=tuple(
            Row(
                f'{_heads(f, names)}<span class="says">{escape(f.message)}</span>',
                (recorded(f),),
                id=f.id,
            )
            for f in found
        ),
        kind="prose",
    )


def _missing(found: tuple[Finding, ...], names: Names) -> Table:
    """Gather the cells of a line in one row, each cell with its own address."""
    lines = groupby(found, key=lambda f: (f.table, f.programme, f.state))
    return Table(
        caption=say("Notes on figures that are not printed"),
        columns=(
            Column(say_as("of a table", "Line"), text=True),
            Column(say("Cells")),
            Column(say("State"), text=True),
        ),
        rows=tuple(_missing_row(tuple(held), names) for _, held in lines),
        kind="prose",
    )


def _missing_row(held: tuple[Finding, ...], names: Names) -> Row:
    first = held[0]
    region = link(names.get(first.table, first.table), f"/regions/{first.table}#table")
    cells = Markup(", ").join(
        Markup('<a id="{}" href="{}">{}</a>').format(f.id, finding.path(f), column_name(f))
        for f in held
    )
    text = choose(
        len(held),
        "{cells}: no figure is printed; its sums are tested all the same.",
        "{cells}: no figure is printed; their sums are tested all the same.",
    )
    name = line_name(first)
    head = Markup('<b>{}</b>{}, {}<span class="says">{}</span>').format(
        name,
        beside(first.programme, name),
        region,
        Markup(text).format(cells=cells),  # noqa: S704 - ours
    )
    return Row(str(head), (number(len(held)), recorded(first)))


def tested(report: Report) -> Table:
    """Return for each table how many sums were tested, how many hold, and its state."""
    return Table(
        caption=say("Sums tested and sums that hold, by table"),
        columns=(
            Column(say("Table"), text=True),
            Column(say("Lines")),
            Column(say("Row sums")),
            Column(say("Column sums")),
            Column(say("Grand sums")),
            Column(say_as("sums", "Hold")),
            Column(say_as("sums", "Lack a figure")),
            Column(say("State"), text=True),
        ),
        rows=tuple(
            Row(
                str(link(check.name, f"/regions/{check.table}#table")),
                (
                    number(check.lines),
                    number(len(check.row_sums)),
                    number(len(check.column_sums)),
                    number(len(check.grand_sums)),
                    number(check.holding),
                    number(len(check.incomplete)) if check.incomplete else NIL,
                    str(_state(check.status.value)),
                ),
            )
            for check in report.tables
        ),
        foot=(_all_tested(report),),
    )


def _all_tested(report: Report) -> Row:
    kinds = zip(*((t.row_sums, t.column_sums, t.grand_sums) for t in report.tables), strict=True)
    return Row(
        say("All tables"),
        (
            number(sum(t.lines for t in report.tables)),
            *(number(sum(map(len, sums))) for sums in kinds),
            number(report.holding),
            number(sum(len(t.incomplete) for t in report.tables)),
            "",
        ),
        mark="total",
    )


def _state(status: str) -> Markup:
    if status == "clean":
        return cards.state(say("all hold"), "holds")
    if status == "rounding":
        return cards.state(say("off by 1 or 2"), "rounding")
    return cards.state(say("disagreement"), "error")


def world(sums: WorldSums) -> Markup:
    """Return three ways to a total that the book does not print."""
    ways = (
        (say("The nine printed region totals"), sums.region_totals),
        (say("The printed totals of all lines"), sums.line_totals),
        (say("The printed cells"), sums.cells),
    )
    table = Table(
        caption=say("Three ways to a world total that the book does not print"),
        columns=(
            Column(say("Added up from"), text=True),
            Column(say("Sum"), unit="USD"),
            Column(say("Difference to the cells"), unit="USD"),
        ),
        rows=tuple(Row(name, (amount(s), signed(s - sums.cells))) for name, s in ways),
    )
    note = paragraphs(
        say(
            "The book prints no total for the world. These sums are shown side by side; they are "
            "neither counted among the tested sums nor a finding."
        )
    )
    return Markup("{}{}").format(note, tables.draw(table))


def confirmed(report: Report) -> Markup:
    """Return the findings recorded as printed, each with its reason."""
    points = [
        Markup("<li>{}</li>").format(
            told(link(f"{place(f)}, {check.name}", finding.path(f)), say(record.reason))
        )
        for check in report.tables
        for f in check.findings
        if (record := report.record(f))
    ]
    if not points:
        return paragraphs(say("No finding is recorded."))
    return Markup("<ul>{}</ul>").format(Markup("").join(points))


def vanished(report: Report) -> Markup:
    """Return the records for which nothing is found any more."""
    if not report.vanished:
        return paragraphs(say("None: everything that is recorded is still found."))
    text = Markup(say("<code>{id}</code> was recorded and is no longer found: {reason}"))  # noqa: S704 - ours
    points = (
        Markup("<li>{}</li>").format(text.format(id=record.id, reason=say(record.reason)))
        for record in report.vanished
    )
    said = counted(
        len(report.vanished), "{n} record to look at again.", "{n} records to look at again."
    )
    return Markup("<p>{}</p><ul>{}</ul>").format(said, Markup("").join(points))
