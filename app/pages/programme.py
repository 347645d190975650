"""One programme line: its six amounts, their weight in region and world, what is found."""

from collections.abc import Mapping

from markupsafe import Markup

from app.components import tables
from app.components.facets import Address
from app.components.markup import (
    amount,
    foreign,
    paragraphs,
    part_of,
    printed_beside,
)
from app.components.twins import SHEET, Twins
from app.components.view import (
    Chart,
    Column,
    KeyFigure,
    Link,
    Row,
    Section,
    Table,
    View,
)
from app.figures import bars
from app.figures.paper.stacked import on_paper
from app.formats import counted, exact, listed, share, spoken
from app.languages import say
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.sentences import lead_of_programme
from app.model.shares import by_part, rank, requirement
from app.pages import found_of_line, told
from app.pages.compare_starts import alike
from app.pages.panel import measure_group
from app.pages.records import before, spoken_of
from app.pages.site import NAME, Site
from app.pages.words import usd
from app.terms import PARTS, Kind, Part


def path(programme: Programme) -> str:
    """Return the page's address."""
    return f"/programmes/{programme.slug}"


def render(
    site: Site, selection: Selection, programme: Programme, notices: tuple[str, ...] = ()
) -> View:
    """Return the page of one programme line."""
    world = site.dataset.select(site.dataset.everything(selection.edition))
    region = world.by_region[programme.region.slug]
    asked, known = programme.requirement(PARTS), programme.asked(PARTS) is not None
    return View(
        path=path(programme),
        title=f"{programme.name} – {NAME}",
        heading=say(
            "{name} asks for {amount} US dollars", name=programme.opening, amount=spoken(asked)
        )
        if known
        else say("{name}: no figure is printed", name=programme.name),
        lead=lead_of_programme(programme, region),
        crumbs=(
            Link(say("Overview"), "/"),
            Link(say("Regions"), "/regions"),
            Link(programme.region.name, f"/regions/{programme.region.slug}"),
        ),
        notices=notices,
        tools=_printed(programme),
        key_figures=_key_figures(programme, region, world),
        chart=_chart(site, selection, programme, region),
        sections=(
            Section(
                say("Its six amounts"),
                tables.draw(_table(programme, region, world, told.by_part(site, programme))),
            ),
            *told.sections(site, selection, programme),
            *alike(site, selection, programme),
            _facts(programme),
            *spoken_of(site.dataset, programme),
            found_of_line.section(site, selection, programme),
            before(site.dataset, programme),
        ),
        downloads=_downloads(selection, programme),
    )


def _key_figures(
    programme: Programme, region: tuple[Programme, ...], world: tuple[Programme, ...]
) -> tuple[KeyFigure, ...]:
    asked = programme.requirement(PARTS)
    near = rank(asked, (p.requirement(PARTS) for p in region))
    far = rank(asked, (p.requirement(PARTS) for p in world))
    whole = requirement(region, PARTS), requirement(world, PARTS)
    printed = say("printed total {amount}", amount=exact(programme.line.printed_total))
    if programme.asked(PARTS) is None:
        return (KeyFigure(exact(None), say("Funding requirement"), printed), _kind(programme))
    return (
        KeyFigure(usd(asked), say("Funding requirement"), printed),
        KeyFigure(
            str(near),
            say("Rank in the region"),
            say("{share} of the region’s ask", share=share(asked, whole[0])),
        ),
        KeyFigure(
            str(far),
            say("Rank in the world"),
            say("{share} of the world’s ask", share=share(asked, whole[1])),
        ),
        _kind(programme),
    )


def _printed(programme: Programme) -> Markup | None:
    """Return the printed name for below the heading, where that is in another language."""
    beside = printed_beside(programme)
    if not beside:
        return None
    named = Markup(say("Printed as “{name}”.")).format(name=beside.strip())  # noqa: S704
    return Markup('<p class="printed-name">{}</p>').format(named)


def _kind(programme: Programme) -> KeyFigure:
    codes = ", ".join(programme.place.iso3) or say("no ISO 3166 code")
    return KeyFigure(programme.kind.label, say("Kind of line"), codes)


def _tabs(selection: Selection, programme: Programme) -> tuple[Link, ...]:
    """Return the switch between US dollars and shares, all there is to choose on the page."""
    cleared = selection.cleared()
    group = measure_group(cleared, Address(cleared, path(programme)))
    return tuple(Link(value.label, value.href, value.chosen) for value in group.values)


def _chart(
    site: Site, selection: Selection, programme: Programme, region: tuple[Programme, ...]
) -> Chart | None:
    asked = programme.requirement(PARTS)
    if not asked:
        return None
    rest = tuple(p for p in region if p != programme)
    sums, amounts = by_part(rest), by_part((programme,))
    top = max(PARTS, key=lambda part: amounts[part])
    shares = selection.measure == "share"
    mixes = (
        bars.Bar(programme.name, programme.line.amounts),
        bars.Bar(
            counted(
                len(rest),
                "The other {n} line of {region}",
                "The other {n} lines of {region}",
                region=programme.region.spoken,
            ),
            tuple(sums.values()),
        ),
    )
    held = mixes if shares else bars.each_part(programme.line.requirements)
    drawn = bars.stacked(held, PARTS, as_shares=shares)
    return Chart(
        title=say("Its mix beside that of its region") if shares else say("Part by part"),
        bars=drawn,
        paper=on_paper(drawn),
        sentence=say(
            "{name} asks for {amount} US dollars under {part}: "
            "{share} of its ask, against {others} in the rest of {region}.",
            name=programme.opening,
            amount=spoken(amounts[top]),
            part=top.spoken,
            share=share(amounts[top], asked),
            others=share(sums[top], sum(sums.values())),
            region=programme.region.spoken,
        ),
        source=site.source(selection),
        legend=PARTS,
        unit=say("Share of each bar") if shares else "USD",
        tabs=_tabs(selection, programme),
    )


def _table(
    programme: Programme,
    region: tuple[Programme, ...],
    world: tuple[Programme, ...],
    said: Mapping[Part, str],
) -> Table:
    """Return the six amounts, their shares, and where chapters were read what these say."""
    more = ("",) if said else ()
    near, far = by_part(region), by_part(world)
    asked, known = programme.requirement(PARTS), programme.asked(PARTS)
    return Table(
        caption=say(
            "Funding requirement of {name} by principle and objective", name=programme.name
        ),
        columns=(
            Column(say("Principle or objective"), text=True),
            Column(say("Requirement"), unit="USD"),
            Column(say("Share of the line")),
            Column(say("Share of the region’s part")),
            Column(say("Share of the world’s part")),
            *((Column(say("In its chapter"), text=True),) if said else ()),
        ),
        rows=tuple(
            Row(
                f'<span class="swatch" data-part="{part.slug}">{part.short}</span> '
                f"<small>{part.full}</small>",
                (
                    amount(value),
                    part_of(value, asked),
                    part_of(value, near[part]),
                    part_of(value, far[part]),
                    *((said[part],) if said else ()),
                ),
            )
            for part, value in programme.line.requirements.items()
        ),
        foot=(
            Row(
                say("Computed"),
                (
                    amount(known),
                    part_of(known, asked),
                    part_of(known, sum(near.values())),
                    part_of(known, sum(far.values())),
                    *more,
                ),
                mark="computed",
            ),
            Row(
                say("Total, printed"),
                (amount(programme.line.printed_total), "", "", "", *more),
                mark="total",
            ),
        ),
    )


def _facts(programme: Programme) -> Section:
    place = programme.place
    others = tuple(n for n in place.names if n != programme.line.programme)
    shared = (
        say(
            "This line covers several countries; its amount is not divided between them in print "
            "and is counted once here."
        )
        if place.kind is Kind.SEVERAL_COUNTRIES
        else ""
    )
    printed = Markup(say("Printed as “{name}”, line {n} of its table.")).format(  # noqa: S704
        name=foreign(programme.line.programme), n=programme.number
    )
    found = Markup(say("Also found under {names}.")).format(  # noqa: S704
        names=foreign(listed(others), "mul")
    )
    texts = (printed, found if others else "", shared)
    return Section(say("The line"), paragraphs(*(text for text in texts if text)))


def _downloads(selection: Selection, programme: Programme) -> Twins:
    asked = Selection(edition=selection.edition, newest=selection.newest)
    return Twins(f"/api/v1{path(programme)}", asked.query, 1, SHEET)
