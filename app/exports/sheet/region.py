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
from app.formats import exact, plural, share, short, signed, spoken
from app.model.edition import Region
from app.model.programme import INDEX, Programme
from app.model.shares import by_part, rank, requirement
from app.model.tables import Amount, Line
from app.terms import CURRENCY, PARTS, Part


def region_sheet(extract: Extract, slug: str) -> Sheet:
    """Return what the sheet of a region says, narrowed as its page is."""
    region = extract.dataset.region(extract.selection.edition, slug)
    asked = requirement(extract.lines, extract.parts)
    return Sheet(
        heading=f"{region.opening} asks for {spoken(asked)} US dollars"
        if not extract.filters_in_words
        else f"{region.opening}: {spoken(asked)} US dollars of what it asks for",
        crumb="Regions",
        lead=_lead(extract, asked),
        figures=_figures(extract, region, asked),
        table=_table(extract, extract.whole_tables.get(slug)),
        tested=_tested(extract),
        findings=findings_of(extract),
        notes=notes_of(extract),
        about=about_of(extract),
    )


def _lead(extract: Extract, asked: int) -> str:
    if not asked:
        return "Nothing is asked for in what is shown."
    top = max(extract.lines, key=lambda line: line.requirement(extract.parts))
    most = top.requirement(extract.parts)
    return (
        f"{plural(len(extract.lines), 'programme line')}; {top.name} asks for the most: "
        f"{spoken(most)} or {share(most, asked)}."
    )


def _figures(extract: Extract, region: Region, asked: int) -> tuple[KeyFigure, ...]:
    world = world_of(extract)
    asks: dict[str, int] = {}
    for line in world:
        asks[line.region.slug] = asks.get(line.region.slug, 0) + line.requirement(PARTS)
    whole = asks[region.slug]
    narrowed = f"{share(asked, whole)} of the region’s"
    sums = by_part(extract.lines)
    top = max(extract.parts, key=lambda part: sums[part])
    return (
        KeyFigure(
            f"{CURRENCY} {short(asked)}",
            "Funding requirement",
            narrowed if extract.filters_in_words else "computed from the cells",
        ),
        KeyFigure(
            str(rank(whole, asks.values())),
            "Rank among the regions",
            f"{share(whole, sum(asks.values()))} of the world’s ask",
        ),
        KeyFigure(share(sums[top], asked), top.short, "the largest share"),
        KeyFigure(_holding(extract), "Printed sums that hold", "of the whole table"),
    )


def _holding(extract: Extract) -> str:
    return f"{extract.report.holding} of {extract.report.tested}"


def _tested(extract: Extract) -> str:
    count = sum(not finding.is_note for finding in extract.findings)
    held = f"{_holding(extract)} printed sums of the table hold"
    return f"{held}." if not count else f"{held}; {plural(count, 'finding')} here."


def _table(extract: Extract, total: Line | None) -> Table:
    parts = extract.parts
    # The printed total is of all six parts: beside fewer it would not add up.
    whole = len(parts) == len(PARTS)
    asked = requirement(extract.lines, parts)
    last = (Heading("Total", "printed"),) if whole else (Heading("Together", "computed"),)

    def row(line: Programme) -> tuple[str, ...]:
        own = line.line.printed_total if whole else line.asked(parts)
        return (
            line.line.programme,
            *map(exact, line.amounts(parts)),
            exact(own),
            share(line.requirement(parts), asked) if line.asked(parts) is not None else exact(None),
        )

    return Table(
        caption="Its lines in printed order",
        head=(
            Heading("Programme"),
            *(Heading(part.short, CURRENCY) for part in parts),
            *last,
            Heading("Share", "of these lines"),
        ),
        rows=tuple(row(line) for line in extract.lines),
        foot=_foot(extract, parts, total, asked=asked),
        wide=False,
    )


def _foot(
    extract: Extract, parts: tuple[Part, ...], total: Line | None, *, asked: int
) -> tuple[tuple[str, ...], ...]:
    sums = by_part(extract.lines)
    computed = (*(sums[part] for part in parts), asked)
    rows = (("Total, computed", *map(exact, computed), share(asked, asked)),)
    if total is None:
        return rows
    printed: tuple[Amount, ...] = (
        *(total.amounts[INDEX[part]] for part in parts),
        total.printed_total if len(parts) == len(PARTS) else None,
    )
    gaps = (None if p is None else p - c for p, c in zip(printed, computed, strict=True))
    # Of fewer parts than six no total is printed at all.
    shown = len(printed) if len(parts) == len(PARTS) else len(printed) - 1
    return (
        *rows,
        ("Total, printed", *_cut(map(exact, printed), shown)),
        ("Difference, printed less computed", *_cut(map(signed, gaps), shown)),
    )


def _cut(cells: Iterable[str], shown: int) -> tuple[str, ...]:
    """Keep the first cells, and as many empty ones as a row of the table wants."""
    held = tuple(cells)
    return (*held[:shown], *("" for _ in held[shown:]), "")
