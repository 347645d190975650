"""Lines to paste that bring a view into Excel, pandas, R or a shell: the twin's address in each.

Every one reads the CSV of the view, so that all four hold the same numbers as the page.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from app.languages import mark
from app.terms import PART_COLUMNS

API: Final = "/api/v1"
_ENDINGS: Final = (".json", ".csv", ".xlsx", ".zip", ".pdf")
_LEFT_OUT: Final = frozenset({"bom", "hxl", "page", "size", "tab", "measure", "lang"})
"""Names of an address that change nothing in these files, or would spoil them for a program."""
_PLAIN: Final = re.compile(r"(?:[\w.~-]+=[\w.~-]+(?:&[\w.~-]+=[\w.~-]+)*)?", re.ASCII)
"""A query that has nothing to decode, as nearly every one."""
_UNUSED: Final = re.compile(rf"(?:^|&)(?:{'|'.join(sorted(_LEFT_OUT))})=[^&]*")
"""What is left out of such a query."""
_AMOUNTS: Final = (
    *PART_COLUMNS,
    "requirement",
    "printed_total",
    "computed_total",
    "difference",
    "printed",
    "computed",
)
"""Columns of whole US dollars, of any view."""


class Snippet(NamedTuple):
    """What to paste where."""

    name: str
    """Of the program."""
    language: str
    """Of the lines: ``shell``, ``python``, ``r`` or ``powerquery``."""
    how: str
    """Where to paste them, in a sentence that is still to be said."""
    code: str


def snippets(address: str, root: str) -> tuple[Snippet, ...]:
    """Return the lines for curl, pandas, R and Excel that bring the CSV of a view.

    ``address`` is that of a page or of any of its twins, with its query (``/?part=o2``,
    ``/regions/south-america``, ``/api/v1/findings.json``); ``root`` is the address of the
    explorer without a closing slash.

    >>> for snippet in snippets("/regions/south-america?part=o2", "https://example.org")[:2]:
    ...     print(snippet.code.splitlines()[-1])
    curl -fsSOJ 'https://example.org/api/v1/regions/south-america.csv?part=o2'
    requirements = pd.read_csv(address, dtype_backend="numpy_nullable")
    """
    url = f"{root}{csv_address(address)}"
    what = "findings" if "/findings" in url else "requirements"
    return (
        Snippet("curl", "shell", mark("In a terminal: saves the file under its own name."),
                f"curl -fsSOJ '{url}'"),
        Snippet("pandas", "python",
                mark("In Python: amounts are whole numbers, empty cells stay empty."),
                f'import pandas as pd\n\naddress = "{url}"\n'
                f'{what} = pd.read_csv(address, dtype_backend="numpy_nullable")'),
        Snippet("R", "r", mark("In R, without any package."),
                f'address <- "{url}"\n'
                f'{what} <- read.csv(address, na.strings = "", encoding = "UTF-8")'),
        Snippet("Excel", "powerquery",
                mark("In Excel: Data › Get Data › From Other Sources › Blank Query › Advanced "
                     "Editor. Or Data › From Web, with the address between the quotation marks."),
                _power_query(url)),
    )  # fmt: skip


def csv_address(address: str) -> str:
    """Return the address of the CSV twin of a page or of another twin.

    >>> csv_address("/?part=o2&tab=heatmap"), csv_address("/api/v1/findings.json")
    ('/api/v1/requirements.csv?part=o2', '/api/v1/findings.csv')
    """
    path, _, query = address.partition("?")
    twin = _csv_twin(path)
    if _PLAIN.fullmatch(query):
        asked = _UNUSED.sub("", query).removeprefix("&")
        return f"{twin}?{asked}" if asked else twin
    kept = [pair for pair in parse_qsl(query) if pair[0] not in _LEFT_OUT]
    # Nothing that ends a text in any of the four languages is left as it is.
    asked = urlencode(kept, quote_via=quote, safe="~")
    return f"{twin}?{asked}" if asked else twin


@lru_cache(maxsize=256)
def _csv_twin(path: str) -> str:
    path = path.removeprefix(API).rstrip("/")
    for ending in _ENDINGS:
        path = path.removesuffix(ending)
    if path in ("", "/compare"):
        path = "/requirements"
    return f"{API}{quote(path)}.csv"


def _power_query(url: str) -> str:
    amounts = ", ".join(f'"{name}"' for name in _AMOUNTS)
    return (
        "let\n"
        f'    File = Web.Contents("{url}"),\n'
        '    Rows = Csv.Document(File, [Delimiter = ",", Encoding = 65001]),\n'
        "    Table = Table.PromoteHeaders(Rows, [PromoteAllScalars = true]),\n"
        "    Names = List.Intersect({Table.ColumnNames(Table), "
        f"{{{amounts}}}}}),\n"
        "    Amounts = Table.TransformColumnTypes("
        'Table, List.Transform(Names, each {_, Int64.Type}), "en-US")\n'
        "in\n"
        "    Amounts"
    )
