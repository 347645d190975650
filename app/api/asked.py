"""What a request for a file asks for: the selection of the pages, and how the file is written."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from app.api.shapes import Filters
from app.model.address import Notice, read_query
from app.model.selection import Selection, Vocabulary

WIDE: Final = "wide"
_FLAGS: Final = ("0", "1")
FILE_NAMES: Final = {"shape": (WIDE, "long"), "bom": _FLAGS}
"""What an address may say of files only, with the values allowed; the first is the default."""
_MOST_NOTICES: Final = 20


@dataclass(frozen=True)
class Asked:
    """One request, read; ``notices`` are sentences about what could not be used."""

    selection: Selection
    shape: str = WIDE
    bom: bool = False
    notices: tuple[str, ...] = ()


def read(query: str, vocabulary: Vocabulary) -> Asked:
    """Read a query string; never raises.

    >>> words = Vocabulary(("2017",), (), frozenset())
    >>> asked = read("shape=long&bom=yes", words)
    >>> asked.shape, asked.bom, asked.notices
    ('long', False, ('“bom=yes” was ignored: it is 0 or 1.',))
    """
    selection, notices = read_query(query, vocabulary, frozenset(FILE_NAMES))
    given = {name: value for name, value in parse_qsl(query) if name in FILE_NAMES}
    used = {name: value for name, value in given.items() if value in FILE_NAMES[name]}
    refused = (
        Notice(name, value, f"it is {' or '.join(FILE_NAMES[name])}")
        for name, value in given.items()
        if name not in used
    )
    return Asked(
        selection,
        shape=used.get("shape", WIDE),
        bom=used.get("bom") == _FLAGS[1],
        notices=_told([notice.message for notice in (*notices, *refused)]),
    )


def filters(selection: Selection) -> Filters:
    """Return the filters that are set; the others have no key in the answer."""
    held: dict[str, list[str] | str | int] = {
        "region": list(selection.regions),
        "part": [part.slug for part in selection.parts],
        "kind": [kind.value for kind in selection.kinds],
        "programme": list(selection.programmes),
        "q": selection.q,
        "tolerance": selection.tolerance,
    }
    return Filters.model_validate({name: value for name, value in held.items() if value})


def _told(messages: list[str]) -> tuple[str, ...]:
    # A stranger decides how many there are.
    kept = messages[:_MOST_NOTICES]
    more = len(messages) - len(kept)
    return (*kept, *((f"{more} more values were ignored.",) if more else ()))
