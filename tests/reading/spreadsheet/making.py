"""Workbooks as a spreadsheet writes them, made part by part so that any part can be spoilt."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.model import contract
from app.model.csv_text import records
from app.model.tables import FundingTable
from app.reading.spreadsheet import DraftTable, read_table
from app.reading.spreadsheet.sheet import column_letters
from app.terms import TABLE_COLUMNS

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
PERCENT, DATE, MONEY = 1, 2, 3
STYLES: Final = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="_($* #,##0_);[Red]\\-0 &quot;sold&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/>'
    '<xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
HEAD: Final = ("Programme", "Principle 1", "Principle 2", "Total")
BODY: Final = (("Chad", 5, 6, 11), ("Togo", 1, 2, 3), ("Total", 6, 8, 14))


def by_contract(path: Path) -> FundingTable:
    """Read a shipped table as the data contract does."""
    rows = records(path.read_text(encoding="utf-8"), path.name, TABLE_COLUMNS)
    return contract.table(rows, path, edition="", region=path.stem, name=path.stem)


class Xml(str):
    """A cell given as its XML, with ``{at}`` for its reference."""

    __slots__ = ()


Value = str | int | float | Xml | None


def sheet_xml(rows: Sequence[Sequence[Value]]) -> str:
    """Write rows as the XML of a sheet; texts inline."""
    written = "".join(
        f'<row r="{n}">' + "".join(_cell(v, f"{column_letters(c)}{n}") for c, v in enumerate(row))
        + "</row>"
        for n, row in enumerate(rows, start=1)
    )  # fmt: skip
    return f'<worksheet xmlns="{MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _cell(value: Value, at: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Xml):
        return value.replace("{at}", at)
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"><v>{value!r}</v></c>'


def parts(
    sheets: Mapping[str, str], shared: Sequence[str] = (), hidden: Sequence[str] = ()
) -> dict[str, bytes]:
    """Return the parts of a workbook with these sheets, given as XML."""
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"'
        f"{' state=' + quoteattr('hidden') if name in hidden else ''}/>"
        for n, name in enumerate(sheets, start=1)
    )
    targets = [
        (f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)
    ]
    targets += [
        ("rIdT", "sharedStrings", "/xl/sharedStrings.xml"),
        ("rIdS", "styles", "styles.xml"),
    ]
    made = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(shared)}</sst>',
    }
    made |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), start=1)}
    return {name: text.encode() for name, text in made.items()}


def relations(targets: Sequence[tuple[str, str, str]]) -> str:
    """Write what a part of a workbook refers to: id, kind and path."""
    held = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{path}"/>'
        for key, kind, path in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{held}</Relationships>'


def zipped(held: Mapping[str, bytes]) -> bytes:
    """Put parts into an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def workbook(**sheets: Sequence[Sequence[Value]]) -> bytes:
    """Make a workbook of named sheets of rows."""
    return zipped(parts({name: sheet_xml(rows) for name, rows in sheets.items()}))


def only(data: bytes | str, name: str = "draft.csv") -> DraftTable:
    """Read the one table of a file."""
    (table,) = read_table(data.encode() if isinstance(data, str) else data, name)
    return table


def amounts(table: DraftTable) -> dict[str, list[int | None]]:
    """Return the amounts of every line, the total line with them."""
    return {line.programme: [cell.amount for cell in line.cells] for line in table.all_lines}


def said(table: DraftTable, *words: str) -> bool:
    """Tell whether one note holds all these words."""
    return any(all(word in note for word in words) for note in table.notes)
