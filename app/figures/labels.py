"""Names above the rows of a figure: no name is cut or turned, at phone width either."""

from collections.abc import Sequence
from typing import Any

from app.figures.theme import plain
from app.formats import share, short
from app.model.tables import Amount


def above(
    names: Sequence[str], totals: Sequence[Amount], *, start: float, middle: float
) -> dict[str, Any]:
    """Return the text of each row: its name, its amount short and its share of all rows.

    Rows are one unit high from 0 on; the text begins at ``start`` on the horizontal axis and
    stands ``middle`` of a unit below the top of its row. Totals are whole US dollars, None
    where none is printed.
    """
    whole = sum(total or 0 for total in totals)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [start] * len(names),
        "y": [index + middle for index in range(len(names))],
        "text": [
            f"<b>{plain(name)}</b>  {_weight(total, whole)}"
            for name, total in zip(names, totals, strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _weight(total: Amount, whole: int) -> str:
    return f"{short(total)} · {share(total, whole)}" if total else short(total)
