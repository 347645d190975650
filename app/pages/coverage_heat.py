"""How amply the chapters describe what is asked for: a heatmap of words by part."""

from collections.abc import Iterable
from typing import Final

from app.components import heat
from app.components.heat import Cell, Head, Heat, Line, Sign
from app.components.markup import paragraphs
from app.components.view import Section
from app.figures.world_map.scale import Scale, labels_of
from app.formats import NIL, number
from app.languages import say
from app.model.narratives import Form
from app.model.sections import Told
from app.model.selection import Selection
from app.pages import told
from app.pages.site import Site
from app.terms import Part

_BOUNDS: Final = (50, 100, 150, 200, 300)
"""Words of a section."""
_BOX: Final = "◐"
_SILENT: Final = "○"


def section(site: Site, asked: Selection, found: tuple[Told, ...]) -> Section:
    """Return the heatmap of some cells: by line where they are of one region, else by region."""
    one_region = len({one.programme.region.slug for one in found}) == 1
    held = _by_line(asked, found) if one_region else _by_region(site, asked, found)
    words = (
        say("Words of each section; a cell leads to the line.")
        if one_region
        else say(
            "Words an amount has in its chapter, on average; a cell leads to its amounts, and a "
            "region to its lines."
        )
    )
    body = paragraphs(words) + heat.draw(held)
    return Section(say("How amply each chapter describes them"), body, "amply")


def _by_region(site: Site, asked: Selection, found: tuple[Told, ...]) -> Heat:
    rows: dict[str, list[Told]] = {}
    for one in found:
        rows.setdefault(one.programme.region.slug, []).append(one)
    scale = _scale()
    return Heat(
        kind="regions",
        caption=say("Regions by chapter"),
        of=say("Region"),
        heads=_heads(asked),
        lines=tuple(
            Line(
                region.short,
                _described(held),
                asked.but(regions=(region.slug,)).to(told.PATH),
                tuple(
                    _average(held, part, region.short, asked.but(regions=(region.slug,)), scale)
                    for part in asked.chosen_parts
                ),
                region.slug,
            )
            for region in site.edition(asked).regions
            if (held := rows.get(region.slug))
        ),
        scale=scale,
        signs=(Sign("nil", NIL, say("neither amount nor word")),),
    )


def _average(held: Iterable[Told], part: Part, name: str, asked: Selection, scale: Scale) -> Cell:
    """Return a region's cell of a part: how many words an amount, or a description, has there.

    ``asked`` is the selection of the region, and ``name`` what it is called.
    """
    cells = [one for one in held if one.part is part]
    if not cells:
        return Cell(NIL, 0, title=say("neither amount nor word"))
    words = round(sum(one.coverage.words for one in cells) / len(cells))
    said = say(
        "{name}, {part}: {described}, {words} words on average",
        name=name,
        part=part.short,
        described=_described(cells),
        words=number(words),
    )
    return Cell(number(words), scale.shade(words), said, asked.but(parts=(part,)).to(told.PATH))


def _by_line(asked: Selection, found: tuple[Told, ...]) -> Heat:
    rows: dict[int, dict[Part, Told]] = {}
    for one in found:
        rows.setdefault(one.programme.number, {})[one.part] = one
    scale = _scale()
    return Heat(
        kind="programmes",
        caption=say("Lines by chapter, {region}", region=found[0].programme.region.name),
        of=say("Programme"),
        heads=_heads(asked),
        lines=tuple(
            Line(
                line.own_name,
                _described(cells.values()),
                f"/programmes/{line.slug}",
                tuple(_cell(cells.get(part), scale) for part in asked.chosen_parts),
                line.slug,
            )
            for _, cells in sorted(rows.items())
            for line in (next(iter(cells.values())).programme,)
        ),
        scale=scale,
        signs=(
            Sign("unknown", _SILENT, say("an amount without a word")),
            Sign("", _BOX, say("only a box")),
            Sign("", "( )", say("nothing is asked for")),
            Sign("nil", NIL, say("neither amount nor word")),
        ),
    )


def _cell(one: Told | None, scale: Scale) -> Cell:
    """Return a line's cell of a part; there is none where the part has neither amount nor word."""
    if one is None:
        return Cell(NIL, 0, title=say("neither amount nor word"))
    if one.coverage.form is None:
        return Cell(_SILENT, 0, title=say("an amount without a word"))
    words = number(one.coverage.words)
    text = f"{_BOX} {words}" if one.coverage.form is Form.BOX else words
    name = say("{line}, {column}", line=one.programme.own_name, column=one.part.short)
    said = say("{label}: {value}", label=name, value=one.coverage.sentence)
    where = f"/programmes/{one.programme.slug}#{told.anchor(one.part)}"
    shown = text if one.coverage.amount else f"({text})"
    return Cell(shown, scale.shade(one.coverage.words), said, where)


def _described(held: Iterable[Told]) -> str:
    """Say how many of some amounts have a section; what nothing is asked for is none of them."""
    cells = [one for one in held if one.coverage.amount]
    sections = sum(one.coverage.form is Form.SECTION for one in cells)
    return say("{n} of {all} described", n=number(sections), all=number(len(cells)))


def _heads(asked: Selection) -> tuple[Head, ...]:
    return tuple(
        Head(part, asked.toggled_part(part).to(told.PATH), part in asked.parts)
        for part in asked.chosen_parts
    )


def _scale() -> Scale:
    return Scale(_BOUNDS, say("Words"), labels_of(tuple(map(str, _BOUNDS))))
