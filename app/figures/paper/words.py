"""What a chart says of itself beside its bars: what is not printed, and its description."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.figures.bars import Bar
from app.figures.paper.canvas import Canvas
from app.formats import UNKNOWN, counted, listed
from app.languages import say
from app.terms import Part

_FEW: Final = 3
"""Parts that a remark names; more are counted."""


def described(canvas: Canvas, bars: Sequence[Bar], parts: Sequence[Part]) -> Canvas:
    """Return a canvas whose description says what is not printed: an empty bar does not tell it.

    A canvas without a title has no description either.

    >>> from app.terms import PARTS
    >>> bars = [Bar("Fiji", (None,) * 6), Bar("Nil", (0,) * 6)]
    >>> described(Canvas("Lines", "Two lines."), bars, PARTS).desc
    'Two lines. Not printed: Fiji.'
    """
    if not canvas.title:
        return canvas
    lacking = tuple(f"{bar.label}{_which(bar, parts)}" for bar in bars if None in bar.amounts)
    if not lacking:
        return canvas
    told = say("Not printed: {names}.", names=listed(lacking))
    return replace(canvas, desc=f"{canvas.desc} {told}".lstrip())


def lacking(bar: Bar, parts: Sequence[Part]) -> str:
    """Return the remark on a bar some of whose amounts are not printed, empty where all are.

    >>> from app.terms import PARTS
    >>> lacking(Bar("Lithuania", (1, 1, 1, 1, None, 1)), PARTS)
    'Objective 2 n/p'
    """
    unknown = _unknown(bar, parts)
    if not unknown or len(unknown) == len(parts):
        return ""
    named = listed(tuple(part.short for part in unknown))
    many = counted(len(unknown), "{n} part", "{n} parts")
    return f"{named if len(unknown) <= _FEW else many} {UNKNOWN}"


def _unknown(bar: Bar, parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(p for p, amount in zip(parts, bar.amounts, strict=False) if amount is None)


def _which(bar: Bar, parts: Sequence[Part]) -> str:
    unknown = _unknown(bar, parts)
    if len(unknown) == len(parts):
        return ""
    return f" ({listed(tuple(part.short for part in unknown))})"
