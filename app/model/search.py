"""What can be looked up by name: parts, regions, lines and themes, and how well a name fits.

A search here is kinder than the filter ``q``: words may stand in any order, the first letters of
each are enough, and where nothing is called so they may be a letter or two off.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from app.languages import LANGUAGES, say, speaking, spoken
from app.model.dataset import Dataset
from app.model.edition import Region
from app.model.lines import Lines, once
from app.model.narratives import Theme
from app.model.programme import Programme, words
from app.model.selection import Selection
from app.model.shares import asked_together, printed_by_part, theme_sums
from app.model.spelling import Spelling
from app.model.tables import Amount
from app.terms import PARTS, Kind, Part

EntryKind = Literal["part", "region", "programme", "theme"]
WHOLE, START, RUN, SCATTERED = range(4)
"""How well a name fits a query, the best first: all of it, its beginning, a run of its words, the
beginnings of some of its words."""
_BESIDE: Final = "part", "region", "programme", "theme"
"""The order of what fits equally well; what is spoken of stands behind whatever is called so."""

_REGIONAL: Final = f"{Kind.REGIONAL_INITIATIVES.value}-"
"""How the word in an address of a regional line begins; that of its region follows."""


@dataclass(frozen=True)
class Entry:
    """One thing that has a name: where it is shown and what is asked for it."""

    kind: EntryKind
    slug: str
    """Its word in an address."""
    label: str
    """The name a list shows; of a line in English the printed one."""
    note: str
    """What it is, in a few words: its region, the full name of a part, what a theme gives."""
    names: tuple[str, ...]
    """Every name it can be found by, the label and its codes included."""
    requirement: Amount
    """Whole US dollars, computed from the cells; None where no figure is printed.

    Of a theme what the lines ask for whose chapters speak of it.
    """
    address: str
    """Of the page that shows it."""
    printed: str = ""
    """The printed name of a line, where the label is one in another language."""

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """Its names as ``words``."""
        return tuple(map(words, self.names))

    def fit(self, text: str) -> int | None:
        """Return how well its best name fits ``words`` of a query, None where none does."""
        fits = [fit for fit in (_fit(name, text) for name in self.searched) if fit is not None]
        return min(fits, default=None)


def entries(dataset: Dataset, year: str) -> tuple[Entry, ...]:
    """Return everything of an edition that has a name: parts, regions, lines, themes.

    Each kind is in printed order.
    """
    lines = map(_line, dataset.held(year).lines)
    return (*_above_lines(dataset, year), *lines, *_themes(dataset, year))


def look_up(dataset: Dataset, year: str, query: str) -> tuple[Entry, ...]:
    """Return what ``find`` does among all ``entries`` of an edition.

    Only the lines that can fit are looked at: what is not found costs the same among many.
    """
    text = words(query)
    if not text:
        return find(entries(dataset, year) if not query.strip() else (), query)
    lines = dataset.begun(year, text)
    held = (*_above_lines(dataset, year), *map(_line, lines), *_themes(dataset, year))
    return find(held, query)


def look_up_nearly(dataset: Dataset, year: str, query: str) -> tuple[Entry, ...]:
    """Return what ``look_up`` finds where each word of a query is spelt as in the nearest name.

    Nothing where one of them is near to none, and where all of them are spelt right.
    """
    spelt = _spelling(dataset, year).spelt(words(query))
    return look_up(dataset, year, spelt) if spelt else ()


def is_called(names: Iterable[str], query: str) -> bool:
    """Tell whether a query fits any of some names; where nothing is asked, all do.

    >>> is_called(("Colombia", "COL"), "colom"), is_called(("Colombia", "COL"), "columbia")
    (True, False)
    """
    text = words(query)
    return not text or any(_fit(words(name), text) is not None for name in names)


def meant(dataset: Dataset, year: str, query: str) -> tuple[Entry, ...]:
    """Return what is called as it is asked for, where there is nothing what is nearly called so."""
    return look_up(dataset, year, query) or look_up_nearly(dataset, year, query)


def named(dataset: Dataset, year: str, query: str) -> Entry | None:
    """Return the one part, region or line that a query means; None where it means none or several.

    It is the only one of that whole name, else the only one found at all; a regional line that has
    its region's name in its own is no other. ``assets/9-search.js`` does the same.
    """
    found = so_called(look_up(dataset, year, query)) if words(query) else ()
    whole = tuple(entry for entry in found if entry.fit(words(query)) == WHOLE)
    regional = {f"{_REGIONAL}{entry.slug}" for entry in found if entry.kind == "region"}
    one = whole or tuple(entry for entry in found if entry.slug not in regional)
    return one[0] if len(one) == 1 else None


def above_lines(dataset: Dataset, year: str, query: str) -> tuple[Entry, ...]:
    """Return the parts and regions that a query finds, the best first: no filter finds them."""
    return find(_above_lines(dataset, year), query) if words(query) else ()


def so_called(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return of what is found that which is called so: themes are only spoken of."""
    return tuple(entry for entry in found if entry.kind != "theme")


def _spelling(dataset: Dataset, year: str) -> Spelling:
    """Return how the names of an edition are spelt, those of its lines in every language."""
    lines = dataset.held(year).lines

    def made() -> Spelling:
        above = (*_above_lines(dataset, year), *_themes(dataset, year))
        texts = (name for entry in above for name in entry.searched)
        return Spelling((*texts, *{words(name) for line in lines for name in line.names}))

    return once(lines, "spelling", made)


def _above_lines(dataset: Dataset, year: str) -> tuple[Entry, ...]:
    lines = dataset.held(year).lines

    def made() -> tuple[Entry, ...]:
        return (
            *(_part(part, asked) for part, asked in printed_by_part(lines).items()),
            *(_region(region, lines) for region in dataset.edition(year).regions),
        )

    return once(lines, ("above", spoken()), made)


def _themes(dataset: Dataset, year: str) -> tuple[Entry, ...]:
    """Return the themes that some line speaks of, in the order of the volume's list."""

    def made() -> tuple[Entry, ...]:
        sums = theme_sums(dataset, dataset.everything(year))
        spoken_of = (theme for theme in dataset.themes(year) if theme.slug in sums)
        return tuple(_theme(theme, sums[theme.slug]) for theme in spoken_of)

    return once(dataset.held(year).lines, ("themes", spoken()), made)


def find(held: Iterable[Entry], query: str) -> tuple[Entry, ...]:
    """Return the entries that fit a query, the best first; all of them where nothing is asked.

    What fits equally well stands by kind, then as it was given; themes come last, however well
    they fit: their lines only speak of what is searched for.
    """
    text = words(query)
    held = tuple(held)
    if not text:
        return () if query.strip() else held
    fitting = [(fit, entry) for entry in held if (fit := entry.fit(text)) is not None]
    fitting.sort(key=lambda pair: (pair[1].kind == "theme", pair[0], _BESIDE.index(pair[1].kind)))
    return tuple(entry for _, entry in fitting)


def spoken_of(dataset: Dataset, year: str, query: str) -> tuple[Theme, ...]:
    """Return the themes of an edition's chapters whose acronym or name fits a query.

    They stand in the order of the volume's list; none where nothing is asked.
    """
    text = words(query)
    return tuple(
        theme
        for theme in (dataset.themes(year) if text else ())
        if any(_fit(name, text) is not None for name in theme.searched)
    )


def _fit(name: str, text: str) -> int | None:
    """Compare a name with a query, both as ``words``.

    >>> [_fit("sri lanka and the maldives", text) for text in ("sri l", "mald", "mal sri", "lan k")]
    [1, 2, 3, None]
    """
    if name == text:
        return WHOLE
    if name.startswith(text):
        return START
    if f" {text}" in name:
        return RUN
    held = name.split()
    begun: Callable[[str], bool] = lambda word: any(h.startswith(word) for h in held)  # noqa: E731
    return SCATTERED if all(map(begun, text.split())) else None


def _in_each(names: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Return names in every language, each once, those of the one spoken first."""
    held: dict[str, None] = {}
    for language in (spoken(), *LANGUAGES):
        with speaking(language):
            held.update(dict.fromkeys(names()))
    return tuple(held)


def _part(part: Part, asked: Amount) -> Entry:
    names = _in_each(lambda: (part.short, part.full, part.value))
    address = Selection(edition="", parts=(part,)).to("/")
    return Entry("part", part.slug, part.short, part.full, names, asked, address)


def _region(region: Region, lines: Lines) -> Entry:
    asked = asked_together(lines.by_region.get(region.slug, ()), PARTS)
    names = _in_each(lambda: (region.name, region.short, region.printed))
    return Entry(
        "region", region.slug, region.name, say("Region"), names, asked, f"/regions/{region.slug}"
    )


def _theme(theme: Theme, asked: Amount) -> Entry:
    """Name a theme by its acronym and what it stands for, both in the words of the volume."""
    label = f"{theme.theme} – {theme.name}"
    names = (label, theme.theme, theme.name)
    address = Selection(edition="", themes=(theme.slug,)).to("/")
    return Entry("theme", theme.slug, label, say("Lines that speak of it"), names, asked, address)


def _line(line: Programme) -> Entry:
    names = tuple(dict.fromkeys((line.name, *line.names, *line.place.iso3)))
    return Entry(
        "programme",
        line.slug,
        line.name,
        line.region.name,
        names,
        line.asked(PARTS),
        f"/programmes/{line.slug}",
        "" if line.own_name == line.line.programme else line.line.programme,
    )
