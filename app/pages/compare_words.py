"""What the comparison says in words, from the same sums as its tables."""

from typing import NamedTuple

from app.formats import listed, share, spelled, spoken
from app.languages import say, say_as
from app.model.comparison import Compared
from app.model.programme import Programme
from app.model.shares import asked_together
from app.model.tables import Amount
from app.ratios import times
from app.terms import PARTS, Part

FINE = 10_000
"""Steps in which a share that is known as a number from 0 to 1 is counted before it is written."""
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
    def together(self) -> Amount:
        """What all lines ask for under the parts shown, in whole US dollars."""
        return asked_together(self.lines, self.parts)

    def _asked(self, one: Compared) -> int:
        return one.asked(self.parts) or 0


def heading(held: tuple[Compared, ...]) -> str:
    """Name what is side by side, or count it."""
    if len(held) == 1:
        return say("{name} beside the world", name=held[0].name)
    if len(held) <= _MOST_NAMES:
        return say("{names} side by side", names=listed(tuple(one.name for one in held)))
    regions, count = sum(one.is_region for one in held), spelled(len(held)).capitalize()
    if not regions:
        return say("{count} programmes side by side", count=count)
    if regions == len(held):
        return say("{count} regions side by side", count=count)
    return say("{count} regions and programmes side by side", count=count)


def lead(all_: Comparison) -> str:
    """Say what all ask for together, who asks for most, and what counts once."""
    ranked = all_.ranked
    if not ranked:
        return say("Nothing is asked for under what is chosen, or no figure is printed.")
    world = sum(all_.world.sums[part] for part in all_.parts)
    together = all_.together or 0
    of_world = share(together, world)
    most = ranked[0]
    asked = most.asked(all_.parts) or 0
    if len(all_.held) == 1:
        return say(
            "{name} asks for {amount} US dollars, {share} of the world’s ask.",
            name=opening(most),
            amount=spoken(asked),
            share=of_world,
        )
    first = say(
        "Together they ask for {amount} US dollars, {share} of the world’s ask.",
        amount=spoken(together),
        share=of_world,
    )
    return f"{first} {_largest(all_, asked)} {twice(all_.held)}".strip()


def _largest(all_: Comparison, asked: int) -> str:
    most, least = all_.ranked[0], all_.ranked[-1]
    if most is least:
        return say("Only {name} asks for anything.", name=inside(most))
    return say(
        "{name} asks for the most, {ratio} times what {other} asks for.",
        name=opening(most),
        ratio=times(asked / (least.asked(all_.parts) or 1)).removesuffix(" ×"),
        other=inside(least),
    )


def twice(held: tuple[Compared, ...]) -> str:
    """Say which lines stand in a region that is compared, too; empty where none does."""
    regions = {one.slug for one in held if one.is_region}
    names = tuple(o.name for o in held if not o.is_region and o.region.slug in regions)
    if not names:
        return ""
    if len(names) == 1:
        return say(
            "{name} is a line of a region that is compared, too: together each line counts once.",
            name=names[0],
        )
    return say(
        "{names} are lines of regions that are compared, too: together each line counts once.",
        names=listed(names),
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


def sentence(all_: Comparison, *, as_shares: bool) -> str:
    """Say in one sentence what the figure shows."""
    return _of_shares(all_) if as_shares else _of_amounts(all_)


def _of_amounts(all_: Comparison) -> str:
    under = listed(tuple(p.spoken for p in all_.parts)) if all_.parts != PARTS else ""
    asks = tuple((one, spoken(one.asked(all_.parts) or 0)) for one in all_.ranked)
    if not asks:
        if under:
            return say("Nothing is asked for under {parts}, or no figure is printed.", parts=under)
        return say("Nothing is asked for, or no figure is printed.")
    if len(all_.held) == 1:
        return _of_one(all_, under)
    (first, most), *others = asks
    told = listed(
        (
            say("{name} asks for {amount}", name=opening(first), amount=most),
            *(
                say("{name} for {amount}", name=inside(one), amount=amount)
                for one, amount in others
            ),
        )
    )
    if under:
        return say("{asks} under {parts}, in US dollars.", asks=told, parts=under)
    return say("{asks}, in US dollars.", asks=told)


def _of_one(all_: Comparison, under: str) -> str:
    """Say what a single one asks for, and where its mix is farthest from the world's."""
    told = {"name": opening(all_.held[0]), "amount": spoken(all_.together or 0), "parts": under}
    against = _against(all_)
    if against and under:
        return say(
            "{name} asks for {amount} US dollars under {parts}; {share} of its ask is for {part}, "
            "against {world} in the world.",
            **told,
            **against,
        )
    if against:
        return say(
            "{name} asks for {amount} US dollars; {share} of its ask is for {part}, against "
            "{world} in the world.",
            **told,
            **against,
        )
    if under:
        return say("{name} asks for {amount} US dollars under {parts}.", **told)
    return say("{name} asks for {amount} US dollars.", **told)


def _against(all_: Comparison) -> dict[str, str]:
    """Return where a single one's mix is farthest from the world's, and by how much."""
    gap, one, world = widest(all_), all_.held[0], all_.world
    if gap is None or not one.has_mix:
        return {}
    return {
        "part": gap.part.spoken,
        "share": share(one.sums[gap.part], one.whole),
        "world": share(world.sums[gap.part], world.whole),
    }


def _of_shares(all_: Comparison) -> str:
    gap = widest(all_)
    if gap is None:
        return say("No mix is known: nothing is asked for, or not every figure is printed.")
    high, low = (share(one.sums[gap.part], one.whole) for one in (gap.high, gap.low))
    told = {
        "part": gap.part.spoken,
        "high": high,
        "one": inside(gap.high),
        "low": low if gap.low.sums[gap.part] else say_as("of what is asked for", "none"),
        "other": inside(gap.low),
        "world": share(all_.world.sums[gap.part], all_.world.whole),
    }
    if all_.world in (gap.high, gap.low):
        return say(
            "They differ most under {part}: {high} of what {one} asks for, {low} of what {other} "
            "asks for.",
            **told,
        )
    return say(
        "They differ most under {part}: {high} of what {one} asks for, {low} of what {other} asks "
        "for; in the world it is {world}.",
        **told,
    )


def inside(one: Compared) -> str:
    """Name it inside a sentence, a region with its article."""
    if not one.slug:
        return say("the world")
    return one.region.spoken if one.is_region else one.lines[0].spoken


def opening(one: Compared) -> str:
    """Name it at the beginning of a sentence."""
    if not one.slug:
        return one.name
    return one.region.opening if one.is_region else one.lines[0].opening
