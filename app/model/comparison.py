"""What stands side by side: regions and programme lines, as one kind of value."""

from dataclasses import dataclass
from functools import cached_property

from app.languages import LANGUAGES, say, speaking
from app.model.dataset import Dataset
from app.model.edition import Region
from app.model.programme import Programme, words
from app.model.selection import Selection
from app.model.shares import asked_together, by_part, printed_by_part
from app.model.tables import Amount, added
from app.terms import PARTS, Kind, Part


@dataclass(frozen=True)
class Compared:
    """One region or one programme line, with the lines it is added up from."""

    slug: str
    """The word in an address; no region and no line share one."""
    name: str
    path: str
    """Of its own page."""
    region: Region
    lines: tuple[Programme, ...]

    @property
    def is_region(self) -> bool:
        """True of a region, False of a programme line."""
        return self.slug == self.region.slug

    @cached_property
    def sums(self) -> dict[Part, int]:
        """What it asks for under each part, in whole US dollars."""
        return by_part(self.lines)

    @cached_property
    def whole(self) -> int:
        """What it asks for in all, in whole US dollars."""
        return sum(self.sums.values())

    @property
    def regional(self) -> Amount:
        """What of it regional initiatives ask for, in whole US dollars."""
        own = (line for line in self.lines if line.kind is Kind.REGIONAL_INITIATIVES)
        return asked_together(own, PARTS)

    @property
    def has_mix(self) -> bool:
        """True where it asks for something and, of a line, every cell is printed."""
        return bool(self.whole) and (self.is_region or not self.lines[0].line.unknown)

    def share(self, part: Part) -> float:
        """Return what it asks for under a part as a share of its ask, 0 to 1; 0 without one."""
        return self.sums[part] / self.whole if self.whole else 0.0

    def amounts(self, parts: tuple[Part, ...]) -> tuple[Amount, ...]:
        """Return its amounts under some parts; None where none of its lines prints one."""
        return tuple(self._printed[part] for part in parts)

    @cached_property
    def _printed(self) -> dict[Part, Amount]:
        return printed_by_part(self.lines)

    def asked(self, parts: tuple[Part, ...]) -> Amount:
        """Return what it asks for under some parts; None where none of them is printed."""
        return added(self.amounts(parts))


def compared(dataset: Dataset, selection: Selection) -> tuple[Compared, ...]:
    """Return what a selection sets side by side, in its order; what the edition lacks is not."""
    year = selection.edition
    held = (_compared(dataset, year, slug) for slug in selection.compare)
    return tuple(one for one in held if one is not None)


def named(dataset: Dataset, year: str, text: str) -> tuple[Compared, ...]:
    """Return the regions and lines that a reader may mean by a name, regions first.

    Those that have it as a whole name; only where there are none, those whose name begins
    some words of it.
    """
    asked = words(text)
    regions = [r for r in dataset.edition(year).regions if _is_called(asked, _names(r))]
    everything = dataset.everything(year)
    lines = dataset.lines(everything.but(q=text)) if asked else ()
    exact = [
        *(r.slug for r in regions if asked in map(words, _names(r))),
        *(p.slug for p in lines if asked in map(words, p.names)),
    ]
    slugs = exact or [*(r.slug for r in regions), *(p.slug for p in lines)]
    return tuple(one for slug in slugs if (one := _compared(dataset, year, slug)))


def names_of_one(dataset: Dataset, year: str) -> tuple[str, ...]:
    """Return every name that means one region or line of an edition and no other, regions first.

    They are those of every language: what a reader may type to set one side by side.
    """
    owners: dict[str, set[str]] = {}
    for region in dataset.edition(year).regions:
        for name in _names(region):
            owners.setdefault(name, set()).add(region.slug)
    for line in dataset.lines(dataset.everything(year)):
        for name in line.names:
            owners.setdefault(name, set()).add(line.slug)
    return tuple(name for name, slugs in owners.items() if len(slugs) == 1)


def _names(region: Region) -> tuple[str, ...]:
    held = {region.printed: None}
    for language in LANGUAGES:
        with speaking(language):
            held |= {region.name: None, region.short: None}
    return tuple(held)


def _is_called(asked: str, names: tuple[str, ...]) -> bool:
    return bool(asked) and any(f" {asked}" in f" {words(name)}" for name in names)


def whole_edition(dataset: Dataset, year: str) -> Compared:
    """Return all lines of an edition, as what each is held against."""
    lines = dataset.lines(dataset.everything(year))
    return Compared("", say("The world"), "/", lines[0].region, lines)


def whole_region(dataset: Dataset, one: Compared) -> Compared:
    """Return the region of a line, as what the line is held against."""
    found = _compared(dataset, one.lines[0].edition, one.region.slug)
    return found or one


def _compared(dataset: Dataset, year: str, slug: str) -> Compared | None:
    programme = dataset.programme(year, slug)
    if programme is not None:
        path = f"/programmes/{slug}"
        return Compared(slug, programme.name, path, programme.region, (programme,))
    if dataset.table(year, slug) is None:
        return None
    region = dataset.region(year, slug)
    lines = dataset.lines(dataset.everything(year).but(regions=(slug,)))
    return Compared(slug, region.name, f"/regions/{slug}", region, lines)
