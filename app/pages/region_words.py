"""What the page of a region says first: how much is asked for in what is shown of it."""

from app.formats import counted, share, spoken
from app.languages import say
from app.model.edition import Region
from app.model.lines import Lines
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import asked_together, requirement
from app.pages.proportion import concentration, regional
from app.pages.site import Site
from app.pages.subject import headed
from app.pages.words import about, clauses
from app.terms import PARTS


def heading(site: Site, selection: Selection, region: Region, lines: tuple[Programme, ...]) -> str:
    """Say what the lines shown of a region ask for.

    ``selection`` does not repeat the region.
    """
    if not lines:
        return say("{region}: no programme line fits these filters", region=region.opening)
    asked = asked_together(lines, selection.chosen_parts)
    if asked is not None and (own := headed(site, selection, lines, spoken(asked), region)):
        return own
    named = f" – {about(site, selection)}" if selection.narrows else ""
    said = (
        say("{region}: no figure is printed for what is shown", region=region.opening)
        if asked is None
        else say(
            "{region} asks for {amount} US dollars", region=region.opening, amount=spoken(asked)
        )
    )
    return f"{said}{named}"


def lead(
    selection: Selection,
    lines: Lines,
    own: tuple[Programme, ...],
    everything: tuple[Programme, ...],
) -> str:
    """Say how much of the region's or the world's ask that is, and which line asks for the most.

    ``own`` are all lines of the region, ``everything`` those of the edition.
    """
    parts = selection.chosen_parts
    asked, whole = requirement(lines, parts), requirement(own, PARTS)
    if not lines:
        return say("The printed table of the region stands below, whatever is filtered.")
    if asked_together(lines, parts) is None:
        return counted(
            len(lines),
            "{n} programme line, without a printed figure; the region’s whole ask is {amount}.",
            "{n} programme lines, without a printed figure; the region’s whole ask is {amount}.",
            amount=spoken(whole),
        )
    first = (
        counted(
            len(lines),
            "{share} of the region’s whole ask of {amount}, in {n} programme line.",
            "{share} of the region’s whole ask of {amount}, in {n} programme lines.",
            share=share(asked, whole),
            amount=spoken(whole),
        )
        if selection.narrows
        else counted(
            len(lines),
            "{share} of the world’s ask, in {n} programme line.",
            "{share} of the world’s ask, in {n} programme lines.",
            share=share(asked, requirement(everything, PARTS)),
        )
    )
    top = max(lines, key=lambda p: p.requirement(parts))
    most = top.requirement(parts)
    if len(lines) == 1 or not most:
        return first
    said = (
        say(
            "{name} asks for the most: {amount} or {share} of what is shown",
            name=top.opening,
            amount=spoken(most),
            share=share(most, asked),
        )
        if selection.narrows
        else say(
            "{name} asks for the most: {amount} or {share} of the region’s ask",
            name=top.opening,
            amount=spoken(most),
            share=share(most, asked),
        )
    )
    # With a filter set, "it" would not be the region's whole ask.
    then = "" if selection.narrows else regional(lines)
    return f"{first} {clauses(said, concentration(lines, parts))}{f' {then}.' if then else ''}"
