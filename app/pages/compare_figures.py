"""The large numbers of the comparison, from the same sums as its tables."""

from app.components.view import KeyFigure
from app.formats import in_per_cent, share
from app.languages import say
from app.model.similar import moved
from app.pages.compare_words import FINE, Comparison, inside, opening, widest
from app.pages.words import usd
from app.ratios import times


def key_figures(all_: Comparison) -> tuple[KeyFigure, ...]:
    """Return the sum, the widest ratio, the widest gap and the mix farthest from the world's."""
    if not all_.ranked:
        return ()
    world = sum(all_.world.sums[part] for part in all_.parts)
    together = KeyFigure(
        usd(all_.together),
        say("Together") if len(all_.held) > 1 else say("Funding requirement"),
        say("{share} of the world’s ask", share=share(all_.together or 0, world)),
    )
    return (together, *_ratio(all_), *_gap_figure(all_), *_farthest(all_))


def _ratio(all_: Comparison) -> tuple[KeyFigure, ...]:
    ranked = all_.ranked
    if len(ranked) < 2:  # noqa: PLR2004 - two are needed to say how many times
        return ()
    most, least = ranked[0], ranked[-1]
    ratio = (most.asked(all_.parts) or 0) / (least.asked(all_.parts) or 1)
    return (
        KeyFigure(
            times(ratio),
            say("Largest to smallest"),
            say("{one} to {other}", one=opening(most), other=inside(least)),
        ),
    )


def _gap_figure(all_: Comparison) -> tuple[KeyFigure, ...]:
    gap = widest(all_)
    if gap is None or gap.high is gap.low:
        return ()
    high, low = (share(one.sums[gap.part], one.whole) for one in (gap.high, gap.low))
    # A dash between two figures would be read as a minus.
    low = low if gap.low.sums[gap.part] else in_per_cent(0)
    return (
        KeyFigure(
            say("{one} to {other}", one=high, other=low),
            say("{part}, widest apart", part=gap.part.short),
            say("{one} to {other}", one=opening(gap.high), other=inside(gap.low)),
        ),
    )


def _farthest(all_: Comparison) -> tuple[KeyFigure, ...]:
    apart = [(moved(one.sums, all_.world.sums) or 0.0, one) for one in all_.mixed]
    if not apart:
        return ()
    far, one = max(apart, key=lambda pair: pair[0])
    return (
        KeyFigure(
            share(round(far * FINE), FINE),
            say("Farthest from the world’s mix")
            if len(all_.held) > 1
            else say("Apart from the world’s mix"),
            say(
                "of what {name} asks for is divided otherwise than the world’s ask",
                name=inside(one),
            ),
        ),
    )
