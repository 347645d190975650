"""Which mark stands between the cells of a text: found by how evenly it divides the lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.languages import mark
from app.reading.numbers import FigureKind, read_figure
from app.reading.spreadsheet.limits import LONGEST_TEXT

NAMES: Final = {
    "\t": mark("tabs"),
    "|": mark("upright bars"),
    ";": mark("semicolons"),
    "  ": mark("runs of blanks"),
    " ": mark("single blanks"),
    ",": mark("commas"),
}
"""The marks in the order in which they are preferred, and what a reader calls them, to be said."""
Numbered = tuple[int, list[str]]
"""The line a record starts on, from 1, and its fields."""

_SAMPLE: Final = 200
_BLANKS: Final = re.compile(r"(?<![,;|\s])[^\S\t]{2,}(?![\s,;|])")
_RULE: Final = re.compile(r"[|\s:+=_-]*")
"""The line between head and body of a table in plain text."""
_DIVIDED: Final = re.compile(r",(?:[\d,-]|$)")
"""A comma that divides cells: behind the one of a name stand a blank and a letter."""
_BOLD: Final = re.compile(r"^\*\*(.+)\*\*$")
_SAID: Final = re.compile(r"\"?sep=([,;|\t])\"?\s*$", re.IGNORECASE)
_MOST_BREAKS: Final = 5
"""Line breaks in one field; more come from a quote that nothing closes."""


def said(text: str) -> str | None:
    """Return the mark that a first line ``sep=;`` names, as Excel understands it."""
    match = _SAID.match(text.split("\n", 1)[0])
    return match[1] if match else None


def likely(text: str) -> str:
    """Return the mark that divides most lines into equally many cells."""
    lines = [line for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    sample = "\n".join(lines[:_SAMPLE])
    scores = {mark: _evenness(records(sample, mark)) for mark in NAMES}
    best = max(scores.values())
    # Commas also stand in figures and names: a mark before them that divides nearly as well wins.
    return next(mark for mark, score in scores.items() if score >= best * 0.8)


def records(text: str, mark: str) -> list[Numbered]:
    """Divide a text into records; a quote that nothing closes is taken as a sign like others."""
    if mark == "  ":
        return [(n, _split_blanks(line)) for n, line in _lines(text)]
    if mark == " ":
        return [(n, _split_single(line)) for n, line in _lines(text)]
    if mark == "|":
        return [(n, _split_bars(line)) for n, line in _lines(text)]
    found = list(_csv(text, mark, csv.QUOTE_MINIMAL))
    if any(field.count("\n") > _MOST_BREAKS for _, fields in found for field in fields):
        return [(n, [f.strip('"') for f in fs]) for n, fs in _csv(text, mark, csv.QUOTE_NONE)]
    return found


def _evenness(found: list[Numbered]) -> float:
    """Say which share of the lines has the commonest number of cells, at least two."""
    counts = Counter(len(fields) for _, fields in found if len(fields) > 1)
    return counts.most_common(1)[0][1] / len(found) if counts else 0.0


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        if not _RULE.fullmatch(line):
            yield number, line.rstrip("\n")


def _split_blanks(line: str) -> list[str]:
    # A name is cut long before a line can be too long for the pattern.
    return _BLANKS.split(line[: 50 * LONGEST_TEXT].rstrip())


def _split_single(line: str) -> list[str]:
    """Take the figures off the end of a line, as copied from a printed table; two at least."""
    words = line[: 50 * LONGEST_TEXT].split()
    first, divided = len(words), False
    while first and (figure := read_figure(words[first - 1])).kind is not FigureKind.UNREADABLE:
        # "Part 2.1" before whole amounts is a name; fractions stand where others do.
        if figure.fraction and not divided and first < len(words):
            break
        divided = divided or bool(figure.decimal)
        first -= 1
    if len(words) - first < 2 or not first:  # noqa: PLR2004 - one may be a year
        return [line]
    name = " ".join(words[:first])
    # Blanks stand before thousands, too: "Togo,45 000,71 250" is divided by its commas.
    return [line] if _DIVIDED.search(name) else [name, *words[first:]]


def _split_bars(line: str) -> list[str]:
    bare = line.strip()
    cells = bare.removeprefix("|").removesuffix("|").split("|") if "|" in bare else [bare]
    return [_BOLD.sub(r"\1", cell.strip()) for cell in cells]


def _csv(text: str, mark: str, quoting: int) -> Iterator[Numbered]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting)  # type: ignore[arg-type]
    start = 1
    for fields in reader:
        if fields:
            yield start, fields
        start = reader.line_num + 1
