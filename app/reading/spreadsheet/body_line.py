"""One row of a table as it is read: its name, and its cells in the order of the columns."""

from dataclasses import dataclass

from app.languages import say
from app.reading.spreadsheet.headings import Role, line_role
from app.reading.spreadsheet.sheet import Raw, Row


@dataclass(frozen=True)
class BodyLine:
    """One row of the table, its cells in the order of the columns."""

    name: str
    row: Row
    cells: tuple[Raw, ...]
    name_place: str = ""
    """Where the name stands."""
    columns: tuple[int, ...] = ()
    """The column of the file that each cell stands in, from 1; that of the name is first."""

    @property
    def said(self) -> str:
        """How a note names it."""
        if not self.name:
            return self.row.place
        return say("{place} (“{name}”)", place=self.row.place, name=self.name)


def role(line: BodyLine) -> Role | None:
    """Tell by its name whether a line is a total or a sum in between; None where it is neither."""
    found = line_role(line.name)
    return found.role if found else None
