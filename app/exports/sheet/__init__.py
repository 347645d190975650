"""The sheet: one page A4 on a region or on a programme line, as a tagged PDF (PDF/UA-1).

It is written in the language spoken, which the document says of itself.
"""

from dataclasses import asdict
from typing import Final
from xml.etree import ElementTree as ET

from app.errors import UnavailableError
from app.exports.extract import Extract
from app.exports.sheet.content import Sheet
from app.exports.sheet.programme import programme_sheet
from app.exports.sheet.region import region_sheet
from app.exports.sheet.typesetting import Form, typeset
from app.languages import say, spoken
from app.model.citation import EXPLORER

PDF_TYPE: Final = "application/pdf"
_SVG: Final = "{http://www.w3.org/2000/svg}"


def sheet_of(extract: Extract, chart_svg: str, form: Form = "pdf") -> bytes:
    """Return the PDF of a region or a programme line; ``chart_svg`` is its chart, or nothing.

    The chart is made by ``app.figures.paper.charts.chart_of`` and handed over as text; its own
    title and description are the text for those who do not see it. ``form`` is png for a
    picture of the page.

    Raises:
        UnavailableError: if Typst cannot be loaded here, or the extract is of neither.
    """
    edition = extract.edition
    title = f"{extract.title} – {edition.title} – {EXPLORER}"
    sheet = _sheet(extract)
    values = asdict(sheet) | {
        "about": [(say("{label}:", label=what), told) for what, told in sheet.about],
        "title": title,
        "edition": edition.title,
        "publisher": say(edition.publisher),
        "lang": spoken(),
        "tested_title": say("Does it add up?"),
        "notes_title": say("Notes"),
        "explorer": EXPLORER,
        "chart": chart_svg,
        "chart_title": _said(chart_svg, "title"),
        "chart_text": _said(chart_svg, "desc"),
    }
    return typeset(values, int(edition.year), form)


def _sheet(extract: Extract) -> Sheet:
    match extract.path.strip("/").split("/"):
        case ["regions", slug]:
            return region_sheet(extract, slug)
        case ["programmes", _]:
            return programme_sheet(extract)
    message = f"No sheet is made of {extract.path}: only of one region or one programme line."
    raise UnavailableError(message)


def _said(chart_svg: str, name: str) -> str:
    if not chart_svg:
        return ""
    # Ours: it was made by this program a moment ago.
    return ET.fromstring(chart_svg).findtext(f"{_SVG}{name}", "")  # noqa: S314
