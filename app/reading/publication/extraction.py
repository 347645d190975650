"""The whole way: text of a volume → the files of its edition, written or compared."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path
from shutil import copy2

from app.errors import OutputError, SourceError
from app.model.edition import Edition
from app.model.loading import (
    EXTRACTION_FILE,
    LABELS_FILE,
    PLACES_FILE,
    edition_files,
    load_edition,
    load_places,
    reading_records,
)
from app.model.narratives_contract import FOLDER
from app.model.tables import FundingTable
from app.reading.publication.blocks import Block, find_blocks
from app.reading.publication.chapters import RECORD, chapter_files
from app.reading.publication.charts import ChartLabel, chart_decisions, read_chart
from app.reading.publication.decisions import Decision
from app.reading.publication.source import SourceLine, joined, read_source
from app.reading.publication.tables import ExtractedTable, read_table, skip
from app.reading.publication.writing import decisions_file, labels_file, table_file


@dataclass(frozen=True)
class Extraction:
    """What one volume's text gives."""

    edition: Edition
    tables: tuple[FundingTable, ...]
    labels: tuple[ChartLabel, ...]
    decisions: tuple[Decision, ...]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The generated files by name, in the order they are listed in reports."""
        return {
            **{f"{table.region}.csv": table_file(table) for table in self.tables},
            LABELS_FILE: labels_file(self.labels),
            EXTRACTION_FILE: decisions_file(self.decisions),
        }


@dataclass(frozen=True)
class ExtractionSummary:
    """What an extraction wrote."""

    folder: Path
    files: tuple[str, ...]
    tables: int
    lines: int
    """Programme lines, total lines not counted."""
    labels: int
    decisions: int
    described: int
    """Cells the chapters describe; 0 where the chapters were not read."""

    @property
    def sentence(self) -> str:
        """What was written, for the terminal."""
        chapters = f" {self.described} cells described by the chapters." if self.described else ""
        return (
            f"{self.folder}: {self.tables} tables with {self.lines} lines, {self.labels} chart "
            f"labels, {self.decisions} decisions.{chapters}"
        )


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all files beside their places, then put them there: all, or none of them.

    Where one cannot be put in its place, those before it are taken back. Only a machine that stops
    in between leaves some of each, which the check sums of the data package tell.

    Raises:
        OutputError: if one cannot be written; names it.
    """
    new, old = ({p: p.with_name(f".{p.name}.{word}") for p in files} for word in ("new", "old"))
    put: list[Path] = []
    try:
        for path, content in files.items():
            with _naming(path):
                new[path].write_bytes(content)
                if path.is_file():
                    copy2(path, old[path])
        for path in files:
            with _naming(path):
                new[path].replace(path)
            put.append(path)
    except OutputError:
        for path in put:
            _take_back(path, old[path])
        raise
    finally:
        for written in (*new.values(), *old.values()):
            written.unlink(missing_ok=True)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written, {error.strerror}") from error


def _take_back(path: Path, old: Path) -> None:
    with suppress(OSError):
        if old.exists():
            old.replace(path)
        else:
            path.unlink()


def extract(source: Path, out: Path) -> ExtractionSummary:
    """Read the text of a volume and write its files into the data folder ``out``.

    The folder holds the volume's ``edition.toml`` already. The chapters are read where it holds
    ``places.csv`` and decisions by hand about them; the page for reviewers goes to the folder
    ``docs`` beside it, if there is one. Nothing is written unless everything could be read.

    Raises:
        SourceError: if the text cannot be turned into tables; names the source line.
        TableError: if ``edition.toml`` breaks the data contract.
        OutputError: if a file cannot be written; then all are what they were.
    """
    folder, found, chapters = _read(source, out)
    tables = {folder / name: content for name, content in found.files.items()}
    _write({**tables, **chapters})
    return ExtractionSummary(
        folder=folder,
        files=tuple(found.files),
        tables=len(found.tables),
        lines=sum(len(table.lines) for table in found.tables),
        labels=len(found.labels),
        decisions=len(found.decisions),
        described=sum(content.count(b"\n") - 1 for content in list(chapters.values())[:1]),
    )


def check(source: Path, out: Path) -> tuple[str, ...]:
    """Compare what ``extract`` would write with what is there; one sentence a difference.

    Raises:
        SourceError, TableError: as ``extract``.
    """
    folder, found, chapters = _read(source, out)
    files = {folder / name: content for name, content in found.files.items()}
    return tuple(
        sentence
        for path, content in {**files, **chapters}.items()
        for sentence in _differences(path, content)
    )


def read_volume(lines: Sequence[SourceLine], edition: Edition) -> Extraction:
    """Read all tables and charts of a volume from its numbered lines.

    Raises:
        SourceError: if the text cannot be turned into tables; names the source line.
    """
    blocks = find_blocks(lines, edition)
    read = tuple(read_table(block, edition) for block in blocks)
    labels = tuple(
        label
        for block, extracted in zip(blocks, read, strict=True)
        for label in read_chart(block, extracted.table)
    )
    decisions = (*_table_decisions(blocks, read), *chart_decisions(labels))
    return Extraction(edition, tuple(x.table for x in read), labels, decisions)


def _read(source: Path, out: Path) -> tuple[Path, Extraction, Mapping[Path, bytes]]:
    """The edition's folder, what its tables give, and the files about its chapters."""
    lines = read_source(source)
    path, edition = _edition(source, lines, out)
    try:
        found = read_volume(lines, edition)
        return path.parent, found, _chapters(lines, found, out)
    except SourceError as error:
        raise SourceError(f"{source}, {error}") from error


def _chapters(lines: Sequence[SourceLine], found: Extraction, out: Path) -> Mapping[Path, bytes]:
    readings = reading_records(out, found.edition.year)
    if not readings:
        return {}
    places = load_places(out / PLACES_FILE)
    files = dict(chapter_files(lines, found.edition, found.tables, places, readings))
    page = files.pop(RECORD)
    made = {out / FOLDER / f"{found.edition.year}{end}": body for end, body in files.items()}
    docs = out.absolute().parent / "docs"
    return {**made, docs / "narratives.md": page} if docs.is_dir() else made


def _edition(source: Path, lines: Sequence[SourceLine], out: Path) -> tuple[Path, Edition]:
    known = [(path, load_edition(path)) for path in edition_files(out)]
    titles = {joined([line]) for line in lines}
    found = [(path, edition) for path, edition in known if edition.title in titles]
    if len(found) != 1:
        raise SourceError(
            f"{source}: a line with the title of exactly one edition is needed, found "
            f"{len(found)}; the editions in {out} are "
            f"{', '.join(repr(edition.title) for _, edition in known) or 'none'}"
        )
    return found[0]


def _table_decisions(blocks: Sequence[Block], read: Sequence[ExtractedTable]) -> Iterator[Decision]:
    yield from read[0].decisions
    for (above, block), extracted in zip(pairwise(blocks), read[1:], strict=True):
        between = [line for line in block.before if not line.is_blank]
        if between:
            yield skip(f"{above.region.slug}.csv", between, "below the total line")
        yield from extracted.decisions


def _differences(path: Path, content: bytes) -> Iterator[str]:
    if not path.is_file():
        yield f"{path}: the file is missing."
        return
    there = path.read_bytes()
    if there == content:
        return
    ours, theirs = (data.decode("utf-8", "replace").split("\n") for data in (content, there))
    for number, (one, other) in enumerate(zip_longest(ours, theirs), 1):
        if one != other:
            yield f"{path}, line {number}: the source gives {one!r}, the file has {other!r}."
