"""Which bodies of a request can hold a table."""

from typing import Final

from app.formats import listed

FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
SHEETS: Final = (
    "text/csv",
    "text/tab-separated-values",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/octet-stream",
)
_ALSO: Final = (
    # Browsers on Windows call a CSV file so, some programs a workbook.
    "application/vnd.ms-excel",
    "application/csv",
    "application/zip",
    "application/x-zip-compressed",
)


def unsuitable(content_type: str) -> str:
    """Return why a body of this type is refused, in a sentence; empty where it may hold a table.

    A body of no named type, of any text or of any number of bytes is looked at.

    >>> unsuitable("text/csv"), unsuitable("")
    ('', '')
    """
    held = content_type.startswith("text/") or content_type in (*FORMS, *SHEETS, *_ALSO)
    if held or not content_type:
        return ""
    allowed = listed((*SHEETS, *FORMS))
    return f"A body of type {content_type[:80]} cannot hold a table; allowed: {allowed}."
