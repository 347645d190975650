"""What a check is about: the shipped edition, or files, beside what could not be read of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Self, TypeVar

from app.checks.amounts import within
from app.checks.coverage import Volume
from app.checks.drafts import report_drafts
from app.checks.gazetteer import Gazetteer
from app.checks.known import KnownFinding, read_known
from app.checks.report import Report, build_report
from app.errors import TableError
from app.formats import number
from app.model.loading import (
    EDITION_FILE,
    EXTRACTION_FILE,
    LABELS_FILE,
    PLACES_FILE,
    TABLES_FOLDER,
    Shipped,
    edition_files,
    known_findings_text,
    load,
    load_edition,
    load_places,
    load_table,
)
from app.model.places import Place
from app.model.tables import FundingTable
from app.reading.numbers import Exact
from app.reading.spreadsheet import DraftTable, read_table

_T = TypeVar("_T")
_NO_TABLES: Final = {LABELS_FILE, EXTRACTION_FILE, PLACES_FILE}
"""Files of the data contract that are CSV and no funding table."""
_ENDINGS: Final = (".csv", ".tsv", ".xlsx")
_MOST_NAMED: Final = 5
"""Files that were not read which a sentence names; the others are counted."""


@dataclass(frozen=True)
class Material:
    """Tables to check, with what is recorded of them and what could not be read."""

    tables: tuple[FundingTable, ...] = ()
    drafts: tuple[DraftTable, ...] = ()
    """Tables of anyone's files."""
    places: tuple[Place, ...] = ()
    """Against which the names of drafts are held."""
    known: tuple[KnownFinding, ...] = ()
    unreadable: tuple[str, ...] = ()
    """One sentence each."""
    skipped: tuple[str, ...] = ()
    """One sentence for each folder that holds more than was read; it fails nothing."""
    title: str = ""
    """Of the publication whose tables these are; empty for files."""
    version: str = ""
    """Of the shipped data; empty for files, and where not all of the data could be read."""
    file: bytes | None = None
    """What was read, where it is one file."""
    volume: Volume | None = None
    """What the edition holds beside its tables; None for files."""
    whole_edition: bool = False
    """True where the tables are all of an edition, so that they add up to the world."""

    def report(self, tolerance: Exact) -> Report:
        """Check the tables; of the edition, whose amounts are whole, so is ``tolerance``."""
        if not self.tables:
            report = report_drafts(self.drafts, self.places, tolerance)
            return replace(report, unreadable=(*self.unreadable, *report.unreadable))
        return build_report(
            self.tables,
            self.known,
            within(tolerance, 0),
            self.unreadable,
            places=Gazetteer(self.places),
            volume=self.volume,
        )


def shipped(data: Path) -> Material:
    """Read the newest edition of a data folder, all of it; beside a broken file the others.

    Raises:
        TableError: if there is no edition, or its ``edition.toml`` or ``known_findings.toml``
            cannot be used.
    """
    files = edition_files(data)
    if not files:
        raise TableError(f"{data / TABLES_FOLDER}: no folder with an {EDITION_FILE}")
    edition = load_edition(files[-1])
    known = read_known(*known_findings_text(data, edition.year))
    tables, unreadable = _read(
        partial(load_table, files[-1].parent / f"{region.slug}.csv", edition.year, region)
        for region in edition.regions
    )
    places, _ = _read([partial(load_places, data / PLACES_FILE)])
    whole: tuple[Shipped, ...] = ()
    if not unreadable:
        # What serves the explorer must be readable as a whole: places, package, no stray file.
        whole, unreadable = _read([partial(load, data)])
    return Material(
        tables,
        places=places[0] if places else (),
        known=known,
        unreadable=unreadable,
        title=edition.title,
        version=whole[0].version if whole else "",
        volume=Volume.of(whole[0], edition.year) if whole else None,
        whole_edition=len(tables) == len(edition.regions),
    )


def of_files(paths: Sequence[Path], data: Path) -> Material:
    """Read tables from files and folders, each once, in the order given.

    ``data`` is the folder of the data contract, whose places the names are held against.
    """
    given, closed = _read(partial(_Given.of, path) for path in dict.fromkeys(paths))
    found = dict.fromkeys(path for one in given for path in one.tables)
    read, unreadable = _read(partial(_drafts, path) for path in found)
    alone = read[0] if len(found) == len(read) == 1 else None
    empty = (
        f"{one.path}: no table ({', '.join(_ENDINGS)}) in this folder"
        for one in given
        if not one.tables
    )
    return Material(
        drafts=tuple(draft for _, drafts in read for draft in drafts),
        file=alone[0] if alone else None,
        places=load_places(data / PLACES_FILE),
        unreadable=(*closed, *unreadable, *empty),
        skipped=tuple(filter(None, map(_skipped, given))),
    )


def files_to_check(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that ``of_files`` would read, those of folders among them."""
    given, _ = _read(partial(_Given.of, path) for path in paths)
    return tuple(path for one in given for path in one.tables)


def _drafts(path: Path) -> tuple[bytes, tuple[DraftTable, ...]]:
    try:
        data = path.read_bytes()
        return data, read_table(data, str(path))
    except OSError as error:
        raise TableError(f"{path}: cannot be read, {error.strerror}") from error


class _Given(NamedTuple):
    """A path that was given, with what is checked of it."""

    path: Path
    tables: tuple[Path, ...]
    """The path itself, where it is no folder."""
    others: tuple[Path, ...] = ()
    """Files of a folder that are no tables."""

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look into a folder.

        Raises:
            TableError: if it, or what is in it, cannot be looked at.
        """
        try:
            if not path.is_dir():
                return cls(path, (path,))
            held = sorted(path.iterdir())
            tables = [p for p in held if p.suffix.lower() in _ENDINGS and p.name not in _NO_TABLES]
            others = [p for p in held if p not in tables and p.is_file()]
        except OSError as error:
            raise TableError(f"{path}: cannot be read, {error.strerror}") from error
        return cls(path, tuple(tables), tuple(others))


def _skipped(given: _Given) -> str:
    """Say which files of a folder are not taken; empty where all are, hidden ones aside."""
    left = [path.name for path in given.others if not path.name.startswith(".")]
    if not left:
        return ""
    more = f" and {number(len(left) - _MOST_NAMED)} more" if len(left) > _MOST_NAMED else ""
    were = "file was" if len(left) == 1 else "files were"
    named = ", ".join(left[:_MOST_NAMED])
    return f"{given.path}: {number(len(left))} {were} not read: {named}{more}"


def _read(readers: Iterable[Callable[[], _T]]) -> tuple[tuple[_T, ...], tuple[str, ...]]:
    held, unreadable = [], []
    for reader in readers:
        try:
            held.append(reader())
        except TableError as error:
            unreadable.append(str(error))
    return tuple(held), tuple(unreadable)
