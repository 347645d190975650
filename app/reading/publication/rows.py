"""The rows of a table: which lines make a name, which cells follow it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.errors import CellError
from app.model.tables import Amount
from app.reading.numbers import is_cell, parse_amount
from app.reading.publication.captions import split_captions
from app.reading.publication.source import SourceLine, joined, span

_FOOTNOTE_MARKS = "*†‡"


@dataclass(frozen=True)
class Row:
    """One printed row before its cells are put under columns."""

    name: str
    """The name with one space between its words."""
    name_lines: tuple[SourceLine, ...]
    """The lines it is broken over, the row's own line among them if it bears a part of it."""
    line: SourceLine
    """The line with the cells."""
    cells: tuple[Amount, ...]
    """Whole US dollars in printed order, 0 for a dash, None for a dot; any number of them."""

    @property
    def mark(self) -> str:
        """The footnote mark at the end of the name, empty if there is none."""
        return self.name[-1] if self.name[-1] in _FOOTNOTE_MARKS else ""


@dataclass(frozen=True)
class Rows:
    """The rows of a table, and the captions that stood between them."""

    rows: tuple[Row, ...]
    captions: tuple[tuple[SourceLine, ...], ...]


def read_rows(lines: Iterable[SourceLine]) -> Rows:
    """Read all lines below a table head, in printed order.

    Raises:
        SourceError: if text stands where an amount belongs, amounts have no name, or text is
            neither name nor caption; names the source line.
    """
    waiting: list[SourceLine] = []
    rows: list[Row] = []
    captions: list[tuple[SourceLine, ...]] = []
    for line in lines:
        if not any(is_cell(word) for word in line.words):
            waiting.append(line)
            continue
        names, skipped = split_captions(waiting)
        rows.append(_row(line, names))
        captions.extend(skipped)
        waiting = []
    left, skipped = split_captions(waiting)
    for line in left:
        if not line.is_blank:
            raise line.error(f"{joined([line])!r} is neither the name of a row nor a caption")
    return Rows(tuple(rows), (*captions, *skipped))


def _row(line: SourceLine, waiting: Sequence[SourceLine]) -> Row:
    words = line.words
    start = next(index for index, word in enumerate(words) if is_cell(word))
    own = [SourceLine(line.number, " ".join(words[:start]))] if start else []
    name_lines = _name(line, (*waiting, *own))
    return Row(joined(name_lines), name_lines, line, _cells(line, words[start:]))


def _name(line: SourceLine, above: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    # A name set in a narrow column may leave a gap before amounts on a line of their own.
    paragraphs = [tuple(some) for blank, some in groupby(above, _is_blank) if not blank]
    if not paragraphs:
        raise line.error(f"the amounts {joined([line])!r} have no name")
    for paragraph in paragraphs[:-1]:
        raise paragraph[0].error(
            f"{joined(paragraph)!r} ({span(paragraph)}) is neither the name of a row nor a caption"
        )
    return paragraphs[-1]


def _is_blank(line: SourceLine) -> bool:
    return line.is_blank


def _cells(line: SourceLine, words: Sequence[str]) -> tuple[Amount, ...]:
    try:
        return tuple(parse_amount(word) for word in words)
    except CellError as error:
        raise line.error(str(error)) from error
