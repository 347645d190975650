"""The parts of a workbook beside its sheets: which there are, shared texts, number formats."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.errors import DraftError
from app.languages import say
from app.reading.spreadsheet.limits import LONGEST_TEXT
from app.reading.spreadsheet.workbook.archive import Archive
from app.reading.spreadsheet.workbook.markup import END, START, TEXT, Event, events

_PERCENT: Final = frozenset({9, 10})
_DECIMALS: Final = {
    **dict.fromkeys((1, 3, 5, 6, 37, 38, 41, 42), 0),
    **dict.fromkeys((2, 4, 7, 8, 39, 40, 43, 44), 2),
}
"""Of the formats that every spreadsheet has."""
_SHOWN: Final = re.compile(r"[0#?](?:\.([0#?]*))?(?![0#?,.])")
TRUE: Final = frozenset({"1", "true", "on"})
"""How the XML of a workbook says yes."""
_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LONGEST_PLACE: Final = 10
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format shows as it stands, or does not show."""


EPOCH: Final = dt.date(1899, 12, 30)
"""The day 0 of nearly all workbooks: of those that take 1900 for a leap year."""
_EPOCH_1904: Final = dt.date(1904, 1, 1)
"""That of workbooks which say so: some were first made on a Macintosh."""


@dataclass(frozen=True)
class SheetPart:
    """Where a sheet is found in the archive."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True)
class Formats:
    """What the number formats of the cells say of their figures, by style."""

    percent: frozenset[int]
    dates: frozenset[int]
    decimals: Mapping[int, int] = field(default_factory=dict)
    """How many decimals are shown, where the format says so."""
    epoch: dt.date = EPOCH
    """The day 0 of dates."""


class SeenText:
    """Gathers the text of rich runs; how a word is pronounced (``rPh``) is left out."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._text, self._shown, self._spoken = "", False, False

    def take(self, event: Event) -> None:
        """Take the next event, if it is about text."""
        if event.kind == TEXT:
            if self._shown and not self._spoken and len(self._text) <= LONGEST_TEXT:
                self._text += event.name
        elif event.name == "t":
            self._shown = event.kind == START
        elif event.name == "rPh":
            self._spoken = event.kind == START

    def so_far(self) -> str:
        """Return what was gathered, and begin again."""
        text, self._text = self._text, ""
        return text


def sheet_parts(archive: Archive) -> tuple[SheetPart, ...]:
    """Return the sheets in their order, charts aside.

    Raises:
        DraftError: if the workbook is damaged.
    """
    book = _book_path(archive)
    targets = _relations(archive, book)
    found = []
    for event in events(archive.pieces(book), archive.name):
        if event.kind == START and event.name == "sheet":
            kind, path = targets.get(event.attributes.get("id", ""), ("", ""))
            if kind.endswith("/worksheet") and archive.holds(path):
                name = event.attributes.get("name", "")[:LONGEST_TEXT]
                hidden = event.attributes.get("state", "visible") != "visible"
                found.append(SheetPart(name, path, hidden))
    if not found:
        raise DraftError(say("{name}: there is no sheet in the workbook", name=archive.name))
    return tuple(found)


def shared_texts(archive: Archive) -> tuple[str, ...]:
    """Return the texts that cells refer to by number.

    Raises:
        DraftError: if they are damaged.
    """
    path = _sibling(archive, "/sharedStrings")
    texts: list[str] = []
    text = SeenText()
    for event in events(archive.pieces(path), archive.name) if path else ():
        text.take(event)
        if event.kind == END and event.name == "si":
            texts.append(text.so_far())
    return tuple(texts)


def commented(archive: Archive, sheet: SheetPart) -> tuple[str, ...]:
    """Return the places of the cells of a sheet that have a comment.

    Raises:
        DraftError: if the comments are damaged.
    """
    found = _relations(archive, sheet.path).values()
    paths = [p for kind, p in found if kind.endswith("/comments") and archive.holds(p)]
    met = (event for path in paths for event in events(archive.pieces(path), archive.name))
    begun = (event for event in met if event.kind == START and event.name == "comment")
    return tuple(event.attributes.get("ref", "")[:_LONGEST_PLACE] for event in begun)


def formats(archive: Archive) -> Formats:
    """Return which styles show per cent, which dates since when, and which how many decimals.

    Raises:
        DraftError: if the styles, or what the workbook says of all its sheets, are damaged.
    """
    path = _sibling(archive, "/styles")
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = False
    for event in events(archive.pieces(path), archive.name) if path else ():
        if event.name == "cellXfs":
            inside = event.kind == START
        elif event.kind == START and event.name == "numFmt":
            codes[_number(event, "numFmtId")] = event.attributes.get("formatCode", "")
        elif event.kind == START and event.name == "xf" and inside:
            used.append(_number(event, "numFmtId"))
    return Formats(
        percent=frozenset(i for i, n in enumerate(used) if n in _PERCENT or _shows("%", codes, n)),
        dates=frozenset(i for i, n in enumerate(used) if n in _DATES or _shows("ymdhs", codes, n)),
        decimals=dict(_decimals(used, codes)),
        epoch=_epoch(archive),
    )


def _epoch(archive: Archive) -> dt.date:
    for event in events(archive.pieces(_book_path(archive)), archive.name):
        if event.kind == START and event.name == "workbookPr":
            since_1904 = event.attributes.get("date1904", "").lower() in TRUE
            return _EPOCH_1904 if since_1904 else EPOCH
    return EPOCH


def _shows(signs: str, codes: dict[int, str], number: int) -> bool:
    return any(sign in _bare(codes, number) for sign in signs)


def _decimals(used: list[int], codes: dict[int, str]) -> Iterator[tuple[int, int]]:
    for style, number in enumerate(used):
        # What is shown of negatives, of nil and of text stands behind semicolons.
        if shown := _SHOWN.search(_bare(codes, number).partition(";")[0]):
            yield style, len(shown[1] or "")
        elif number in _DECIMALS:
            yield style, _DECIMALS[number]


def _bare(codes: dict[int, str], number: int) -> str:
    code = codes.get(number, "")[:LONGEST_TEXT]
    return _QUOTED.sub("", code).lower().replace("general", "")


def _number(event: Event, name: str) -> int:
    text = event.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004


def _book_path(archive: Archive) -> str:
    for kind, path in _relations(archive, "").values():
        if kind.endswith("/officeDocument") and archive.holds(path):
            return path
    return "xl/workbook.xml"


def _sibling(archive: Archive, ending: str) -> str | None:
    found = _relations(archive, _book_path(archive)).values()
    return next((p for kind, p in found if kind.endswith(ending) and archive.holds(p)), None)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and path of what a part refers to, by the id it uses."""
    folder, base = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if not archive.holds(path):
        return {}
    return {
        event.attributes.get("Id", ""): (
            event.attributes.get("Type", ""),
            posixpath.normpath(posixpath.join("/", folder, event.attributes.get("Target", "")))[1:],
        )
        for event in events(archive.pieces(path), archive.name)
        if event.kind == START and event.name == "Relationship"
    }
