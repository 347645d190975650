"""What the map says in words; every number comes from the sums of the lines on it and beside it."""

from app.figures.world_map.standing import Answer, Placed, Shape, Standing
from app.formats import UNKNOWN, counted, exact, listed, number, share
from app.formats import spoken as said
from app.languages import DEFAULT, say, spoken
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.tables import Amount
from app.terms import Kind


def unit(selection: Selection) -> str:
    """Return what the colours stand for."""
    if selection.measure == "usd":
        return say("Funding requirement, USD")
    if selection.parts:
        return say("Share of each line’s whole ask")
    return say("Funding requirement, USD; choose a principle or an objective to see its share")


def title(place: Placed, selection: Selection, region: int) -> str:
    """Say what one line asks for, as "Colombia: USD 167,000,000, 87 % of South America".

    ``region`` is what its region asks for under the same parts, in whole US dollars.
    """
    parts = listed(tuple(part.spoken for part in selection.parts))
    name = place.programme.name
    if place.answer is not Answer.ASKED:
        return _nothing(place.answer, name, parts)
    amount = exact(place.asked)
    clauses = (
        say(
            "{name}: USD {amount} for {parts}, {share} of its ask",
            name=name,
            amount=amount,
            parts=parts,
            share=of_own_ask(place),
        )
        if parts
        else say("{name}: USD {amount}", name=name, amount=amount),
        say("one amount for all of them") if place.shape is Shape.SHARED else "",
        say(
            "{share} of {region}",
            share=share(place.asked or 0, region),
            region=place.programme.region.spoken,
        ),
    )
    return ", ".join(filter(None, clauses))


def _nothing(answer: Answer, name: str, parts: str) -> str:
    """Say that no figure is printed, or that nothing is asked."""
    if answer is Answer.UNKNOWN:
        if parts:
            return say("{name}: no figure printed for {parts}", name=name, parts=parts)
        return say("{name}: no figure printed", name=name)
    if parts:
        return say("{name}: nothing asked for {parts}", name=name, parts=parts)
    return say("{name}: nothing asked", name=name)


def of_own_ask(place: Placed) -> str:
    """Return the share of a line's whole ask that is for the parts shown."""
    return share(place.asked or 0, place.programme.line.computed_total)


def together(standing: Standing) -> str:
    """Say that map and strip are the whole.

    "On the map 2,000 + not on the map 500 = 2,500 US dollars, all that is shown."
    """
    silent = sum(place.answer is Answer.UNKNOWN for place in standing.placed)
    sums = {
        "on_map": _sum(standing.on_map),
        "off_map": _sum(standing.off_map),
        "total": _sum(standing.total),
    }
    if silent:
        return counted(
            silent,
            "On the map USD {on_map} + not on the map USD {off_map} = USD {total}, all that is "
            "shown ({n} line on the map without a printed figure).",
            "On the map USD {on_map} + not on the map USD {off_map} = USD {total}, all that is "
            "shown ({n} lines on the map without a printed figure).",
            **sums,
        )
    return say(
        "On the map USD {on_map} + not on the map USD {off_map} = USD {total}, all that is shown.",
        **sums,
    )


def _sum(amount: Amount) -> str:
    return UNKNOWN if amount is None else number(amount)


def sentence(standing: Standing) -> str:
    """Say how much of the ask stands on the map, who asks for most there, and what does not."""
    if standing.total is None:
        return say("No figure is printed for what is shown.")
    if not standing.total:
        return say(
            "Nothing is asked for here; the map shows which lines print a dash and which nothing."
        )
    asking = [place for place in standing.placed if place.asked]
    whole = said(standing.total)
    if not asking:
        return say(
            "None of {amount} US dollars stands on the map: {rest}.",
            amount=whole,
            rest=_rest(standing),
        )
    top = max(asking, key=lambda place: place.asked or 0)
    name, most = top.programme.spoken, said(top.asked or 0)
    if not standing.off_map:
        return say(
            "All of {amount} US dollars stands on the map; {name} asks for the most there, {most}.",
            amount=whole,
            name=name,
            most=most,
        )
    return counted(
        len(asking),
        "{share} of {amount} US dollars stands on the map, in {n} line; {name} asks for the most "
        "there, {most}. {off} does not: {rest}.",
        "{share} of {amount} US dollars stands on the map, in {n} lines; {name} asks for the most "
        "there, {most}. {off} does not: {rest}.",
        share=share(standing.on_map or 0, standing.total),
        amount=whole,
        name=name,
        most=most,
        off=share(standing.off_map, standing.total),
        rest=_rest(standing),
    )


def _rest(standing: Standing) -> str:
    regional = sum(line.kind is Kind.REGIONAL_INITIATIVES for line in standing.strip)
    others = tuple(
        _plainly(line) for line in standing.strip if line.kind is not Kind.REGIONAL_INITIATIVES
    )
    words = (
        counted(regional, "regional initiatives ({n} line)", "regional initiatives ({n} lines)")
        if regional
        else "",
        counted(
            len(others),
            "{names}, which has no outline of its own",
            "{names}, which have no outlines of their own",
            names=listed(others),
        )
        if others
        else "",
    )
    return listed(tuple(filter(None, words)))


def _plainly(line: Programme) -> str:
    return line.place.name if spoken() == DEFAULT else line.own_name
