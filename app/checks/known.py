"""Findings that were looked at and are so in the print: each with its figures and a reason."""

import datetime as dt
import tomllib
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.checks.finding import Finding
from app.checks.naming import JOINT
from app.errors import TableError


class KnownFinding(BaseModel):
    """One record of ``known_findings.toml``; amounts are whole US dollars."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    id: str = Field(min_length=1)
    printed: int | None = None
    """Left out where no total is printed."""
    computed: int | None = None
    """Left out where nothing is added up: of a cell or a name."""
    reason: str = Field(min_length=1)
    """Why it is left as it is."""
    date: dt.date
    """When it was looked at."""

    @property
    def table_key(self) -> str:
        """The word of the id that names the table."""
        return self.id.split(JOINT)[0]

    def matches(self, finding: Finding) -> bool:
        """Tell whether it is about this finding, with the figures of today."""
        return (self.id, self.printed, self.computed) == (
            finding.id,
            finding.printed,
            finding.computed,
        )

    def as_json(self) -> dict[str, Any]:
        """Return the record as plain values, the date as ``2026-11-21``."""
        return self.model_dump(mode="json")


def read_known(text: str, where: str) -> tuple[KnownFinding, ...]:
    """Read the text of ``known_findings.toml``, in its order; an empty text holds none.

    Raises:
        TableError: if it is no TOML, holds anything but ``[[finding]]`` records, a record has
            not exactly the keys id, printed, computed, reason and date with values of their
            kind, or an id stands twice; the message begins with ``where``.
    """
    records = tuple(
        _record(item, number, where) for number, item in enumerate(_items(text, where), start=1)
    )
    first: dict[str, int] = {}
    for number, record in enumerate(records, start=1):
        if record.id in first:
            raise TableError(
                f"{where}, finding {number}, id: {record.id!r} is recorded already as finding "
                f"{first[record.id]}"
            )
        first[record.id] = number
    return records


def _items(text: str, where: str) -> list[Any]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{where}: no TOML, {error}") from error
    items = document.pop("finding", [])
    if document:
        raise TableError(f"{where}: {next(iter(document))!r} is not allowed, only [[finding]]")
    if not isinstance(items, list):
        raise TableError(f"{where}: {items!r} is no list of [[finding]] records")
    return items


def _record(item: object, number: int, where: str) -> KnownFinding:
    try:
        return KnownFinding.model_validate(item)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"]) or "as a whole"
        raise TableError(
            f"{where}, finding {number}, {place}: {problem['msg']}, found {problem['input']!r}"
        ) from error
