"""Programme lines in an order, with their sums, which are made once however often asked for."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from app.model.programme import Programme
from app.terms import PARTS, Part

_T = TypeVar("_T")


class Lines(tuple[Programme, ...]):  # noqa: SLOT001 - it remembers
    """Programme lines; a tuple that remembers what it adds up to."""

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What was made of them, by its name; see ``once``."""
        return {}

    @cached_property
    def sums(self) -> dict[Part, int]:
        """What they ask for under each of the six parts, in whole US dollars; not to be changed."""
        columns = list(zip(*[programme.line.amounts for programme in self], strict=True))
        sums = [sum(filter(None, column)) for column in columns] or [0] * len(PARTS)
        return dict(zip(PARTS, sums, strict=True))

    def reordered(self, order: Iterable[Programme]) -> "Lines":
        """Return the same lines in another order: they add up to the same."""
        made = Lines(order)
        vars(made)["sums"] = self.sums
        return made

    @cached_property
    def by_region(self) -> "dict[str, Lines]":
        """The same lines by slug of the region, in the order they come; not to be changed."""
        held: dict[str, list[Programme]] = {}
        for programme in self:
            held.setdefault(programme.region.slug, []).append(programme)
        return {slug: Lines(lines) for slug, lines in held.items()}


def once(lines: tuple[Programme, ...], name: Hashable, make: Callable[[], _T]) -> _T:
    """Return what ``make`` makes of some lines; ``Lines`` remember it under its name.

    Only for what follows from the lines alone, in their order, and has no words in it.
    """
    if not isinstance(lines, Lines):
        return make()
    if name not in lines.made:
        lines.made[name] = make()
    made: _T = lines.made[name]
    return made
