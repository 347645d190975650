"""Programme lines in an order, with their sums, which are made once however often asked for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from app.model.kept import kept_of_editions
from app.model.programme import INDEX, Programme
from app.model.tables import Amount
from app.terms import PARTS, Kind, Part

_T = TypeVar("_T")
_ASKED: Final = 64
"""Sets of parts, of all editions, under which the ask of every line is kept: all 63 of one."""


class Lines(tuple[Programme, ...]):  # noqa: SLOT001 - it remembers
    """Programme lines; a tuple that remembers what it adds up to."""

    whole: "Whole | None" = None
    """The edition they are lines of; None where they were not picked out of one."""
    at: Sequence[int] = ()
    """The place of each among all lines of the edition."""
    pick: Callable[[Sequence[Any]], tuple[Any, ...]]
    """From what is held by place to that of each of them; see ``of``."""
    falling: tuple[Part, ...] = ()
    """Parts by which they are ordered, what asks for the most first; empty where they are not."""

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What was made of them, by its name; orders of the same lines share it. See ``once``."""
        return {}

    @cached_property
    def columns(self) -> tuple[tuple[int, ...], ...]:
        """What each asks for, a column a part, all six, in whole US dollars; not printed is 0."""
        held = zip(*[programme.line.amounts for programme in self], strict=True)
        columns = tuple([tuple([amount or 0 for amount in column]) for column in held])
        return columns or ((),) * len(PARTS)

    @cached_property
    def sums(self) -> dict[Part, int]:
        """What they ask for under each of the six parts, in whole US dollars; not to be changed."""
        if self.whole is None or self is self.whole.lines:
            return dict(zip(PARTS, map(sum, self.columns), strict=True))
        # Of some lines of an edition no column is kept: there are many such sets.
        held = self.region_sums.values()
        return {part: sum([sums[part] for sums in held]) for part in PARTS}

    @cached_property
    def printed(self) -> dict[Part, Amount]:
        """The same sums; None where no line prints a figure under a part. Not to be changed."""
        # Only a sum of nothing is looked at once more, and no further than the first figure.
        return {
            part: asked or (0 if self._has_figure(INDEX[part]) else None)
            for part, asked in self.sums.items()
        }

    def _has_figure(self, index: int) -> bool:
        """Tell whether a figure is printed in a column, or there is no line to print one."""
        return not self or any(line.line.amounts[index] is not None for line in self)

    def reordered(self, at: Sequence[int], falling: tuple[Part, ...] = ()) -> "Lines":
        """Return the same lines, by their places, in another order: they add up to the same.

        ``falling`` are the parts by which it falls, if it does.
        """
        made = self._picked(at)
        same = self._any_order
        made.__dict__.update(same, _any_order=same, falling=falling)
        return made

    @cached_property
    def _any_order(self) -> dict[str, Any]:
        """What they remember that is the same in every order, by its name."""
        names = ("made", "sums", "printed", "region_sums", "region_printed", "regional")
        return {name: getattr(self, name) for name in names}

    def taken(self, page: slice) -> "Lines":
        """Return those of a page of them."""
        if len(self) <= page.stop and not page.start:
            return self
        return self._picked(self.at[page])

    def _picked(self, at: Sequence[int]) -> "Lines":
        if self.whole is None:
            raise ValueError("lines that are of no edition have no place in it")
        return self.whole.picked(at)

    @cached_property
    def by_region(self) -> "dict[str, Lines]":
        """The same lines by slug of the region, in the order they come; not to be changed."""
        held: dict[str, list[Programme]] = {}
        for programme in self:
            held.setdefault(programme.region.slug, []).append(programme)
        if self.whole is None or self is self.whole.lines:
            return {slug: Lines(lines) for slug, lines in held.items()}
        # All lines of a region, which most sets have of it, are kept and added up once.
        every = self.whole.lines.by_region
        return {
            slug: every[slug] if every[slug] == tuple(lines) else Lines(lines)
            for slug, lines in held.items()
        }

    @cached_property
    def region_sums(self) -> dict[str, dict[Part, int]]:
        """What they ask for by slug of the region and part, in US dollars; not to be changed."""
        return {slug: lines.sums for slug, lines in self.by_region.items()}

    @cached_property
    def region_printed(self) -> dict[str, dict[Part, Amount]]:
        """The same sums; None where no line of a region prints a figure under a part."""
        return {slug: lines.printed for slug, lines in self.by_region.items()}

    @cached_property
    def regional(self) -> "Lines":
        """The lines of regional initiatives among them."""
        return Lines([p for p in self if p.place.kind is Kind.REGIONAL_INITIATIVES])

    def of(self, held: Sequence[_T]) -> tuple[_T, ...]:
        """Return what is held of each of them, by its place in the edition."""
        return self.pick(held)


class Each(Generic[_T]):
    """What is made of each line of an edition: when it is first asked for, and once.

    It must follow from the line alone; where it has words in it, there is one for each language.
    """

    def __init__(self, whole: "Whole", make: Callable[[Programme], _T]) -> None:
        """Hold nothing yet: the cost follows the lines asked for, and not the edition."""
        self._lines, self._make = whole.lines, make
        self._made: list[Any] = [None] * len(whole.lines)
        self._whole, self._left = False, len(whole.lines)

    def at(self, place: int) -> _T:
        """Return what is made of the line at a place."""
        if self._made[place] is None:
            self._complete((place,))
        held: _T = self._made[place]
        return held

    def of(self, lines: Lines) -> tuple[_T, ...]:
        """Return what is made of each of some lines of the edition."""
        if not self._whole:
            self._complete(lines.at)
        return lines.of(self._made)

    def _complete(self, places: Sequence[int]) -> None:
        made = self._made
        for place in places:
            if made[place] is None:
                made[place] = self._make(self._lines[place])
                self._left -= 1
        # Two threads may have counted the same line: it is looked whether none is left.
        if self._left <= 0:
            self._whole = None not in made


class Whole:
    """All lines of one edition; by it, and by no equal one, is kept what is made of each line."""

    def __init__(self, lines: Iterable[Programme]) -> None:
        """Take the lines in printed order."""
        self.lines: Lines = Lines(lines)
        vars(self.lines).update(whole=self, at=range(len(self.lines)), pick=tuple)
        self.digits = len(self.lines).bit_length()
        """How many binary digits the number of lines has."""

    def picked(self, at: Sequence[int]) -> Lines:
        """Return the lines at some places."""
        pick = _picker(at)
        made = Lines(pick(self.lines))
        made.__dict__.update(whole=self, at=at, pick=pick)
        return made


def _picker(at: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    # Of one place it hands out what stands there, and it does without no place at all.
    if len(at) > 1:
        return itemgetter(*at)
    return lambda held: tuple([held[place] for place in at])


def requirements(lines: Iterable[Programme], parts: tuple[Part, ...]) -> list[int]:
    """Return what each line asks for under some parts, in whole US dollars.

    An amount that is not printed adds nothing.
    """
    return [asked or 0 for asked in asked_of(lines, parts)]


def asked_of(lines: Iterable[Programme], parts: tuple[Part, ...]) -> Sequence[Amount]:
    """Return what each line asks for under some parts; None where none of them is printed."""
    if not isinstance(lines, Lines) or lines.whole is None:
        return tuple([line.asked(parts) for line in lines])
    return lines.of(_asked(lines.whole, parts))


def falling(lines: Lines, parts: tuple[Part, ...]) -> Iterable[int]:
    """Yield what each line asks for under some parts, in whole US dollars, the largest first.

    Who asks for the first few alone does not look at the others, where lines are in that order.
    """
    if lines.whole is None or lines.falling != parts:
        return sorted(requirements(lines, parts), reverse=True)
    asked = _asked(lines.whole, parts)
    return (asked[place] or 0 for place in lines.at)


@kept_of_editions(most=_ASKED, a_line=40)
def _asked(whole: Whole, parts: tuple[Part, ...]) -> tuple[Amount, ...]:
    """Add up by column and not by line: a view asks this of every line it shows."""
    lines = whole.lines
    sums = map(sum, zip(*[lines.columns[INDEX[part]] for part in parts], strict=True))
    return tuple(
        [
            asked if asked or None not in line.line.amounts else line.asked(parts)
            for line, asked in zip(lines, sums, strict=True)
        ]
    )


def once(lines: tuple[Programme, ...], name: Hashable, make: Callable[[], _T]) -> _T:
    """Return what ``make`` makes of some lines; ``Lines`` remember it under its name.

    Only for what follows from the lines alone, in whatever order they are; where it has words in
    it, their language is in the name.
    """
    if not isinstance(lines, Lines):
        return make()
    if name not in lines.made:
        lines.made[name] = make()
    made: _T = lines.made[name]
    return made
