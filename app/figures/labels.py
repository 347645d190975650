"""Names above the rows of a figure: no name is cut or turned, at phone width either."""

from collections.abc import Sequence
from typing import Any

from app.figures.theme import plain
from app.formats import share, short


def above(
    names: Sequence[str], totals: Sequence[int], *, start: float, middle: float
) -> dict[str, Any]:
    """Return the text of each row: its name, its amount short and its share of all rows.

    Rows are one unit high from 0 on; the text begins at ``start`` on the horizontal axis and
    stands ``middle`` of a unit below the top of its row. Totals are whole US dollars.
    """
    whole = sum(totals)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [start] * len(names),
        "y": [index + middle for index in range(len(names))],
        "text": [
            f"<b>{plain(name)}</b>  {short(total)} · {share(total, whole)}"
            for name, total in zip(names, totals, strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
