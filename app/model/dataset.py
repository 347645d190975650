"""Everything that is shipped, as one value handed to pages, API and files.

``select`` is the one place where a selection meets the data: what a page shows and what a
file holds are the lines it returns.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from app.model.edition import Edition, Region
from app.model.evidence import Register
from app.model.finder import Finder
from app.model.held import Held
from app.model.kept import KeptOfEditions
from app.model.kept_sums import KeptSums
from app.model.lines import Lines, Whole
from app.model.narratives import Narratives, Theme
from app.model.orders import ordered
from app.model.places import Place
from app.model.programme import Programme, words
from app.model.rights_words import ActivityKind
from app.model.rights_words import Theme as Subject
from app.model.selection import Selection
from app.model.tables import FundingTable
from app.model.vocabulary import Vocabulary
from app.terms import Kind

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = ("edition", "region", "programme", "part", "requirement")
"""Columns of the long frame."""
_Kinds = tuple[Kind | ActivityKind, ...]
_SETS: Final = 128
"""Sets of lines by regions and kinds that are kept with their sums."""
_NOTHING_TOLD: Final = Narratives()


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

    @cached_property
    def _told(self) -> dict[str, Narratives]:
        return {one.edition: one for one in self.told}

    def narratives(self, year: str) -> Narratives:
        """Return what the chapters of an edition describe; nothing where they were not read."""
        return self._told.get(year, _NOTHING_TOLD)

    def themes(self, year: str) -> tuple[Theme, ...]:
        """Return the acronyms an edition's chapters speak of, in the order of its list."""
        return self.narratives(year).themes

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Every line of every edition, in printed order."""
        return tuple(line for held in self._held.values() for line in held.lines)

    @property
    def newest(self) -> Edition:
        """The edition shown where an address names none."""
        return self.editions[-1]

    @cached_property
    def _held(self) -> dict[str, Held]:
        places = {(place.region, place.programme): place for place in self.places}
        tables: dict[str, list[FundingTable]] = {edition.year: [] for edition in self.editions}
        for table in self.tables:
            tables[table.edition].append(table)
        return {one.year: Held.of(one, tables[one.year], places) for one in self.editions}

    def held(self, year: str) -> Held:
        """Return an edition with its lines, looked up by name; KeyError if it is not held."""
        return self._held[year]

    @cached_property
    def kept_sums(self) -> KeptSums:
        """The sums of every edition by region, kind and part."""
        return KeptSums(lambda year: self._held[year].printed, self.vocabulary.regions)

    def edition(self, year: str) -> Edition:
        """Return an edition by its year; KeyError if it is not held."""
        return self._held[year].edition

    def region(self, year: str, slug: str) -> Region:
        """Return a region of an edition; KeyError if the edition has none of this name."""
        return self._held[year].regions[slug]

    def table(self, year: str, slug: str) -> FundingTable | None:
        """Return a regional table, None where the edition has none of this name."""
        return self._held[year].tables.get(slug) if year in self._held else None

    def programme(self, year: str, slug: str) -> Programme | None:
        """Return a programme by the word in its address, None where there is none."""
        return self._held[year].by_slug.get(slug) if year in self._held else None

    def everything(self, year: str | None = None) -> Selection:
        """Return the selection that leaves nothing out."""
        newest = self.newest.year
        return Selection(edition=year or newest, newest=(year or newest) == newest)

    def select(self, selection: Selection) -> Lines:
        """Return the lines a selection asks for, in its order.

        A part does not narrow the lines, only the amounts: a line that asks nothing for the
        part is kept, and its zero is shown.
        """
        return ordered(self.lines(selection), selection.sort, selection.chosen_parts)

    def lines(self, selection: Selection) -> Lines:
        """Return the lines a selection asks for, in printed order: enough for a sum."""
        if selection.by_kept_sums:
            whole = self._held[selection.edition].whole
            return self._named_by(whole, selection.edition, selection.regions, selection.kinds)
        held = self._held[selection.edition]
        searched = self._named(selection.q, held) if selection.q.strip() else None
        found = held.asked_for(selection, searched)
        if not selection.themes:
            return found
        told = self.narratives(selection.edition).speaking_of(selection.themes)
        said = {(slug, name) for slug, name, part in told if part in selection.chosen_parts}
        return held.picked([p for p in found if (p.region.slug, p.line.programme) in said])

    @cached_property
    def _named_by(self) -> Callable[[Whole, str, tuple[str, ...], _Kinds], Lines]:
        """From an edition, regions and kinds to the lines, the last few: views share them."""

        def named(_: Whole, edition: str, regions: tuple[str, ...], kinds: _Kinds) -> Lines:
            return self._held[edition].asked_for(Selection(edition, regions, kinds=kinds))

        return KeptOfEditions(named, most=_SETS, a_line=100)

    def _named(self, query: str, held: Held) -> list[Programme]:
        """Return the lines that a search finds, in printed order.

        The words of the query begin a run of words of one name, the last may be cut short. A
        short form in capitals (UK) is meant as a whole: it would begin another name (Ukraine).
        """
        text = words(query)
        if not text:
            return []
        name, code = f" {text}{' ' if text in self._short_forms else ''}", f"={text} "
        return held.ordered((*self._finder.find(name), *self._finder.find(code)))

    def begun(self, year: str, text: str) -> list[Programme]:
        """Return the lines of an edition whose names have words that begin as those of a text.

        ``text`` is ``words``, and not empty; each of them begins a word of some name of a line,
        or its code. In printed order.
        """
        starts = [(f" {word}", f"={word}") for word in text.split()]
        found = [{*self._finder.find(name), *self._finder.find(code)} for name, code in starts]
        return self._held[year].ordered(set.intersection(*found))

    def called(self, year: str, name: str) -> Programme | None:
        """Return the line of a word in an address, or of a name of its own; None if there is none.

        A name is one of any language, the printed one too; what names several lines names none.
        """
        found = self.programme(year, name)
        text = words(name)
        if found or not text or year not in self._held:
            return found
        named = [p for p in self.begun(year, text) if text in map(words, p.names)]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _finder(self) -> Finder:
        """Every name of every line, those of all editions together: a place keeps its names."""
        different = {(p.slug, p.region.english): p for p in self.programmes}
        return Finder((slug, p.search_text) for (slug, _), p in different.items())

    @cached_property
    def _short_forms(self) -> frozenset[str]:
        return frozenset(words(n) for p in self.places for n in p.names if n.isupper())

    def requirements(self, selection: Selection) -> "pd.DataFrame":
        """Return one row per programme and part, a new frame at every call.

        Columns are ``COLUMNS``; ``programme`` is the printed name, ``part`` is P1…O3;
        ``requirement`` is whole US dollars (``Int64``), <NA> where not printed. Printed totals
        are never rows, so no sum can count them twice.
        """
        # For who analyses: a server makes no frame, and does without fifty megabytes.
        import pandas as pd  # noqa: PLC0415

        parts = selection.chosen_parts
        rows = [
            (p.edition, p.region.slug, p.line.programme, part.value, amount)
            for p in self.select(selection)
            for part, amount in zip(parts, p.amounts(parts), strict=True)
        ]
        frame = pd.DataFrame(rows, columns=list(COLUMNS))
        return frame.astype({"requirement": "Int64"})
