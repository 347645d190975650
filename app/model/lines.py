"""Programme lines in an order, with their sums, which are made once however often asked for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

from app.model.programme import INDEX, Programme
from app.model.tables import Amount
from app.terms import PARTS, Part

_T = TypeVar("_T")
_REQUIREMENTS: Final = "requirements"
"""What ordered lines keep of what they were ordered by."""


class Lines(tuple[Programme, ...]):  # noqa: SLOT001 - it remembers
    """Programme lines; a tuple that remembers what it adds up to."""

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What was made of them, by its name; see ``once``."""
        return {}

    @cached_property
    def columns(self) -> tuple[tuple[int, ...], ...]:
        """What each asks for, a column a part, all six, in whole US dollars; not printed is 0."""
        return _columns(self)

    @cached_property
    def sums(self) -> dict[Part, int]:
        """What they ask for under each of the six parts, in whole US dollars; not to be changed."""
        return dict(zip(PARTS, map(sum, self.columns), strict=True))

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

    def reordered(self, order: Iterable[Programme]) -> "Lines":
        """Return the same lines in another order: they add up to the same."""
        made = Lines(order)
        vars(made).update(
            sums=self.sums,
            printed=self.printed,
            region_sums=self.region_sums,
            region_printed=self.region_printed,
        )
        return made

    def by_requirement(self, parts: tuple[Part, ...], *, falling: bool) -> "Lines":
        """Return the same lines ordered by what they ask for under some parts, which they keep."""
        asked = requirements(self, parts)
        order = sorted(range(len(asked)), key=asked.__getitem__, reverse=falling)
        made = self.reordered([self[at] for at in order])
        made.made[_REQUIREMENTS, parts] = tuple([asked[at] for at in order])
        return made

    @cached_property
    def by_region(self) -> "dict[str, Lines]":
        """The same lines by slug of the region, in the order they come; not to be changed."""
        held: dict[str, list[Programme]] = {}
        for programme in self:
            held.setdefault(programme.region.slug, []).append(programme)
        return {slug: Lines(lines) for slug, lines in held.items()}

    @cached_property
    def region_sums(self) -> dict[str, dict[Part, int]]:
        """What they ask for by slug of the region and part, in US dollars; not to be changed."""
        return {slug: lines.sums for slug, lines in self.by_region.items()}

    @cached_property
    def region_printed(self) -> dict[str, dict[Part, Amount]]:
        """The same sums; None where no line of a region prints a figure under a part."""
        return {slug: lines.printed for slug, lines in self.by_region.items()}


def requirements(lines: Iterable[Programme], parts: tuple[Part, ...]) -> tuple[int, ...]:
    """Return what each line asks for under some parts, in whole US dollars.

    An amount that is not printed adds nothing.
    """
    if isinstance(lines, Lines) and (kept := lines.made.get((_REQUIREMENTS, parts))):
        held: tuple[int, ...] = kept
        return held
    if len(parts) == len(PARTS):
        return tuple([programme.line.computed_total for programme in lines])
    # By column and not by line: a view asks this of every line it shows.
    columns = lines.columns if isinstance(lines, Lines) else _columns(lines)
    return tuple(map(sum, zip(*[columns[INDEX[part]] for part in parts], strict=True)))


def asked_of(lines: Sequence[Programme], parts: tuple[Part, ...]) -> tuple[Amount, ...]:
    """Return what each line asks for under some parts; None where none of them is printed."""
    return tuple(
        [
            asked if asked or None not in line.line.amounts else line.asked(parts)
            for line, asked in zip(lines, requirements(lines, parts), strict=True)
        ]
    )


def _columns(lines: Iterable[Programme]) -> tuple[tuple[int, ...], ...]:
    held = zip(*[programme.line.amounts for programme in lines], strict=True)
    columns = tuple([tuple([amount or 0 for amount in column]) for column in held])
    return columns or ((),) * len(PARTS)


def once(lines: tuple[Programme, ...], name: Hashable, make: Callable[[], _T]) -> _T:
    """Return what ``make`` makes of some lines; ``Lines`` remember it under its name.

    Only for what follows from the lines alone, in their order; where it has words in it, their
    language is in the name.
    """
    if not isinstance(lines, Lines):
        return make()
    if name not in lines.made:
        lines.made[name] = make()
    made: _T = lines.made[name]
    return made
