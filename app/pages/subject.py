"""Who asks, in the heading of a view: IOM or a region, or some lines found by a theme or a name."""

from app.formats import counted
from app.languages import say
from app.model.edition import Region
from app.model.programme import Programme
from app.model.selection import Selection
from app.pages.site import Site
from app.pages.words import about, themes


def headed(
    site: Site,
    selection: Selection,
    lines: tuple[Programme, ...],
    amount: str,
    region: Region | None = None,
) -> str:
    """Return what the lines of a theme or a search ask for; empty where neither narrows them.

    What such lines ask for is not what IOM, or ``region`` whose page it is, asks for that theme or
    place: they are named themselves. ``amount`` is as a sentence says it.
    """
    count = len(lines)
    if selection.themes:
        said, others = _speaking(site, selection, count, amount, region), selection.but(themes=())
    elif selection.q:
        said, others = _called(selection, count, amount, region), selection.but(q="")
    else:
        return ""
    named = about(site, others)
    return f"{said} – {named}" if named else said


def _speaking(
    site: Site, selection: Selection, count: int, amount: str, region: Region | None
) -> str:
    told = {"themes": themes(site, selection), "amount": amount, "year": selection.edition}
    if region is None:
        return counted(
            count,
            "{n} line whose chapter speaks of {themes} asks for {amount} US dollars in {year}",
            "{n} lines whose chapters speak of {themes} ask for {amount} US dollars in {year}",
            **told,
        )
    return counted(
        count,
        "{n} line of {region} whose chapter speaks of {themes} asks for {amount} US dollars",
        "{n} lines of {region} whose chapters speak of {themes} ask for {amount} US dollars",
        region=region.spoken,
        **told,
    )


def _called(selection: Selection, count: int, amount: str, region: Region | None) -> str:
    told = {"words": selection.q, "amount": amount, "year": selection.edition}
    if region is None:
        return counted(
            count,
            "{n} line with “{words}” in its name asks for {amount} US dollars in {year}",
            "{n} lines with “{words}” in their names ask for {amount} US dollars in {year}",
            **told,
        )
    return counted(
        count,
        "{n} line of {region} with “{words}” in its name asks for {amount} US dollars",
        "{n} lines of {region} with “{words}” in their names ask for {amount} US dollars",
        region=region.spoken,
        **told,
    )


def counted_whole(lead: str, site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    """Say behind the lead of a view that lines of a theme count with all they ask for.

    The book does not tell how much of an amount is for what its chapter speaks of. Under a single
    part there is nothing else that they ask for.
    """
    if not lines or not selection.themes or len(selection.parts) == 1:
        return lead
    said = say(
        "Each counts with all it asks for here; the filters by principle and objective count only "
        "the lines whose section there speaks of {themes}.",
        themes=themes(site, selection),
    )
    return f"{lead} {said}"
