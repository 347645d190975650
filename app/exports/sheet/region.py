"""The sheet of a region: its lines in printed order, their totals three ways."""

from collections.abc import Iterable

from app.exports.extract import Extract
from app.exports.sheet.content import (
    Heading,
    KeyFigure,
    Sheet,
    Table,
    about_of,
    findings_of,
    notes_of,
    world_of,
)
from app.formats import counted, exact, number, share, short, signed, spoken
from app.languages import DEFAULT, say
from app.languages import spoken as language
from app.model.edition import Region
from app.model.programme import INDEX, Programme
from app.model.shares import asked_together, printed_by_part, rank
from app.model.tables import Amount, Line
from app.terms import CURRENCY, PARTS, Part


def region_sheet(extract: Extract, slug: str) -> Sheet:
    """Return what the sheet of a region says, narrowed as its page is."""
    region = extract.dataset.region(extract.selection.edition, slug)
    asked = asked_together(extract.lines, extract.parts)
    return Sheet(
        heading=_heading(extract, region, asked),
        crumb=say("Regions"),
        lead=_lead(extract, asked),
        figures=_figures(extract, region, asked),
        table=_table(extract, extract.whole_tables.get(slug)),
        tested=_tested(extract),
        findings=findings_of(extract),
        notes=notes_of(extract),
        about=about_of(extract),
    )


def _heading(extract: Extract, region: Region, asked: Amount) -> str:
    if not extract.lines:
        return say("{region}: no programme line fits these filters", region=region.opening)
    if asked is None:
        return say("{region}: no figure is printed for what is shown", region=region.opening)
    if not extract.filters_in_words:
        return say(
            "{place} asks for {amount} US dollars", place=region.opening, amount=spoken(asked)
        )
    return say(
        "{place}: {amount} US dollars of what it asks for",
        place=region.opening,
        amount=spoken(asked),
    )


def _lead(extract: Extract, asked: Amount) -> str:
    if asked is None:
        return say("No figure is printed for what is shown.")
    if not asked:
        return say("Nothing is asked for in what is shown.")
    top = max(extract.lines, key=lambda line: line.requirement(extract.parts))
    most = top.requirement(extract.parts)
    return counted(
        len(extract.lines),
        "{n} programme line; {line} asks for the most: {amount} or {share}.",
        "{n} programme lines; {line} asks for the most: {amount} or {share}.",
        line=top.spoken,
        amount=spoken(most),
        share=share(most, asked),
    )


def _figures(extract: Extract, region: Region, asked: Amount) -> tuple[KeyFigure, ...]:
    world = world_of(extract)
    asks: dict[str, int] = {}
    for line in world:
        asks[line.region.slug] = asks.get(line.region.slug, 0) + line.requirement(PARTS)
    whole = asks[region.slug]
    sums = printed_by_part(extract.lines)
    top = max(extract.parts, key=lambda part: sums[part] or 0)
    return (
        _asked_for(asked, whole if extract.filters_in_words else None),
        KeyFigure(
            str(rank(whole, asks.values())),
            say("Rank among the regions"),
            say("{share} of the world’s ask", share=share(whole, sum(asks.values()))),
        ),
        KeyFigure(share(sums[top], asked or 0), top.short, say("the largest share")),
        KeyFigure(_holding(extract), say("Printed sums that hold"), say("of the whole table")),
    )


def _asked_for(asked: Amount, whole: int | None) -> KeyFigure:
    """Say what is asked for, of a region's ``whole`` where filters narrow it."""
    label = say("Funding requirement")
    if asked is None:
        return KeyFigure(exact(None), label, say("not printed"))
    note = (
        say("computed from the cells")
        if whole is None
        else say("{share} of the region’s", share=share(asked, whole))
    )
    return KeyFigure(say("USD {amount}", amount=short(asked)), label, note)


def _holding(extract: Extract) -> str:
    return say(
        "{held} of {tested}",
        held=number(extract.report.holding),
        tested=number(extract.report.tested),
    )


def _tested(extract: Extract) -> str:
    count = sum(not finding.is_note for finding in extract.findings)
    held = _holding(extract)
    if not count:
        return say("{held} printed sums of the table hold.", held=held)
    return counted(
        count,
        "{held} printed sums of the table hold; {n} finding here.",
        "{held} printed sums of the table hold; {n} findings here.",
        held=held,
    )


def _table(extract: Extract, total: Line | None) -> Table:
    parts = extract.parts
    # The printed total is of all six parts: beside fewer it would not add up.
    whole = len(parts) == len(PARTS)
    asked = asked_together(extract.lines, parts)
    last = (
        Heading(say("Total"), say("printed"))
        if whole
        else Heading(say("Together"), say("computed")),
    )

    def row(line: Programme) -> tuple[str, ...]:
        own = line.line.printed_total if whole else line.asked(parts)
        return (
            _named(line),
            *map(exact, line.amounts(parts)),
            exact(own),
            share(line.asked(parts), asked or 0),
        )

    return Table(
        caption=say("Its lines in printed order"),
        head=(
            Heading(say("Programme")),
            *(Heading(part.short, CURRENCY) for part in parts),
            *last,
            Heading(say("Share"), say("of these lines")),
        ),
        rows=tuple(row(line) for line in extract.lines),
        foot=_foot(extract, parts, total, asked=asked),
        wide=False,
    )


def _named(line: Programme) -> str:
    """Name a line; in another language than English its printed name stands beside."""
    printed = line.line.programme
    if language() == DEFAULT or line.own_name == printed:
        return printed
    return say("{name} · {printed}", name=line.own_name, printed=printed)


def _foot(
    extract: Extract, parts: tuple[Part, ...], total: Line | None, *, asked: Amount
) -> tuple[tuple[str, ...], ...]:
    sums = printed_by_part(extract.lines)
    computed = (*(sums[part] for part in parts), asked)
    rows = ((say("Total, computed"), *map(exact, computed), share(asked, asked or 0)),)
    if total is None:
        return rows
    printed: tuple[Amount, ...] = (
        *(total.amounts[INDEX[part]] for part in parts),
        total.printed_total if len(parts) == len(PARTS) else None,
    )
    gaps = (
        None if p is None or c is None else p - c for p, c in zip(printed, computed, strict=True)
    )
    # Of fewer parts than six no total is printed at all.
    shown = len(printed) if len(parts) == len(PARTS) else len(printed) - 1
    return (
        *rows,
        (say("Total, printed"), *_cut(map(exact, printed), shown)),
        (say("Difference, printed less computed"), *_cut(map(signed, gaps), shown)),
    )


def _cut(cells: Iterable[str], shown: int) -> tuple[str, ...]:
    """Keep the first cells, and as many empty ones as a row of the table wants."""
    held = tuple(cells)
    return (*held[:shown], *("" for _ in held[shown:]), "")
