"""The heatmap of a selection: rows by part, every head and every cell a link that narrows it."""

from collections.abc import Sequence
from functools import partial

from app.components import heat
from app.components.heat import Cell, Head, Heat, Line
from app.components.view import Chart, Tabs
from app.figures.bars import Bar
from app.figures.heatmap import cell_text, scale_of, shade
from app.figures.paper.canvas import paper
from app.figures.paper.heat import heatmap_svg
from app.figures.world_map.scale import Scale
from app.formats import exact, share, short
from app.languages import say
from app.model.lines import Lines
from app.model.programme import Programme
from app.model.selection import Selection
from app.pages.region_chart import region_bars
from app.pages.rows import MOST_BARS, divided, programme_bars
from app.pages.site import Site
from app.pages.words import titled

_MOST = 30
"""Lines that have a row of their own on the overview; the others share one."""


def heat_chart(
    site: Site,
    selection: Selection,
    lines: Lines,
    sentence: str,
    path: str = "/",
) -> Chart:
    """Return the heatmap of some lines, in the order given, at a page.

    Lines of several regions come after the regions themselves; on the page of a region
    ``selection`` does not repeat the region that ``path`` names,
    and many more lines have rows.
    """
    own_page = path != "/"
    shares = selection.measure == "share"
    held = programme_bars(lines, selection, MOST_BARS if own_page else _MOST, inside=own_page)
    to = _Way(selection, path)
    maps = [_programmes(held, lines, to)]
    if len({line.region.slug for line in lines}) > 1:
        maps.insert(0, _regions(lines, to))
    return Chart(
        title=titled(
            selection.chosen_parts,
            say("{part}, by region and programme")
            if len(maps) > 1
            else say("{part}, by programme"),
            say("Programme by principle or objective"),
        ),
        sentence=sentence,
        source=site.source(selection),
        tabs=Tabs.of(selection, path),
        unit=say("Share of each line’s whole ask") if shares else say("USD million"),
        drawing=heat.draw(*maps),
        paper=paper(heatmap_svg, held, selection.chosen_parts, as_shares=shares),
    )


class _Way:
    """Where heads and cells lead; what is chosen already leads back."""

    def __init__(self, selection: Selection, path: str) -> None:
        self.selection, self.path = selection, path
        self.shares = selection.measure == "share"
        self.cell = say("{name}, {part}: USD {amount}, {share} of its ask")
        """What is read out of a cell: said once, and filled for each."""
        self.parts = tuple((part, part.short) for part in selection.chosen_parts)

    def to(self, **wanted: object) -> str:
        asked = self.selection.but(**wanted)
        if asked == self.selection:
            asked = asked.but(**dict.fromkeys(wanted, ()))
        return asked.to(self.path)

    @property
    def heads(self) -> tuple[Head, ...]:
        chosen = self.selection
        return tuple(
            Head(part, chosen.toggled_part(part).to(self.path), part in chosen.parts)
            for part in chosen.chosen_parts
        )


def _regions(lines: Lines, to: _Way) -> Heat:
    held = region_bars(lines, to.selection.chosen_parts)
    bars = tuple(held.values())
    return Heat(
        kind="regions",
        caption=say("Regions by principle and objective"),
        of=say("Region"),
        heads=to.heads,
        lines=_lines(bars, tuple(held), to, "regions"),
        scale=scale_of(bars, as_shares=to.shares),
    )


def _programmes(bars: tuple[Bar, ...], lines: tuple[Programme, ...], to: _Way) -> Heat:
    # The last of fewer bars than lines holds all that have none of their own.
    own = bars if len(bars) == len(lines) else bars[:-1]
    classes = scale_of(own, as_shares=to.shares)
    rest = tuple(
        Line(bar.label, short(bar.asked), "", _cells(bar, "", to, classes, None), "rest")
        for bar in bars[len(own) :]
    )
    shown, _ = divided(lines, to.selection.chosen_parts, len(own))
    slugs = [line.slug for line in shown]
    return Heat(
        kind="programmes",
        caption=say("Programme lines by principle and objective"),
        of=say("Programme"),
        heads=to.heads,
        lines=(*_lines(own, slugs, to, "programmes"), *rest),
        scale=classes,
    )


def _lines(bars: tuple[Bar, ...], slugs: Sequence[str], to: _Way, name: str) -> tuple[Line, ...]:
    classes = scale_of(bars, as_shares=to.shares)
    return tuple(
        Line(
            bar.label,
            short(bar.asked),
            to.to(**{name: (slug,)}),
            _cells(bar, slug, to, classes, name),
            slug,
        )
        for bar, slug in zip(bars, slugs, strict=False)
    )


def _cells(bar: Bar, slug: str, to: _Way, classes: Scale, name: str | None) -> tuple[Cell, ...]:
    write = partial(cell_text, bar, as_shares=to.shares)
    return tuple(
        Cell(
            write(amount),
            shade(bar, amount, classes, as_shares=to.shares),
            to.cell.format(
                name=bar.label,
                part=short_name,
                amount=exact(amount),
                share=share(amount or 0, bar.base),
            ),
            to.to(**{name: (slug,), "parts": (part,)}) if name else "",
        )
        for (part, short_name), amount in zip(to.parts, bar.amounts, strict=True)
    )
