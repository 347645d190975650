"""Stacked horizontal bars: one bar a region or programme, one colour a part.

The name stands above its bar and not beside it, so that no name is cut or turned at phone
width.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import orjson

from app.figures.labels import Rows, above, rows, weights
from app.figures.paper.scale import Scale, marks
from app.figures.theme import COLOURS, GRID, Figure, layout, plain
from app.formats import exact, share
from app.languages import say, spoken
from app.model.tables import Amount
from app.terms import Part

NAME: Final = 20
"""Pixels a name of one line takes."""
THICK: Final = 15
"""Pixels of a bar."""
GAP: Final = 7
"""Pixels below a bar."""
FOOT: Final = 34
"""Pixels of the axis below all bars."""
LEFT: Final = 2
RIGHT: Final = 14
"""Pixels beside the bars; the last mark of the axis needs some."""
STRETCH: Final = 1.01
"""How much longer the axis is than the longest bar."""


class Bar(NamedTuple):
    """One bar: its name and an amount a part, in whole US dollars (None: not printed)."""

    label: str
    amounts: tuple[Amount, ...]
    whole: int | None = None
    """What shares are of: the whole ask of the line or region; None where it is the total."""
    page: str = ""
    """Address of its own page, where a click on it leads; empty where it has none."""

    @property
    def total(self) -> int:
        """What the printed amounts add up to."""
        return sum(filter(None, self.amounts))

    @property
    def base(self) -> int:
        """What its shares are of."""
        return self.total if self.whole is None else self.whole

    @property
    def asked(self) -> Amount:
        """The total, None where none of the amounts is printed."""
        total = self.total
        return total or (0 if any(amount is not None for amount in self.amounts) else None)


@dataclass(frozen=True)
class Stacked:
    """A chart of stacked bars as a value; drawn by whoever shows it, as a figure or on paper.

    What both of them need is made once: a page has the chart as one and as the other.
    """

    bars: tuple[Bar, ...]
    """In the order drawn, the first on top."""
    parts: tuple[Part, ...]
    as_shares: bool = False
    """True where each bar is of its line's whole ask."""
    added: bool = True
    """False where bars hold some of the same lines: they have no share of all.

    Where bars are shares themselves none is named: of two wholes a reader would take one for the
    other.
    """

    @cached_property
    def room(self) -> Rows:
        """Where the names and the bars stand."""
        labels = tuple([bar.label for bar in self.bars])
        added = self.added and not self.as_shares
        return rows(labels, head=NAME, body=THICK + GAP, added=added)

    @property
    def height(self) -> int:
        """Pixels of all of it."""
        return self.room.height + FOOT

    @cached_property
    def asked(self) -> list[Amount]:
        """What each bar adds up to, None where none of its amounts is printed."""
        return [bar.asked for bar in self.bars]

    @cached_property
    def weights(self) -> list[str]:
        """What stands behind each name: its amount short, and its share of all where it has one."""
        return weights(self.asked, added=self.room.added)

    @cached_property
    def lengths(self) -> list[list[float]]:
        """How long the pieces are, a column a part: US dollars, or parts of each bar's whole."""
        columns: list[list[float]] = [[amount or 0 for amount in one] for one in self.columns]
        if not self.as_shares:
            return columns
        wholes = self._wholes
        return [list(map(fraction, column, wholes)) for column in columns]

    @cached_property
    def columns(self) -> list[tuple[Amount, ...]]:
        """The printed amounts, a column a part."""
        columns = list(zip(*[bar.amounts for bar in self.bars], strict=True))
        return columns or [()] * len(self.parts)

    @cached_property
    def _wholes(self) -> list[int]:
        """What shares of each bar are of."""
        return [bar.base for bar in self.bars]

    @cached_property
    def scale(self) -> Scale:
        """What the longest bar fits into."""
        lengths: list[float] = [asked or 0 for asked in self.asked]
        if self.as_shares:
            lengths = list(map(fraction, lengths, self._wholes))
        return Scale(float(max(lengths, default=0) or 1) * STRETCH)

    @property
    def figure(self) -> Figure:
        """The chart as plotly.js takes it."""
        room, scale = self.room, self.scale
        axis: dict[str, Any] = {
            "range": [0, scale.top],
            "gridcolor": GRID,
            "zeroline": False,
            # Marked as the chart it takes the place of, in any language.
            "tickmode": "array",
            "tickvals": list(scale.steps),
            "ticktext": list(marks(scale, as_shares=self.as_shares)),
            "fixedrange": True,
            "ticklabelposition": "outside",
            "ticklabelshift": 2,
            # A letter of the system's that is wider than ours hangs over the edge: it is drawn.
            "ticklabeloverflow": "allow",
            "automargin": False,
        }
        pages = [bar.page for bar in self.bars]
        return {
            "data": [*self._traces(list(room.bodies)), above(room, self.weights)],
            "layout": layout(
                self.height,
                barmode="stack",
                margin={"l": LEFT, "r": RIGHT, "t": 0, "b": FOOT},
                xaxis=axis,
                yaxis={"range": [room.height, 0], "visible": False, "fixedrange": True},
                # Where each bar leads, which ``assets/8-leads.js`` reads.
                **({"meta": pages} if any(pages) else {}),
            ),
        }

    @cached_property
    def written(self) -> bytes:
        """The same as JSON, which a page and an answer to its script hold."""
        # A copy: behind what orjson hands over is room for as much again, which may be kept long.
        return bytes(memoryview(orjson.dumps(self.figure)))

    def _traces(self, tops: list[int]) -> list[dict[str, Any]]:
        language = spoken()
        labels = [bar.label for bar in self.bars]
        return [
            {
                "type": "bar",
                "orientation": "h",
                "name": part.short,
                "x": lengths,
                "offset": 0,
                "width": THICK,
                "marker": {"color": COLOURS[part], "line": {"width": 0}},
                "customdata": [
                    _told(label, part, amount, whole, language)
                    for label, amount, whole in zip(labels, amounts, self._wholes, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
                "y": tops,
            }
            for part, amounts, lengths in zip(self.parts, self.columns, self.lengths, strict=True)
        ]


# By what is said, so that it holds whatever the data are: what a region or a line asks for under
# a part is the same in every view that shows it.
@lru_cache(maxsize=2048)
def _told(label: str, part: Part, amount: Amount, whole: int, _language: str) -> str:
    """Say of a piece of a bar what it is, in the language spoken; ``whole`` is what it is of."""
    return say("{name}<br>{part}: USD {amount} · {share}").format(
        name=plain(label), part=part.short, amount=exact(amount), share=share(amount or 0, whole)
    )


def each_part(amounts: Mapping[Part, Amount]) -> tuple[Bar, ...]:
    """Return a bar a part of one line, each with the amount of that part alone.

    >>> [bar.asked for bar in each_part({Part.P1: 5, Part.P2: 0, Part.P3: None})]
    [5, 0, None]
    """
    return tuple(
        # A bar whose own amount is not printed says so; of the others it is no matter.
        Bar(part.short, tuple(amount if p is part else amount and 0 for p in amounts))
        for part, amount in amounts.items()
    )


def fraction(amount: float, whole: int) -> float:
    """Return an amount as a part of a whole; 0 where that is nothing."""
    return amount / whole if whole else 0.0
