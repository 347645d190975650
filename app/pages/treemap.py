"""The treemap of a selection: region, line, part; every box narrows the view to what it holds."""

from app.components import treemap
from app.components.treemap import Sized, Words
from app.components.view import Chart, Link, Tabs
from app.figures.paper.canvas import paper
from app.figures.paper.tree import tree_svg
from app.figures.treemap_nested import Area, Leaf, Tile, nested, rooms_for
from app.formats import counted, exact, listed, number, share, short, spoken
from app.languages import say
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import requirement
from app.pages.site import Site
from app.pages.words import titled
from app.terms import REGION_SLUGS, Part

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
        title=_title(lines, parts),
        sentence=said,
        source=site.source(selection),
        legend=parts,
        tabs=Tabs.of(selection, path),
        unit=say("Area: share of what is shown")
        if selection.measure == "share"
        else say("Area: funding requirement, USD"),
        drawing=treemap.draw(
            sizes,
            _words(selection, lines, path),
            say("Treemap. {sentence}", sentence=said),
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
    told = {
        "name": top.opening,
        "amount": spoken(top.requirement(parts)),
        "share": share(of_it, top.requirement(parts)),
        "part": part.spoken,
    }
    if len(asking) == 1:
        return (
            _alone(told) if len(parts) > 1 else say("{name} asks for {amount} US dollars.", **told)
        )
    most = asking[: min(_FEW, len(asking) - 1)]
    told["n"] = number(len(most))
    told["held"] = share(requirement(most, parts), whole)
    return _largest(told, several=len(most) > 1, divided=len(parts) > 1)


def _alone(told: dict[str, str]) -> str:
    return say("{name} asks for {amount} US dollars, {share} of it for {part}.", **told)


def _largest(told: dict[str, str], *, several: bool, divided: bool) -> str:
    """Say how large the largest box is, or the few ``several`` largest."""
    if several and divided:
        return say(
            "{name} has the largest box: {amount} US dollars, {share} of it for {part}; the "
            "largest {n} boxes hold {held} of what is shown.",
            **told,
        )
    if several:
        return say(
            "{name} has the largest box: {amount} US dollars; the largest {n} boxes hold {held} "
            "of what is shown.",
            **told,
        )
    if divided:
        return say(
            "{name} has the largest box: {amount} US dollars, {share} of it for {part}, {held} of "
            "what is shown.",
            **told,
        )
    return say("{name} has the largest box: {amount} US dollars, {held} of what is shown.", **told)


def _title(lines: tuple[Programme, ...], parts: tuple[Part, ...]) -> str:
    if len({line.region.slug for line in lines}) > 1:
        return titled(
            parts,
            say("{part}, by region and programme"),
            say("Region, programme and principle or objective"),
        )
    if len(lines) > 1:
        return titled(
            parts, say("{part}, by programme"), say("Programme and principle or objective")
        )
    return titled(parts, "{part}", say("Principle or objective"))


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
        counted(
            nothing,
            "{n} line asks for nothing here and has no box.",
            "{n} lines ask for nothing here and have no box.",
        )
        if nothing
        else "",
        say("No box for {names}: no figure is printed.", names=_named(unknown)) if unknown else "",
        say(
            "Of {names} some figures are not printed: a box holds the others.",
            names=_named(partly),
        )
        if partly
        else "",
    )
    return " ".join(words for words in said if words)


def _named(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) <= _FEW else counted(len(names), "{n} line", "{n} lines")


def _words(selection: Selection, lines: tuple[Programme, ...], path: str) -> Words:
    whole = requirement(lines, selection.chosen_parts)
    shares = selection.measure == "share"
    # Said once, and filled for each of a thousand boxes.
    told = say("{name}: USD {amount}, {share} of what is shown")

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
        said=lambda name, amount: told.format(
            name=name, amount=exact(amount), share=share(amount, whole)
        ),
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
    steps = [Link(say("All regions"), selection.but(regions=(), programmes=()).to(path))]
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
                listed(regions)
                if len(regions) <= _FEW
                else counted(len(regions), "{n} region", "{n} regions"),
                selection.but(programmes=()).to(path),
            )
        )
    if selection.programmes:
        one = len(lines) == 1
        steps.append(
            Link(lines[0].own_name if one else counted(len(lines), "{n} line", "{n} lines"), "")
        )
        if one:
            page = Link(
                say("Page of {name}", name=lines[0].own_name), f"/programmes/{lines[0].slug}"
            )
            return (*steps[:-1], steps[-1]._replace(current=True), page)
    return (*steps[:-1], steps[-1]._replace(current=True))
