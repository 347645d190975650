"""The columns of a table as they are seen: what stands above each, and what stands in it."""

from collections.abc import Sequence

from app.languages import say
from app.reading.spreadsheet.header import Header, is_data
from app.reading.spreadsheet.headings import Heading, Role
from app.reading.spreadsheet.sheet import Row, column_letters
from app.reading.spreadsheet.sums import add_up, columns_in_between


class Seen:
    """The columns below a header, by their place in the rows, from 0."""

    def __init__(self, header: Header, body: tuple[Row, ...], *, lettered: bool) -> None:
        """Look at the rows below a header; ``lettered`` names columns A, B, C, as a workbook."""
        self.body, self.lettered, self.texts = body, lettered, header.texts
        self.data = tuple(row for row in body if is_data(row))
        """The rows with a name and a figure."""
        self.width = max(len(header.texts), *(len(row.cells) for row in body), 0)
        self.headings: list[Heading | None] = [
            *header.headings,
            *[None] * (self.width - len(header.texts)),
        ]
        """What each column is taken for, None where its head says nothing; may be changed."""
        self._counted: dict[int, tuple[int, int]] = {}

    def text(self, column: int) -> str:
        """Return what stands above a column, empty where nothing does."""
        return self.texts[column] if column < len(self.texts) else ""

    def name(self, column: int) -> str:
        """Return what a note calls a column: its head and its place."""
        place = column_letters(column) if self.lettered else str(column + 1)
        text = self.text(column)
        if not text:
            return say("column {place}", place=place)
        return say("“{head}” (column {place})", head=text, place=place)

    def role(self, column: int) -> Role | None:
        """Return what a column is taken for, None where its head says nothing."""
        found = self.headings[column]
        return found.role if found else None

    def kind(self, column: int) -> str:
        """Return the group of the part a column is taken for, empty where it is none."""
        found = self.headings[column]
        return found.part.group if found and found.part else ""

    def counts(self, column: int) -> tuple[int, int]:
        """Return how many figures and how many words a column holds."""
        if column not in self._counted:
            cells = [row.cells[column] for row in self.body if column < len(row.cells)]
            figures = sum(cell.is_figure for cell in cells)
            self._counted[column] = (figures, sum(cell.is_word for cell in cells))
        return self._counted[column]

    def is_of_figures(self, column: int) -> bool:
        """Tell whether a column holds more figures than words."""
        figures, words = self.counts(column)
        return figures > words

    def is_of_sums(self, column: int) -> bool:
        """Tell figures, and formulas whose result is not known, from words."""
        figures, words = self.counts(column)
        return figures + sum(row.pends(column) for row in self.body) > words

    def without_sums(self, total: int, others: Sequence[int]) -> list[int]:
        """Return the others without those that are sums in between, as a column of totals says."""
        could = [c for c in others if self.role(c) is None]
        sums = columns_in_between(self.data, others, total, could)
        return [c for c in others if c not in sums]

    def adds_up(self, last: int, others: list[int]) -> bool:
        """Tell whether most lines come to their last figure, sums in between aside."""
        return add_up(self.data, self.without_sums(last, others), last)
