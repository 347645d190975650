"""A table as the checks see it: any number of lines and columns, with or without totals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from app.checks.explain import Grid
from app.checks.naming import line_keys
from app.languages import say, say_as
from app.model.tables import Amount, FundingTable, Line
from app.reading.numbers import Exact
from app.terms import CURRENCY, PART_COLUMNS, PARTS, TOTAL_COLUMN

_TENTH: Final = 10


def called(name: str, *, hidden: bool) -> str:
    """Return how a sentence calls a line: one that a workbook does not show is called hidden."""
    return say("{line} (hidden)", line=name) if hidden else name


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, or the total line: its name, its figures and its total, in the table's unit."""

    programme: str
    figures: tuple[Amount, ...]
    """One a column; fewer where the line lost one, more where it has one too many."""
    total: Amount = None
    own_name: str = ""
    """How a sentence calls it, where that is not as printed."""
    hidden: bool = False
    """True where the workbook of a reader does not show it."""

    @property
    def called(self) -> str:
        """How a sentence calls it: a line of an edition as the language does, else as printed."""
        return called(self.own_name or self.programme, hidden=self.hidden)

    @property
    def computed(self) -> int:
        """What the printed figures add up to; one that is not printed adds nothing."""
        return sum(figure for figure in self.figures if figure is not None)

    def figure(self, index: int) -> Amount:
        """Return the figure of a column, None where the line ends before it."""
        return self.figures[index] if index < len(self.figures) else None


class InFile(NamedTuple):
    """Where a figure stands in the file it was read from; nowhere, as all those of an edition."""

    said: str = ""
    """As a sentence says it: ``Sheet1!F18``, ``line 18, column 6``."""
    cell: str | None = None
    """The same of a workbook alone."""
    spot: tuple[int, int] | None = None
    """In numbers: its line (or row) and its column, both from 1."""


def _nowhere(_line: int, _column: int) -> InFile:
    return InFile()


@dataclass(frozen=True)
class Ledger:
    """One table; what is derived from it never disagrees with it."""

    table: str
    """The region's slug, or the file's path (plus ``#sheet``)."""
    name: str
    """How a sentence calls it."""
    columns: tuple[str, ...]
    """Of the data contract, or the header texts of another table, each differently; without
    the total column."""
    labels: tuple[str, ...]
    """How a sentence calls each column: a part as the language does, another by its own head."""
    lines: tuple[Entry, ...]
    total: Entry | None
    """The total line; None where the table has none."""
    totals: bool = True
    """True if the table has a total column."""
    total_column: str = TOTAL_COLUMN
    total_head: str = ""
    """What stands above the totals, where figures tell that they are and sentences call them so."""
    unit: str = ""
    """Of the figures, where it is known."""
    at: Callable[[int, int], InFile] = field(default=_nowhere, compare=False, repr=False)
    """Where a figure stands in anyone's file, by line (from 1) and column (from 0)."""
    unreadable: frozenset[tuple[int, int]] = frozenset()
    """The places that hold something which is no amount."""
    decimals: int = 0
    """Of every amount, which is counted in the last of them: with 2, in hundredths."""
    beyond: Mapping[tuple[int, int], Exact] = field(default_factory=dict)
    """What cells store beyond that, in the same unit, at most half of it; where they do."""
    unheld: bool = False
    """True where all totals are formulas whose results a workbook does not hold."""
    drafted: bool = False
    """True for anyone's table, whose habits of writing are not known."""

    @property
    def total_label(self) -> str:
        """How a sentence calls the total column."""
        return self.total_head or say("Total")

    @property
    def legible(self) -> bool:
        """False where more than a tenth of the figures are no amounts."""
        places = (len(self.lines) + (self.total is not None)) * (len(self.columns) + self.totals)
        return len(self.unreadable) * _TENTH <= places

    @classmethod
    def of(cls, table: FundingTable) -> "Ledger":
        """Take a funding table of the data contract."""
        return cls(
            table=table.region,
            name=say(table.name),
            columns=PART_COLUMNS,
            labels=tuple(part.short for part in PARTS),
            lines=tuple(map(_entry, table.lines)),
            total=_entry(table.total),
            unit=CURRENCY,
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines, and the total line last if there is one."""
        return (*self.lines, self.total) if self.total else self.lines

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The word for each line in an id, the total line last."""
        return line_keys(entry.programme for entry in self.entries)

    @cached_property
    def column_keys(self) -> tuple[str, ...]:
        """The word for each column in an id, the total column last."""
        columns = (*self.columns, self.total_column)
        return line_keys(column.replace("_", "-") for column in columns)

    @property
    def grid(self) -> Grid:
        """The plain figures, for the engine that searches for causes."""
        return Grid(
            names=tuple(line.programme for line in self.lines),
            columns=self.columns,
            cells=tuple(line.figures for line in self.lines),
            row_totals=tuple(line.total for line in self.lines) if self.totals else None,
            column_totals=self.total.figures if self.total else None,
            grand_total=self.total.total if self.total else None,
            decimals=self.decimals,
        )


def _entry(line: Line) -> Entry:
    name = line.programme
    return Entry(name, line.amounts, line.printed_total, say_as("place", name))
