"""XML of a workbook as a stream of events; no document type, so no entity can be declared."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from xml.parsers import expat

from app.errors import DraftError
from app.languages import say

START, END, TEXT = "start", "end", "text"
_DEEPEST: Final = 100
_NOTHING: Final[dict[str, str]] = {}
"""The attributes of what has none; nobody writes to it."""


class Event(NamedTuple):
    """One thing met in the XML; names without their namespaces."""

    kind: str
    """``START``, ``END`` or ``TEXT``."""
    name: str
    """Of the element; of a text the text itself."""
    attributes: dict[str, str]


class _Collector:
    """Gathers what the parser meets."""

    def __init__(self) -> None:
        self.met: list[Event] = []
        self.depth = 0
        self.forbidden = False
        self._plain: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.forbidden = self.forbidden or self.depth > _DEEPEST
        if any(" " in key for key in attributes):
            attributes = {_local(key): value for key, value in attributes.items()}
        self.met.append(Event(START, self._named(name), attributes))

    def end(self, name: str) -> None:
        self.depth -= 1
        self.met.append(Event(END, self._named(name), _NOTHING))

    def text(self, text: str) -> None:
        self.met.append(Event(TEXT, text, _NOTHING))

    def _named(self, name: str) -> str:
        found = self._plain.get(name)
        if found is None:
            found = self._plain[name] = _local(name)
        return found

    def declaration(self, *_: object) -> None:
        self.forbidden = True


def events(pieces: Iterable[bytes], where: str) -> Iterator[Event]:
    """Give the events of one XML part, piece by piece.

    Raises:
        DraftError: if it is no XML, declares a document type or is nested beyond all use.
    """
    collector = _Collector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.StartDoctypeDeclHandler = collector.declaration
    parser.EntityDeclHandler = collector.declaration
    for piece in pieces:
        _feed(parser, collector, piece, where)
        yield from collector.met
        collector.met.clear()
    _feed(parser, collector, b"", where)
    yield from collector.met


def _feed(parser: expat.XMLParserType, collector: _Collector, piece: bytes, where: str) -> None:
    try:
        parser.Parse(piece, not piece)
    # An encoding that nobody knows is a LookupError, one of several bytes a ValueError.
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise DraftError(
            say("{name}: the workbook is damaged, its XML cannot be read", name=where)
        ) from error
    if collector.forbidden:
        raise DraftError(
            say("{name}: the XML of the workbook declares what no workbook needs", name=where)
        )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
