"""The files of a view: one list for every page, each a link to the API with the page's query."""

from typing import Final, NamedTuple

from app.components.view import Download

_FORMATS: Final = (("Excel", "xlsx"), ("JSON", "json"), ("Zip", "zip"))
_ALSO: Final = "Also:"
_LONG: Final = "CSV, one row per principle or objective"
_HXL: Final = "CSV with HXL hashtags"
API: Final = "API address"
"""The label of the link to a view's twin without an ending."""


class Twin(NamedTuple):
    """What the files of a view hold."""

    what: str
    """One of what they count."""
    amounts: bool = True
    """True where the long form and HXL hashtags exist, which findings have not."""
    sheet: bool = False
    """True where there is a page for print."""


LINES: Final = Twin("row")
SHEET: Final = Twin("row", sheet=True)
FINDINGS: Final = Twin("finding", amounts=False)


def twins(path: str, query: str, count: int, twin: Twin = LINES) -> tuple[Download, ...]:
    """Return the files of a view: the twin at ``path`` in every format, with the page's query.

    >>> [file.href for file in twins("/api/v1/findings", "tolerance=1", 6, FINDINGS)][:2]
    ['/api/v1/findings.csv?tolerance=1&bom=1', '/api/v1/findings.xlsx?tolerance=1']
    """
    after, more = (f"?{query}", f"?{query}&") if query else ("", "?")
    sheet = (Download("PDF", f"{path}.pdf{after}", 1, "page"),) if twin.sheet else ()
    others = (
        (
            Download(_LONG, f"{path}.csv{more}shape=long&bom=1", count, line=_ALSO),
            Download(_HXL, f"{path}.csv{more}hxl=1&bom=1", count, line=_ALSO),
        )
        if twin.amounts
        else ()
    )
    return (
        Download("CSV", f"{path}.csv{more}bom=1", count, twin.what),
        *(Download(name, f"{path}.{end}{after}", count, twin.what) for name, end in _FORMATS),
        *sheet,
        *others,
        Download(API, f"{path}{after}", count, line=_ALSO, saved=False),
    )


def lists(path: str, query: str, count: int) -> tuple[Download, ...]:
    """Return the files of a list of the API, which has fewer forms than the twin of a view."""
    held = twins(path, query, count, Twin("row", amounts=False))
    return tuple(file for file in held if file.label in {"CSV", "JSON", API})


def in_a_line(files: tuple[Download, ...], words: str) -> tuple[Download, ...]:
    """Return the buttons among some files as one line of links that begins with ``words``."""
    return tuple(file._replace(line=words) for file in files if not file.line)
