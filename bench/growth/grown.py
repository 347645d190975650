"""A data folder with many times the lines, made from the shipped one and a seed.

The shipped edition stays in it as it is, and is the oldest: a view of it shows the same lines at
any size. The others are later, larger and invented; every file keeps the data contract.
"""

import csv
import json
import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.model.data_package import PACKAGE_FILE
from app.model.loading import (
    EDITION_FILE,
    KNOWN_FILE,
    LABELS_FILE,
    PLACES_FILE,
    TABLES_FOLDER,
    Shipped,
    load,
)
from app.model.places import Place
from app.model.tables import Amount, FundingTable, Line
from app.terms import TABLE_COLUMNS, Kind

_ONSETS: Final = ("b", "br", "d", "dr", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "t", "v")
_VOWELS: Final = ("a", "e", "i", "o", "u", "ai", "ou")
_ENDS: Final = ("land", "nia", "stan", "ria", "mar", "vale")


@dataclass(frozen=True)
class Size:
    """So many editions beside the shipped one, each with so many times its lines."""

    editions: int
    lines: int

    @property
    def times(self) -> int:
        """How many times the shipped lines all editions hold together."""
        return 1 + self.editions * self.lines


SIZES: Final = (Size(0, 0), Size(3, 3), Size(9, 11), Size(37, 27))
"""1, 10, 100 and 1,000 times the lines."""


def write(shipped: Path, folder: Path, size: Size, seed: int = 7) -> None:
    """Write a data folder of a size; the same seed gives the same bytes.

    Raises:
        TableError: if the shipped data cannot be read.
    """
    shutil.copytree(shipped, folder, dirs_exist_ok=True)
    if not size.editions:
        return
    held = load(shipped)
    rng = random.Random(seed)  # noqa: S311 - invented figures, no secret
    names = _names(rng, held, size.lines)
    _write_places(folder / PLACES_FILE, held.places, names)
    newest = held.editions[0]
    package = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
    for resource in package["resources"]:
        # Of files that are written over here.
        resource.pop("bytes"), resource.pop("hash")
    first = int(newest.edition.year)
    cells = [a for t in newest.tables for line in t.lines for a in line.amounts]
    for year in range(first + 1, first + 1 + size.editions):
        home = folder / TABLES_FOLDER / str(year)
        home.mkdir()
        text = (folder / TABLES_FOLDER / str(first) / EDITION_FILE).read_text(encoding="utf-8")
        renamed = text.replace(f'year = "{first}"', f'year = "{year}"')
        (home / EDITION_FILE).write_text(
            renamed.replace(f"Migration Initiatives {first}", f"Migration Initiatives {year}"),
            encoding="utf-8",
        )
        (home / KNOWN_FILE).write_text("# None.\n", encoding="utf-8")
        for table in newest.tables:
            _write_table(home / f"{table.region}.csv", _longer(rng, table, names, cells))
        _write_labels(home / LABELS_FILE, newest.tables, names)
        package["resources"] += _resources(package["resources"], str(first), str(year))
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / PACKAGE_FILE).write_text(text, encoding="utf-8")


def _names(rng: random.Random, held: Shipped, times: int) -> dict[str, list[str]]:
    """Invent names, unlike each other and unlike the shipped ones, by region."""
    taken = {name.casefold() for place in held.places for name in place.names}
    invented: dict[str, list[str]] = {}
    for table in held.editions[0].tables:
        names = invented.setdefault(table.region, [])
        while len(names) < (times - 1) * len(table.lines):
            syllables = (rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(4))
            name = f"{''.join(syllables).title()}{rng.choice(_ENDS)}"
            if name.casefold() not in taken:
                taken.add(name.casefold())
                names.append(name)
    return invented


def _longer(
    rng: random.Random, table: FundingTable, names: dict[str, list[str]], cells: Sequence[Amount]
) -> list[Line]:
    """Return the lines of a table with the invented ones behind them, and its total line."""
    printed = [line.programme for line in table.lines] + names[table.region]
    rows = [(name, tuple(rng.choice(cells) for _ in range(6))) for name in printed]
    lines = [Line.of(name, amounts, _sum(amounts)) for name, amounts in rows]
    columns = tuple(_sum(column) for column in zip(*(a for _, a in rows), strict=True))
    return [*lines, Line.of("Total", columns, _sum(columns))]


def _sum(amounts: Iterable[Amount]) -> int:
    return sum(amount or 0 for amount in amounts)


def _write_table(path: Path, lines: Iterable[Line]) -> None:
    rows = ((line.programme, *line.amounts, line.printed_total) for line in lines)
    _write_rows(path, TABLE_COLUMNS, rows)


def _write_places(path: Path, places: Sequence[Place], names: dict[str, list[str]]) -> None:
    old = (
        (p.region, p.programme, p.slug, p.kind.value, p.name, ";".join(p.iso3),
         ";".join(p.other_names))
        for p in places
    )  # fmt: skip
    new = (
        (region, name, name.lower(), Kind.COUNTRY.value, name, "", "")
        for region, held in names.items()
        for name in held
    )
    _write_rows(path, _header(path), [*old, *new])


def _write_labels(path: Path, tables: Iterable[FundingTable], names: dict[str, list[str]]) -> None:
    labels = (
        (table.region, name, name)
        for table in tables
        for name in (*(line.programme for line in table.lines), *names[table.region])
    )
    _write_rows(path, ("region", "label", "programme"), labels)


def _header(path: Path) -> Sequence[str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().strip().split(",")


def _write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _resources(held: list[dict[str, Any]], first: str, year: str) -> list[dict[str, Any]]:
    """Describe the files of an invented edition as those of the first are described."""
    inside = f"{TABLES_FOLDER}/{first}/"
    return [
        {**r, **{key: str(r[key]).replace(first, year) for key in ("name", "path", "title")}}
        for r in held
        # How the print was read is told of what was printed alone.
        if str(r["path"]).startswith(inside) and not str(r["name"]).startswith("extraction")
    ]
