"""Sentences that a page and a sheet of paper say alike, made from the lines."""

from app.formats import share
from app.languages import say
from app.model.programme import Programme
from app.model.shares import by_part, requirement
from app.terms import PARTS


def lead_of_programme(programme: Programme, region: tuple[Programme, ...]) -> str:
    """Say what part of its region's ask a line is, and what most of it is for.

    ``region`` are all lines of its region, the line among them.
    """
    asked = programme.asked(PARTS)
    if asked is None:
        return say(
            "The print gives no figure under any principle or objective: nobody can say what is "
            "asked for."
        )
    if not asked:
        return say("Nothing is asked for under any principle or objective.")
    amounts = by_part((programme,))
    top = max(PARTS, key=lambda part: amounts[part])
    return say(
        "{share} of what {region} asks for; {most} of it is for {part}, {full}.",
        share=share(asked, requirement(region, PARTS)),
        region=programme.region.spoken,
        most=share(amounts[top], asked),
        part=top.spoken,
        full=top.inside,
    )


def untestable(programme: Programme) -> str:
    """Say why the sum of a line cannot be tested; empty where it can."""
    if programme.asked(PARTS) is None:
        return say("None of its amounts is printed: there is nothing to add up.")
    if programme.line.printed_total is None:
        return say("No total is printed, so no sum could be tested.")
    return ""
