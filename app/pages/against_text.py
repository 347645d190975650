"""The group of the findings page that sets the printed tables beside the chapters and charts."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from app.checks.catalogue import Code, State
from app.checks.coverage import Total, totals
from app.checks.finding import Finding
from app.checks.report import Report
from app.components import tables
from app.components.markup import amount, beside, link, listing, paragraphs, told
from app.components.view import Column, Row, Section, Table
from app.formats import NIL, counted, number
from app.languages import say, say_as
from app.model.narratives import Coverage, Form, Narratives
from app.pages import finding
from app.pages.finding_words import column_name, line_name, place
from app.pages.findings_tables import recorded
from app.pages.told import PATH as SECTIONS
from app.terms import PART_COLUMNS, PARTS

UNTOLD = (Code.FUNDED_NOT_DESCRIBED, Code.DESCRIBED_IN_A_BOX_ONLY)
"""What is asked for without a section."""
_SIGNS: Mapping[Form | None, str] = {Form.SECTION: "●", Form.BOX: "◐", None: "○"}
Names = Mapping[str, str]
"""Short names of the regions by slug."""


def sections(report: Report, narratives: Narratives, names: Names) -> tuple[Section, ...]:
    """Return the group as one section; none where the chapters of the edition were not read."""
    if not narratives.narratives:
        return ()
    grid = _grid(report, narratives) if len(report.tables) < len(names) else _hint()
    body = Markup("").join(
        (
            paragraphs(_sentence(report, narratives)),
            _head(say("Amounts without a section, by region and chapter")),
            tables.draw(
                _by_chapter(
                    report,
                    names,
                    UNTOLD,
                    _asked,
                    say("US dollars asked for without a section; in brackets how often"),
                )
            ),
            _head(say("The same, largest first")),
            tables.draw(_largest(report, names)),
            _head(say("Descriptions without an amount, by region and chapter")),
            tables.draw(
                _by_chapter(
                    report,
                    names,
                    (Code.DESCRIBED_NOT_FUNDED,),
                    _counted,
                    say("How often a chapter describes what nothing is asked for"),
                )
            ),
            _unpaid(report, names),
            grid,
            _labels(report, names),
        )
    )
    return (Section(say("Print against text"), body, "against-text"),)


def _head(text: str) -> Markup:
    return Markup("<h3>{}</h3>").format(text)


def _sentence(report: Report, narratives: Narratives) -> str:
    untold, boxed, unpaid = (
        sum(found.code is code for found in report.beside)
        for code in (*UNTOLD, Code.DESCRIBED_NOT_FUNDED)
    )
    asked = sum(
        bool(figure)
        for check in report.tables
        for entry in check.ledger.lines
        for figure in entry.figures
    )
    return counted(
        unpaid,
        "The book gives each principle and objective a chapter. Of {asked} amounts, {told} have a "
        "section of their own in their chapter, {boxed} only a box and {untold} not a word; {n} "
        "description stands where nothing is asked for. All of this is noted and never fails a "
        "check: the book may have its reasons.",
        "The book gives each principle and objective a chapter. Of {asked} amounts, {told} have a "
        "section of their own in their chapter, {boxed} only a box and {untold} not a word; {n} "
        "descriptions stand where nothing is asked for. All of this is noted and never fails a "
        "check: the book may have its reasons.",
        asked=number(asked),
        told=number(asked - untold - boxed),
        boxed=number(boxed),
        untold=number(untold),
    )


def _asked(total: Total) -> str:
    return f"{amount(total.amount)} <small>({number(total.cells)})</small>" if total.cells else NIL


def _counted(total: Total) -> str:
    return number(total.cells) if total.cells else NIL


def _by_chapter(
    report: Report,
    names: Names,
    codes: tuple[Code, ...],
    write: Callable[[Total], str],
    caption: str,
) -> Table:
    """Return the totals of some notes, a line a region; ``write`` writes one total."""
    held = totals(report.beside)

    def added(regions: Iterable[str], columns: Iterable[str]) -> str:
        places = [(region, column) for region in regions for column in columns]
        found = [held.get((code, *place), Total(0, 0)) for code in codes for place in places]
        return write(Total(sum(x.cells for x in found), sum(x.amount for x in found)))

    checked = [check.table for check in report.tables]
    rows = [(str(link(names[one], f"/regions/{one}")), (one,), "") for one in checked]
    every = [*rows, (say("All"), tuple(checked), "total")]
    *body, foot = (
        Row(
            head,
            (*(added(where, (column,)) for column in PART_COLUMNS), added(where, PART_COLUMNS)),
            mark=mark,
        )
        for head, where, mark in every
    )
    return Table(
        caption=caption,
        columns=(
            Column(say("Region"), text=True),
            *(Column(part.short, part=part) for part in PARTS),
            Column(say("All")),
        ),
        rows=tuple(body),
        foot=(foot,),
    )


def _largest(report: Report, names: Names) -> Table:
    found = [note for note in report.beside if note.code in UNTOLD]
    ranked = sorted(found, key=lambda note: -(note.printed or 0))
    # Where none is recorded all are new: a column of that word would say nothing.
    recording = any(note.state is State.KNOWN for note in found)
    return Table(
        caption=say("Amounts without a section in their chapter, largest first"),
        columns=(
            Column(say_as("of a table", "Line"), text=True),
            Column(say("Requirement"), unit="USD"),
            Column(say("Chapter"), text=True),
            Column(say("In the chapter"), text=True),
            *((Column(say("State"), text=True),) if recording else ()),
        ),
        rows=tuple(_row(note, names, recording=recording) for note in ranked),
        empty=say("Every amount has a section in its chapter."),
    )


def _row(note: Finding, names: Names, *, recording: bool) -> Row:
    region = link(names.get(note.table, note.table), f"/regions/{note.table}#table")
    name = line_name(note)
    head = Markup('<b><a href="{}">{}</a></b>{}, {}').format(
        finding.path(note), name, beside(note.programme, name), region
    )
    boxed = note.code is Code.DESCRIBED_IN_A_BOX_ONLY
    held = say("only a box") if boxed else say_as("in a chapter", "nothing")
    state = (recorded(note),) if recording else ()
    cells = (amount(note.printed), column_name(note), held, *state)
    return Row(str(head), cells, id=note.id)


def _unpaid(report: Report, names: Names) -> Markup:
    """List every description without an amount, a paragraph a region, folded."""
    points = []
    for check in report.tables:
        found = [note for note in check.beside if note.code is Code.DESCRIBED_NOT_FUNDED]
        links = Markup(", ").join(
            Markup('<a id="{}" href="{}">{}</a>').format(note.id, finding.path(note), place(note))
            for note in found
        )
        if found:
            points.append(told(names[check.table], links))
    if not points:
        return Markup("")
    return Markup("<details><summary>{}</summary>{}</details>").format(
        say("All of them, line by line"), listing(*points)
    )


def _hint() -> Markup:
    text = say("Choose a region to see line by line what its chapters describe, or see {map}.")
    map_of_all = link(say("how amply they describe each region"), SECTIONS)
    return paragraphs(escape(text).format(map=map_of_all))


def _grid(report: Report, narratives: Narratives) -> Markup:
    """Return for each table a grid of lines and chapters: what is described, and how amply."""
    legend = paragraphs(
        say(
            "● a section and its words, ◐ only a box, ○ an amount without a word; in brackets "
            "where nothing is asked for; – neither amount nor word."
        )
    )
    drawn = (
        tables.draw(
            Table(
                caption=say("What the chapters describe, {table}", table=check.name),
                columns=(
                    Column(say_as("of a table", "Line"), text=True),
                    *(Column(part.short, part=part) for part in PARTS),
                ),
                rows=tuple(
                    Row(
                        str(escape(entry.called) + beside(entry.programme, entry.called)),
                        tuple(
                            _cell(held)
                            for held in narratives.coverage(
                                check.table,
                                entry.programme,
                                dict(zip(PARTS, entry.figures, strict=True)),
                            ).values()
                        ),
                    )
                    for entry in check.ledger.lines
                ),
            )
        )
        for check in report.tables
    )
    return Markup("{}{}{}").format(
        _head(say("What the chapters describe, line by line")), legend, Markup("").join(drawn)
    )


def _cell(held: Coverage) -> str:
    if held.form is None and not held.amount:
        return NIL
    said = f"{_SIGNS[held.form]} {number(held.words)}" if held.form else _SIGNS[None]
    shown = said if held.amount else f"({said})"
    return f'<span title="{escape(held.sentence)}">{shown}</span>'


def _labels(report: Report, names: Names) -> Markup:
    found = [note for note in report.beside if not note.code.is_of_text]
    points = (
        told(
            names[note.table],
            Markup('<a id="{}" href="{}">{}</a>').format(note.id, finding.path(note), note.message),
        )
        for note in found
    )
    held = listing(*points) if found else paragraphs(say("Every label is that of its line."))
    order = paragraphs(
        say("The text does not keep the order of the labels, so it is not compared.")
    )
    return Markup("{}{}{}").format(_head(say("Labels of the charts")), held, order)
