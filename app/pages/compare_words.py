"""What the comparison says in words, from the same sums as its tables."""

from typing import NamedTuple

from app.components.view import KeyFigure
from app.formats import listed, share, short, spelled, spoken, times
from app.model.comparison import Compared
from app.model.programme import Programme
from app.model.similar import moved
from app.terms import PARTS, Part

_MOST_NAMES = 3
"""Names that a heading says; more are counted."""


class Comparison(NamedTuple):
    """What is side by side, and what it is held against."""

    held: tuple[Compared, ...]
    """In the reader's order; at least one."""
    world: Compared
    lines: tuple[Programme, ...]
    """Every line of what is compared, each once."""
    parts: tuple[Part, ...]

    @property
    def mixed(self) -> tuple[Compared, ...]:
        """Those whose mix is known."""
        return tuple(one for one in self.held if one.has_mix)

    @property
    def ranked(self) -> tuple[Compared, ...]:
        """Those that ask for something under the parts shown, the largest first."""
        asking = [one for one in self.held if one.asked(self.parts)]
        return tuple(sorted(asking, key=self._asked, reverse=True))

    @property
    def together(self) -> int:
        """What all lines ask for under the parts shown, in whole US dollars."""
        return sum(line.requirement(self.parts) for line in self.lines)

    def _asked(self, one: Compared) -> int:
        return one.asked(self.parts) or 0


def heading(held: tuple[Compared, ...]) -> str:
    """Name what is side by side, or count it."""
    if len(held) == 1:
        return f"{held[0].name} beside the world"
    if len(held) <= _MOST_NAMES:
        return f"{listed(tuple(one.name for one in held))} side by side"
    regions = sum(one.is_region for one in held)
    what = (
        "regions and programmes"
        if 0 < regions < len(held)
        else ("regions" if regions else "programmes")
    )
    return f"{spelled(len(held)).capitalize()} {what} side by side"


def lead(all_: Comparison) -> str:
    """Say what all ask for together, who asks for most, and what counts once."""
    ranked = all_.ranked
    if not ranked:
        return "Nothing is asked for under what is chosen, or no figure is printed."
    world = sum(all_.world.sums[part] for part in all_.parts)
    of_world = f"{share(all_.together, world)} of the world’s ask"
    most = ranked[0]
    asked = most.asked(all_.parts) or 0
    if len(all_.held) == 1:
        return f"{_opening(most)} asks for {spoken(asked)} US dollars, {of_world}."
    first = f"Together they ask for {spoken(all_.together)} US dollars, {of_world}."
    return f"{first} {_largest(all_, asked)} {twice(all_.held)}".strip()


def _largest(all_: Comparison, asked: int) -> str:
    most, least = all_.ranked[0], all_.ranked[-1]
    if most is least:
        return f"Only {_inside(most)} asks for anything."
    ratio = asked / (least.asked(all_.parts) or 1)
    return f"{_opening(most)} asks for the most, {_said(ratio)} what {_inside(least)} asks for."


def _said(ratio: float) -> str:
    return times(ratio).replace("×", "times")


def twice(held: tuple[Compared, ...]) -> str:
    """Say which lines stand in a region that is compared, too; empty where none does."""
    regions = {one.slug for one in held if one.is_region}
    names = tuple(o.name for o in held if not o.is_region and o.region.slug in regions)
    if not names:
        return ""
    verb = "is a line of a region" if len(names) == 1 else "are lines of regions"
    return f"{listed(names)} {verb} that is compared, too: together each line counts once."


def key_figures(all_: Comparison) -> tuple[KeyFigure, ...]:
    """Return the sum, the widest ratio, the widest gap and the mix farthest from the world's."""
    if not all_.ranked:
        return ()
    world = sum(all_.world.sums[part] for part in all_.parts)
    together = KeyFigure(
        f"USD {short(all_.together)}",
        "Together" if len(all_.held) > 1 else "Funding requirement",
        f"{share(all_.together, world)} of the world’s ask",
    )
    return (together, *_ratio(all_), *_gap_figure(all_), *_farthest(all_))


def _ratio(all_: Comparison) -> tuple[KeyFigure, ...]:
    ranked = all_.ranked
    if len(ranked) < 2:  # noqa: PLR2004 - two are needed to say how many times
        return ()
    most, least = ranked[0], ranked[-1]
    ratio = (most.asked(all_.parts) or 0) / (least.asked(all_.parts) or 1)
    return (
        KeyFigure(times(ratio), "Largest to smallest", f"{_opening(most)} to {_inside(least)}"),
    )


class Gap(NamedTuple):
    """The part under which what is compared differs most."""

    part: Part
    high: Compared
    low: Compared


def widest(all_: Comparison) -> Gap | None:
    """Find where the shares lie farthest apart; a single one is held against the world."""
    mixed = all_.mixed if len(all_.mixed) > 1 else (*all_.mixed, all_.world)
    if len(mixed) < 2:  # noqa: PLR2004 - nothing to hold against each other
        return None
    gaps = (
        Gap(
            part,
            max(mixed, key=lambda one: one.share(part)),
            min(mixed, key=lambda one: one.share(part)),
        )
        for part in all_.parts
    )
    return max(gaps, key=lambda gap: gap.high.share(gap.part) - gap.low.share(gap.part))


def _gap_figure(all_: Comparison) -> tuple[KeyFigure, ...]:
    gap = widest(all_)
    if gap is None or gap.high is gap.low:
        return ()
    high, low = (share(one.sums[gap.part], one.whole) for one in (gap.high, gap.low))
    # A dash between two figures would be read as a minus.
    value = f"{high} to {'0 %' if not gap.low.sums[gap.part] else low}"
    return (
        KeyFigure(
            value, f"{gap.part.short}, widest apart", f"{_opening(gap.high)} to {_inside(gap.low)}"
        ),
    )


def _farthest(all_: Comparison) -> tuple[KeyFigure, ...]:
    apart = [(moved(one.sums, all_.world.sums) or 0.0, one) for one in all_.mixed]
    if not apart:
        return ()
    far, one = max(apart, key=lambda pair: pair[0])
    return (
        KeyFigure(
            share(round(far * 1000), 1000),
            "Farthest from the world’s mix" if len(all_.held) > 1 else "Apart from the world’s mix",
            f"of what {_inside(one)} asks for would have to move",
        ),
    )


def sentence(all_: Comparison, *, as_shares: bool) -> str:
    """Say in one sentence what the figure shows."""
    return _of_shares(all_) if as_shares else _of_amounts(all_)


def _of_amounts(all_: Comparison) -> str:
    named = f" under {listed(tuple(p.short for p in all_.parts))}" if all_.parts != PARTS else ""
    asks = tuple(f"{_inside(one)} for {spoken(one.asked(all_.parts) or 0)}" for one in all_.ranked)
    if not asks:
        return f"Nothing is asked for{named}, or no figure is printed."
    if len(all_.held) == 1:
        one = _opening(all_.held[0])
        return f"{one} asks for {spoken(all_.together)} US dollars{named}{_against(all_)}."
    first = f"{asks[0][0].upper()}{asks[0][1:]}".replace(" for ", " asks for ", 1)
    return f"{listed((first, *asks[1:]))}{named}, in US dollars."


def _against(all_: Comparison) -> str:
    """Say of a single one where its mix is farthest from the world's."""
    gap, one, world = widest(all_), all_.held[0], all_.world
    if gap is None or not one.has_mix:
        return ""
    part = gap.part
    return (
        f"; {share(one.sums[part], one.whole)} of its ask is for {part.short}, against "
        f"{share(world.sums[part], world.whole)} in the world"
    )


def _of_shares(all_: Comparison) -> str:
    gap = widest(all_)
    if gap is None:
        return "No mix is known: nothing is asked for, or not every figure is printed."
    high, low = (share(one.sums[gap.part], one.whole) for one in (gap.high, gap.low))
    world = share(all_.world.sums[gap.part], all_.world.whole)
    of_world = "" if all_.world in (gap.high, gap.low) else f"; in the world it is {world}"
    none = "none" if not gap.low.sums[gap.part] else low
    return (
        f"They differ most under {gap.part.short}: {high} of what {_inside(gap.high)} asks for, "
        f"{none} of what {_inside(gap.low)} asks for{of_world}."
    )


def _inside(one: Compared) -> str:
    """Name it inside a sentence, a region with its article."""
    if not one.slug:
        return "the world"
    return one.region.spoken if one.is_region else one.name


def _opening(one: Compared) -> str:
    name = _inside(one)
    return f"{name[0].upper()}{name[1:]}"
