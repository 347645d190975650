"""Stacked horizontal bars: one bar a region or programme, one colour a part.

The name stands above its bar and not beside it, so that no name is cut or turned at phone
width.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from app.figures.labels import Rows, above, rows
from app.figures.paper.scale import Scale, marks
from app.figures.theme import COLOURS, GRID, Figure, layout, plain
from app.formats import exact, share
from app.languages import say
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
        return None if all(amount is None for amount in self.amounts) else self.total


class Stacked(NamedTuple):
    """A chart of stacked bars as a value; drawn by whoever shows it, as a figure or on paper."""

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

    @property
    def height(self) -> int:
        """Pixels of all of it."""
        return placed(self.bars).height + FOOT

    @property
    def figure(self) -> Figure:
        """The chart as plotly.js takes it."""
        return stacked(self.bars, self.parts, as_shares=self.as_shares, added=self.added)


def placed(bars: Sequence[Bar], *, added: bool = True) -> Rows:
    """Return where the names and the bars of a chart stand, as a figure and on paper."""
    labels = tuple([bar.label for bar in bars])
    return rows(labels, head=NAME, body=THICK + GAP, added=added)


def stacked(
    bars: Sequence[Bar], parts: Sequence[Part], *, as_shares: bool = False, added: bool = True
) -> Figure:
    """Draw bars in the order given, the first on top; as shares each is of its line's whole ask.

    Bars that hold some of the same lines are not ``added`` up: they have no share of all.
    """
    room = placed(bars, added=added and not as_shares)
    traces = [
        _trace(bars, index, part, as_shares=as_shares) | {"y": list(room.bodies)}
        for index, part in enumerate(parts)
    ]
    lengths = [fraction(bar.total, bar) if as_shares else bar.total for bar in bars]
    longest = float(max(lengths, default=0) or 1)
    axis: dict[str, Any] = {
        "range": [0, longest * STRETCH],
        "gridcolor": GRID,
        "zeroline": False,
        **_marked(longest * STRETCH, as_shares=as_shares),
        "fixedrange": True,
        "ticklabelposition": "outside",
        "ticklabelshift": 2,
        # A letter of the system's that is wider than ours hangs over the edge: it is drawn, too.
        "ticklabeloverflow": "allow",
        "automargin": False,
    }
    return {
        "data": [*traces, above(room, [bar.asked for bar in bars])],
        "layout": layout(
            room.height + FOOT,
            barmode="stack",
            margin={"l": LEFT, "r": RIGHT, "t": 0, "b": FOOT},
            xaxis=axis,
            yaxis={"range": [room.height, 0], "visible": False, "fixedrange": True},
            **_leading(bars),
        ),
    }


def _leading(bars: Sequence[Bar]) -> dict[str, list[str]]:
    """Return where each bar leads, which ``assets/8-leads.js`` reads; nothing where none does."""
    pages = [bar.page for bar in bars]
    return {"meta": pages} if any(pages) else {}


def _marked(top: float, *, as_shares: bool) -> dict[str, Any]:
    """Return how the axis is marked: as the chart it takes the place of, in any language."""
    scale = Scale(top)
    texts = list(marks(scale, as_shares=as_shares))
    return {"tickmode": "array", "tickvals": list(scale.steps), "ticktext": texts}


def _trace(bars: Sequence[Bar], index: int, part: Part, *, as_shares: bool) -> dict[str, Any]:
    name = part.short
    amounts = [bar.amounts[index] or 0 for bar in bars]
    lengths = [fraction(amount, bar) for amount, bar in zip(amounts, bars, strict=True)]
    # Said once a series, and filled for each of its bars.
    told = say("{name}<br>{part}: USD {amount} · {share}")
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": lengths if as_shares else amounts,
        "offset": 0,
        "width": THICK,
        "marker": {"color": COLOURS[part], "line": {"width": 0}},
        "customdata": [
            told.format(
                name=plain(bar.label),
                part=name,
                amount=exact(bar.amounts[index]),
                share=share(amount, bar.base),
            )
            for bar, amount in zip(bars, amounts, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


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


def fraction(amount: int, bar: Bar) -> float:
    """Return an amount as a part of what its bar's shares are of; 0 where that is nothing."""
    return amount / bar.base if bar.base else 0.0
