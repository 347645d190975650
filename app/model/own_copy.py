"""The sections of a volume from a reader's own copy: read by cell, searched by words.

Held in memory and nowhere else. Every process makes its own connection to the database, so
workers that were forked share nothing but the bytes it is made from.
"""

import os
import re
import sqlite3
from collections.abc import Iterable
from threading import Lock
from typing import Final, NamedTuple

from app.errors import UnavailableError
from app.model.passages import Cell
from app.terms import Part

_TABLE: Final = """
CREATE TABLE section (cell INTEGER PRIMARY KEY, region TEXT, programme TEXT, part TEXT,
                      missing INTEGER, UNIQUE (region, programme, part));
CREATE VIRTUAL TABLE told USING fts5(words, tokenize = "porter unicode61 remove_diacritics 2");
"""
_BETWEEN: Final = "\n"
"""Between paragraphs, none of which holds it."""
_MARK: Final = ("\x02", "\x03")
"""Around a word that was found; no text has them."""
_AROUND: Final = 36
"""Words of an excerpt."""
_WORD: Final = re.compile(r'"([^"]+)"|([^\s"]+)')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»", '"'))
"""Quotation marks of every language spoken here, as the search reads them."""
_LETTER: Final = re.compile(r"[^\W_]")


class Section(NamedTuple):
    """What a copy has about one cell."""

    cell: Cell
    paragraphs: tuple[str, ...]
    """In the order of the text; none where nothing of it was found in the copy."""
    missing: int = 0
    """Passages that were not found in the copy."""


class Piece(NamedTuple):
    """A stretch of an excerpt."""

    text: str
    found: bool
    """True of the words that were searched for."""


class OwnCopy:
    """One volume's sections; safe among threads and in processes forked from its maker's."""

    def __init__(self, edition: str, sections: Iterable[Section]) -> None:
        """Build the index; ``edition`` is the year in the volume's title.

        Raises:
            UnavailableError: if SQLite was built without full-text search on this machine.
        """
        self.edition = edition
        held = tuple(sections)
        self.missing = sum(section.missing for section in held)
        self._image = _built(held)
        self._lock = Lock()
        self._own: tuple[int, sqlite3.Connection | None] = (0, None)
        """The process that opened the connection, and the connection."""

    def section(self, region: str, programme: str, part: Part) -> Section | None:
        """Return the section about a cell; None where the volume has none."""
        with self._lock:
            row = self._connection().execute(
                "SELECT words, missing FROM section JOIN told ON told.rowid = cell "
                "WHERE region = ? AND programme = ? AND part = ?",
                (region, programme, part.value),
            ).fetchone()  # fmt: skip
        if row is None:
            return None
        words, missing = row
        paragraphs = tuple(filter(None, words.split(_BETWEEN)))
        return Section(Cell(region, programme, part), paragraphs, missing)

    def ranked(self, q: str) -> tuple[Cell, ...]:
        """Return the cells whose section holds every word of ``q``, the best first.

        Words in quotes stand together; accents, case and endings of words do not matter. A
        search without a letter finds nothing.
        """
        if not (asked := _asked(q)):
            return ()
        with self._lock:
            rows = self._connection().execute(
                "SELECT region, programme, part FROM told JOIN section ON told.rowid = cell "
                "WHERE told MATCH ? ORDER BY rank",
                (asked,),
            ).fetchall()  # fmt: skip
        return tuple(Cell(region, programme, Part(part)) for region, programme, part in rows)

    def excerpt(self, q: str, cell: Cell) -> tuple[Piece, ...]:
        """Return what stands around the words of ``q`` in a section; nothing if it has none."""
        if not (asked := _asked(q)):
            return ()
        with self._lock:
            row = self._connection().execute(
                "SELECT snippet(told, 0, ?, ?, ' … ', ?) "
                "FROM told JOIN section ON told.rowid = cell "
                "WHERE told MATCH ? AND region = ? AND programme = ? AND part = ?",
                (*_MARK, _AROUND, asked, cell.region, cell.programme, cell.part.value),
            ).fetchone()  # fmt: skip
        return _pieces(row[0]) if row else ()

    def _connection(self) -> sqlite3.Connection:
        process, connection = self._own
        if connection is None or process != os.getpid():
            # What a fork inherits is its parent's: SQLite forbids to use it, or to close it.
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            connection.deserialize(self._image)
            connection.execute("PRAGMA query_only = 1")
            self._own = (os.getpid(), connection)
        return connection


def _built(sections: Iterable[Section]) -> bytes:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_TABLE)
        for number, (cell, paragraphs, missing) in enumerate(sections, 1):
            row = (number, cell.region, cell.programme, cell.part.value, missing)
            connection.execute("INSERT INTO section VALUES (?, ?, ?, ?, ?)", row)
            words = (number, _BETWEEN.join(paragraphs))
            connection.execute("INSERT INTO told (rowid, words) VALUES (?, ?)", words)
        connection.execute("INSERT INTO told (told) VALUES ('optimize')")
        connection.commit()
        return connection.serialize()
    except sqlite3.OperationalError as error:
        raise UnavailableError(f"SQLite {sqlite3.sqlite_version}: {error}") from error
    finally:
        connection.close()


def _asked(q: str) -> str:
    """Write what a reader typed as FTS5 reads it: every word and phrase in quotes."""
    shown = "".join(sign if sign.isprintable() else " " for sign in q.translate(_QUOTES))
    said = (phrase or word for phrase, word in _WORD.findall(shown))
    return " ".join(f'"{words}"' for words in said if _LETTER.search(words))


def _pieces(excerpt: str) -> tuple[Piece, ...]:
    pieces = []
    for run in excerpt.split(_MARK[0]):
        found, closed, after = run.partition(_MARK[1])
        # What stands before the first mark was not found.
        pieces += [Piece(found, bool(closed)), Piece(after, found=False)]
    return tuple(piece for piece in pieces if piece.text)
