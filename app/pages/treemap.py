"""The treemap of a selection: region, line, part; every box narrows the view to what it holds."""

from app.components import treemap
from app.components.drawn import NOTHING
from app.components.treemap import Sized, Words
from app.components.view import Chart, Link
from app.figures.paper.canvas import paper
from app.figures.paper.tree import tree_svg
from app.figures.treemap_nested import Area, Leaf, Tile, nested, rooms_for
from app.formats import exact, listed, plural, share, short, spoken
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import requirement
from app.pages.site import Site
from app.pages.tabs import tabs
from app.terms import CURRENCY, REGION_SLUGS

_FEW = 3
"""Names a sentence lists; of more it says how many."""


def treemap_chart(
    site: Site,
    selection: Selection,
    lines: tuple[Programme, ...],
    path: str = "/",
) -> Chart:
    """Return the treemap of some lines at a page; they ask for something under the parts shown.

    On the page of a region ``selection`` does not repeat the region that ``path`` names.
    """
    parts = selection.chosen_parts
    sizes = tuple(Sized(room, nested(lines, parts, room)) for room in rooms_for(len(lines)))
    said = sentence(site, selection, lines)
    return Chart(
        title=_title(lines),
        figure=NOTHING,
        sentence=said,
        source=site.source(selection),
        legend=parts,
        tabs=tabs(selection, path),
        unit="Area: share of what is shown"
        if selection.measure == "share"
        else "Area: funding requirement, USD",
        drawing=treemap.draw(
            sizes,
            _words(selection, lines, path),
            f"Treemap. {said}",
            _way(site, selection, lines, path),
            silent(lines, selection),
        ),
        paper=paper(tree_svg, lines, parts, as_shares=selection.measure == "share"),
    )


def sentence(site: Site, selection: Selection, lines: tuple[Programme, ...]) -> str:
    """Say what the largest boxes are, and how much of the whole they hold."""
    parts = selection.chosen_parts
    whole = requirement(lines, parts)
    ranked = sorted(lines, key=lambda line: line.requirement(parts), reverse=True)
    asking = [line for line in ranked if line.requirement(parts)]
    top = asking[0]
    part = max(parts, key=lambda p: top.requirement((p,)))
    of_it = top.requirement((part,))
    said = "asks for" if len(asking) == 1 else "has the largest box:"
    first = f"{top.name} {said} {spoken(top.requirement(parts))} US dollars"
    inside = (
        f", {share(of_it, top.requirement(parts))} of it for {part.short}" if len(parts) > 1 else ""
    )
    if len(asking) == 1:
        return f"{first}{inside}."
    most = asking[: min(_FEW, len(asking) - 1)]
    held = share(requirement(most, parts), whole)
    together = (
        f"; the largest {plural(len(most), 'box', 'boxes')} hold {held} of what is shown"
        if len(most) > 1
        else f", {held} of what is shown"
    )
    return f"{first}{inside}{together}."


def _title(lines: tuple[Programme, ...]) -> str:
    levels = (
        ("Region", len({line.region.slug for line in lines})),
        ("programme", len(lines)),
    )
    words = tuple(word for word, count in levels if count > 1)
    title = listed((*words, "principle or objective"))
    return title[0].upper() + title[1:]


def silent(lines: tuple[Programme, ...], selection: Selection) -> str:
    """Say which lines have no box: those that ask for nothing, and those not printed.

    A line of which only some cells are not printed has a box without them; it is named too.
    """
    parts = selection.chosen_parts
    asked = [line.asked(parts) for line in lines]
    nothing = sum(amount == 0 for amount in asked)
    unknown = tuple(p.name for p, amount in zip(lines, asked, strict=True) if amount is None)
    partly = tuple(
        p.name
        for p, amount in zip(lines, asked, strict=True)
        if amount is not None and None in p.amounts(parts)
    )
    said = (
        f"{plural(nothing, 'line asks', 'lines ask')} for nothing here and "
        f"{'has' if nothing == 1 else 'have'} no box."
        if nothing
        else "",
        f"Of {_named(unknown)} no figure is printed: no box." if unknown else "",
        f"Of {_named(partly)} some figures are not printed: a box holds the others."
        if partly
        else "",
    )
    return " ".join(words for words in said if words)


def _named(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) <= _FEW else plural(len(names), "line")


def _words(selection: Selection, lines: tuple[Programme, ...], path: str) -> Words:
    whole = requirement(lines, selection.chosen_parts)
    shares = selection.measure == "share"

    def area(held: Area) -> str:
        slugs = {region.slug for region in held.regions}
        return selection.but(regions=tuple(r for r in REGION_SLUGS if r in slugs)).to(path)

    def tile(held: Tile) -> str:
        return _narrowed(selection, held).to(path)

    def leaf(held: Tile, own: Leaf) -> str:
        parts = tuple(p for p in selection.chosen_parts if p in {part for part, _ in own.shares})
        return _narrowed(selection, held).but(parts=parts).to(path)

    return Words(
        amount=(lambda amount: share(amount, whole)) if shares else short,
        said=lambda amount: f"{CURRENCY} {exact(amount)}, {share(amount, whole)} of what is shown",
        area=area,
        tile=tile,
        leaf=leaf,
    )


def _narrowed(selection: Selection, tile: Tile) -> Selection:
    """Return the view of a box's lines alone; followed once more it leads back to all of them."""
    slugs = tuple(sorted(line.slug for line in tile.lines))
    return selection.but(programmes=() if selection.programmes == slugs else slugs)


def _way(
    site: Site, selection: Selection, lines: tuple[Programme, ...], path: str
) -> tuple[Link, ...]:
    """Return the steps from everything to what is shown; none where nothing was stepped into."""
    if not (selection.regions or selection.programmes):
        return ()
    steps = [Link("All regions", selection.but(regions=(), programmes=()).to(path))]
    regions = tuple(
        region.short for region in site.edition(selection).regions
        if region.slug in selection.regions
    )  # fmt: skip
    if path != "/":
        region = lines[0].region
        steps = [Link(region.name, selection.but(programmes=()).to(path))]
    elif regions:
        steps.append(
            Link(
                listed(regions) if len(regions) <= _FEW else plural(len(regions), "region"),
                selection.but(programmes=()).to(path),
            )
        )
    if selection.programmes:
        one = len(lines) == 1
        steps.append(Link(lines[0].line.programme if one else plural(len(lines), "line"), ""))
        if one:
            page = Link(f"Page of {lines[0].line.programme}", f"/programmes/{lines[0].slug}")
            return (*steps[:-1], steps[-1]._replace(current=True), page)
    return (*steps[:-1], steps[-1]._replace(current=True))
