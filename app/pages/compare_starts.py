"""Comparisons worth a look: where to start, and where to go on from what is compared."""

from markupsafe import Markup

from app.components import tables
from app.components.markup import amount, link, listing, printed_beside
from app.components.view import Column, Row, Section, Table
from app.formats import listed, spelled
from app.languages import say
from app.model.comparison import Compared
from app.model.edition import Region
from app.model.programme import Programme
from app.model.selection import MOST_COMPARED, Selection
from app.model.shares import by_region
from app.model.similar import Similar, similar
from app.pages.compare_tables import fraction
from app.pages.site import Site
from app.ratios import times
from app.terms import PARTS, REGION_SLUGS, Kind

_REGIONS, _LINES = 3, 5
_STARTS = Markup('<div class="starts">{}</div>').format(
    Markup("<section><h3>{}</h3>{}</section>") * 3
)
_PATH = "/compare"


def starts(site: Site, asked: Selection) -> Markup:
    """Return links to comparisons made from the data: the largest, and lines alike."""
    dataset = site.dataset
    lines = dataset.select(dataset.everything(asked.edition))
    sums = {slug: sum(row.values()) for slug, row in by_region(lines, PARTS).items()}
    slugs = tuple(sorted(sums, key=lambda slug: sums[slug], reverse=True))
    return _STARTS.format(
        say("Regions"),
        listing(_regions(site, asked, slugs[:_REGIONS]), _regional(asked, slugs)),
        say("The most under each principle or objective"),
        listing(*_largest(asked, lines)),
        say("Programmes alike in mix and size"),
        listing(*(_alike(site, asked, line) for line in lines[:_REGIONS])),
    )


def side_by_side(asked: Selection, slugs: tuple[str, ...]) -> str:
    """Return the address of a comparison in the same edition and measure."""
    plain = asked.cleared().but(sort=Selection.sort, tab=Selection.tab, tolerance=0)
    return plain.but(compare=slugs[:MOST_COMPARED]).to(_PATH)


def _regions(site: Site, asked: Selection, slugs: tuple[str, ...]) -> Markup:
    names = tuple(site.dataset.region(asked.edition, slug).name for slug in slugs)
    most = say(
        "The {count} that ask for most: {names}", count=spelled(len(slugs)), names=listed(names)
    )
    return link(most, side_by_side(asked, slugs))


def _regional(asked: Selection, slugs: tuple[str, ...]) -> Markup:
    lines = tuple(f"{Kind.REGIONAL_INITIATIVES.value}-{slug}" for slug in slugs[:MOST_COMPARED])
    words = say("Regional initiatives of the {count} that ask for most", count=spelled(len(lines)))
    return link(words, side_by_side(asked, lines))


def _largest(asked: Selection, lines: tuple[Programme, ...]) -> tuple[Markup, ...]:
    """Offer the lines that ask for most under each part."""
    found = []
    for part in PARTS:
        ranked = sorted(lines, key=lambda line: line.requirement((part,)), reverse=True)
        slugs = tuple(line.slug for line in ranked[:_LINES])
        words = say(
            "The {count} that ask for most under {part}",
            count=spelled(len(slugs)),
            part=part.spoken,
        )
        found.append(link(words, side_by_side(asked, slugs)))
    return tuple(found)


def _alike(site: Site, asked: Selection, line: Programme) -> Markup:
    others = similar(line, site.dataset.lines(site.dataset.everything(asked.edition)))
    slugs = (line.slug, *(other.programme.slug for other in others))
    return link(
        say("{name} and the lines nearest to it", name=line.name), side_by_side(asked, slugs)
    )


def near(site: Site, asked: Selection, held: tuple[Compared, ...]) -> tuple[Section, ...]:
    """Lead on from a comparison: to the lines like its programmes, and to their regions."""
    lines = [one for one in held if not one.is_region]
    ways = [_alike(site, asked, one.lines[0]) for one in lines if one.has_mix]
    slugs = tuple(dict.fromkeys(slug for one in held for slug in (one.slug, one.region.slug)))
    if lines and set(slugs) - set(asked.compare) and len(slugs) <= MOST_COMPARED:
        ways.append(link(say("The same, with their regions"), side_by_side(asked, slugs)))
    return (Section(say("Compare on"), listing(*ways)),) if ways else ()


def beside(selection: Selection, region: Region) -> Section:
    """Return the ways from a region to comparisons with it in them."""
    own = f"{Kind.REGIONAL_INITIATIVES.value}-{region.slug}"
    others = tuple(slug for slug in REGION_SLUGS if slug != region.slug)
    ways = (
        link(
            say("{name} beside the world", name=region.opening),
            side_by_side(selection, (region.slug,)),
        ),
        link(
            say("With {count} other regions", count=spelled(MOST_COMPARED - 1)),
            side_by_side(selection, (region.slug, *others)),
        ),
        link(say("With its regional initiatives"), side_by_side(selection, (region.slug, own))),
    )
    return Section(say("Compare"), listing(*ways), id="compare")


def alike(site: Site, selection: Selection, programme: Programme) -> tuple[Section, ...]:
    """Return the lines most like a line, with a way to set them side by side; none if none is."""
    everything = site.dataset.lines(site.dataset.everything(selection.edition))
    found = similar(programme, everything)
    if not found:
        return ()
    slugs = (programme.slug, *(one.programme.slug for one in found))
    way = link(
        say(
            "Set {name} and these {count} side by side",
            name=programme.name,
            count=spelled(len(found)),
        ),
        side_by_side(selection, slugs),
    )
    region = link(
        say("Set it beside {region}", region=programme.region.spoken),
        side_by_side(selection, (programme.slug, programme.region.slug)),
    )
    said = say(
        "They divide their asks over the principles and objectives most nearly as {name} does, and "
        "ask for about as much: a line twice or half as large counts as one that divides a tenth "
        "of its ask otherwise.",
        name=programme.name,
    )
    html = Markup('<p>{}</p>{}<p class="ways">{} · {}</p>').format(
        said, tables.draw(_like(found, programme)), way, region
    )
    return (Section(say("Nearest in mix and size"), html, id="similar"),)


def _like(found: tuple[Similar, ...], programme: Programme) -> Table:
    return Table(
        caption=say(
            "The lines nearest to {name} in mix and size, the nearest first", name=programme.name
        ),
        columns=(
            Column(say("Programme"), text=True),
            Column(say("Requirement"), unit="USD"),
            Column(say("Times as much"), unit=say("as {name}", name=programme.name)),
            Column(say("Divided otherwise"), unit=say("share of its ask")),
            Column(say("Region"), text=True),
        ),
        rows=tuple(
            Row(
                link(one.programme.name, f"/programmes/{one.programme.slug}")
                + printed_beside(one.programme),
                (
                    amount(one.programme.requirement(PARTS)),
                    times(one.times),
                    fraction(one.moved),
                    link(one.programme.region.short, f"/regions/{one.programme.region.slug}"),
                ),
            )
            for one in found
        ),
    )
