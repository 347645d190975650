"""Where each table stands in the text: its chart, its head, its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.errors import SourceError
from app.model.edition import Edition, Region
from app.reading.numbers import is_cell
from app.reading.publication.source import SourceLine, joined
from app.terms import PARTS, TOTAL_LINE

_HEAD = " ".join(part.short for part in PARTS)
# Only letters are compared: a head breaks its words wherever a column is narrow.
_HEAD_LETTERS = "".join(
    letter
    for name in (TOTAL_LINE, *(part.full for part in PARTS))
    for letter in name
    if letter.isalpha()
)


@dataclass(frozen=True)
class Block:
    """The lines of the text that make one table."""

    region: Region
    before: tuple[SourceLine, ...]
    """Between the table before, or the start of the text, and the heading."""
    chart: tuple[SourceLine, ...]
    """Between the heading and the table head."""
    rows: tuple[SourceLine, ...]
    """Below the table head, above the total line."""
    total: SourceLine


def find_blocks(lines: Sequence[SourceLine], edition: Edition) -> tuple[Block, ...]:
    """Find the tables of the edition, in printed order.

    Raises:
        SourceError: if a table head, a heading or a total line is missing, or a head differs.
    """
    heads = [index for index, line in enumerate(lines) if " ".join(line.words) == _HEAD]
    if len(heads) != len(edition.regions):
        raise SourceError(
            f"the text has {len(heads)} table heads ({_HEAD!r}) at source lines "
            f"{', '.join(str(lines[head].number) for head in heads) or 'none'}; "
            f"the edition lists {len(edition.regions)} tables"
        )
    start, blocks = 0, []
    for region, (head, end) in zip(edition.regions, pairwise([*heads, len(lines)]), strict=True):
        heading = _heading(lines, start, head, region)
        first = _below_head(lines, head, end, region)
        total = _total(lines, first, end, region)
        blocks.append(
            Block(
                region,
                tuple(lines[start:heading]),
                tuple(lines[heading + 1 : head]),
                tuple(lines[first:total]),
                lines[total],
            )
        )
        start = total + 1
    return tuple(blocks)


def _heading(lines: Sequence[SourceLine], start: int, head: int, region: Region) -> int:
    found = [i for i in range(start, head) if " ".join(lines[i].words) == region.printed]
    if len(found) != 1:
        raise lines[head].error(
            f"the table here needs its heading {region.printed!r} once between source line "
            f"{lines[start].number} and here, found {len(found)} times"
        )
    return found[0]


def _below_head(lines: Sequence[SourceLine], head: int, end: int, region: Region) -> int:
    letters = ""
    for index in range(head + 1, end):
        letters += _letters(lines[index].words)
        if letters == _HEAD_LETTERS:
            return index + 1
        if not _HEAD_LETTERS.startswith(letters):
            raise lines[index].error(
                f"the head of table {region.printed!r} has {joined(lines[index : index + 1])!r} "
                "where the names of the six parts belong"
            )
    raise lines[head].error(f"the head of table {region.printed!r} does not end")


def _letters(words: Iterable[str]) -> str:
    return "".join(letter for word in words for letter in word if letter.isalpha())


def _total(lines: Sequence[SourceLine], first: int, end: int, region: Region) -> int:
    for index in range(first, end):
        words = lines[index].words
        if words[:1] == [TOTAL_LINE] and any(is_cell(word) for word in words[1:]):
            return index
    raise lines[first].error(
        f"the table {region.printed!r} that starts here has no {TOTAL_LINE!r} line"
    )
