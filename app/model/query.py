"""What follows ``?`` in an address, as text: what a stranger wrote becomes names and values."""

from typing import Final
from urllib.parse import parse_qsl

_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def legible(text: str) -> str:
    r"""Put a blank for each control character, which is no name's and which no page may hold.

    >>> legible("Chad\x00"), legible("Côte d’Ivoire")
    ('Chad ', 'Côte d’Ivoire')
    """
    # Nearly every text is printable, and this is asked of each of every address.
    return text if text.isprintable() else text.translate(_CONTROLS)


def bare(query: str) -> str:
    r"""Return what follows ``?`` in an address, as a browser or a server hands it over.

    >>> bare("?q=chad"), bare("q=chad"), bare("?q=\ud800")
    ('q=chad', 'q=chad', 'q=?')
    """
    # A browser's text may hold half a character, which no address and no file can.
    return query.removeprefix("?").encode("utf-8", "replace").decode("utf-8")


def pairs_of(query: str) -> list[tuple[str, str]]:
    """Return names and values in the order of an address, without those of no value."""
    if "%" in query or "+" in query:
        pairs = parse_qsl(query, keep_blank_values=False, errors="replace")
        return [(legible(name), legible(value)) for name, value in pairs]
    # Nearly every address has nothing to decode.
    held = [pair.partition("=") for pair in legible(query).split("&")]
    return [(name, value) for name, _, value in held if value]
