"""``datapackage.json``: which files the data are, in which order, and what each must be."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.errors import TableError
from app.model.files import bytes_of, text_of

PACKAGE_FILE: Final = "datapackage.json"
DESCRIBE: Final = "make describe"
"""What writes bytes and hash of each file into it."""


def data_version(data: Path) -> str:
    """First 12 hex digits of the SHA-256 over the shipped files, in the package's order.

    Raises:
        TableError: if ``datapackage.json`` or a file it lists cannot be read.
    """
    digest = hashlib.sha256()
    for name in package_paths(data):
        digest.update(bytes_of(data / name))
    return digest.hexdigest()[:12]


def package_paths(data: Path) -> tuple[str, ...]:
    """The files ``datapackage.json`` lists, in its order, relative to the data folder.

    Raises:
        TableError: if the file is no data package.
    """
    try:
        return tuple(str(resource["path"]) for resource in _package(data)["resources"])
    except (KeyError, TypeError) as error:
        path = data / PACKAGE_FILE
        raise TableError(f"{path}: no list of resources, each with its path") from error


def data_date(data: Path) -> str:
    """The day the data were made, as ``datapackage.json`` says it (``2026-11-21``), else empty.

    Raises:
        TableError: if the file is no data package, or says a day that is none.
    """
    created = str(_package(data).get("created", ""))
    try:
        return datetime.fromisoformat(created).date().isoformat() if created else ""
    except ValueError as error:
        path = data / PACKAGE_FILE
        raise TableError(f"{path}, key created: {created!r} is no day and time") from error


def other_than_described(data: Path) -> Iterator[tuple[Path, str]]:
    """Give the files that the package describes otherwise, each with what differs.

    Only those of which it says bytes or hash. A file that was cut off at the end of a line can be
    read, and says less than it should.

    Raises:
        TableError: if a file it lists cannot be read.
    """
    package_paths(data)
    for resource in _package(data)["resources"]:
        path = data / resource["path"]
        held = bytes_of(path)
        size, described = len(held), resource.get("bytes", len(held))
        if described != size:
            yield path, f"{size:,} bytes, where {PACKAGE_FILE} says {described:,}; it was cut off"
        elif resource.get("hash", digest := hash_of(held)) != digest:
            yield path, f"not the file that {PACKAGE_FILE} describes; it was damaged"


def hash_of(held: bytes) -> str:
    """Return the check sum of a file as a data package says it.

    >>> hash_of(b"")[:15]
    'sha256:e3b0c442'
    """
    return f"sha256:{hashlib.sha256(held).hexdigest()}"


def _package(data: Path) -> dict[str, Any]:
    path = data / PACKAGE_FILE
    try:
        held = json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise TableError(f"{path}: no JSON, {error}") from error
    if not isinstance(held, dict):
        raise TableError(f"{path}: no list of resources, each with its path")
    return held
