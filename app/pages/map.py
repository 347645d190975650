"""The map of a selection: its lines on the outlines, and in a table what has no place there."""

from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup, escape

from app.components import tables, world_map
from app.components.markup import amount, link, part_of, printed_beside
from app.components.view import Chart, Column, Row, Table, Tabs
from app.components.world_map import AFTER, Mark, WorldMap
from app.figures.paper.canvas import paper
from app.figures.paper.world import Coloured, world_svg
from app.figures.world_map import scale
from app.figures.world_map.naming import labels
from app.figures.world_map.outlines import Outlines
from app.figures.world_map.scale import Scale
from app.figures.world_map.standing import Placed, Standing, stand
from app.formats import short
from app.languages import say
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import by_region
from app.model.tables import Amount
from app.pages import map_words
from app.pages.site import Site
from app.terms import CURRENCY, Kind

_WIDE, _NARROW = (700, 9), (330, 3)
"""The narrowest map in pixels that shows names, and how many."""


def map_chart(site: Site, selection: Selection, lines: tuple[Programme, ...], tabs: Tabs) -> Chart:
    """Return the map of some lines, the largest ask first."""
    outlines, standing = site.outlines, standing_of(site, selection, lines)
    world = _world(site, selection, standing, outlines) if outlines and standing else None
    return Chart(
        title=say("Where it is asked for"),
        sentence=map_words.sentence(standing) if standing else say("The map is not drawn here."),
        source=site.source(selection),
        tabs=tabs,
        unit=map_words.unit(selection),
        drawing=world_map.draw(world) if world else world_map.unbuilt(),
        paper=paper(world_svg, _coloured(world)) if world else None,
        below=_off_map(standing) if standing else None,
    )


def _coloured(world: WorldMap) -> Coloured:
    marks = tuple((mark.place, mark.shade) for mark in world.marks)
    return Coloured(world.outlines, world.window, marks, world.scale, world.hue, world.wide)


def standing_of(site: Site, selection: Selection, lines: Iterable[Programme]) -> Standing | None:
    """Put lines on the map or beside it; None where its outlines are not built.

    The window is that of the regions chosen, whatever else the filters leave out.
    """
    if site.outlines is None:
        return None
    everything = site.dataset.everything(selection.edition)
    inside = site.dataset.lines(everything.but(regions=selection.regions))
    codes = [code for line in inside for code in line.place.iso3]
    window = (site.outlines.window if selection.regions else site.outlines.whole)(codes)
    return stand(lines, site.outlines, selection.chosen_parts, window)


def _off_map(standing: Standing) -> Markup:
    """Return what is not on the map, line by line, and that nothing is lost between the two."""
    table = tables.draw(_strip(standing)) if standing.strip else Markup("")
    return Markup(
        '<section class="off-map" id="{}"><h3>{}</h3><p class="ledger">{}</p>{}</section>'
    ).format(AFTER, say("Not on the map"), map_words.together(standing), table)


def _strip(standing: Standing) -> Table:
    """Return what is beside the map; its foot leads to the whole."""
    total = standing.total
    whole = total or 0

    def row(name: str, asked: Amount, mark: str = "") -> Row:
        return Row(escape(name), ("", amount(asked), part_of(asked, whole)), mark=mark)

    return Table(
        caption=say("Lines that a map cannot show, computed from the cells"),
        columns=(
            Column(say("Line"), text=True),
            Column(say("Why"), text=True),
            Column(say("Asked for"), unit=CURRENCY),
            Column(say("Share"), unit=say("of what is shown")),
        ),
        rows=tuple(
            Row(
                link(line.name, f"/programmes/{line.slug}") + printed_beside(line),
                (
                    escape(say("for the whole region"))
                    if line.kind is Kind.REGIONAL_INITIATIVES
                    else escape(say("no outline of its own")),
                    amount(line.asked(standing.parts)),
                    part_of(line.asked(standing.parts), whole),
                ),
            )
            for line in standing.strip
        ),
        foot=(
            row(say("Not on the map"), standing.off_map, "total"),
            row(say("On the map"), standing.on_map),
            row(say("Together"), total, "total"),
        ),
        id="strip",
    )


def _world(site: Site, selection: Selection, standing: Standing, outlines: Outlines) -> WorldMap:
    colours, value = _colours(selection, standing)
    shares = as_shares(selection)
    regions = by_region(
        site.dataset.lines(site.dataset.everything(selection.edition)), standing.parts
    )
    marks = tuple(
        Mark(
            place,
            colours.shade(value(place)),
            map_words.title(place, selection, sum(regions[place.programme.region.slug].values())),
            f"/programmes/{place.programme.slug}",
        )
        for place in standing.placed
    )
    asking = [place for place in standing.placed if place.asked]
    wanted = [
        (place, map_words.of_own_ask(place) if shares else short(place.asked))
        for place in sorted(asking, key=value, reverse=True)
    ]
    named = partial(labels, outlines, standing.window, wanted)
    return WorldMap(
        name=say("Map. {sentence}", sentence=map_words.sentence(standing)),
        outlines=outlines,
        window=standing.window,
        marks=marks,
        scale=colours,
        hue=hue(selection),
        wide=named(width=_WIDE[0], most=_WIDE[1]),
        narrow=named(width=_NARROW[0], most=_NARROW[1]),
        neutral=say("No line in the tables, or left out by the filters")
        if selection.narrows
        else say("No line in the tables"),
    )


def hue(selection: Selection) -> str:
    """Return whose colour the map has: principles blue, objectives ochre, both together neither.

    >>> from app.terms import Part
    >>> hue(Selection(edition="2017", parts=(Part.O2, Part.O3)))
    'objective'
    """
    groups = {part.group.lower() for part in selection.chosen_parts}
    return groups.pop() if len(groups) == 1 else "all"


def as_shares(selection: Selection) -> bool:
    """Tell whether colours are shares of a line's ask; of all six parts each share is the whole."""
    return selection.measure == "share" and bool(selection.parts)


def _colours(selection: Selection, standing: Standing) -> tuple[Scale, Callable[[Placed], float]]:
    if as_shares(selection):
        return scale.shares(), _percent
    largest = max((place.asked or 0 for place in standing.placed), default=0)
    return scale.amounts(largest), lambda place: place.asked or 0


def _percent(place: Placed) -> float:
    whole = place.programme.line.computed_total
    return 100 * (place.asked or 0) / whole if whole else 0
