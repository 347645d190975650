"""Names of findings: the same for the same place, whatever the order or the figures."""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from sys import intern
from typing import Final

JOINT: Final = "--"
"""Between the four words of an id; no word holds it."""


def finding_id(table: str, code: str, place: str, axis: str) -> str:
    """Name a finding by its table, code, place and axis.

    >>> finding_id("south-america", "row-total", "brazil", "row")
    'south-america--row-total--brazil--row'
    """
    return JOINT.join((table_key(table), code, place, axis))


def table_key(table: str) -> str:
    """Return a region's slug as it is; a file's path plain, with a mark that keeps paths apart.

    >>> table_key("south-america"), table_key("drafts/a.csv"), table_key("drafts-a.csv")
    ('south-america', 'drafts-a-csv-f7a902c0', 'drafts-a-csv-ba61a3cb')
    """
    plain = _plain(_unaccented(table))
    return plain if plain == table else f"{plain}-{_mark(table)}".lstrip("-")


def line_keys(programmes: Iterable[str]) -> tuple[str, ...]:
    """Name the lines of a table, each differently, in their order.

    Lines whose names cannot be told apart are counted.

    >>> line_keys(("Côte d’Ivoire", "Chad", "Chad"))
    ('cote-d-ivoire', 'chad', 'chad-2')
    """
    keys: dict[str, None] = {}
    for programme in programmes:
        # The same text for the same line of every edition.
        key = wanted = intern(line_key(programme))
        count = 1
        while key in keys:
            count += 1
            key = f"{wanted}-{count}"
        keys[key] = None
    return tuple(keys)


def line_key(programme: str) -> str:
    """Return a name plain; letters that cannot be written so are told by a mark.

    >>> line_key("Equador"), line_key("Бразилия")
    ('equador', '4aac7d9a')
    """
    bare = _unaccented(programme)
    lost = not bare.isascii() and any(char.isalnum() and not char.isascii() for char in bare)
    plain = _plain(bare)
    return f"{plain}-{_mark(programme)}".lstrip("-") if lost or not plain else plain


def _plain(unaccented: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unaccented.lower()).strip("-")


def _unaccented(text: str) -> str:
    # Nothing can be taken off most names.
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _mark(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
