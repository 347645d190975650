"""What the map says in words; every number comes from the sums of the lines on it and beside it."""

from app.figures.world_map.standing import Answer, Placed, Shape, Standing
from app.formats import exact, listed, number, plural, share, spoken
from app.model.selection import Selection
from app.terms import CURRENCY, Kind


def unit(selection: Selection) -> str:
    """Return what the colours stand for."""
    if selection.measure == "usd":
        return "Funding requirement, USD"
    if selection.parts:
        return "Share of each line’s whole ask"
    return "Funding requirement, USD; choose a principle or an objective to see its share"


def title(place: Placed, selection: Selection, region: int) -> str:
    """Say what one line asks for, as "Colombia: USD 167,000,000, 87 % of South America".

    ``region`` is what its region asks for under the same parts, in whole US dollars.
    """
    parts = (
        f" for {listed(tuple(part.short for part in selection.parts))}" if selection.parts else ""
    )
    name = place.programme.name
    if place.answer is Answer.UNKNOWN:
        return f"{name}: no figure printed{parts}"
    if place.answer is Answer.NIL:
        return f"{name}: nothing asked{parts}"
    undivided = ", one amount for all of them" if place.shape is Shape.SHARED else ""
    own = f", {of_own_ask(place)} of its ask" if selection.parts else ""
    return (
        f"{name}: {CURRENCY} {exact(place.asked)}{parts}{own}{undivided}, "
        f"{share(place.asked or 0, region)} of {place.programme.region.spoken}"
    )


def of_own_ask(place: Placed) -> str:
    """Return the share of a line's whole ask that is for the parts shown."""
    return share(place.asked or 0, place.programme.line.computed_total)


def together(standing: Standing) -> str:
    """Say that map and strip are the whole.

    "On the map 2,000 + not on the map 500 = 2,500 US dollars, all that is shown."
    """
    silent = sum(place.answer is Answer.UNKNOWN for place in standing.placed)
    unprinted = f" ({plural(silent, 'line')} on the map without a printed figure)" if silent else ""
    return (
        f"On the map {CURRENCY} {number(standing.on_map)} + not on the map "
        f"{CURRENCY} {number(standing.off_map)} = {CURRENCY} {number(standing.total)}, "
        f"all that is shown{unprinted}."
    )


def sentence(standing: Standing) -> str:
    """Say how much of the ask stands on the map, who asks for most there, and what does not."""
    if not standing.total:
        return (
            "Nothing is asked for here; the map shows which lines print a dash and which nothing."
        )
    asking = [place for place in standing.placed if place.asked]
    first = (
        f"{share(standing.on_map, standing.total)} of {spoken(standing.total)} US dollars "
        f"{'stands' if standing.on_map else 'stand'} on the map, in {plural(len(asking), 'line')}"
    )
    if not asking:
        return f"None of {spoken(standing.total)} US dollars stands on the map: {_rest(standing)}."
    top = max(asking, key=lambda place: place.asked or 0)
    most = f"{top.programme.name} asks for the most there, {spoken(top.asked or 0)}"
    if not standing.off_map:
        return f"All of {spoken(standing.total)} US dollars stands on the map; {most}."
    return (
        f"{first}; {most}. {share(standing.off_map, standing.total)} does not: {_rest(standing)}."
    )


def _rest(standing: Standing) -> str:
    regional = sum(line.kind is Kind.REGIONAL_INITIATIVES for line in standing.strip)
    others = tuple(
        line.place.name for line in standing.strip if line.kind is not Kind.REGIONAL_INITIATIVES
    )
    missing = "has no outline of its own" if len(others) == 1 else "have no outlines of their own"
    words = (
        f"regional initiatives ({plural(regional, 'line')})" if regional else "",
        f"{listed(others)}, which {missing}" if others else "",
    )
    return " and ".join(word for word in words if word)
