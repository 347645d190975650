"""What the chapters say about one line, on its page: the section itself beside each amount.

The text is that of the copy of the volume which whoever serves the explorer has given it
(``MIGOF_PUBLICATION``); without one the page says what would stand here.
"""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape

from app.components import folded
from app.components.folded import Head
from app.components.markup import link, paragraphs
from app.components.view import Section
from app.formats import counted, exact
from app.languages import say
from app.model.narratives import Coverage
from app.model.programme import Programme
from app.model.sections import covered
from app.model.selection import Selection
from app.pages.site import Site
from app.terms import Part

PATH: Final = "/sections"
"""Of the page that lists and searches them all."""
_ID: Final = "told"


def sections(site: Site, selection: Selection, programme: Programme) -> tuple[Section, ...]:
    """Return the six sections of a line, folded, or what would be shown; nothing if none read."""
    told = covered(site.dataset, programme)
    if not told:
        return ()
    if site.has_copy(programme.edition):
        body = _intro(site, selection, programme) + Markup("").join(
            _one(site, programme, part, one) for part, one in told.items()
        )
    else:
        body = paragraphs(
            escape(
                say(
                    "The sections that tell what each amount is for are not shown here: their text "
                    "is the publisher’s, and this explorer was given no copy of the volume to show "
                    "it from. What it knows of them is {how}."
                )
            ).format(
                how=link(say("how amply each amount is described"), _list(selection, programme)),
            )
        )
    return (Section(say("What its chapters say"), body, _ID),)


def by_part(site: Site, programme: Programme) -> Mapping[Part, str]:
    """Say of each amount of a line what its chapter says, with the way to its text.

    Nothing where no chapters were read.
    """
    told = covered(site.dataset, programme)
    return {part: _beside(site, programme, part, one) for part, one in told.items()}


def _beside(site: Site, programme: Programme, part: Part, told: Coverage) -> str:
    if not told.form:
        return told.sentence if told.amount else "–"
    if not site.has_copy(programme.edition):
        return told.sentence
    return str(link(told.sentence, f"#{anchor(part)}"))


def anchor(part: Part) -> str:
    """Return where on the page of a line the section of a part stands."""
    return f"{_ID}-{part.slug}"


def _list(selection: Selection, programme: Programme) -> str:
    asked = Selection(edition=selection.edition, newest=selection.newest)
    return asked.but(programmes=(programme.slug,)).to(PATH)


def _intro(site: Site, selection: Selection, programme: Programme) -> Markup:
    """Say whose words follow, and where to search them."""
    edition = site.edition(selection)
    text = say(
        "From {publisher}, {title}: the text is that of the copy this explorer was given, and its "
        "rights are the publisher’s. {search}."
    )
    search = link(say("Search in all sections"), _list(selection, programme))
    return paragraphs(
        escape(text).format(publisher=edition.publisher, title=edition.title, search=search)
    )


def _one(site: Site, programme: Programme, part: Part, told: Coverage) -> Markup:
    """Return the amount and the section of one part."""
    amount = f"USD {exact(told.amount)}" if told.amount is not None else exact(None)
    head = Head(part, amount, told.sentence if told.form or told.amount else "")
    region, line = programme.region.slug, programme.line.programme
    held = site.own_copy.section(region, line, part) if site.own_copy else None
    if held is None:
        return folded.closed(head)
    lost = counted(
        held.missing,
        "{n} passage of this section could not be found in the copy.",
        "{n} passages of this section could not be found in the copy.",
    )
    return folded.text(head, held.paragraphs, anchor(part), lost if held.missing else "")
