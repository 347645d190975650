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
from app.formats import exact, listed, plural, share, short, signed, spoken
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
    asked = line.asked(PARTS)
    return Sheet(
        heading=f"{line.name}: no figure is printed"
        if asked is None
        else f"{line.name} asks for {spoken(asked)} US dollars",
        crumb=line.region.name,
        lead=lead_of_programme(line, region),
        figures=_figures(line, region, world),
        table=_table(line, region, world),
        tested=_tested(extract, line),
        findings=findings_of(extract),
        notes=(_covers(line), *notes_of(extract)),
        about=about_of(extract),
    )


def _figures(
    line: Programme, region: tuple[Programme, ...], world: tuple[Programme, ...]
) -> tuple[KeyFigure, ...]:
    asked = line.requirement(PARTS)
    kind = KeyFigure(
        line.kind.label, "Kind of line", ", ".join(line.place.iso3) or "no ISO 3166 code"
    )
    total = f"printed total {exact(line.line.printed_total)}"
    if line.asked(PARTS) is None:
        return (KeyFigure(exact(None), "Funding requirement", total), kind)
    near, far = (rank(asked, (p.requirement(PARTS) for p in lines)) for lines in (region, world))
    return (
        KeyFigure(f"{CURRENCY} {short(asked)}", "Funding requirement", total),
        KeyFigure(
            str(near),
            "Rank in the region",
            f"{share(asked, requirement(region, PARTS))} of its ask",
        ),
        KeyFigure(
            str(far), "Rank in the world", f"{share(asked, requirement(world, PARTS))} of its ask"
        ),
        kind,
    )


def _table(line: Programme, region: tuple[Programme, ...], world: tuple[Programme, ...]) -> Table:
    near, far = by_part(region), by_part(world)
    asked, printed = line.asked(PARTS), line.line.printed_total
    whole = asked or 0

    def row(name: str, amount: Amount, of_region: int, of_world: int) -> tuple[str, ...]:
        shares = (share(amount or 0, of) for of in (whole, of_region, of_world))
        # A share of what is not printed is not known, which a dash would deny.
        return (name, exact(amount), *(exact(None) if amount is None else s for s in shares))

    return Table(
        caption="Its six amounts",
        head=(
            Heading("Principle or objective"),
            Heading("Requirement", CURRENCY),
            Heading("Share", "of the line"),
            Heading("Share", "of the region’s part"),
            Heading("Share", "of the world’s part"),
        ),
        rows=tuple(
            row(f"{part.short} – {part.full}", amount, near[part], far[part])
            for part, amount in line.line.requirements.items()
        ),
        foot=(
            row("Total, computed", asked, sum(near.values()), sum(far.values())),
            ("Total, printed", exact(printed), "", "", ""),
            ("Difference, printed less computed", signed(_gap(printed, asked)), "", "", ""),
        ),
        wide=True,
    )


def _gap(printed: Amount, asked: Amount) -> Amount:
    return None if printed is None or asked is None else printed - asked


def _tested(extract: Extract, line: Programme) -> str:
    weighing = tuple(f for f in extract.findings_of(line) if not f.is_note)
    if weighing:
        return f"{plural(len(weighing), 'finding')} on this line."
    return untestable(line) or "Its printed parts add up to its printed total."


def _covers(line: Programme) -> str:
    others = tuple(n for n in line.place.names if n != line.line.programme)
    also = f" Also found under {listed(others)}." if others else ""
    shared = (
        " One amount for several countries, which the print does not divide."
        if line.kind is Kind.SEVERAL_COUNTRIES
        else ""
    )
    return f"Printed as “{line.line.programme}”, line {line.number} of its table.{also}{shared}"
