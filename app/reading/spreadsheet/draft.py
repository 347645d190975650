"""A draft table: what anyone's file says, with the place of each cell; frozen, nothing repaired."""

from dataclasses import dataclass

from app.reading.numbers import Exact, FigureKind
from app.terms import Part


@dataclass(frozen=True)
class Cell:
    """One cell below a column of figures.

    >>> Cell("5,000", 5000, FigureKind.AMOUNT, "F18").text
    '5,000'
    """

    text: str
    """As written, blanks around it aside."""
    amount: int | None
    """In the unit of the table; 0 for nil, None for unknown and unreadable."""
    kind: FigureKind
    place: str
    """``F18`` of a sheet; ``line 18, column 6`` of a text."""
    reason: str = ""
    """Why it is unreadable: half a sentence, in the language spoken."""
    beyond: Exact = 0
    """What it holds beyond the unit of the table, in that unit: at most half of it."""
    pending: bool = False
    """True for a formula whose result the workbook does not hold."""

    @property
    def held(self) -> Exact:
        """Return all that it holds, in the unit of the table; what is not known is nothing."""
        return (self.amount or 0) + self.beyond


@dataclass(frozen=True)
class DraftLine:
    """A programme, or the total line; a line may be shorter or longer than the table is wide."""

    programme: str
    """As written, with single spaces; empty where the line has no name."""
    cells: tuple[Cell, ...]
    """One a column of the table; fewer where the line ends early, more where it goes on."""
    place: str
    """``row 18`` of a sheet, ``line 18`` of a text."""
    name_place: str = ""
    """Where the name stands, as the place of a cell; empty where there is none."""
    number: int = 0
    """The row or line of the file it stands in, from 1; 0 where it is in none."""
    columns: tuple[int, ...] = ()
    """The column of the file that its name and then each cell stands in, from 1."""
    hidden: bool = False
    """True where a workbook does not show it."""

    def known(self, column: int) -> Exact | None:
        """Return all that one of its cells holds; None where that is no amount or not there."""
        cell = self.cells[column] if column < len(self.cells) else None
        return cell.held if cell and cell.amount is not None else None

    def spot(self, column: int) -> tuple[int, int] | None:
        """Return the line and column of the file of one of its cells; None where it is in none."""
        at = column + 1
        return (self.number, self.columns[at]) if at < len(self.columns) else None


@dataclass(frozen=True)
class DraftColumn:
    """A column that was left out as a sum of others."""

    head: str
    """What stands above it; empty where nothing does."""
    number: int
    """Of the column in the file, from 1."""
    before: int
    """How many columns of the table stand before it."""
    cells: tuple[Cell | None, ...]
    """One a line of the table, the total line last; None where the line ends before it."""
    crossing: tuple[Cell | None, ...] = ()
    """One a line that was left out as a sum of others."""


@dataclass(frozen=True)
class DraftTable:
    """One table of a file."""

    name: str
    """The file, with ``#sheet`` of a workbook, and ``, table 2`` where a sheet holds several."""
    columns: tuple[str, ...]
    """What stands above each column of figures; empty where nothing does."""
    parts: tuple[Part | None, ...]
    """The part each of these columns was recognised as."""
    lines: tuple[DraftLine, ...]
    """The lines of the table without its total line, as they stand."""
    total: DraftLine | None
    """The total line, None where there is none."""
    total_column: int | None
    """Which of the columns holds the totals, counted from 0; None where none does."""
    notes: tuple[str, ...]
    """What was recognised, missing or left out: one sentence each."""
    between: tuple[DraftLine, ...] = ()
    """The lines that were left out as sums of others, as they stand."""
    across: tuple[DraftColumn, ...] = ()
    """The columns that were left out as sums of others, as they stand."""
    sheet: str = ""
    """Of a workbook the sheet it stands on."""
    called: str = ""
    """How a sentence calls it, where that is not by its name, which no language changes."""
    decimals: int = 0
    """Of every amount: with 2 of them amounts are counted in hundredths."""
    told: bool = False
    """True if figures tell the column of totals, and no name does: it is called by its head."""
    rounded: bool = False
    """True if a cell holds more decimals than that."""

    @property
    def rectangular(self) -> bool:
        """True if every line has as many cells as there are columns."""
        return all(len(line.cells) == len(self.columns) for line in self.all_lines)

    @property
    def all_lines(self) -> tuple[DraftLine, ...]:
        """The lines, and the total line last if there is one."""
        return (*self.lines, self.total) if self.total else self.lines

    @property
    def unheld(self) -> bool:
        """True if no total is known, as formulas whose results the workbook does not hold."""
        at = self.total_column
        across = [line.cells[at] for line in self.lines if at is not None and at < len(line.cells)]
        totals = (*across, *(self.total.cells if self.total else ()))
        unknown = all(cell.kind is FigureKind.UNKNOWN for cell in totals)
        return unknown and any(cell.pending for cell in totals)

    @property
    def unreadable(self) -> tuple[tuple[DraftLine, Cell], ...]:
        """The cells that hold something and no amount, each with its line."""
        return tuple(
            (line, cell)
            for line in self.all_lines
            for cell in line.cells
            if cell.kind is FigureKind.UNREADABLE
        )
