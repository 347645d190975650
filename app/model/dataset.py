"""Everything that is shipped, as one value handed to pages, API and files.

``select`` is the one place where a selection meets the data: what a page shows and what a
file holds are the lines it returns.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

import pandas as pd

from app.model.edition import Edition, Region
from app.model.evidence import Register
from app.model.narratives import Narratives, Theme
from app.model.places import Place
from app.model.programme import INDEX, Programme, words
from app.model.rights_words import ActivityKind
from app.model.rights_words import Theme as Subject
from app.model.selection import Selection, Vocabulary
from app.model.tables import Amount, FundingTable
from app.terms import Part

COLUMNS: Final = ("edition", "region", "programme", "part", "requirement")
"""Columns of the long frame."""


@dataclass(frozen=True)
class Dataset:
    """The editions held, their tables and the places, with the version of the data."""

    editions: tuple[Edition, ...]
    """By year, the newest last."""
    tables: tuple[FundingTable, ...]
    """Of all editions, each edition in printed order."""
    places: tuple[Place, ...]
    version: str
    """First 12 hex digits of a SHA-256 over the shipped data files."""
    date: str = ""
    """The day the data were made, as ``2026-11-21``; empty where they do not say it."""
    told: tuple[Narratives, ...] = ()
    """What the chapters describe, for each edition whose chapters were read."""
    rights: Register = field(default_factory=Register)
    """What earlier papers record of rights-related activities."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names an address may use."""
        return Vocabulary(
            editions=tuple(edition.year for edition in self.editions),
            regions=tuple(dict.fromkeys(table.region for table in self.tables)),
            programmes=frozenset(place.slug for place in self.places),
            themes=tuple(dict.fromkeys(t.slug for one in self.told for t in one.themes)),
        )

    @cached_property
    def words_of_rights(self) -> Vocabulary:
        """The names an address about the rights register may use: its own themes and kinds."""
        themes = tuple(theme.value for theme in Subject)
        return replace(self.vocabulary, themes=themes, kinds=tuple(ActivityKind))

    def narratives(self, year: str) -> Narratives:
        """Return what the chapters of an edition describe; nothing where they were not read."""
        return next((one for one in self.told if one.edition == year), Narratives())

    def themes(self, year: str) -> tuple[Theme, ...]:
        """Return the acronyms an edition's chapters speak of, in the order of its list."""
        return self.narratives(year).themes

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Every line of every edition, in printed order."""
        places = {(place.region, place.programme): place for place in self.places}
        return tuple(
            Programme(table.edition, region, number, line, places[table.region, line.programme])
            for table in self.tables
            for region in (self.region(table.edition, table.region),)
            for number, line in enumerate(table.lines, start=1)
        )

    @property
    def newest(self) -> Edition:
        """The edition shown where an address names none."""
        return self.editions[-1]

    def edition(self, year: str) -> Edition:
        """Return an edition by its year; KeyError if it is not held."""
        return {edition.year: edition for edition in self.editions}[year]

    def region(self, year: str, slug: str) -> Region:
        """Return a region of an edition; KeyError if the edition has none of this name."""
        return {region.slug: region for region in self.edition(year).regions}[slug]

    def table(self, year: str, slug: str) -> FundingTable | None:
        """Return a regional table, None where the edition has none of this name."""
        found = (t for t in self.tables if t.edition == year and t.region == slug)
        return next(found, None)

    def programme(self, year: str, slug: str) -> Programme | None:
        """Return a programme by the word in its address, None where there is none."""
        found = (p for p in self.programmes if p.edition == year and p.slug == slug)
        return next(found, None)

    def everything(self, year: str | None = None) -> Selection:
        """Return the selection that leaves nothing out."""
        newest = self.newest.year
        return Selection(edition=year or newest, newest=(year or newest) == newest)

    def select(self, selection: Selection) -> tuple[Programme, ...]:
        """Return the lines a selection asks for, in its order.

        A part does not narrow the lines, only the amounts: a line that asks nothing for the
        part is kept, and its zero is shown.
        """
        return _sorted(self.lines(selection), selection)

    def lines(self, selection: Selection) -> tuple[Programme, ...]:
        """Return the lines a selection asks for, in printed order: enough for a sum."""
        searched = bool(selection.q.strip())
        programmes = self._named(selection.q) if searched else self.programmes
        found = _asked_for(programmes, selection)
        if not selection.themes:
            return tuple(found)
        told = self.narratives(selection.edition).speaking_of(selection.themes)
        spoken = {(slug, name) for slug, name, part in told if part in selection.chosen_parts}
        return tuple(p for p in found if (p.region.slug, p.line.programme) in spoken)

    def _named(self, query: str) -> tuple[Programme, ...]:
        """Return the lines that a search finds, in printed order.

        The words of the query begin a run of words of one name, the last may be cut short. A
        short form in capitals (UK) is meant as a whole: it would begin another name (Ukraine).
        """
        text = words(query)
        if not text:
            return ()
        name, code = f" {text}{' ' if text in self._short_forms else ''}", f"={text} "
        found = ((p, p.search_text) for p in self.programmes)
        return tuple(p for p, held in found if name in held or code in held)

    @cached_property
    def _short_forms(self) -> frozenset[str]:
        return frozenset(words(n) for p in self.places for n in p.names if n.isupper())

    def requirements(self, selection: Selection) -> pd.DataFrame:
        """Return one row per programme and part, a new frame at every call.

        Columns are ``COLUMNS``; ``programme`` is the printed name, ``part`` is P1…O3;
        ``requirement`` is whole US dollars (``Int64``), <NA> where not printed. Printed totals
        are never rows, so no sum can count them twice.
        """
        parts = selection.chosen_parts
        rows = [
            (p.edition, p.region.slug, p.line.programme, part.value, amount)
            for p in self.select(selection)
            for part, amount in zip(parts, p.amounts(parts), strict=True)
        ]
        frame = pd.DataFrame(rows, columns=list(COLUMNS))
        return frame.astype({"requirement": "Int64"})


def _asked_for(programmes: tuple[Programme, ...], s: Selection) -> list[Programme]:
    """Keep the lines that every filter keeps; a filter that is not set is not asked."""
    found = [p for p in programmes if p.edition == s.edition]
    if s.regions:
        found = [p for p in found if p.region.slug in s.regions]
    if s.kinds:
        found = [p for p in found if p.kind in s.kinds]
    if s.programmes:
        found = [p for p in found if p.slug in s.programmes]
    if s.compare:
        # A line that is named, and whose region is too, is still one line.
        found = [p for p in found if p.slug in s.compare or p.region.slug in s.compare]
    return found


def _sorted(programmes: tuple[Programme, ...], selection: Selection) -> tuple[Programme, ...]:
    falling = selection.sort.startswith("-")
    keys = _keys(selection)
    key = keys[selection.sort.removeprefix("-")]
    keyed = [(key(p), p) for p in programmes]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=falling)
    # What is not printed is neither large nor small: it comes last either way.
    return tuple(p for _, p in known) + tuple(p for k, p in keyed if k is None)


def _keys(selection: Selection) -> dict[str, Callable[[Programme], Any]]:
    parts = selection.chosen_parts
    order = {part.slug: _by_part(part) for part in Part}
    return order | {
        "requirement": lambda p: p.requirement(parts),
        "programme": lambda p: p.sort_name,
        "region": lambda p: (p.region.name, p.number),
        "total": lambda p: p.line.printed_total,
    }


def _by_part(part: Part) -> Callable[[Programme], Amount]:
    return lambda programme: programme.line.amounts[INDEX[part]]
