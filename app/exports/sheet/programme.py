"""The sheet of one programme line."""

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
from app.formats import counted, exact, listed, number, share, short, signed, spoken
from app.languages import say
from app.model.programme import Programme
from app.model.sentences import lead_of_programme, untestable
from app.model.shares import by_part, rank, requirement
from app.model.tables import Amount
from app.terms import CURRENCY, PARTS, Kind


def programme_sheet(extract: Extract) -> Sheet:
    """Return what the sheet of the only line of an extract says."""
    (line,) = extract.lines
    world = world_of(extract)
    region = tuple(p for p in world if p.region == line.region)
    return Sheet(
        heading=_heading(line),
        crumb=line.region.name,
        lead=lead_of_programme(line, region),
        figures=_figures(line, region, world),
        table=_table(line, region, world),
        tested=_tested(extract, line),
        findings=findings_of(extract),
        notes=(_covers(line), *notes_of(extract)),
        about=about_of(extract),
    )


def _heading(line: Programme) -> str:
    asked = line.asked(PARTS)
    if asked is None:
        return say("{line}: no figure is printed", line=line.name)
    return say("{place} asks for {amount} US dollars", place=line.opening, amount=spoken(asked))


def _figures(
    line: Programme, region: tuple[Programme, ...], world: tuple[Programme, ...]
) -> tuple[KeyFigure, ...]:
    asked = line.requirement(PARTS)
    kind = KeyFigure(
        line.kind.label,
        say("Kind of line"),
        ", ".join(line.place.iso3) or say("no ISO 3166 code"),
    )
    total = say("printed total {amount}", amount=exact(line.line.printed_total))
    name = say("Funding requirement")
    if line.asked(PARTS) is None:
        return (KeyFigure(exact(None), name, total), kind)
    near, far = (rank(asked, (p.requirement(PARTS) for p in lines)) for lines in (region, world))
    return (
        KeyFigure(say("USD {amount}", amount=short(asked)), name, total),
        KeyFigure(
            str(near),
            say("Rank in the region"),
            say("{share} of the region’s ask", share=_of(asked, region)),
        ),
        KeyFigure(
            str(far),
            say("Rank in the world"),
            say("{share} of the world’s ask", share=_of(asked, world)),
        ),
        kind,
    )


def _of(asked: int, lines: tuple[Programme, ...]) -> str:
    return share(asked, requirement(lines, PARTS))


def _table(line: Programme, region: tuple[Programme, ...], world: tuple[Programme, ...]) -> Table:
    near, far = by_part(region), by_part(world)
    asked, printed = line.asked(PARTS), line.line.printed_total
    whole = asked or 0

    def row(name: str, amount: Amount, of_region: int, of_world: int) -> tuple[str, ...]:
        shares = (share(amount, of) for of in (whole, of_region, of_world))
        return (name, exact(amount), *shares)

    return Table(
        caption=say("Its six amounts"),
        head=(
            Heading(say("Principle or objective")),
            Heading(say("Requirement"), CURRENCY),
            Heading(say("Share"), say("of the line")),
            Heading(say("Share"), say("of the region’s part")),
            Heading(say("Share"), say("of the world’s part")),
        ),
        rows=tuple(
            row(f"{part.short} – {part.full}", amount, near[part], far[part])
            for part, amount in line.line.requirements.items()
        ),
        foot=(
            row(say("Total, computed"), asked, sum(near.values()), sum(far.values())),
            (say("Total, printed"), exact(printed), "", "", ""),
            (say("Difference, printed less computed"), signed(_gap(printed, asked)), "", "", ""),
        ),
        wide=True,
    )


def _gap(printed: Amount, asked: Amount) -> Amount:
    return None if printed is None or asked is None else printed - asked


def _tested(extract: Extract, line: Programme) -> str:
    weighing = tuple(f for f in extract.findings_of(line) if not f.is_note)
    if weighing:
        return counted(len(weighing), "{n} finding on this line.", "{n} findings on this line.")
    return untestable(line) or say("Its printed parts add up to its printed total.")


def _covers(line: Programme) -> str:
    others = tuple(n for n in line.place.names if n not in (line.line.programme, line.own_name))
    said = say(
        "Printed as “{name}”, line {n} of its table.",
        name=line.line.programme,
        n=number(line.number),
    )
    also = say("Also found under {names}.", names=listed(others)) if others else ""
    shared = say("One amount for several countries, which the print does not divide.")
    several = line.kind is Kind.SEVERAL_COUNTRIES
    return " ".join(filter(None, (said, also, shared if several else "")))
