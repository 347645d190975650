"""From the files under ``data/`` to frozen tables; the only module that opens data files by name.

Every fault stops with one sentence that names file, line, column and the value found.
"""

import tomllib
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import TableError
from app.model import contract, evidence_contract, narratives_contract
from app.model.chart_labels import ChartLabel
from app.model.csv_text import Record, records
from app.model.data_package import (
    DESCRIBE,
    PACKAGE_FILE,
    data_date,
    data_version,
    other_than_described,
)
from app.model.edition import Edition, Region
from app.model.evidence import Register
from app.model.files import text_of
from app.model.narratives import Narratives
from app.model.passages import COLUMNS as PASSAGE_COLUMNS
from app.model.passages import ENDING as PASSAGES_END
from app.model.passages import Passage, passages
from app.model.places import Place
from app.model.tables import FundingTable
from app.terms import TABLE_COLUMNS

TABLES_FOLDER: Final = "funding_tables"
EDITION_FILE: Final = "edition.toml"
PLACES_FILE: Final = "places.csv"
LABELS_FILE: Final = "chart_labels.csv"
EXTRACTION_FILE: Final = "extraction.csv"
KNOWN_FILE: Final = "known_findings.toml"


class LoadedEdition(BaseModel):
    """One volume, its tables in printed order, and what their charts print."""

    model_config = ConfigDict(frozen=True)

    edition: Edition
    tables: tuple[FundingTable, ...]
    labels: tuple[ChartLabel, ...]
    """Of all charts, in the order of ``chart_labels.csv``."""


class Shipped(BaseModel):
    """Everything read from the data folder."""

    model_config = ConfigDict(frozen=True)

    editions: tuple[LoadedEdition, ...]
    """Newest first."""
    places: tuple[Place, ...]
    """One for each programme line, in the order of ``places.csv``."""
    version: str
    """What ``data_version`` gives."""
    date: str
    """What ``data_date`` gives."""
    rights: Register = Register()
    """What earlier papers record of rights-related activities."""
    narratives: tuple[Narratives, ...] = ()
    """What the chapters describe, for each edition whose chapters were read."""


def load(data: Path) -> Shipped:
    """Read the data folder: editions, places of their lines, rights register, data version.

    Raises:
        TableError: if a file is missing, unreadable, breaks the data contract or is another one
            than ``datapackage.json`` describes.
    """
    try:
        shipped = _load(data)
    except TableError as error:
        # A file may seem wrong only because another one is not whole.
        try:
            others = dict(other_than_described(data))
        except TableError as missing:
            raise (error if PACKAGE_FILE in str(missing) else missing) from None
        if not others or any(str(path) in str(error) for path in others):
            raise
        raise _other(others) from error
    if changed := dict(other_than_described(data)):
        raise _other(changed)
    return shipped


def _other(others: dict[Path, str]) -> TableError:
    path, how = next(iter(others.items()))
    return TableError(f"{path}: {how}, or changed without {DESCRIBE}")


def _load(data: Path) -> Shipped:
    editions = load_editions(data)
    places = load_places(data / PLACES_FILE)
    tables = {
        data / TABLES_FOLDER / table.edition / f"{table.region}.csv": table
        for loaded in editions
        for table in loaded.tables
    }
    contract.check_places_fit(data / PLACES_FILE, places, tables)
    return Shipped(
        editions=editions,
        places=places,
        version=data_version(data),
        date=data_date(data),
        rights=load_register(data, places),
        narratives=tuple(
            load_narratives(data, loaded.edition.year, places)
            for loaded in editions
            if reading_records(data, loaded.edition.year)
        ),
    )


def load_editions(data: Path) -> tuple[LoadedEdition, ...]:
    """Read every edition under ``data/funding_tables``, newest first.

    Raises:
        TableError: as ``load``; also if there is no edition at all.
    """
    folders = sorted((path.parent for path in edition_files(data)), reverse=True)
    if not folders:
        raise TableError(f"{data / TABLES_FOLDER}: no folder with an {EDITION_FILE}")
    return tuple(_load_folder(folder) for folder in folders)


def edition_files(data: Path) -> tuple[Path, ...]:
    """The ``edition.toml`` of every edition in the data folder, oldest first."""
    return tuple(sorted((data / TABLES_FOLDER).glob(f"*/{EDITION_FILE}")))


def load_edition(path: Path) -> Edition:
    """Read one ``edition.toml``.

    Raises:
        TableError: if it is no TOML, lacks a key, has one too many or a value not allowed,
            or if its year is not the name of its folder.
    """
    try:
        edition = Edition.model_validate(tomllib.loads(text_of(path)))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path}: no TOML, {error}") from error
    except ValidationError as error:
        raise TableError(f"{path}, {contract.first_problem(error, 'key')}") from error
    if edition.year != path.parent.name:
        raise TableError(
            f"{path}, key year: {edition.year!r} in a folder named {path.parent.name!r}"
        )
    return edition


def load_table(path: Path, edition: str, region: Region) -> FundingTable:
    """Read the table of one region; amounts are whole US dollars, None where not printed.

    Raises:
        TableError: if the file breaks the data contract; names file, line, column and value.
    """
    rows = records(text_of(path), str(path), TABLE_COLUMNS)
    return contract.table(rows, path, edition=edition, region=region.slug, name=region.name)


def load_places(path: Path) -> tuple[Place, ...]:
    """Read ``places.csv``, in file order.

    Raises:
        TableError: if the file breaks the data contract, or a slug or a line stands twice.
    """
    return contract.places(records(text_of(path), str(path), contract.PLACE_COLUMNS))


def load_register(data: Path, places: tuple[Place, ...]) -> Register:
    """Read the four files of the rights register; ``places`` are those of the lines.

    Raises:
        TableError: if a file breaks the data contract; names file, line, column and value.
    """
    sources, areas, activities, paragraphs = (
        records(text_of(data / name), str(data / name), header)
        for name, header in evidence_contract.FILES.items()
    )
    return evidence_contract.register(sources, areas, activities, paragraphs, places)


def load_narratives(data: Path, year: str, places: tuple[Place, ...]) -> Narratives:
    """Read what the chapters of an edition describe; ``places`` are those of the lines.

    Raises:
        TableError: if a file is missing or breaks the data contract.
    """
    files = {
        data / narratives_contract.FOLDER / f"{year}{end}": header
        for end, header in narratives_contract.FILES.items()
    }
    described, acronyms, counts = (
        records(text_of(path), str(path), header) for path, header in files.items()
    )
    return narratives_contract.narratives(year, described, acronyms, counts, places)


def reading_records(data: Path, year: str) -> tuple[Record, ...]:
    """Read the decisions by hand about an edition's chapters; none where they were not read.

    Raises:
        TableError: if the file is unreadable or has another header.
    """
    folder = data / narratives_contract.FOLDER
    path = folder / f"{year}{narratives_contract.READINGS_END}"
    columns = narratives_contract.READING_COLUMNS
    return records(text_of(path), str(path), columns) if path.is_file() else ()


def load_passages(data: Path, year: str) -> tuple[Passage, ...]:
    """Read by what the passages of an edition's chapters are found in a copy; none without file.

    Raises:
        TableError: if the file breaks the data contract.
    """
    path = data / narratives_contract.FOLDER / f"{year}{PASSAGES_END}"
    if not path.is_file():
        return ()
    return passages(records(text_of(path), str(path), PASSAGE_COLUMNS))


def load_labels(path: Path, tables: tuple[FundingTable, ...]) -> tuple[ChartLabel, ...]:
    """Read ``chart_labels.csv`` of the edition that has these tables, in file order.

    Raises:
        TableError: if the file breaks the data contract; names file, line, column and value.
    """
    return contract.labels(records(text_of(path), str(path), contract.LABEL_COLUMNS), tables)


def known_findings_text(data: Path, year: str) -> tuple[str, str]:
    """Return the text of an edition's recorded findings and the file's path, for messages.

    Raises:
        TableError: if the file is missing, unreadable or not UTF-8.
    """
    path = data / TABLES_FOLDER / year / KNOWN_FILE
    return text_of(path), str(path)


def _load_folder(folder: Path) -> LoadedEdition:
    edition = load_edition(folder / EDITION_FILE)
    allowed = {f"{region.slug}.csv" for region in edition.regions}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in allowed | {LABELS_FILE, EXTRACTION_FILE}:
            raise TableError(f"{path}: {path.stem!r} is no region of {folder / EDITION_FILE}")
    tables = tuple(
        load_table(folder / f"{region.slug}.csv", edition.year, region)
        for region in edition.regions
    )
    labels = load_labels(folder / LABELS_FILE, tables)
    return LoadedEdition(edition=edition, tables=tables, labels=labels)
