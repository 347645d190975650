"""A reader's own workbook → the same with its cells marked and three sheets more.

No figure, formula, style or sheet is changed. openpyxl writes sheets by way of temporary files;
here they stay in memory, and formulas keep the results that are stored with them.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, Final, cast

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from app.checks.report import Report
from app.errors import DraftError
from app.exports.check_lists import Origin, write_about, write_explanations, write_findings
from app.exports.check_marks import Mark, marks_by_cell
from app.exports.own_sheet import OwnSheet, note
from app.languages import mark, say
from app.reading.spreadsheet.workbook.inside import Inside, Results, look_inside

MOST_CELLS: Final = 200_000
"""Stored, and spanned by merged ranges or links: more would take too long."""
_LISTS: Final = ("Findings", "Explanations", "About")
_NEVER: Final = (b"<!DOCTYPE", b"<!ENTITY")
_REFUSALS: Final = (
    ArithmeticError, AssertionError, AttributeError, InvalidFileException, LookupError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile,
)  # fmt: skip
"""What the library raises for a part it does not understand."""
# Where lxml is installed openpyxl writes through it, and an empty value as <v></v>.
_FORMULA: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*?(?:/>|>[^<]*</f>))(?:<v ?/>|<v></v>)'
)
_LOST: Final = {
    mark("pictures"): "xl/media/",
    mark("form controls"): "xl/ctrlprops/",
    mark("threads of comments (their text is kept)"): "xl/threadedcomments/",
    mark("slicers"): "xl/slicers/",
    mark("embedded files"): "xl/embeddings/",
    mark("queries and connections"): "xl/connections.xml",
}
"""What the library leaves out, by the parts that hold it."""
_KEPT: Final = mark(
    "This is your own workbook: no figure, formula or sheet of it was changed. Cells in question "
    "were filled and given a comment, and the last three sheets were added."
)
_SHAPES: Final = mark(
    "Shapes and special effects of charts in it may be lost; your own file has them."
)


def marked_bytes(data: bytes, report: Report, origin: Origin) -> bytes | None:
    """Return the workbook with its cells marked; None where it cannot be written again.

    Findings, Explanations and About are appended under names that are not taken.
    """
    try:
        inside = look_inside(data, "workbook")
        if not _harmless(data, inside):
            return None
        with warnings.catch_warnings():
            # It warns of what it leaves out; About says so.
            warnings.simplefilter("ignore")
            return _marked(data, inside, report, origin)
    except (DraftError, *_REFUSALS):
        return None


def _harmless(data: bytes, inside: Inside) -> bool:
    """Tell whether the library may open it: it creates every cell that a merged range spans."""
    if inside.cells + inside.covered > MOST_CELLS:
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (archive.read(name) for name in archive.namelist() if not _is_media(name))
        return not any(word in part for part in parts for word in _NEVER)


def _is_media(name: str) -> bool:
    return not name.lower().endswith((".xml", ".rels", ".vml"))


def _marked(data: bytes, inside: Inside, report: Report, origin: Origin) -> bytes:
    # Links to other workbooks are kept: a formula without its link is a broken workbook.
    book = load_workbook(io.BytesIO(data), rich_text=True)
    for check in report.tables:
        for place, laid in marks_by_cell(check).items():
            sheet, _, cell = place.rpartition("!")
            _lay(_anchor(book[sheet], cell), laid)
    told = Origin(origin.title, origin.version, (say(_KEPT), *_lost(inside)), marked=True)
    findings, explanations, about = (OwnSheet(book.create_sheet(n)) for n in _free(book))
    write_findings(findings, report)
    write_explanations(explanations, report)
    write_about(about, report, told)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _Writer(book, archive, inside.results).write_data()
    return out.getvalue()


def _free(book: Workbook) -> Iterator[str]:
    taken = {name.lower() for name in book.sheetnames}
    for name in _LISTS:
        free, count = name, 1
        while free.lower() in taken:
            count += 1
            free = f"{name} {count}"
        yield free


def _lost(inside: Inside) -> Iterator[str]:
    gone = [what for what, where in _LOST.items() if any(p.startswith(where) for p in inside.parts)]
    if gone:
        named = "; ".join(say(what) for what in gone)
        yield say("Not carried over: {parts}. Your own file has them.", parts=named)
    if any(part.startswith("xl/drawings/drawing") for part in inside.parts):
        yield say(_SHAPES)


def _anchor(sheet: Worksheet, place: str) -> Cell:
    """Return a cell; of merged ones the first, which is the one that is seen."""
    cell = sheet[place]
    if not isinstance(cell, MergedCell):
        return cast("Cell", cell)
    (around,) = (r for r in sheet.merged_cells.ranges if place in r)
    return cast("Cell", sheet.cell(around.min_row, around.min_col))


def _lay(cell: Cell, laid: Mark) -> None:
    cell.fill = PatternFill("solid", fgColor=f"FF{laid.fill[1:]}")
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    comment = note(before + "\n".join(laid.sentences))
    if cell.comment:
        comment.author = cell.comment.author
    cell.comment = comment


class _Writer(ExcelWriter):
    """Writes a workbook in memory; formulas keep their stored results."""

    def __init__(
        self, book: Workbook, archive: zipfile.ZipFile, results: dict[str, Results]
    ) -> None:
        super().__init__(book, archive)
        self._to, self._results = archive, results

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - private parts of it are set
        """Write one sheet; the library would do so by way of a temporary file."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as in the library
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        held = self._results.get(ws.title, {})
        body = _with_results(out.getvalue(), held) if held else out.getvalue()
        self._to.writestr(ws.path[1:], body)
        self.manifest.append(ws)


def _with_results(body: bytes, results: Results) -> bytes:
    def result(found: re.Match[bytes]) -> bytes:
        kind, value = results.get(found[1].decode(), ("", ""))
        if not value:
            return found[0]
        typed = b"" if kind == "n" else f' t="{_escaped(kind)}"'.encode()
        head = b'<c r="' + found[1] + b'"' + found[2] + typed
        return head + b">" + found[3] + f"<v>{_escaped(value)}</v>".encode()

    return _FORMULA.sub(result, body)


def _escaped(text: str) -> str:
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, written)
    return text
