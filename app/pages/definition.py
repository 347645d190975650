"""A definition as a reader sees it: its text, and what the edition asks for under it."""

from markupsafe import Markup

from app.components.filters import alone
from app.components.view import Drawer, Link
from app.definitions import Definition, definition
from app.formats import counted, share
from app.languages import say
from app.model.selection import Selection
from app.model.shares import asked_together, requirement
from app.pages.about import PATH as ABOUT
from app.pages.panel import THEMES, theme_group
from app.pages.site import Site
from app.pages.words import out_of, usd
from app.terms import PARTS


def drawer(site: Site, selection: Selection, key: str, close: str) -> Drawer | None:
    """Return the drawer of a definition, None where there is none of this name.

    ``close`` is the address of the page without it.
    """
    held = definition(key)
    if held is None:
        return None
    return Drawer(
        key=key,
        title=held.title,
        subtitle=held.part.full if held.part else "",
        texts=held.texts,
        close=close,
        facts=_facts(site, selection, held),
        ways=_ways(selection, held),
        others=tuple((other, found.title) for other in held.see if (found := definition(other))),
        part=held.part,
        choices=_themes(site, selection, close) if key == THEMES else Markup(""),
    )


def _themes(site: Site, selection: Selection, close: str) -> Markup:
    """Return every theme as a filter of the page, or of the overview where the page has none."""
    path = close.partition("?")[0]
    region = path.removeprefix("/regions/")
    inside = region in site.dataset.vocabulary.regions
    asked = selection.but(about="")
    group = theme_group(
        site,
        asked,
        asked.but(regions=(region,)) if inside else asked,
        lambda s: s.to(path if inside else "/"),
    )
    return alone(group) if group else Markup("")


def _facts(site: Site, selection: Selection, held: Definition) -> tuple[tuple[str, str], ...]:
    """Say what the whole edition asks for under a part, or in lines of a kind."""
    if held.part is None and held.kind is None:
        return ()
    everything = site.dataset.lines(site.dataset.everything(selection.edition))
    lines = tuple(line for line in everything if held.kind in {None, line.kind})
    parts = (held.part,) if held.part else PARTS
    asked, whole = asked_together(lines, parts), requirement(everything, PARTS)
    asking = sum(bool(line.requirement(parts)) for line in lines)
    return (
        (say("Asked for in the world"), usd(asked)),
        (say("Share of the world’s ask"), share(asked, whole)),
        (
            say("Lines that ask for it"),
            out_of(asking, len(lines)),
        )
        if held.part
        else (say("Lines of this kind"), counted(len(lines), "{n} line", "{n} lines")),
    )


def _ways(selection: Selection, held: Definition) -> tuple[Link, ...]:
    """Lead to the lines that a definition is about, and to the page that tells more."""
    edition = Selection(edition=selection.edition, newest=selection.newest)
    whole = Link(say("All definitions"), f"{edition.to(ABOUT)}#definitions")
    if held.part:
        narrowed = edition.but(parts=(held.part,)).to("/")
        every = say("Every line, by what it asks for under {part}", part=held.part.spoken)
        return (Link(every, narrowed), whole)
    if held.kind:
        return (
            Link(say("The lines of this kind"), edition.but(kinds=(held.kind,)).to("/")),
            whole,
        )
    if held.group == "check":
        return (Link(say("What does not add up"), edition.to("/findings")), whole)
    return (whole,)
