"""What a selection asks for, in words: the same on every page."""

from collections.abc import Callable
from functools import lru_cache, reduce

from markupsafe import Markup

from app.components.markup import foreign
from app.components.view import KeyFigure
from app.formats import UNKNOWN, counted, listed, number, share, short
from app.languages import say, spoken
from app.model.lines import Lines, asked_of, once, requirements
from app.model.narratives import Theme
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import asked_together
from app.model.tables import Amount
from app.pages.site import Site
from app.terms import Kind, Part

_MOST_NAMES = 4
_Join = Callable[[str, str], str]


def about(site: Site, selection: Selection) -> str:
    """Say what the filters leave, empty where they leave everything."""
    s = selection
    words = (
        _regions(site, s) if s.regions else "",
        _parts(s.parts, spoken()) if s.parts else "",
        listed(tuple([k.inside for k in s.kinds if isinstance(k, Kind)])) if s.kinds else "",
        say("speaking of {themes}", themes=themes(site, s)) if s.themes else "",
        say("“{words}”", words=s.q) if s.q else "",
        _chosen(site, s) if s.programmes else "",
    )
    return ", ".join(filter(None, words))


def _regions(site: Site, selection: Selection) -> str:
    held = site.dataset.held(selection.edition)
    chosen = tuple([slug for slug in selection.regions if slug in held.regions])
    if len(chosen) < _MOST_NAMES:
        # There are 129 ways to choose so few of nine.
        return once(
            held.lines,
            ("names of regions", chosen, spoken()),
            lambda: listed(tuple([r.name for slug, r in held.regions.items() if slug in chosen])),
        )
    return counted(len(chosen), "{n} region", "{n} regions")


# There are 63 ways to choose from six.
@lru_cache(maxsize=256)
def _parts(parts: tuple[Part, ...], _language: str) -> str:
    return listed(tuple([part.short for part in parts]))


def _chosen(site: Site, selection: Selection) -> str:
    """Name the one programme that is chosen, or say how many are."""
    slugs = selection.programmes
    one = site.dataset.programme(selection.edition, slugs[0]) if len(slugs) == 1 else None
    if one:
        return one.name
    return counted(len(slugs), "{n} programme", "{n} programmes")


def themes(site: Site, selection: Selection) -> str:
    """Name the themes chosen, as the volume prints them; a line may speak of any of them."""
    held = site.dataset.themes(selection.edition)
    named = [theme.theme for theme in held if theme.slug in selection.themes]
    either: _Join = lambda one, other: say("{one} or {other}", one=one, other=other)  # noqa: E731
    return reduce(either, named) if named else ""


def named(theme: Theme) -> Markup:
    """Return an acronym with what it stands for, which is in the words of the volume."""
    return Markup("{} – {}").format(theme.theme, foreign(theme.name))


def all_of(words: tuple[str, ...]) -> str:
    """Join one word or more to all of them, however many."""
    both: _Join = lambda one, other: say("{one} and {other}", one=one, other=other)  # noqa: E731
    return reduce(both, words)


def asking(lines: tuple[Programme, ...], part: Part) -> KeyFigure:
    """Say of a single part how many lines ask for it: its share would be all of it."""
    amounts = requirements(lines, (part,))
    count = len(amounts) - amounts.count(0)
    known = asked_together(lines, (part,)) is not None
    return KeyFigure(
        out_of(count, len(lines)) if known else UNKNOWN,
        say("Lines that ask for {part}", part=part.spoken),
        part.full,
    )


def largest_part(lines: Lines, parts: tuple[Part, ...]) -> KeyFigure:
    """Say which of some parts the lines ask most for; of a single one how many ask for it."""
    if len(parts) == 1:
        return asking(lines, parts[0])
    sums = lines.sums
    top = max(parts, key=sums.__getitem__)
    whole = sum([sums[part] for part in parts])
    return KeyFigure(share(lines.printed[top], whole), *_called(top, spoken()))


@lru_cache(maxsize=32)
def _called(part: Part, _language: str) -> tuple[str, str]:
    """Return the short name of a part and the full one."""
    return part.short, part.full


def asked_for(asked: Amount, note: str) -> KeyFigure:
    """Say what is asked for, with a note; where nothing of it is printed, that it is not."""
    return KeyFigure(
        usd(asked),
        say("Funding requirement"),
        say("not printed") if asked is None else note,
        about="requirement",
    )


def nothing(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> str:
    """Say of lines that ask for nothing whether that is printed, or no figure is."""
    if asked_together(lines, parts) is None:
        return say("No figure is printed for what is shown.")
    if None in asked_of(lines, parts):
        return say("Nothing is asked for, or no figure is printed.")
    return say("Nothing is asked for in what is shown.")


def titled(parts: tuple[Part, ...], of_one: str, of_all: str) -> str:
    """Return the title of a chart: that of a single part names it (``{part}``).

    >>> titled((Part.O2,), "{part}, by region", "By region and principle or objective")
    'Objective 2, by region'
    """
    return of_one.format(part=parts[0].short) if len(parts) == 1 else of_all


def out_of(count: int, whole: int) -> str:
    """Write how many of some there are: "27 of 30"."""
    return say("{n} of {whole}", n=number(count), whole=number(whole))


def clauses(clause: str, then: str = "") -> str:
    """Make a sentence of a clause and what follows from it, if anything does.

    >>> clauses("One line asks", "two do not"), clauses("One line asks")
    ('One line asks; two do not.', 'One line asks.')
    """
    return say("{clause}; {then}.", clause=clause, then=then) if then else f"{clause}."


def usd(amount: Amount) -> str:
    """Write an amount short, with its currency: "USD 167.0 M"; "n/p" is of no currency."""
    return UNKNOWN if amount is None else say("USD {amount}", amount=short(amount))
