"""Stacked horizontal bars: one bar a region or programme, one colour a part.

The name stands above its bar and not beside it, so that no name is cut or turned at phone
width.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

import orjson

from app.figures.bars_written import FOOT, THICK, kept_json, pattern, traces
from app.figures.labels import Rows, broken, lines_of, placed
from app.figures.paper.axis import Axis, axis
from app.figures.theme import Figure, plain
from app.formats import exact, share, shares, short
from app.languages import say, spoken
from app.model.tables import Amount
from app.terms import Part

NAME: Final = 20
"""Pixels a name of one line takes."""
GAP: Final = 7
"""Pixels below a bar."""
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


class Stack(NamedTuple):
    """A bar as it is drawn, in the language spoken: all of it that follows from it alone.

    Who shows one bar in many charts keeps it; how long it is on the screen, and its share of all
    bars, follow from what stands beside it.
    """

    bar: Bar
    asked: Amount
    """What it adds up to, None where none of its amounts is printed."""
    length: float
    """US dollars, or the part of its whole that is shown."""
    ends: tuple[float, ...]
    """Where its pieces end: the first begins at 0, each other where the one before ends."""
    lines: int
    """Lines of its name."""
    amount: str
    """What it adds up to, short."""
    named: str
    """Its name as JSON, for more to stand behind it: no quotation mark ends it."""
    cells: tuple[bytes, ...]
    """For each part how long its piece is, and what it says; as JSON."""

    @classmethod
    def of(cls, bar: Bar, parts: tuple[Part, ...], *, as_shares: bool = False) -> "Stack":
        """Return a bar as it is drawn under some parts."""
        asked, whole, language = bar.asked, bar.base, spoken()
        lengths: list[float] = [amount or 0 for amount in bar.amounts]
        length: float = asked or 0
        if as_shares:
            lengths = [fraction(one, whole) for one in lengths]
            length = fraction(length, whole)
        cells: list[bytes] = []
        for part, one in zip(parts, bar.amounts, strict=True):
            cells += _cell(bar.label, part, one, whole, as_shares, language)
        return cls(
            bar,
            asked,
            length,
            tuple(accumulate(lengths)),
            len(lines_of(bar.label)),
            short(asked),
            _named(bar.label),
            tuple(cells),
        )


class Stacked(NamedTuple):
    """A chart of stacked bars as a value; drawn by whoever shows it, as a figure or on paper."""

    stacks: tuple[Stack, ...]
    """In the order drawn, the first on top."""
    parts: tuple[Part, ...]
    as_shares: bool
    """True where each bar is of its line's whole ask."""
    shares: list[str]
    """The share that each bar has of all; empty where bars hold some of the same lines."""
    behind: list[str]
    """The same as it stands behind the amount of a bar; empty where nothing does.

    Where bars are shares themselves none is named: of two wholes a reader would take one for the
    other.
    """
    placed: Rows
    """Where the names and the bars stand."""
    axis: Axis
    """What the longest bar fits into."""

    @classmethod
    def of(
        cls,
        stacks: tuple[Stack, ...],
        parts: tuple[Part, ...],
        *,
        as_shares: bool = False,
        added: bool = True,
    ) -> "Stacked":
        """Put bars together; not ``added`` where they hold some of the same lines."""
        asked = [stack.asked or 0 for stack in stacks]
        of_all = shares(asked, sum(asked), str) if added else []
        behind = [""] * len(stacks)
        if of_all and not as_shares:
            behind = [f" · {one}" if own else "" for one, own in zip(of_all, asked, strict=True)]
        longest = max([stack.length for stack in stacks], default=0)
        return cls(
            stacks,
            parts,
            as_shares,
            of_all,
            behind,
            placed(tuple([stack.lines for stack in stacks]), head=NAME, body=THICK + GAP),
            axis(float(longest or 1) * STRETCH, as_shares, spoken()),
        )

    @property
    def height(self) -> int:
        """Pixels of all of it."""
        return self.placed.height + FOOT

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars, the first on top."""
        return tuple([stack.bar for stack in self.stacks])

    @property
    def figure(self) -> Figure:
        """The chart as plotly.js takes it."""
        figure: Figure = orjson.loads(self.written)
        return figure

    @property
    def written(self) -> bytes:
        """The same as JSON, which a page and an answer to its script hold; made at each call."""
        stacks, rows = self.stacks, self.placed
        columns = [b",".join(column) for column in zip(*[s.cells for s in stacks], strict=True)]
        columns = columns or [b""] * (2 * len(self.parts))
        labels, tops = rows.written
        drawn = zip(traces(self.parts, spoken()), columns[::2], columns[1::2], strict=True)
        texts = [
            f'{stack.named}{stack.amount}{behind}"'
            for stack, behind in zip(stacks, self.behind, strict=True)
        ]
        pages = [stack.bar.page for stack in stacks]
        leads = any(pages)
        top, values, marks = self.axis.written
        filled = (
            b",".join([trace % (lengths, told, tops) for trace, lengths, told in drawn]),
            b",".join([b"0"] * len(stacks)),
            labels,
            ",".join(texts).encode(),
            b"%d" % self.height,
            top,
            values,
            marks,
            b"%d" % rows.height,
        )
        return pattern(leads) % ((*filled, orjson.dumps(pages)[1:-1]) if leads else filled)


def stacked(
    bars: Iterable[Bar], parts: tuple[Part, ...], *, as_shares: bool = False, added: bool = True
) -> Stacked:
    """Return the chart of some bars, in the order given and in the language spoken."""
    stacks = tuple([Stack.of(bar, parts, as_shares=as_shares) for bar in bars])
    return Stacked.of(stacks, parts, as_shares=as_shares, added=added)


# By what is said, so that it holds whatever the data are: what a region or a line asks for under
# a part is the same in every view that shows it.
@lru_cache(maxsize=2048)
def _cell(
    label: str,
    part: Part,
    amount: Amount,
    whole: int,
    as_shares: bool,  # noqa: FBT001
    _language: str,
) -> tuple[bytes, bytes]:
    """Return how long a piece of a bar is and what it says; ``whole`` is what its share is of."""
    asked = amount or 0
    text = say("{name}<br>{part}: USD {amount} · {share}").format(
        name=plain(label), part=part.short, amount=exact(amount), share=share(asked, whole)
    )
    return kept_json(fraction(asked, whole) if as_shares else asked), kept_json(text)


@lru_cache(maxsize=1024)
def _named(label: str) -> str:
    return orjson.dumps(f"<b>{broken(label)}</b>  ").decode().removesuffix('"')


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
