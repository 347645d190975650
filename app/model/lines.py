"""Programme lines in an order, with their sums, which are made once however often asked for."""

from functools import cached_property

from app.model.programme import Programme
from app.terms import PARTS, Part


class Lines(tuple[Programme, ...]):  # noqa: SLOT001 - it remembers
    """Programme lines; a tuple that remembers what it adds up to."""

    @cached_property
    def sums(self) -> dict[Part, int]:
        """What they ask for under each of the six parts, in whole US dollars; not to be changed."""
        columns = list(zip(*[programme.line.amounts for programme in self], strict=True))
        sums = [sum(filter(None, column)) for column in columns] or [0] * len(PARTS)
        return dict(zip(PARTS, sums, strict=True))

    @cached_property
    def by_region(self) -> "dict[str, Lines]":
        """The same lines by slug of the region, in the order they come; not to be changed."""
        held: dict[str, list[Programme]] = {}
        for programme in self:
            held.setdefault(programme.region.slug, []).append(programme)
        return {slug: Lines(lines) for slug, lines in held.items()}
