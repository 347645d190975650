"""Filters as links: each value is the address of the view it would give."""

from markupsafe import Markup, escape

from app.components.drawer import what
from app.components.markup import escaped
from app.components.view import FacetGroup, FacetValue, Panel
from app.formats import counted
from app.languages import say, say_as


def draw(panel: Panel) -> str:
    """Return the filters of a page; on a narrow screen they fold into one line."""
    named = escaped(say("Filters"))
    folded = (
        counted(panel.active, "Filters ({n} set)", "Filters ({n} set)") if panel.active else named
    )
    groups = "".join(map(_group, panel.groups))
    search = _search(panel) if panel.searchable else ""
    clear = (
        f'<p><a class="clear" data-key="clear" href="{escape(panel.clear)}">'
        f'<span aria-hidden="true">✕ </span>{escaped(say("Clear all filters"))}</a></p>'
        if panel.active
        else ""
    )
    return (
        f'<details class="filters"><summary>{folded}</summary>'
        f'<nav aria-label="{named}">{search}{clear}{groups}</nav></details>'
    )


def _search(panel: Panel) -> str:
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in panel.kept
    )
    clear = (
        f' <a class="clear" data-key="search-clear" href="{escape(panel.search_clear)}">'
        f'<span aria-hidden="true">✕ </span>{escaped(say("Clear search"))}</a>'
        if panel.search and panel.active > 1
        else ""
    )
    return (
        f'<form class="search" method="get" action="{escape(panel.path)}" role="search">{kept}'
        f'<label for="q">{escaped(say("Search within this view"))}</label><div class="line">'
        f'<input id="q" name="q" type="search" value="{escape(panel.search)}" maxlength="80" '
        f'placeholder="{escaped(say("Country or other name"))}" data-key="q" autocomplete="off">'
        f'<button type="submit">{escaped(say_as("verb", "Filter"))}</button></div>{clear}</form>'
    )


def alone(group: FacetGroup) -> Markup:
    """Return one filter that stands by itself."""
    return Markup(f'<nav class="filters" aria-label="{escape(group.name)}">{_group(group)}</nav>')  # noqa: S704


def _group(group: FacetGroup) -> str:
    items = "".join(_value(value, group) for value in group.values)
    name = what(group.about, group.name, "filter") if group.about else escape(group.name)
    buttons = group.single and not any(value.amount for value in group.values)
    style = ' class="single"' if buttons else ""
    return f"<section{style}><h2>{name}</h2><ul>{items}</ul></section>"


def _value(value: FacetValue, group: FacetGroup) -> str:
    chosen = ' aria-current="true"' if value.chosen else ""
    remove = (
        '<i aria-hidden="true">✕</i>'
        f'<span class="hidden">{escaped(say(", chosen; follow to remove"))}</span>'
        if value.chosen and not group.single
        else ""
    )
    bar = ""
    if value.amount:
        part = f' data-part="{value.part.slug}"' if value.part else ""
        width = f"{max(value.fraction, 0) * 100:.1f}%"
        bar = f'<b>{value.amount}</b><s{part} aria-hidden="true" style="width:{width}"></s>'
    return (
        f'<li><a href="{escape(value.href)}" data-key="{escaped(value.key)}"{chosen}>'
        f"<span>{escaped(value.label)}{remove}</span>{bar}</a></li>"
    )
