"""Questions to measure with: many, all different, the same at every run."""

from itertools import combinations, cycle, islice
from random import Random

from app.model.selection import SORTS
from app.terms import REGION_SLUGS, Kind, Part


def whole(count: int) -> tuple[str, ...]:
    """Return queries that leave all 157 lines in: parts, measure and order differ.

    >>> whole(2)
    ('part=p1', 'part=p2&measure=share')
    """
    subsets = (
        "~".join(part.slug for part in chosen)
        for size in range(1, len(Part))
        for chosen in combinations(Part, size)
    )
    ways = cycle(("", "&measure=share", "&sort=programme", "&sort=requirement&measure=share"))
    return tuple(islice((f"part={s}{way}" for s, way in zip(subsets, ways, strict=False)), count))


def six_parts() -> tuple[str, ...]:
    """Return the queries that leave all lines and all six parts in."""
    sorts = ("", "sort=requirement", "sort=programme", "sort=-programme")
    return tuple(
        "&".join(filter(None, (measure, sort)))
        for measure in ("", "measure=share")
        for sort in sorts
    )


def never_twice(count: int) -> tuple[str, ...]:
    """Return different queries in a fixed order without order: half of them narrow the lines.

    >>> len(set(never_twice(4_000)))
    4000
    """
    subsets = [
        "~".join(part.slug for part in chosen)
        for size in range(1, len(Part) + 1)
        for chosen in combinations(Part, size)
    ]
    sorts = ("", *(f"&sort={sign}{name}" for name in SORTS for sign in ("", "-")))
    regions = [
        f"&region={'~'.join(held)}" for n in (2, 3) for held in combinations(REGION_SLUGS, n)
    ]
    ways = [f"part={s}{m}{o}" for s in subsets for m in ("", "&measure=share") for o in sorts]
    drawn = Random(count)  # noqa: S311 - an order, and no secret
    whole = drawn.sample(ways, count // 2)
    narrow = [f"{way}{drawn.choice(regions)}" for way in drawn.sample(ways, count - count // 2)]
    return tuple(drawn.sample([*whole, *narrow], count))


def narrowed(count: int) -> tuple[str, ...]:
    """Return queries that leave some of the lines in: two or three regions, or a kind."""
    regions = (
        f"region={'~'.join(chosen)}"
        for size in (3, 2)
        for chosen in combinations(REGION_SLUGS, size)
    )
    kinds = cycle(("", f"&kind={Kind.COUNTRY.value}", "&part=o2", "&measure=share"))
    return tuple(islice((f"{r}{k}" for r, k in zip(regions, kinds, strict=False)), count))
