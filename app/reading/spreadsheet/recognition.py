"""What a file is, by its first bytes; its name is believed only where they say nothing."""

import json
from typing import Final

from app.errors import DraftError, TooLargeError
from app.formats import decimal
from app.languages import mark, say
from app.ratios import significant
from app.reading.spreadsheet.limits import MEGABYTE, Limits

ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Office files before 2007, and every Office file behind a password."""
MACROS: Final = mark("{name}: a workbook with macros is not read; save it as .xlsx")
_SIGNATURES: Final = (
    (b"\x89PNG", mark("a picture (PNG)")),
    (b"\xff\xd8\xff", mark("a picture (JPEG)")),
    (b"GIF8", mark("a picture (GIF)")),
    (b"II*\x00", mark("a picture (TIFF)")),
    (b"MM\x00*", mark("a picture (TIFF)")),
    (b"RIFF", mark("a picture, a sound or a film")),
    (b"%PDF", mark("a PDF")),
    (b"{\\rtf", mark("a text document (RTF)")),
    (b"\x1f\x8b", mark("a compressed file (gzip)")),
    (b"7z\xbc\xaf", mark("a compressed file (7z)")),
    (b"Rar!", mark("a compressed file (RAR)")),
    (b"PK\x05\x06", mark("an empty archive")),
    (b"MZ", mark("a program")),
    (b"\x7fELF", mark("a program")),
    (b"SQLite format 3", mark("a database")),
)
_MARKUP: Final = (
    (b"<?mso-application", mark("a workbook in the XML of Excel 2003")),
    (b"urn:schemas-microsoft-com:office:spreadsheet", mark("a workbook in the XML of Excel 2003")),
    (b"<!doctype html", mark("a web page")),
    (b"<html", mark("a web page")),
    (b"<?xml", mark("an XML file")),
)
_JSON: Final = mark("JSON")


def check_size(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file that is empty or too large.

    Raises:
        DraftError: if it holds nothing.
        TooLargeError: if it has more bytes than are read.
    """
    if len(data) > limits.size:
        raise TooLargeError(
            say(
                "{name}: {size} MB is too large; allowed are {most} MB",
                name=name,
                size=decimal(len(data) / MEGABYTE, 1),
                most=significant(limits.size / MEGABYTE, 3),
            )
        )
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise DraftError(say("{name}: the file is empty", name=name))


def is_workbook(data: bytes, name: str) -> bool:
    """Tell a workbook's archive from text; what is neither is refused.

    Raises:
        DraftError: for a file with a password, with macros, of an old Office, a picture, a PDF
            and others that hold no table that can be read.
    """
    if name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise DraftError(say(MACROS, name=name))
    if data.startswith(_COMPOUND):
        raise DraftError(say(_compound(data), name=name))
    if data.startswith(ZIP):
        return True
    start = data[:1024].lstrip().lower()
    # "MZ" alone could begin a name; a program has other bytes soon after.
    found = [what for mark, what in _SIGNATURES if data.startswith(mark) and _fits(mark, data)]
    found += [what for mark, what in _MARKUP if start.startswith(b"<") and mark in start]
    if _is_json(data):
        found.append(_JSON)
    if found:
        raise DraftError(
            say(
                "{name}: this is {what}; allowed are CSV, TSV, pasted text and .xlsx",
                name=name,
                what=say(found[0]),
            )
        )
    return False


def _is_json(data: bytes) -> bool:
    """Tell whether a text is JSON whole, whose commas and figures may look like a line's."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    try:
        # The one of Python reads what others write and the standard does not allow, as NaN.
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _fits(mark: bytes, data: bytes) -> bool:
    return mark not in (b"MZ", b"RIFF") or b"\x00" in data[:64]


def _compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return mark("{name}: the workbook is protected by a password; save it without one")
    if any(word.encode("utf-16-le") in data for word in ("Workbook", "Book\x00")):
        return mark("{name}: this is a workbook of an old Excel (.xls); save it as .xlsx")
    return mark(
        "{name}: this is a document of an old Office; allowed are CSV, TSV, pasted text and .xlsx"
    )
