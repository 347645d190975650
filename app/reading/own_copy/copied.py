"""The file of a reader's own copy → the sections it holds, or one sentence on why not."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from app.errors import SourceError
from app.formats import number
from app.model.passages import Cell, Passage
from app.reading.own_copy.finding import Told, find_sections
from app.reading.own_copy.pages import text_of_pdf
from app.reading.publication.source import read_source

ALLOWED: Final = "the text of {title} in UTF-8, or its PDF with the text in it"
_PDF: Final = b"%PDF-"
_BLANK_HEAD: Final = 1_024
"""Bytes among which a PDF may begin."""


def read_copy(path: Path, passages: Sequence[Passage], title: str) -> Mapping[Cell, Told]:
    """Find the passages of a volume in a copy of it; ``title`` is the volume's, for messages.

    Raises:
        SourceError: if the file cannot be read, or holds less than half of the passages: then
            it is another volume, or a picture of this one.
    """
    text = _text(path)
    sections = find_sections(text, passages)
    missing = sum(told.missing for told in sections.values())
    if 2 * missing >= len(passages):
        found = len(passages) - missing
        raise SourceError(
            f"{path}: {number(found)} of the {number(len(passages))} passages of {title} stand in "
            f"its {number(len(text.split()))} words"
        )
    return sections


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(_BLANK_HEAD)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read, {error.strerror}") from error
    if _PDF in head:
        return text_of_pdf(path)
    return "\n".join(line.text for line in read_source(path))
