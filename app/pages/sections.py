"""What the chapters say, amount by amount, and a search in their text.

How amply each amount is described is known from the data; the text only where whoever serves
the explorer has given it a copy of the volume.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from app.components import tables, text_search
from app.components.markup import amount, link, listing, paragraphs, printed_beside
from app.components.twins import records as files
from app.components.view import (
    Column,
    KeyFigure,
    Link,
    Row,
    Section,
    Table,
    View,
)
from app.formats import counted, number, spoken
from app.languages import say
from app.model.narratives import Form
from app.model.notices import Notice
from app.model.sections import Told, sections
from app.model.selection import DESCRIBED, Selection
from app.pages import coverage_heat, told
from app.pages.sections_panel import panel
from app.pages.site import NAME, Site

PATH: Final = told.PATH
_API: Final = "/api/v1/sections"
_MOST: Final = 100
"""Rows of the table; with filters fewer."""


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the sections that a selection asks for, or that hold what it searches for."""
    asked = _asked(site, selection)
    if selection.q and not asked.q:
        notices = (*notices, Notice("q", selection.q, _no_copy()).message)
    found = sections(site.dataset, asked, site.own_copy)
    return View(
        path=PATH,
        title=f"{_title(asked)} – {NAME}",
        heading=_heading(found, asked),
        lead=_lead(found, asked),
        crumbs=(Link(say("Overview"), "/"),),
        notices=notices,
        tools=_search(site, asked),
        key_figures=_key_figures(found, asked),
        panel=panel(site, asked, found),
        sections=(*_amply(site, found, asked), _listed(site, found, asked)),
        downloads=files(_API, asked.query, len(found)),
        address=asked.to(PATH),
    )


def _asked(site: Site, selection: Selection) -> Selection:
    """Keep of a selection what the page has words for; a search needs a copy to search in."""
    return Selection(
        edition=selection.edition,
        newest=selection.newest,
        regions=selection.regions,
        parts=selection.parts,
        kinds=selection.kinds,
        programmes=selection.programmes,
        themes=selection.themes,
        described=selection.described,
        q=selection.q if site.has_copy(selection.edition) else "",
    )


def _no_copy() -> str:
    return say("without a copy of the volume there is no text to search in")


def _title(asked: Selection) -> str:
    named = say("What the chapters say")
    return f"“{asked.q}” – {named}" if asked.q else named


def _heading(found: tuple[Told, ...], asked: Selection) -> str:
    if asked.q:
        return counted(
            len(found),
            "{n} section speaks of “{q}”",
            "{n} sections speak of “{q}”",
            q=asked.q.strip('"“”„«» '),
        )
    if not found:
        return say("No amount and no section fits these filters")
    return counted(
        sum(bool(one.coverage.amount) for one in found),
        "What the chapters say of {n} amount",
        "What the chapters say of {n} amounts",
    )


def _lead(found: tuple[Told, ...], asked: Selection) -> str:
    if not found:
        return say("Take one filter away, or search for fewer words.")
    if asked.q:
        asked_for = spoken(sum(one.coverage.amount or 0 for one in found))
        return say(
            "The lines ask for {amount} US dollars where their chapter speaks of it.",
            amount=asked_for,
        )
    if asked.described:
        asked_for = spoken(sum(one.coverage.amount or 0 for one in found))
        return say("{amount} US dollars in all.", amount=asked_for)
    silent = [one for one in found if one.coverage.form is None]
    untold = _untold(silent)
    unpaid = sum(not one.coverage.amount for one in found)
    if not unpaid:
        return untold
    beside = counted(
        unpaid,
        "{n} description stands where nothing is asked for.",
        "{n} descriptions stand where nothing is asked for.",
    )
    return f"{untold} {beside}"


def _untold(silent: list[Told]) -> str:
    if not silent:
        return say("None of them stands without a word in its chapter.")
    return counted(
        len(silent),
        "{n} of them, {amount} US dollars, stands without a word in its chapter.",
        "{n} of them, {amount} US dollars together, stand without a word in their chapter.",
        amount=spoken(sum(one.coverage.amount or 0 for one in silent)),
    )


def _key_figures(found: tuple[Told, ...], asked: Selection) -> tuple[KeyFigure, ...]:
    if not found:
        return ()
    forms = Counter(one.coverage.form for one in found)
    words = sum(one.coverage.words for one in found)
    said = counted(words, "{n} word in all", "{n} words in all")
    figures = (
        KeyFigure(
            number(forms[Form.SECTION]),
            say("With a section"),
            " · ".join(filter(None, (_of_amounts(found, Form.SECTION), said))),
        ),
        KeyFigure(number(forms[Form.BOX]), say("Only in a box"), _of_amounts(found, Form.BOX)),
        KeyFigure(number(forms[None]), say("Not described")),
    )
    pairs = zip(DESCRIBED, figures, strict=True)
    return tuple(one for word, one in pairs if word in (asked.described or DESCRIBED))


def _of_amounts(found: tuple[Told, ...], form: Form) -> str:
    """Say how many of a form are about an amount, where others stand where nothing is asked."""
    told = [bool(one.coverage.amount) for one in found if one.coverage.form is form]
    if all(told):
        return ""
    return counted(sum(told), "{n} about an amount", "{n} about amounts")


def _search(site: Site, asked: Selection) -> Markup:
    """Return the form of the search, or what it would do with a copy."""
    if not site.has_copy(asked.edition):
        text = say(
            "The text of the sections cannot be searched here: it is the publisher’s, and this "
            "explorer was given no copy of the volume to search in. The page tells how amply each "
            "amount is described."
        )
        return paragraphs(text)
    label = say("Search the text of the sections; “words in quotes” stand together")
    form = text_search.form(PATH, asked, label)
    lost = site.own_copy.missing if site.own_copy else 0
    if not lost:
        return form
    said = counted(
        lost,
        "{n} passage of the volume could not be found in the copy.",
        "{n} passages of the volume could not be found in the copy.",
    )
    return form + paragraphs(said)


def _amply(site: Site, found: tuple[Told, ...], asked: Selection) -> tuple[Section, ...]:
    """Return the heatmap; of a search, or where nothing is told, it tells nothing."""
    if not found or asked.q or asked.described == DESCRIBED[-1:]:
        return ()
    return (coverage_heat.section(site, asked, found),)


def _listed(site: Site, found: tuple[Told, ...], asked: Selection) -> Section:
    heading = say("What was found") if asked.q else say("Amount by amount, the largest first")
    if not found:
        ways = listing(link(say("Clear all filters and the search"), PATH))
        return Section(say("The way out"), ways, "listed")
    more = (
        paragraphs(
            say(
                "The first {n} of {all} are listed here; the files hold all of them, and filters "
                "leave fewer.",
                n=number(_MOST),
                all=number(len(found)),
            )
        )
        if len(found) > _MOST
        else Markup("")
    )
    return Section(heading, more + tables.draw(_table(site, found[:_MOST], asked)), "listed")


def _table(site: Site, found: tuple[Told, ...], asked: Selection) -> Table:
    return Table(
        caption=say("Amounts and what their chapter says"),
        columns=(
            Column(say("Line"), text=True),
            Column(say("Chapter"), text=True),
            Column(say("Requirement"), unit="USD"),
            Column(say("In its chapter"), text=True),
            *((Column(say("What was found"), text=True),) if asked.q else ()),
        ),
        rows=tuple(Row(_head(one), tuple(_cells(site, one, asked))) for one in found),
        id="sections",
    )


def _head(one: Told) -> str:
    programme = one.programme
    where = f"/programmes/{programme.slug}#{told.anchor(one.part)}"
    name = link(programme.own_name, where) + printed_beside(programme)
    return str(Markup("<b>{}</b> <small>{}</small>").format(name, programme.region.short))


def _cells(site: Site, one: Told, asked: Selection) -> Iterator[str]:
    yield one.part.short
    yield amount(one.coverage.amount)
    yield one.coverage.sentence
    if asked.q and site.own_copy:
        yield str(text_search.excerpt(site.own_copy.excerpt(asked.q, one.cell)))
