"""``migof export``: the files of a page, byte for byte those of the API."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from app.cli.output import put, write_whole
from app.errors import AddressError, OutputError
from app.languages import LANGUAGES, speaking
from app.settings import read_settings

if TYPE_CHECKING:
    from app.api.answers import File
    from app.api.catalogue import Route
    from app.cli.commands import Commands

FORMATS: Final = ("csv", "json", "xlsx", "zip", "pdf")
SHAPES: Final = ("wide", "long", "described")
_TEXT: Final = ("csv", "json")
_SCREEN: Final = Path("-")
_REGIONS: Final = "regions"
"""A page whose files are a list: CSV and JSON, no workbook and no zip."""
_COMPARISON: Final = "compare"
"""A page whose files the API has under another's name."""


def add(commands: "Commands") -> None:
    """Add the command to the command line."""
    made = commands.add_parser("export", help="write the file of a page: CSV, JSON, Excel, zip")
    made.add_argument(
        "address",
        nargs="?",
        default="/",
        metavar="ADDRESS",
        help="of a page, as /regions/south-america?part=o2 (/, everything)",
    )
    made.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="kind of file (csv)")
    made.add_argument(
        "--shape",
        choices=SHAPES,
        help="a line per programme, per part, or with what the chapters say (wide)",
    )
    made.add_argument("--lang", choices=LANGUAGES, help="language of a workbook or sheet (en)")
    made.add_argument("--hxl", action="store_true", help="a row of HXL hashtags below the header")
    made.add_argument("--bom", action="store_true", help="a byte order mark, for spreadsheets")
    made.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="write to FILE, or - for the screen (a file of its proper name, in this folder)",
    )
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    made.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the file and print its name; what of the address was not used goes to stderr.

    Raises:
        AddressError: if no page is at the address, or it has no file of this format.
        TableError: if a data file breaks the data contract.
        OutputError: if the file cannot be written where it was asked for.
        UnavailableError: if a sheet cannot be made on this machine.
    """
    if asked.output == _SCREEN and asked.format not in _TEXT and sys.stdout.isatty():
        raise OutputError(
            f"{asked.format} is no text for a terminal: name a file with --output FILE"
        )
    file = _file(asked)
    for sentence in file.notices:
        sys.stderr.write(f"migof export: {sentence}\n")
    if asked.output == _SCREEN:
        put(file.body)
        return 0
    output = asked.output or Path(file.name)
    write_whole(output, file.body, over=asked.force)
    put(f"{output}\n")
    return 0


def _file(asked: argparse.Namespace) -> "File":
    address = urlsplit(asked.address)
    path = "/" + "/".join(word for word in unquote(address.path).split("/") if word)
    ending = f".{asked.format}"
    route = _route(path, ending)
    query = _query(address.query, asked)
    host = f"{address.scheme}://{address.netloc}" if address.netloc else ""
    with speaking(route.language(ending, query)):
        return _made(route, path, ending, query, host)


def _made(route: "Route", path: str, ending: str, query: str, host: str) -> "File":
    # The web is slow to import, and no other command but serve needs it.
    from app.api.asked import SELECTION_NAMES, read  # noqa: PLC0415
    from app.api.lists import listing  # noqa: PLC0415
    from app.api.openapi import V1  # noqa: PLC0415
    from app.api.source import Source  # noqa: PLC0415
    from app.api.twins import twin  # noqa: PLC0415
    from app.factory import make_site  # noqa: PLC0415
    from app.model.near import near  # noqa: PLC0415
    from app.model.notices import MOST_MEANT  # noqa: PLC0415

    settings = read_settings()
    site = make_site(settings.data)
    understood = route.names(ending) | (SELECTION_NAMES if route.twin else frozenset())
    read_as = read(query, route.vocabulary(site.dataset), understood)
    own = f"{V1}{path if route.key else route.path}{ending}"
    source = Source(site.dataset, site.report)
    read_as = replace(read_as, root=(settings.public_url or host).rstrip("/"))
    if not route.twin:
        return listing(source, route.name, read_as, ending, own)
    if file := twin(source, path, read_as, ending, own):
        return file
    if not route.key:
        raise AddressError(f"{path}: nothing is set side by side; say what, as ?compare=a~b")
    name = path.rpartition("/")[2]
    meant = near(site.dataset, read_as.selection.edition, route.key, name)[:MOST_MEANT]
    question = f"; did you mean {' or '.join(meant)}?" if meant else ""
    raise AddressError(f"{path}: no {route.key} is called {name!r}{question}")


def _route(path: str, ending: str) -> "Route":
    """Return what the API has for a page."""
    from app.api.catalogue import ROUTES  # noqa: PLC0415 - see above

    first, *below = path.split("/")[1:]
    twins = {
        (word if word != "requirements" else "", bool(key)): route
        for route in ROUTES
        if route.twin or route.listed or route.name == _REGIONS
        for word, key in ((route.path.split("/")[1], route.key),)
    }
    twins[_COMPARISON, False] = twins["", False]
    route = twins.get((first, bool(below)))
    if route is None or len(below) > 1:
        known = ", ".join(
            f"/{word}/<{route.key}>" if key else f"/{word}" for (word, key), route in twins.items()
        )
        raise AddressError(f"{path}: no page with files is here; there are {known}")
    if ending not in route.endings:
        allowed = ", ".join(end[1:] for end in route.endings if end[1:] in FORMATS)
        raise AddressError(f"{path}: this page has no {ending[1:]}; allowed: {allowed}")
    return route


def _query(query: str, asked: argparse.Namespace) -> str:
    """Add what the options say to the query of the address; of a name said twice they win."""
    said = {
        "shape": asked.shape,
        "hxl": asked.hxl and "1",
        "bom": asked.bom and "1",
        "lang": asked.lang,
    }
    if asked.lang:
        pairs = query.split("&")
        query = "&".join(pair for pair in pairs if not pair.startswith("lang="))
    options = (f"{name}={value}" for name, value in said.items() if value)
    return "&".join(filter(None, (query, *options)))
