"""Names above the rows of a figure: no name is cut or turned, at phone width either."""

from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Final, NamedTuple

import orjson

from app.figures.theme import plain
from app.formats import shares, short
from app.model.tables import Amount

LETTERS: Final = 34
"""Of a line of a name: with amount and share beside it, it fits a phone."""
LINE: Final = 16
"""Pixels each further line of a name takes."""


class Rows(NamedTuple):
    """Where the rows of a figure stand, in pixels from its top."""

    labels: tuple[int, ...]
    """The middle of each name."""
    bodies: tuple[int, ...]
    """The top of what stands below each name: its bar, its cells."""
    height: int
    """Of all rows."""
    written: tuple[bytes, bytes]
    """``labels`` and ``bodies`` as JSON, without the brackets of a list."""


def rows(names: Sequence[str], *, head: int, body: int) -> Rows:
    """Place rows below each other: ``head`` pixels for a name of one line, ``body`` below it."""
    return placed(tuple([len(lines_of(name)) for name in names]), head=head, body=body)


# By lines and not by names: few charts of regions differ in them.
@lru_cache(maxsize=256)
def placed(lines: tuple[int, ...], *, head: int, body: int) -> Rows:
    """Place rows by how many lines the name of each takes; see ``rows``."""
    labels: list[int] = []
    bodies: list[int] = []
    top = 0
    for count in lines:
        tall = head + LINE * (count - 1)
        # Nearer to what it names than to the row above.
        labels.append(top + tall - 2 - LINE * count // 2)
        bodies.append(top + tall)
        top += tall + body
    written = orjson.dumps(labels)[1:-1], orjson.dumps(bodies)[1:-1]
    return Rows(tuple(labels), tuple(bodies), top, written)


def weights(totals: Sequence[Amount]) -> list[str]:
    """Write totals short, each with its share of all of them.

    Whole US dollars; None where none is printed.

    >>> weights([120_000_000, 40_000_000, 0, None])
    ['120.0 M · 75 %', '40.0 M · 25 %', '–', 'n/p']
    """
    amounts = [total or 0 for total in totals]
    whole = sum(amounts)
    written = [short(total) for total in totals]
    if not whole:
        return written
    return [
        f"{text} · {part}" if amount else text
        for text, amount, part in zip(written, amounts, shares(amounts, whole, str), strict=True)
    ]


def broken(name: str) -> str:
    """Return a name as plotly.js takes it: escaped, and broken where it is long."""
    return "<br>".join(plain(line) for line in lines_of(name))


@lru_cache(maxsize=1024)
def lines_of(name: str) -> tuple[str, ...]:
    """Break a name over lines as every figure has them; nothing is escaped.

    >>> lines_of("Australia, coordinating the Pacific region")
    ('Australia, coordinating the', 'Pacific region')
    """
    return tuple(wrap(name, LETTERS)) or ("",)
