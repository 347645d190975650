"""Extract → a zip: CSV, totals, findings, a Frictionless data package of them, and README.md."""

import hashlib
import io
import json
import zipfile
from typing import Any, Final

from app.exports.about import DISCLAIMER, about
from app.exports.columns import (
    APOSTROPHE,
    WIDE,
    Column,
    columns_of,
    finding_columns,
    total_columns,
)
from app.exports.extract import Extract, file_name
from app.exports.tabular import csv_of, findings_csv_of, totals_csv_of
from app.exports.totals import whole_totals
from app.formats import plural

ZIP_TYPE: Final = "application/zip"
PACKAGE: Final = "datapackage.json"
README: Final = "README.md"
_MADE: Final = (1980, 1, 1, 0, 0, 0)
"""Told as the time of every file: the same extract gives the same bytes."""
_READABLE: Final = 0o644 << 16
_KEYS: Final = {"slug", "part", "id"}
"""Columns of which a row has its own values: of lines, of lines and parts, of findings."""
_KEY_OF_TOTALS: Final = ("table", "column")


def package_of(extract: Extract, *, shape: str = WIDE, hxl: bool = False) -> bytes:
    """Write an extract as a zip, in memory; the same extract gives the same bytes.

    The CSV is the twin's without byte order mark. Beside lines stand what they add up to, with
    the printed totals, and the findings about them.
    """
    extra = () if shape == WIDE or extract.of_findings else (shape,)
    data = _Table(
        file_name(extract, "csv", *extra),
        extract.title,
        columns_of(extract, shape),
        csv_of(extract, shape=shape, hxl=hxl),
        hxl=hxl,
    )
    tables = [data]
    if not extract.of_findings:
        name = file_name(extract, "csv", "totals")
        body = totals_csv_of(extract, hxl=hxl)
        tables.append(_Table(name, "What these lines add up to", total_columns(), body, hxl=hxl))
        name = file_name(extract, "csv", "findings")
        body = findings_csv_of(extract, hxl=hxl)
        found = _Table(name, "Findings about these lines", finding_columns(), body, hxl=hxl)
        tables.append(found)
    described = json.dumps(_package(extract, tables), indent=2, ensure_ascii=False)
    return _zipped(
        {table.path: table.body for table in tables}
        | {PACKAGE: f"{described}\n".encode(), README: _readme(extract, shape, tables).encode()}
    )


class _Table:
    """One CSV of the package."""

    def __init__(
        self, path: str, title: str, columns: tuple[Column, ...], body: bytes, *, hxl: bool
    ) -> None:
        self.path, self.title, self.columns, self.body, self.hxl = path, title, columns, body, hxl

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hex digits."""
        return hashlib.sha256(self.body).hexdigest()

    def resource(self) -> dict[str, Any]:
        """Describe it as a data package does."""
        names = [column.name for column in self.columns]
        own = [name for name in names if name in _KEYS] or [*_KEY_OF_TOTALS]
        key = [name for name in names if name == "edition" or name in own]
        # A row of hashtags is a comment: no cell of the first column begins with "#".
        dialect = {"delimiter": ",", "lineTerminator": "\n", "header": True}
        return {
            "name": self.path.removesuffix(".csv"),
            "path": self.path,
            "profile": "tabular-data-resource",
            "title": self.title,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(self.body),
            "hash": f"sha256:{self.digest}",
            "dialect": {**dialect, **({"commentChar": "#"} if self.hxl else {})},
            "schema": {
                "fields": [_field(column) for column in self.columns],
                "missingValues": [""],
                "primaryKey": key,
            },
        }


def _field(column: Column) -> dict[str, Any]:
    unit = f" ({column.unit})" if column.unit else ""
    return {
        "name": column.name,
        "type": column.kind,
        "title": column.title,
        "description": f"{column.meaning}{unit}",
        **({"constraints": {"required": True}} if column.required else {}),
    }


def _package(extract: Extract, tables: list[_Table]) -> dict[str, Any]:
    edition = extract.edition
    asked = extract.filters_in_words
    return {
        "profile": "data-package",
        "name": tables[0].path.removesuffix(".csv"),
        "title": extract.title,
        "description": f"{f'Filters: {asked}. ' if asked else ''}{DISCLAIMER} Figures are given "
        "as printed, also where they do not add up.",
        "version": extract.dataset.version,
        **({"homepage": extract.whole_address} if extract.root else {}),
        "keywords": ["migration", "funding requirements", "IOM", "MiGOF"],
        "sources": [{"title": f"{edition.publisher}, {edition.title}"}],
        "resources": [table.resource() for table in tables],
    }


def _readme(extract: Extract, shape: str, tables: list[_Table]) -> str:
    files = "\n".join(
        f"- `{table.path}`: {_plain(table.title)} (SHA-256 {table.digest})" for table in tables
    )
    words = "\n".join(f"- **{what}**: {_plain(text)}" for what, text in about(extract, shape))
    columns = "\n".join(
        f"\n## Columns of `{table.path}`\n\n"
        + "\n".join(f"- `{c.name}` ({c.kind}): {c.meaning}." for c in table.columns)
        for table in tables
    )
    return (
        f"# {_plain(extract.title)}\n\n{files}\n- `{PACKAGE}`: what their columns are, for programs"
        f"\n\n## What this is\n\n{words}\n\n{APOSTROPHE}\n{_proof(extract, shape, tables)}"
        f"{columns}\n"
    )


def _proof(extract: Extract, shape: str, tables: list[_Table]) -> str:
    """Say how a stranger checks the figures from these files alone; nothing of findings."""
    if extract.of_findings:
        return ""
    lines, totals, found = (table.path for table in tables)
    printed = [total for total in whole_totals(extract) if total.printed is not None]
    held = sum(not total.difference for total in printed)
    across = (
        "the amounts of its parts add up to `computed_total`"
        if shape == WIDE
        else "its `requirement`s add up to `computed_total`"
    )
    down = "" if shape == WIDE else " (of one `part`; `column` names it as the wide CSV does)"
    each = f"Each programme line of `{lines}`, where all six parts are here: {across}, and"
    whole = (
        f"Each table that is here as a whole: `{totals}` has its printed totals beside the sums."
    )
    points = (
        f"{each} `printed_total` less `computed_total` is `difference`.",
        f"Each column{down}: its sum stands in `{totals}`, where `table` is `all`.",
        f"{whole} {_agreeing(held, len(printed))}",
        f"What does not agree is told in `{found}`.",
    )
    return "\n## Check it yourself\n\n" + "\n".join(f"- {point}" for point in points) + "\n"


def _agreeing(held: int, printed: int) -> str:
    if not printed:
        return "No table is here as a whole, so no total is printed for these lines."
    return f"{held} of {plural(printed, 'sum')} down agree with print here."


def _plain(text: str) -> str:
    """Keep a text on the one line of its list."""
    return " ".join(text.split())


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            # Else the zip says on which system it was made.
            entry.create_system = 3
            archive.writestr(entry, body)
    return out.getvalue()
