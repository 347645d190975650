"""Captions that stand between the rows of a table.

A caption gives itself away by the copyright sign of its picture.
"""

from collections.abc import Sequence

from app.reading.publication.source import SourceLine, joined

_SIGN = "©"


def split_captions(
    lines: Sequence[SourceLine],
) -> tuple[tuple[SourceLine, ...], tuple[tuple[SourceLine, ...], ...]]:
    """Part the lines between two rows into names and captions, blank lines kept.

    A caption starts with the paragraph that holds a copyright sign and ends where the bracket
    with the photographer closes, blank lines or not.
    """
    sign = next((i for i, line in enumerate(lines) if _SIGN in line.text), None)
    if sign is None:
        return tuple(lines), ()
    start, end = _start(lines, sign), _end(lines, sign)
    names, captions = split_captions(lines[end:])
    return (*lines[:start], *names), (tuple(lines[start:end]), *captions)


def _start(lines: Sequence[SourceLine], sign: int) -> int:
    blank = [i for i in range(sign) if lines[i].is_blank]
    return blank[-1] + 1 if blank else 0


def _end(lines: Sequence[SourceLine], sign: int) -> int:
    for end in range(sign + 1, len(lines) + 1):
        text = joined(lines[sign:end])
        if text.count("(") <= text.count(")"):
            return end
    return sign + 1
