"""From the text of a volume to the files about its chapters, in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from app.model.csv_text import Record
from app.model.edition import Edition
from app.model.narratives import Form, Narrative, ThemeCount
from app.model.narratives_contract import (
    NARRATIVE_COLUMNS,
    THEME_COLUMNS,
    THEME_COUNT_COLUMNS,
)
from app.model.passages import COLUMNS as PASSAGE_COLUMNS
from app.model.passages import ENDING as PASSAGES_END
from app.model.places import Place
from app.model.tables import FundingTable
from app.reading.letters import ends, letters_of, plain
from app.reading.publication.chapters.flow import Key, Piece, follow
from app.reading.publication.chapters.headings import Headings, find_chapters
from app.reading.publication.chapters.paragraphs import Paragraph, split_paragraphs
from app.reading.publication.chapters.readings import read_readings
from app.reading.publication.chapters.record import record
from app.reading.publication.chapters.reviewed import Reviewed
from app.reading.publication.chapters.roles import Role
from app.reading.publication.chapters.themes import count_themes, read_themes, theme_patterns
from app.reading.publication.source import SourceLine
from app.reading.publication.writing import csv_file
from app.terms import PARTS

RECORD: Final = "record"
"""The key of the page for reviewers among the files."""


class Described(NamedTuple):
    """The text a volume has about one cell."""

    narrative: Narrative
    paragraphs: tuple[str, ...]
    """In the order of the text."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.paragraphs)


def chapter_files(
    lines: Sequence[SourceLine],
    edition: Edition,
    tables: Sequence[FundingTable],
    places: Sequence[Place],
    readings: Sequence[Record],
) -> Mapping[str, bytes]:
    """Read the chapters; the files by the ends of their names, and the page for reviewers.

    Raises:
        SourceError: if the chapters cannot be found in the text.
        TableError: if a decision by hand does not fit the text.
    """
    paragraphs = split_paragraphs(lines)
    headings = Headings.of(edition, places)
    by_hand = read_readings(readings, places, paragraphs)
    chapters = find_chapters(paragraphs, headings)
    pieces = tuple(piece for one in chapters for piece in follow(one, headings, by_hand))
    described = tuple(_described(pieces, tables))
    known = read_themes(lines)
    patterns = theme_patterns(known)
    counts = tuple(
        _count(one.narrative, theme, count)
        for one in described
        for theme, count in count_themes(one.text, patterns).items()
    )
    spoken = {count.theme for count in counts}
    reviewed = Reviewed(edition, pieces, [one.narrative for one in described], places)
    return {
        ".csv": csv_file(NARRATIVE_COLUMNS, (_row(one.narrative) for one in described)),
        "_acronyms.csv": csv_file(
            THEME_COLUMNS, ((one.theme, one.name) for one in known if one.theme in spoken)
        ),
        "_themes.csv": csv_file(
            THEME_COUNT_COLUMNS,
            ((x.region, x.programme, x.part.value, x.theme, x.count) for x in counts),
        ),
        PASSAGES_END: csv_file(PASSAGE_COLUMNS, (row for x in described for row in _passages(x))),
        RECORD: record(reviewed),
    }


def _described(pieces: Sequence[Piece], tables: Iterable[FundingTable]) -> Iterator[Described]:
    sections, boxes = _texts(pieces)
    for table in tables:
        for line in table.lines:
            for part in PARTS:
                key = Key(table.region, line.programme, part)
                if key in sections:
                    yield _one(key, Form.SECTION, sections[key])
                elif key in boxes:
                    yield _one(key, Form.BOX, boxes[key])


def _texts(
    pieces: Iterable[Piece],
) -> tuple[Mapping[Key, list[Paragraph]], Mapping[Key, list[Paragraph]]]:
    """The paragraphs of all sections, and those of all boxes, by whom they are about."""
    sections: dict[Key, list[Paragraph]] = {}
    boxes: dict[Key, list[Paragraph]] = {}
    for piece in pieces:
        if piece.box:
            boxes.setdefault(piece.box, []).append(piece.paragraph)
        elif piece.owner and piece.role is not Role.HEADING:
            sections.setdefault(piece.owner, []).append(piece.paragraph)
    return sections, boxes


def _one(key: Key, form: Form, held: Sequence[Paragraph]) -> Described:
    narrative = Narrative(
        region=key.region,
        programme=key.programme,
        part=key.part,
        form=form,
        words=sum(paragraph.words for paragraph in held),
    )
    return Described(narrative, tuple(paragraph.text for paragraph in held))


def _passages(one: Described) -> Iterator[Sequence[object]]:
    found = one.narrative
    for number, paragraph in enumerate(one.paragraphs, 1):
        letters = letters_of(plain(paragraph)).text
        place = (found.region, found.programme, found.part.value, number)
        yield (*place, len(letters), *ends(letters))


def _count(one: Narrative, theme: str, count: int) -> ThemeCount:
    return ThemeCount(
        region=one.region, programme=one.programme, part=one.part, theme=theme, count=count
    )


def _row(one: Narrative) -> Sequence[object]:
    return (one.region, one.programme, one.part.value, one.form.value, one.words)
