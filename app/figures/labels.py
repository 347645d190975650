"""Names above the rows of a figure: no name is cut or turned, at phone width either."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any, Final

from app.figures.theme import plain
from app.formats import shares, short
from app.model.tables import Amount

LETTERS: Final = 34
"""Of a line of a name: with amount and share beside it, it fits a phone."""
LINE: Final = 16
"""Pixels each further line of a name takes."""


@dataclass(frozen=True)
class Rows:
    """Where the rows of a figure stand, in pixels from its top."""

    names: tuple[str, ...]
    """Escaped, broken over lines where they are long."""
    labels: tuple[int, ...]
    """The middle of each name."""
    bodies: tuple[int, ...]
    """The top of what stands below each name: its bar, its cells."""
    height: int
    """Of all rows."""
    added: bool = True
    """False where rows hold some of the same lines: none has a share of all."""


# A view asks for the rows of its chart for the figure, the picture and the room of both.
@lru_cache(maxsize=256)
def rows(names: tuple[str, ...], *, head: int, body: int, added: bool = True) -> Rows:
    """Place rows below each other: ``head`` pixels for a name of one line, ``body`` below it."""
    broken = tuple(map(_broken, names))
    labels: list[int] = []
    bodies: list[int] = []
    top = 0
    for name in broken:
        tall = head + LINE * name.count("<br>")
        # Nearer to what it names than to the row above.
        labels.append(top + tall - 2 - LINE * (name.count("<br>") + 1) // 2)
        bodies.append(top + tall)
        top += tall + body
    return Rows(broken, tuple(labels), tuple(bodies), top, added)


def above(placed: Rows, said: Sequence[str]) -> dict[str, Any]:
    """Return the text of each row: its name, and behind it what is ``said``, its ``weights``.

    The vertical axis counts pixels.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(placed.names),
        "y": list(placed.labels),
        "text": [
            f"<b>{name}</b>  {weight}" for name, weight in zip(placed.names, said, strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def weights(totals: Sequence[Amount], *, added: bool = True) -> list[str]:
    """Write totals short, each with its share of all of them where they are ``added`` up.

    Whole US dollars; None where none is printed.

    >>> weights([120_000_000, 40_000_000, 0, None])
    ['120.0 M · 75 %', '40.0 M · 25 %', '–', 'n/p']
    >>> weights([120_000_000, 40_000_000], added=False)
    ['120.0 M', '40.0 M']
    """
    amounts = [total or 0 for total in totals]
    whole = sum(amounts) if added else 0
    written = [short(total) for total in totals]
    if not whole:
        return written
    return [
        f"{text} · {part}" if amount else text
        for text, amount, part in zip(written, amounts, shares(amounts, whole), strict=True)
    ]


@lru_cache(maxsize=1024)
def _broken(name: str) -> str:
    return "<br>".join(plain(line) for line in lines_of(name))


@lru_cache(maxsize=1024)
def lines_of(name: str) -> tuple[str, ...]:
    """Break a name over lines as every figure has them; nothing is escaped.

    >>> lines_of("Australia, coordinating the Pacific region")
    ('Australia, coordinating the', 'Pacific region')
    """
    return tuple(wrap(name, LETTERS)) or ("",)
