"""What the reader asked to see, from an address and back.

The same grammar serves pages, files and API: several values are joined by ``~``, only what
differs from the default is written, and what cannot be used comes back as a notice.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from app.model.rights_words import ActivityKind
from app.model.vocabulary import Answer
from app.model.written import AT, DEFAULT_SORT, NAMES, SAME_LIST, TABS, Gap, pair
from app.terms import PARTS, REGION_SLUGS, Kind, Part

JOINT: Final = "~"
SORTS: Final = ("requirement", "programme", "region", "total", *(part.slug for part in Part))
DESCRIBED: Final = ("section", "box", "none")
"""How a chapter describes an amount: in a section, only in a box, not at all."""
LONGEST_SEARCH: Final = 80
"""Characters of a search that are used; a longer one is refused."""
LARGEST_TOLERANCE: Final = 1_000_000_000
MOST_COMPARED: Final = 8
"""Regions and programmes that stand side by side; more cannot be told apart."""

LAST_PAGE: Final = 9_999
"""The largest number of a page that an address may name."""
_KINDS: Final = (*Kind, *ActivityKind)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Selection:
    """A reader's question; frozen, and equal to another that asks the same.

    >>> Selection(edition="2017", regions=("south-america",), parts=(Part.O2,)).query
    'region=south-america&part=o2'
    """

    edition: str
    regions: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    kinds: tuple[Kind | ActivityKind, ...] = ()
    programmes: tuple[str, ...] = ()
    compare: tuple[str, ...] = ()
    """Slugs of regions and programmes to set side by side, in the reader's order."""
    themes: tuple[str, ...] = ()
    """Words of themes: a line whose text under the chosen parts speaks of one of them."""
    described: tuple[str, ...] = ()
    """Words of ``DESCRIBED``: amounts whose chapter says so much of them."""
    q: str = ""
    measure: str = "usd"
    sort: str = DEFAULT_SORT
    tab: str = TABS[0]
    tolerance: int = 0
    page: int = 1
    """Of a list that is longer than a page shows; from 1."""
    about: str = ""
    """Key of the definition laid over the page; the links of a page leave it out."""
    lang: str = ""
    """Code of the language asked for; empty where the address says nothing, which is English. The
    links of a page do not write it: drawing does."""
    newest: bool = field(default=True, repr=False)
    """True where ``edition`` is the newest, which an address need not say."""

    @property
    def query(self) -> str:
        """The address after ``?``: short, readable, empty for the whole of the newest edition."""
        return "".join(self.written)[:-1]

    @cached_property
    def written(self) -> list[str]:
        """Each answer as an address writes it that goes on behind it (``part=o2&``).

        Empty where an address need not say it; not to be changed.
        """
        return [_pair_of(self, name) for name in NAMES]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each answer the address gives by its name, as ``("part", "part=o2")``, in its order."""
        return [(name, pair[:-1]) for name, pair in zip(NAMES, self.written, strict=True) if pair]

    @property
    def chosen_parts(self) -> tuple[Part, ...]:
        """The parts shown: those asked for in printed order, or all six."""
        return self.parts or PARTS

    @property
    def narrows(self) -> bool:
        """True if a filter leaves something out."""
        return any(self.written[_FILTERS])

    @property
    def by_kept_sums(self) -> bool:
        """True if regions and kinds alone narrow the lines: their sums are kept."""
        return not (self.programmes or self.compare or self.themes or self.q)

    def to(self, path: str = "/") -> str:
        """Return the address of this selection on a page or a file."""
        return f"{path}?{''.join(self.written)}"[:-1]

    def but(self, **changes: object) -> "Selection":
        """Return the same question with some answers changed; another list begins anew."""
        if not changes.keys() <= _FIELDS:
            unknown = ", ".join(sorted(changes.keys() - _FIELDS))
            raise TypeError(f"a selection has no {unknown}")
        held = self.__dict__
        changes = {name: value for name, value in changes.items() if held[name] != value}
        if not changes:
            return self
        if self.page > 1 and not changes.keys() <= SAME_LIST:
            changes = {"page": 1, **changes}
        # A page makes dozens, one a link: ``dataclasses.replace`` takes four times as long, and
        # an address differs from its neighbour in one answer.
        made = object.__new__(Selection)
        made.__dict__.update(held, **changes)
        written = self.written.copy()
        for name in changes:
            place = _PLACES[name]
            written[place] = _pair_of(made, NAMES[place])
        made.__dict__["written"] = written
        return made

    def answered(self, answers: Iterable[Answer]) -> "Selection":
        """Return the same question with answers that were read and written before."""
        made = object.__new__(Selection)
        held, written = made.__dict__, self.written.copy()
        held.update(self.__dict__)
        for name, value, place, text in answers:
            held[name] = value
            written[place] = text
        held["written"] = written
        return made

    def answer(self, name: str) -> Answer:
        """Return the answer that a name of an address has."""
        place = AT[name]
        field = _TEXTS[name][0]
        return Answer(field, self.__dict__[field], place, self.written[place])

    def other(self, path: str, name: str, value: str) -> str:
        """Return the address at a path of the same question with one answer written otherwise.

        ``name`` and ``value`` are those of the address; a default is left out. Filters are links,
        forty a page: no question is made for each.

        >>> Selection("2017", parts=(Part.O2,), page=3).other("/", "region", "south-america")
        '/?region=south-america&part=o2'
        """
        return self.gap(path, name).filled(value)

    def gap(self, path: str, name: str) -> Gap:
        """Return the address at a path with a gap for one answer, by its name in the address."""
        written, at = self.written if name in SAME_LIST else self._begun, AT[name]
        before, after = "".join(written[:at]), "".join(written[at + 1 :])
        # Each answer ends with what joins it to the next: the last end is cut off.
        return Gap(name, f"{path}?{before}", f"&{after}"[:-1], f"{path}?{before}{after}"[:-1])

    @property
    def _begun(self) -> list[str]:
        """Each answer as it is written where another list begins anew."""
        return self.written if self.page == 1 else self.but(page=1).written

    def cleared(self) -> "Selection":
        """Return the question without its filters, in the same measure, order and tab."""
        return self.but(**_CLEARED)

    def without_filters(self, path: str) -> str:
        """Return the address at a path of the question without its filters."""
        written = self._begun
        kept = written[: _FILTERS.start] + written[_FILTERS.stop :]
        return f"{path}?{''.join(kept)}"[:-1]

    def toggled_region(self, slug: str) -> "Selection":
        """Return the question with a region added or taken out, in printed order."""
        return self.but(regions=toggled(REGION_SLUGS, self.regions, slug))

    def toggled_part(self, part: Part) -> "Selection":
        """Return the question with a part added or taken out, in printed order."""
        return self.but(parts=toggled(PARTS, self.parts, part))

    def toggled_compared(self, slug: str) -> "Selection":
        """Return the question with a region or programme added at the end or taken out."""
        return self.but(compare=toggled((*self.compare, slug), self.compare, slug))

    def toggled_kind(self, kind: Kind | ActivityKind) -> "Selection":
        """Return the question with a kind of line, or of record, added or taken out."""
        return self.but(kinds=toggled(_KINDS, self.kinds, kind))

    def toggled_theme(self, word: str) -> "Selection":
        """Return the question with a theme added or taken out, in the order of the words."""
        return self.but(themes=toggled(sorted({*self.themes, word}), self.themes, word))

    def toggled_described(self, word: str) -> "Selection":
        """Return the question with a way to be described added or taken out, the amplest first."""
        return self.but(described=toggled(DESCRIBED, self.described, word))


def _slugs(parts: tuple[Part, ...]) -> str:
    return JOINT.join([part.slug for part in parts])


def _values(kinds: tuple[Kind | ActivityKind, ...]) -> str:
    return JOINT.join([kind.value for kind in kinds])


_TEXTS: Final[dict[str, tuple[str, Callable[[Selection], str]]]] = {
    "edition": ("edition", lambda s: "" if s.newest else s.edition),
    "region": ("regions", lambda s: JOINT.join(s.regions)),
    "part": ("parts", lambda s: _slugs(s.parts)),
    "kind": ("kinds", lambda s: _values(s.kinds)),
    "programme": ("programmes", lambda s: JOINT.join(s.programmes)),
    "compare": ("compare", lambda s: JOINT.join(s.compare)),
    "theme": ("themes", lambda s: JOINT.join(s.themes)),
    "described": ("described", lambda s: JOINT.join(s.described)),
    "q": ("q", lambda s: s.q),
    "measure": ("measure", lambda s: s.measure),
    "sort": ("sort", lambda s: s.sort),
    "tab": ("tab", lambda s: s.tab),
    "tolerance": ("tolerance", lambda s: str(s.tolerance or "")),
    "page": ("page", lambda s: str(s.page) if s.page > 1 else ""),
    "about": ("about", lambda s: s.about),
    "lang": ("lang", lambda s: s.lang),
}
"""By name in an address, in its order: the answer it writes, and its text."""
_PLACES: Final = {held: place for place, (held, _) in enumerate(_TEXTS.values())} | {"newest": 0}
_FIELDS: Final = frozenset(_PLACES)
_FILTERS: Final = slice(AT["region"], AT["q"] + 1)
"""Places of the filters in an address."""
_CLEARED: Final[dict[str, object]] = {
    **dict.fromkeys(
        ("regions", "parts", "kinds", "programmes", "compare", "themes", "described"), ()
    ),
    "q": "",
}
"""The answers of a question without filters."""


def _pair_of(selection: Selection, name: str) -> str:
    return pair(name, _TEXTS[name][1](selection))


def toggled(order: Iterable[_T], chosen: Container[_T], value: _T) -> tuple[_T, ...]:
    """Return the values chosen with one added or taken out, in an order.

    >>> toggled(("p1", "p2", "o1"), ("p1", "o1"), "p2"), toggled(("p1", "p2"), ("p2",), "p2")
    (('p1', 'p2', 'o1'), ())
    """
    return tuple([one for one in order if (one in chosen) != (one == value)])
