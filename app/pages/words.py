"""What a selection asks for, in words: the same on every page."""

from app.components.view import KeyFigure
from app.formats import listed, plural
from app.model.programme import Programme
from app.model.selection import Selection
from app.pages.site import Site
from app.terms import Part

_MOST_NAMES = 4


def about(site: Site, selection: Selection) -> str:
    """Say what the filters leave, empty where they leave everything."""
    edition = site.edition(selection)
    regions = tuple(r.name for r in edition.regions if r.slug in selection.regions)
    words = (
        listed(regions) if len(regions) < _MOST_NAMES else plural(len(regions), "region"),
        listed(tuple(part.short for part in selection.parts)),
        listed(tuple(kind.label.lower() for kind in selection.kinds)),
        f"speaking of {themes(site, selection)}" if selection.themes else "",
        f"“{selection.q}”" if selection.q else "",
        plural(len(selection.programmes), "programme") if selection.programmes else "",
    )
    return ", ".join(word for word in words if word)


def themes(site: Site, selection: Selection) -> str:
    """Name the themes chosen, as the volume prints them; a line may speak of any of them."""
    held = site.dataset.themes(selection.edition)
    return " or ".join(theme.theme for theme in held if theme.slug in selection.themes)


def asking(lines: tuple[Programme, ...], part: Part) -> KeyFigure:
    """Say of a single part how many lines ask for it: its share would be all of it."""
    count = sum(bool(line.requirement((part,))) for line in lines)
    return KeyFigure(f"{count} of {len(lines)}", f"Lines that ask for {part.short}", part.full)
