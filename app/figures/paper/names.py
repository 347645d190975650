"""The names above bars and cells, at the places where the live figures have them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.figures.labels import Rows, lines_of
from app.figures.paper.svg import SIZE, number, text

SPACING: Final = 1.3
"""Lines of a name, as plotly.js sets them."""
_ASCENT: Final = 0.75


def names(labels: Sequence[str], said: Sequence[str], placed: Rows, place: tuple[str, int]) -> str:
    """Write each name with what is ``said`` behind it, which is escaped.

    ``place`` is where they begin from the left, and how far below the top the rows begin.
    """
    left, top = place
    return "".join(
        [
            f"{name(label, left, middle + top)}{words}</text>"
            for label, words, middle in zip(labels, said, placed.labels, strict=True)
        ]
    )


# A name stands in one of few places: what is above it are other names, and some bars.
@lru_cache(maxsize=1024)
def name(label: str, left: str, middle: int) -> str:
    """Begin the text of a row with its name; what is said behind it, and its end, are to follow.

    ``middle`` is that of the name, in pixels from the top.
    """
    lines = lines_of(label)
    high = ((len(lines) - 1) * SPACING + 1) * SIZE
    first = middle + _ASCENT * SIZE - high / 2
    spans = "".join(
        [
            f'<tspan x="{left}" y="{number(first + index * SPACING * SIZE)}" font-weight="bold">'
            f"{text(line)}</tspan>"
            for index, line in enumerate(lines)
        ]
    )
    # Blanks that do not break, as plotly.js makes of two: XML would fold plain ones.
    return f"<text>{spans}\u00a0\u00a0"
