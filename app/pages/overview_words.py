"""What the front page says first: how much is asked for in what is shown, and figures of it."""

from functools import lru_cache
from typing import Final, NamedTuple

from app.components.view import KeyFigure
from app.formats import counted, number, share, spoken
from app.languages import say
from app.languages import spoken as language
from app.model.lines import Lines, Whole, once
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import asked_together, regions_of
from app.model.tables import Amount
from app.pages.proportion import concentration
from app.pages.site import Site
from app.pages.subject import counted_whole, headed
from app.pages.words import about, asked_for, clauses, largest_part, nothing, out_of, usd
from app.terms import Kind, Part

_SHARE: Final = "\1"
"""Where a clause has the share of a line: a sign that no name holds."""


class Said(NamedTuple):
    """What is said of some lines under some parts; the same in every measure and order."""

    named: str
    """What the filters leave; empty where they leave everything."""
    heading: str
    lead: str
    figures: tuple[KeyFigure, ...]
    """Those that follow from the lines; none where there is no line."""


def said(site: Site, selection: Selection, lines: Lines) -> Said:
    """Return what is said of the lines of a selection, ``lines``, the largest first.

    Of all lines of an edition it is kept, for each set of parts in each language.
    """
    s = selection
    if lines.whole is None or not s.by_kept_sums or s.regions or s.kinds:
        return _said(site, selection, lines)
    every = lines.whole.lines
    return once(every, ("said", s.parts, language()), lambda: _said(site, selection, lines))


def _said(site: Site, selection: Selection, lines: Lines) -> Said:
    parts = selection.chosen_parts
    asked, named = asked_together(lines, parts), about(site, selection)
    lead = _lead(lines, parts, asked)
    return Said(
        named,
        _heading(site, selection, lines, asked, named),
        counted_whole(lead, site, selection, lines) if selection.themes else lead,
        _figures(lines, parts, asked, narrowed=bool(named)) if lines else (),
    )


def _heading(
    site: Site, selection: Selection, lines: tuple[Programme, ...], asked: Amount, named: str
) -> str:
    """Say what is asked for; ``named`` is what the filters leave."""
    year = selection.edition
    if not lines:
        return say("No programme line of {year} fits these filters", year=year)
    if selection.q and len(lines) == 1:
        return say("“{words}” is in one line: {name}", words=selection.q, name=lines[0].name)
    if asked is None:
        said = say("No figure is printed of what IOM asks for in {year}", year=year)
    else:
        amount = spoken(asked)
        if selection.themes or selection.q:
            return headed(site, selection, lines, amount)
        said = say("IOM asks for {amount} US dollars in {year}", amount=amount, year=year)
    return f"{said} – {named}" if named else said


def _lead(lines: Lines, parts: tuple[Part, ...], asked: Amount) -> str:
    if not lines:
        return say("Take one filter away, or clear them all, to see amounts again.")
    if len(lines) == 1:
        return _only(lines[0], parts)
    if lines.whole is None:
        raise ValueError("what is said is said of lines of an edition")
    shown = _shown(len(lines), regions_of(lines), language())
    if not asked:
        return f"{shown} {nothing(lines, parts)}"
    before, of_it, behind = _most(lines.whole, lines.at[0], parts, language())
    most = f"{before}{share(of_it, asked)}{behind}"
    return f"{shown} {clauses(most, concentration(lines, parts))}"


# Few differ: most views have one of few sets of lines.
@lru_cache(maxsize=512)
def _shown(lines: int, regions: int, _language: str) -> str:
    return say(
        "{lines} in {regions}.",
        lines=counted(lines, "{n} programme line", "{n} programme lines"),
        regions=counted(regions, "{n} region", "{n} regions"),
    )


# A line that asks for the most in one view does so in many.
@lru_cache(maxsize=1024)
def _most(
    whole: Whole, place: int, parts: tuple[Part, ...], _language: str
) -> tuple[str, int, str]:
    """Say that the line at a place asks for the most.

    Returns what stands before its share of what is shown, what it asks for, and what stands behind.
    """
    line = whole.lines[place]
    asked = line.requirement(parts)
    said = say(
        "The line that asks for the most is {name}, {amount} ({share})",
        name=line.name,
        amount=spoken(asked),
        share=_SHARE,
    )
    before, _, behind = said.partition(_SHARE)
    return before, asked, behind


def _only(line: Programme, parts: tuple[Part, ...]) -> str:
    """Say of a single line what it asks for, and that the amount of several is undivided."""
    asked = line.asked(parts)
    if asked is None:
        return say("{region}; no figure is printed for it.", region=line.region.opening)
    said = say("{region}; {amount} US dollars.", region=line.region.opening, amount=spoken(asked))
    if line.kind is not Kind.SEVERAL_COUNTRIES:
        return said
    undivided = say("It is one amount for all of them; the print does not divide it.")
    return f"{said} {undivided}"


def _figures(
    lines: Lines, parts: tuple[Part, ...], asked: Amount, *, narrowed: bool
) -> tuple[KeyFigure, ...]:
    whole, note = asked or 0, say("computed from the cells")
    if narrowed and lines.whole:
        world = sum(lines.whole.lines.sums.values())
        note = _of_the_world(share(whole, world), language())
    return asked_for(asked, note), largest_part(lines, parts), _regional(lines, parts, whole)


# There are as many as a share has texts.
@lru_cache(maxsize=512)
def _of_the_world(share: str, _language: str) -> str:
    return say("{share} of the world’s ask", share=share)


def _regional(lines: Lines, parts: tuple[Part, ...], whole: int) -> KeyFigure:
    regional = lines.regional
    if not regional:
        return KeyFigure(number(len(lines)), say("Programme lines"), say("none of them regional"))
    asked = asked_together(regional, parts)
    return KeyFigure(
        share(asked, whole),
        Kind.REGIONAL_INITIATIVES.label,
        counted(
            len(regional),
            "{amount} in {n} line",
            "{amount} in {n} lines",
            amount=usd(asked),
        ),
        about="regional-initiatives",
    )


def holding(site: Site, year: str) -> KeyFigure:
    """Return the figure that is the same in every view of an edition: which printed sums hold."""
    report = site.report(year, 0)
    return _holding(report.holding, report.tested, len(report.disagreements), language())


@lru_cache(maxsize=64)
def _holding(holding: int, tested: int, others: int, _language: str) -> KeyFigure:
    return KeyFigure(
        out_of(holding, tested),
        say("Printed sums that hold"),
        counted(
            others,
            "{n} sum of the edition does not hold",
            "{n} sums of the edition do not",
        ),
        about="sums",
    )
