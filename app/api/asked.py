"""What a request for a file asks for: the selection of the pages, and how the file is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote

from app.api.shapes import Filters
from app.exports.columns import SHAPES, WIDE
from app.formats import number
from app.model.address import read_query
from app.model.notices import Notice
from app.model.selection import Selection
from app.model.vocabulary import Vocabulary
from app.model.whole import whole_number

_FLAGS: Final = ("0", "1")
FILE_NAMES: Final = {"shape": SHAPES, "bom": _FLAGS, "hxl": _FLAGS}
"""What an address may say of files only, with the values allowed; the first is the default."""
LARGEST_PAGE: Final = 1_000
"""Lines that one page of a list holds at most; also what it holds where nothing is said."""
_LAST_PAGE: Final = 1_000_000
COUNTS: Final = {"page": (1, _LAST_PAGE), "size": (LARGEST_PAGE, LARGEST_PAGE)}
"""Names that take a whole number from 1 on, with default and largest value."""
SELECTION_NAMES: Final = frozenset(
    {
        "edition",
        "region",
        "part",
        "kind",
        "programme",
        "compare",
        "theme",
        "described",
        "q",
        "sort",
        "tolerance",
    }
)
"""What an address says of which lines are wanted."""
_OF_PAGES: Final = frozenset({"measure", "tab", "sort"})
"""What the links of a page carry along; where it changes nothing in a file, nothing is said."""
_MOST_NOTICES: Final = 20


@dataclass(frozen=True)
class Asked:
    """One request, read; ``notices`` are sentences about what could not be used."""

    selection: Selection
    shape: str = WIDE
    bom: bool = False
    hxl: bool = False
    page: int = 1
    size: int = LARGEST_PAGE
    notices: tuple[str, ...] = ()
    query: str = ""
    """As it was sent."""
    root: str = ""
    """Where the explorer is reached, which files name; empty where it is not known."""


def read(query: str, vocabulary: Vocabulary, used: frozenset[str] | None = None) -> Asked:
    """Read a query string; never raises.

    ``used`` are the names that the address makes use of; None means all of them.

    >>> words = Vocabulary(("2017",), (), frozenset())
    >>> asked = read("shape=long&bom=yes", words)
    >>> asked.shape, asked.bom, asked.notices
    ('long', False, ('“bom=yes” was ignored: it is 0 or 1.',))
    """
    selection, notices = read_query(query, vocabulary, frozenset({*FILE_NAMES, *COUNTS}))
    # A definition lies over a page and changes nothing in a file.
    selection = selection.but(about="")
    given = _given(query)
    counts = {name: _count(name, given.get(name, "")) for name in COUNTS}
    refused = (*notices, *_refused(given, counts))
    ignored = _unused(selection, given, used, {notice.name for notice in refused})
    return Asked(
        _kept(selection, used),
        shape=_of(given, "shape", used),
        bom=_of(given, "bom", used) == _FLAGS[1],
        hxl=_of(given, "hxl", used) == _FLAGS[1],
        page=_counted(counts, "page", used),
        size=_counted(counts, "size", used),
        notices=_told([notice.message for notice in (*refused, *ignored)]),
        query=query,
    )


def filters(selection: Selection) -> Filters:
    """Return the filters that are set; the others have no key in the answer."""
    held: dict[str, list[str] | str | int] = {
        "region": list(selection.regions),
        "part": [part.slug for part in selection.parts],
        "kind": [kind.value for kind in selection.kinds],
        "programme": list(selection.programmes),
        "compare": list(selection.compare),
        "theme": list(selection.themes),
        "described": list(selection.described),
        "q": selection.q,
        "tolerance": selection.tolerance,
    }
    return Filters.model_validate({name: value for name, value in held.items() if value})


def _given(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, errors="replace")
    return {name: value for name, value in pairs if name in FILE_NAMES or name in COUNTS}


def _of(given: Mapping[str, str], name: str, used: frozenset[str] | None) -> str:
    value = given.get(name, "")
    held = value in FILE_NAMES[name] and (used is None or name in used)
    return value if held else FILE_NAMES[name][0]


def _count(name: str, text: str) -> int | None:
    """Return the number that was given for a name; None where none was, or no such number."""
    return whole_number(text, 1, COUNTS[name][1])


def _counted(counts: Mapping[str, int | None], name: str, used: frozenset[str] | None) -> int:
    value = counts[name] if used is None or name in used else None
    return COUNTS[name][0] if value is None else value


def _refused(given: Mapping[str, str], counts: Mapping[str, int | None]) -> tuple[Notice, ...]:
    flags = (
        Notice(name, given[name], f"it is {' or '.join(allowed)}")
        for name, allowed in FILE_NAMES.items()
        if name in given and given[name] not in allowed
    )
    numbers = (
        Notice(name, given[name], f"it is a whole number from 1 to {number(most)}")
        for name, (_, most) in COUNTS.items()
        if name in given and counts[name] is None
    )
    return (*flags, *numbers)


def _kept(selection: Selection, used: frozenset[str] | None) -> Selection:
    """Leave out of a selection what the address makes no use of."""
    if used is None:
        return selection
    nothing: dict[str, tuple[str, object]] = {
        "region": ("regions", ()),
        "part": ("parts", ()),
        "kind": ("kinds", ()),
        "programme": ("programmes", ()),
        "compare": ("compare", ()),
        "theme": ("themes", ()),
        "described": ("described", ()),
        "q": ("q", ""),
        "sort": ("sort", Selection.sort),
        "tolerance": ("tolerance", 0),
        "lang": ("lang", ""),
    }
    return selection.but(**dict(pair for name, pair in nothing.items() if name not in used))


def _unused(
    selection: Selection,
    given: Mapping[str, str],
    used: frozenset[str] | None,
    refused: set[str],
) -> tuple[Notice, ...]:
    """Name what is set and good, and yet changes nothing in the answer."""
    if used is None:
        return ()
    said = [pair.partition("=") for pair in selection.query.split("&") if pair]
    values = {n: unquote(v) for n, _, v in said if n not in _OF_PAGES} | dict(given)
    return tuple(
        Notice(name, value, "this address makes no use of it")
        for name, value in values.items()
        if name not in used | {"edition"} and name not in refused
    )


def _told(messages: list[str]) -> tuple[str, ...]:
    # A stranger decides how many there are.
    kept = messages[:_MOST_NOTICES]
    more = len(messages) - len(kept)
    return (*kept, *((f"{more} more values were ignored.",) if more else ()))
