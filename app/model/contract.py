"""The data contract: records of a CSV file → tables and places, or one sentence why not."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from sys import intern
from typing import Final

from pydantic import ValidationError

from app.errors import TableError
from app.model.chart_labels import ChartLabel
from app.model.csv_text import Record
from app.model.places import Place
from app.model.tables import FundingTable, Line
from app.terms import PART_COLUMNS, REGION_SLUGS, TOTAL_COLUMN, TOTAL_LINE

PLACE_COLUMNS: Final = ("region", "programme", "slug", "kind", "name", "iso3", "other_names")
LABEL_COLUMNS: Final = ("region", "label", "programme")


def table(
    rows: Sequence[Record], path: Path, *, edition: str, region: str, name: str
) -> FundingTable:
    """Make a table of the records of a region's file, the total line last.

    Raises:
        TableError: if a line stands twice or breaks the contract, or the total line is not last.
    """
    _check_lines(path, rows)
    lines = tuple(_line(row) for row in rows)
    return FundingTable(
        edition=edition, region=region, name=name, lines=lines[:-1], total=lines[-1]
    )


def places(rows: Sequence[Record]) -> tuple[Place, ...]:
    """Make the places of the records of ``places.csv``, in file order.

    Raises:
        TableError: if a field breaks the contract, or a slug or a line stands twice.
    """
    made = tuple(_place(row) for row in rows)
    check_unique(rows, ("slug",))
    check_unique(rows, ("region", "programme"))
    return made


def labels(rows: Sequence[Record], tables: Iterable[FundingTable]) -> tuple[ChartLabel, ...]:
    """Make the chart labels of an edition of the records of their file, in file order.

    Raises:
        TableError: if a region is none of the edition, a label is no text or stands twice in its
            chart, or a programme is no line of the region's table.
    """
    check_unique(rows, ("region", "label"))
    printed = {one.region: {line.programme for line in one.lines} for one in tables}
    return tuple(_label(row, printed) for row in rows)


def check_places_fit(
    path: Path, described: Iterable[Place], tables: Mapping[Path, FundingTable]
) -> None:
    """Compare the places with the printed lines; each line has one place, each place a line.

    ``tables`` are the tables by their files.

    Raises:
        TableError: at the first that has no counterpart; names the file and the line.
    """
    found = [(place.region, place.programme) for place in described]
    known = frozenset(found)
    printed = {
        (one.region, line.programme): (file, number)
        for file, one in tables.items()
        for number, line in enumerate(one.lines, start=2)
    }
    for (region, programme), (file, number) in printed.items():
        if (region, programme) not in known:
            raise TableError(
                f"{file}, line {number}, column programme: no line for {programme!r} of "
                f"{region!r} in {path}"
            )
    for number, (region, programme) in enumerate(found, start=2):
        if (region, programme) not in printed:
            raise TableError(
                f"{path}, line {number}, column programme: {programme!r} is no line of the "
                f"table {region!r}"
            )


def first_problem(error: ValidationError, field: str = "column") -> str:
    """Where a model was not satisfied, why, and with what: for an error's sentence.

    ``field`` is what the file calls a field: a column, a key.
    """
    problem = error.errors()[0]
    place = ".".join(str(step) for step in problem["loc"])
    what = problem["msg"].removeprefix("Value error, ")
    if not place:
        # What breaks a rule between fields has no place of its own.
        return what
    # Rules of ours quote the value themselves.
    found = "" if problem["type"] == "value_error" else f", found {problem['input']!r}"
    return f"{field} {place}: {what}{found}"


def check_unique(rows: Iterable[Record], columns: tuple[str, ...]) -> None:
    """Compare some fields of all records; no two may have the same.

    Raises:
        TableError: at the second of two; quotes its last field.
    """
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.fields[column] for column in columns)
        if key in first:
            raise row.error(columns[-1], f"{key[-1]!r} stands already in line {first[key]}")
        first[key] = row.number


def _check_lines(path: Path, rows: Sequence[Record]) -> None:
    check_unique(rows, ("programme",))
    names = [row.fields["programme"] for row in rows]
    if TOTAL_LINE not in names:
        last = names[-1] if names else ""
        raise TableError(
            f"{path}, line {len(rows) + 1}, column programme: no {TOTAL_LINE!r} line, "
            f"the last line is {last!r}"
        )
    if names[-1] != TOTAL_LINE:
        after = rows[names.index(TOTAL_LINE) + 1]
        found = after.fields["programme"]
        raise after.error("programme", f"{found!r} stands below the {TOTAL_LINE!r} line")
    if len(rows) == 1:
        raise rows[0].error("programme", f"{TOTAL_LINE!r} is the only line, no programme above it")


def _line(row: Record) -> Line:
    amounts = [row.amount(column) for column in PART_COLUMNS]
    return Line.of(row.text("programme"), amounts, row.amount(TOTAL_COLUMN))


def _label(row: Record, printed: Mapping[str, set[str]]) -> ChartLabel:
    region, programme = row.fields["region"], row.fields["programme"]
    _check_region(row, tuple(printed))
    if programme and programme not in printed[region]:
        raise row.error(
            "programme",
            f"{programme!r} is no line of the table {region!r} (empty where none matches)",
        )
    name = intern(programme) if programme else None
    return ChartLabel(region=intern(region), label=row.text("label"), programme=name)


def _check_region(row: Record, allowed: Sequence[str]) -> None:
    if (region := row.fields["region"]) not in allowed:
        raise row.error("region", f"{region!r} is no region; allowed: {', '.join(allowed)}")


def _place(row: Record) -> Place:
    _check_region(row, REGION_SLUGS)
    fields = {column: row.fields[column] for column in ("region", "slug", "kind")}
    lists = {column: row.items(column) for column in ("iso3", "other_names")}
    names = {column: row.text(column) for column in ("programme", "name")}
    try:
        return Place.model_validate({**fields, **lists, **names})
    except ValidationError as error:
        raise TableError(f"{row.where}, line {row.number}, {first_problem(error)}") from error
