"""The twins of the pages: one extract, written as JSON, CSV, workbook, package or sheet."""

from dataclasses import replace
from typing import Final

from app.api.answers import CSV_TYPE, JSON_TYPE, File
from app.api.asked import Asked
from app.api.bodies import body_of
from app.api.paging import Page
from app.api.source import Source
from app.exports.columns import LONG, WIDE
from app.exports.extract import Extract, file_name
from app.exports.extracting import extract_of
from app.exports.tabular import csv_of
from app.languages import DEFAULT, spoken

PDF_TYPE: Final = "application/pdf"


def twin(source: Source, page: str, asked: Asked, ending: str, path: str) -> File | None:
    """Return the file of a page in a format; None where there is no such page.

    ``page`` is the page's path, ``ending`` one of those its route has, ``path`` the file's own.
    Sheets and workbooks are written in the language spoken.

    Raises:
        UnavailableError: if a sheet cannot be made on this machine.
    """
    extract = extract_of(source.dataset, source.reports, page, asked.selection, asked.notices)
    if extract is None:
        return None
    extract = replace(extract, root=asked.root)
    match ending:
        case ".csv":
            body = csv_of(extract, shape=asked.shape, bom=asked.bom, hxl=asked.hxl)
            return _file(extract, asked, ending, body, CSV_TYPE)
        case ".xlsx":
            # A workbook's writer is loaded by those who want a workbook.
            from app.exports.workbook import XLSX_TYPE, workbook_of  # noqa: PLC0415

            return _file(extract, asked, ending, workbook_of(extract), XLSX_TYPE)
        case ".zip":
            from app.exports.package import ZIP_TYPE, package_of  # noqa: PLC0415 - the same

            body = package_of(extract, shape=asked.shape, hxl=asked.hxl)
            return _file(extract, asked, ending, body, ZIP_TYPE)
        case ".pdf":
            return _file(extract, asked, ending, _sheet(extract), PDF_TYPE)
        case _:
            return _json(extract, asked, path)


def _file(extract: Extract, asked: Asked, ending: str, body: bytes, content_type: str) -> File:
    shape = () if asked.shape == WIDE or extract.of_findings else (asked.shape,)
    language = spoken()
    extra = (
        *shape,
        *(("hxl",) if asked.hxl else ()),
        *((language,) if language != DEFAULT else ()),
    )
    name = file_name(extract, ending.removeprefix("."), *extra)
    return File(body, content_type, name, extract.notices)


def _sheet(extract: Extract) -> bytes:
    # What sets a page in type is loaded by those who want one.
    from app.exports.sheet import sheet_of  # noqa: PLC0415
    from app.figures.paper.charts import chart_of  # noqa: PLC0415

    return sheet_of(extract, chart_of(extract.lines, extract.parts))


def _json(extract: Extract, asked: Asked, path: str) -> File:
    page = Page.of(asked, _count(extract, asked.shape))
    body = body_of(extract, asked.shape, page)
    # A part that is not shown has no key; one that is not printed is null.
    text = body.model_dump_json(exclude_unset=True).encode()
    links = page.links(path, asked.query)
    return replace(_file(extract, asked, ".json", text, JSON_TYPE), notices=(), links=links)


def _count(extract: Extract, shape: str) -> int:
    wide = extract.of_findings or shape != LONG
    return extract.row_count if wide else extract.row_count * len(extract.parts)
