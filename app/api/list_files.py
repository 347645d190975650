"""The lists with a workbook and a zip of their own: the rights register, and the chapters."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from app.api import list_columns
from app.api.asked import Asked
from app.api.source import Source
from app.exports.cells import Row
from app.exports.listing import Listing
from app.exports.narrowing import in_words
from app.model.evidence import Source as Paper
from app.terms import CURRENCY

Lines = Iterable[dict[str, Any]]
_OWN_WORDS: Final = (
    "One sentence each, the explorer’s own: what the papers say was done, planned or asked for, "
    "and no more. No list of all that was done, and no opinion on it."
)
_YEARS: Final = "When it took place or began; the year of the paper where it tells none."
_AMOUNTS: Final = f"Whole {CURRENCY} as printed. A printed dash is 0; empty is not printed."
_NO_TEXT: Final = (
    "None of the volume’s text: only whether a section or a box is there, and its length."
)


def of_activities(source: Source, asked: Asked, lines: Lines) -> Listing:
    """Return the register's records as a file."""
    rows = tuple(_row(line, list_columns.ACTIVITIES) for line in lines)
    held = {row[8] for row in rows}
    papers = (paper for paper in source.dataset.rights.sources if paper.source in held)
    called = {"speaking of": "theme", "kind of line": "kind of record"}
    return Listing(
        what="activities",
        sheet="Register",
        title="Register of rights activities",
        columns=list_columns.ACTIVITIES,
        rows=rows,
        key=("source", "reference"),
        selection=asked.selection,
        filters=in_words(asked.selection, source.dataset, called),
        papers=tuple(map(_paper, papers)) or ("International Organization for Migration (IOM)",),
        words=(("Summaries", _OWN_WORDS), ("Years", _YEARS)),
        path="/activities",
        version=source.dataset.version,
        date=source.dataset.date,
        notices=asked.notices,
        root=asked.root,
    )


def of_sections(source: Source, asked: Asked, lines: Lines) -> Listing:
    """Return the amounts with what their chapters say as a file."""
    edition = source.dataset.edition(asked.selection.edition)
    called = {"name searched for": "words of the text searched for"}
    return Listing(
        what="sections",
        sheet="Sections",
        title="What the chapters say, amount by amount",
        columns=list_columns.SECTIONS,
        rows=tuple(_row(line, list_columns.SECTIONS) for line in lines),
        key=("slug", "part"),
        selection=asked.selection,
        filters=in_words(asked.selection, source.dataset, called),
        papers=(f"{edition.publisher}, {edition.title}",),
        words=(("Amounts", _AMOUNTS), ("Text", _NO_TEXT), ("Currency", edition.currency_note)),
        path="/sections",
        version=source.dataset.version,
        date=source.dataset.date,
        notices=asked.notices,
        root=asked.root,
    )


FILES: Final[dict[str, Callable[[Source, Asked, Lines], Listing]]] = {
    "activities": of_activities,
    "sections": of_sections,
}
WIDTHS: Final = {
    "activities": {"summary": 70.0, "places": 30.0, "regions": 30.0, "theme": 24.0, "source": 30.0,
                   "source_title": 44.0, "reference": 26.0},
    "sections": {"programme": 30.0, "name": 30.0, "region": 32.0, "region_name": 32.0, "slug": 32.0,
                 "themes": 40.0},
}  # fmt: skip
"""Of columns whose text is wrapped in a workbook."""


def _row(line: dict[str, Any], columns: tuple[Any, ...]) -> Row:
    values = (line[column.name] for column in columns)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def _paper(paper: Paper) -> str:
    number = f"{paper.document}, {paper.year}" if paper.document else str(paper.year)
    return f"IOM, {paper.title} ({number})"
