"""A list as a sheet of a workbook that is there already, in the look of our own workbooks."""

from collections.abc import Iterable
from copy import copy
from typing import TYPE_CHECKING, Any, Final, cast

from app.exports.sheets import AUTHOR, LONGEST, Number, Style, stays
from app.exports.tabular import harmless
from app.exports.xml_text import xml_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.comments import Comment
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH: Final = 320
_LETTERS: Final = 46
_LINE: Final = 18


class OwnSheet:
    """A sheet; rows and columns are counted from 0."""

    def __init__(self, worksheet: "Worksheet") -> None:
        """Write into a sheet that was just added."""
        self.worksheet = worksheet
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write text as text; one that looks like a formula stays text when it is edited, too."""
        written = xml_text(text)
        if len(written) > LONGEST // 2:
            written = f"{written[: LONGEST // 2]} …"
        cell = self._styled(row, column, style)
        cell.value = written
        cell.data_type = "s"
        if harmless(written) != written:
            cell.quotePrefix = True

    def number(self, row: int, column: int, value: Number | None, style: Style) -> None:
        """Write a number, an empty cell for None; text where the figure would not stay exact."""
        if value is not None and not stays(value):
            self.text(row, column, str(value), {**style, "align": "right"})
        else:
            self._styled(row, column, style).value = value

    def filtered(self, rows: int, columns: int) -> None:
        """Offer filters over a list of so many rows below its header."""
        last = self.worksheet.cell(rows + 1, columns)
        self.worksheet.auto_filter.ref = f"A1:{last.coordinate}"

    def head(self, titles: Iterable[str], widths: Iterable[float], style: Style) -> None:
        """Write the header, keep it in view, and print it on every page."""
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.text(0, column, title, style)
            letter = self._styled(0, column, style).column_letter
            self.worksheet.column_dimensions[letter].width = width
        self.worksheet.freeze_panes = "B2"
        self.worksheet.print_title_rows = "1:1"

    def _styled(self, row: int, column: int, style: Style) -> "Cell":
        cell: Any = self.worksheet.cell(row + 1, column + 1)
        key = tuple(sorted(style.items()))
        if key not in self._styles:
            _dress(cell, style)
            self._styles[key] = copy(cell._style)  # noqa: SLF001 - shares one style, as it says
        cell._style = copy(self._styles[key])  # noqa: SLF001
        return cast("Cell", cell)


def note(text: str) -> "Comment":
    """Make a comment in a box that shows all of it."""
    from openpyxl.comments import Comment  # noqa: PLC0415 - only who asks for a workbook

    shown = xml_text(text)[:LONGEST]
    lines = sum(1 + len(line) // _LETTERS for line in shown.split("\n"))
    return Comment(shown, AUTHOR, width=_WIDTH, height=_LINE * (lines + 1))


def _dress(cell: "Cell", style: Style) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side  # noqa: PLC0415

    if style.get("bold"):
        cell.font = Font(name=cell.font.name, sz=cell.font.sz, b=True)
    cell.alignment = Alignment(
        horizontal=style.get("align"),
        vertical=style.get("valign"),
        wrap_text=style.get("text_wrap"),
    )
    if style.get("bottom"):
        cell.border = Border(bottom=Side(style="thin"))
    if "num_format" in style:
        cell.number_format = style["num_format"]
