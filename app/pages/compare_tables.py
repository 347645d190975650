"""The tables of the comparison: amounts, differences in US dollars, differences of mixes."""

from markupsafe import Markup, escape

from app.components.markup import link, part_of, printed_beside
from app.components.view import Column, Row, Table
from app.formats import UNKNOWN, counted, points, signed
from app.languages import say
from app.model.comparison import Compared
from app.model.selection import Selection
from app.model.shares import asked_together, printed_by_part
from app.model.similar import moved
from app.model.tables import Amount, added
from app.pages.compare_words import FINE, Comparison
from app.pages.rows import amounts_shown, together, together_column
from app.ratios import times
from app.terms import PARTS, Kind, Part


def amounts(all_: Comparison, selection: Selection) -> Table:
    """Set side by side what each asks for, and add every line up once."""
    parts = all_.parts
    world = sum(all_.world.sums[part] for part in parts)
    sums = printed_by_part(all_.lines)
    whole = added(sums.values()) or 0
    unit = "USD" if selection.measure == "usd" else say("share of its ask")
    return Table(
        caption=say("Funding requirement of each, side by side"),
        columns=(
            Column(say("Region or programme"), text=True),
            *together_column(selection),
            Column(say("Share"), unit=say("of the world")),
            Column(say("Regional initiatives"), unit=say("share of its ask")),
            *(Column(p.short, title=p.full, unit=unit, part=p) for p in parts),
        ),
        rows=tuple(_amounts(one, all_, selection, world) for one in all_.held),
        foot=(
            Row(
                escape(
                    counted(
                        len(all_.lines),
                        "Together, {n} line, each once",
                        "Together, {n} lines, each once",
                    )
                ),
                (
                    *together(all_.together, selection),
                    part_of(all_.together, world),
                    part_of(_regional(all_), whole),
                    *amounts_shown(tuple(sums[p] for p in parts), whole, selection),
                ),
                mark="total",
            ),
        ),
        id="side-by-side",
    )


def _regional(all_: Comparison) -> Amount:
    if asked_together(all_.lines, PARTS) is None:
        return None
    lines = (line for line in all_.lines if line.kind is Kind.REGIONAL_INITIATIVES)
    return asked_together(lines, PARTS)


def _amounts(one: Compared, all_: Comparison, selection: Selection, world: int) -> Row:
    asked = one.asked(all_.parts)
    return Row(
        _named(one),
        (
            *together(asked, selection),
            part_of(asked, world),
            part_of(one.regional if one.asked(PARTS) is not None else None, one.whole),
            *amounts_shown(one.amounts(all_.parts), one.whole, selection),
        ),
    )


def _named(one: Compared) -> Markup:
    """Return its name as a link, and of a line the printed one beside it."""
    return link(one.name, one.path) + ("" if one.is_region else printed_beside(one.lines[0]))


def differences(all_: Comparison, selection: Selection) -> Table:
    """Take what the first asks for from what each other does, in whole US dollars."""
    first, *others = all_.held
    asked = first.asked(all_.parts)
    return Table(
        caption=say("More or less than {name} asks for", name=first.name),
        columns=(
            Column(say("Region or programme"), text=True),
            Column(say("Times as much")),
            *together_column(selection),
            *(Column(p.short, title=p.full, unit="USD", part=p) for p in all_.parts),
        ),
        rows=tuple(
            Row(
                _named(one),
                (
                    _times(one.asked(all_.parts), asked),
                    *(_less(one.asked(all_.parts), asked) for _ in together(0, selection)),
                    *map(_less, one.amounts(all_.parts), first.amounts(all_.parts)),
                ),
            )
            for one in others
        ),
        id="differences",
    )


def _not_known() -> str:
    title = escape(say("not known, for want of printed figures"))
    return f'<abbr class="unknown" title="{title}">{UNKNOWN}</abbr>'


def _times(one: Amount, first: Amount) -> str:
    if one is None or first is None:
        return _not_known()
    return times(one / first) if one and first else '<span class="nil">–</span>'


def _less(one: Amount, first: Amount) -> str:
    if one is None or first is None:
        return _not_known()
    return signed(one - first) if one != first else '<span class="nil">0</span>'


def mixes(all_: Comparison, regions: dict[str, Compared]) -> Table:
    """Take the world's mix from each mix, and its region's from that of a line.

    ``regions`` are the whole regions of the lines compared, by slug.
    """
    return Table(
        caption=say("How each mix differs from the world’s, and a line’s from its region’s"),
        columns=(
            Column(say("Mix"), text=True),
            Column(say("Divided otherwise"), unit=say("share of its ask")),
            *(Column(p.short, title=p.full, unit=say("points"), part=p) for p in all_.parts),
        ),
        rows=tuple(row for one in all_.held for row in _mix(one, all_, regions)),
        foot=(
            Row(
                escape(say("The world’s mix")),
                ("", *(part_of(all_.world.sums[p], all_.world.whole) for p in all_.parts)),
                mark="total",
            ),
        ),
        id="mixes",
    )


def _mix(one: Compared, all_: Comparison, regions: dict[str, Compared]) -> tuple[Row, ...]:
    rows = (_against(one, all_.world, say("the world"), all_.parts),)
    if one.is_region or not one.has_mix:
        return rows
    region = regions[one.region.slug]
    return (*rows, _against(one, region, one.region.spoken, all_.parts))


def _against(one: Compared, other: Compared, name: str, parts: tuple[Part, ...]) -> Row:
    less = say("less {name}", name=name)
    head = Markup("{} <small>{}</small>").format(_named(one), less)
    apart = moved(one.sums, other.sums) if one.has_mix else None
    if apart is None:
        return Row(head, (_not_known(),) * (len(parts) + 1))
    gaps = (one.share(part) - other.share(part) for part in parts)
    return Row(head, (fraction(apart), *map(_points, gaps)))


def fraction(value: float) -> str:
    """Return a share that is known as a number from 0 to 1, as table text."""
    return part_of(round(value * FINE), FINE)


def _points(gap: float) -> str:
    text = points(gap)
    return text if text != points(0) else f'<span class="nil">{escape(text)}</span>'
