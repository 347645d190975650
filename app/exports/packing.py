"""What every zip is made of: CSV files as a data package describes them, and the zip itself."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.exports.columns import Column

ZIP_TYPE: Final = "application/zip"
PACKAGE: Final = "datapackage.json"
README: Final = "README.md"
_MADE: Final = (1980, 1, 1, 0, 0, 0)
"""Told as the time of every file: the same content gives the same bytes."""
_READABLE: Final = 0o644 << 16


@dataclass(frozen=True)
class PackedTable:
    """One CSV of the package."""

    path: str
    title: str
    columns: tuple[Column, ...]
    body: bytes
    key: tuple[str, ...]
    """Columns by which a row is told from every other, the edition left out."""
    hxl: bool = False
    """True where a row of hashtags stands below the header."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hex digits."""
        return hashlib.sha256(self.body).hexdigest()

    def resource(self) -> dict[str, Any]:
        """Describe it as a data package does."""
        names = [column.name for column in self.columns]
        key = [name for name in names if name == "edition" or name in self.key]
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


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by name, in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            # Else the zip says on which system it was made.
            entry.create_system = 3
            archive.writestr(entry, body)
    return out.getvalue()
