"""The contract of the narratives: records of their three CSV files → values, or why not."""

from collections.abc import Callable, Collection, Sequence
from sys import intern
from typing import Final, TypeVar

from pydantic import ValidationError

from app.errors import TableError
from app.model.contract import check_unique, first_problem
from app.model.csv_text import Record
from app.model.narratives import Narrative, Narratives, Theme, ThemeCount
from app.model.places import Place

FOLDER: Final = "narratives"
"""Where the files stand, below the data folder; their names begin with the edition's year."""
NARRATIVE_COLUMNS: Final = ("region", "programme", "part", "form", "words")
THEME_COLUMNS: Final = ("theme", "name")
THEME_COUNT_COLUMNS: Final = ("region", "programme", "part", "theme", "count")
READING_COLUMNS: Final = (
    "first_line", "last_line", "words", "reading", "region", "programme", "reason",
)  # fmt: skip
"""Of the decisions by hand that the extraction follows."""
FILES: Final = {
    ".csv": NARRATIVE_COLUMNS,
    "_acronyms.csv": THEME_COLUMNS,
    "_themes.csv": THEME_COUNT_COLUMNS,
}
"""The ends of the files' names and their headers, in the order ``narratives`` takes them."""
READINGS_END: Final = "_readings.csv"
_Made = TypeVar("_Made")


def narratives(
    edition: str,
    described: Sequence[Record],
    acronyms: Sequence[Record],
    counts: Sequence[Record],
    places: Collection[Place],
) -> Narratives:
    """Make the narratives of the records of their files and the places of the lines.

    Raises:
        TableError: if a field breaks the contract, a cell or a theme stands twice, a programme
            is no line, or a count is of no theme or of a cell that is not described.
    """
    check_unique(described, ("region", "programme", "part"))
    check_unique(acronyms, ("theme",))
    check_unique(counts, ("region", "programme", "part", "theme"))
    lines = {(place.region, place.programme) for place in places}
    for row in described:
        if (row.fields["region"], row.fields["programme"]) not in lines:
            raise row.error(
                "programme",
                f"{row.fields['programme']!r} is no line of {row.fields['region']!r}",
            )
    made = tuple(_made(Narrative, row, "words") for row in described)
    themes = tuple(_made(Theme, row) for row in acronyms)
    return Narratives(
        edition=edition,
        narratives=made,
        themes=themes,
        counts=_counts(counts, made, {theme.theme for theme in themes}),
    )


def _counts(
    rows: Sequence[Record], made: Sequence[Narrative], themes: Collection[str]
) -> tuple[ThemeCount, ...]:
    cells = {(one.region, one.programme, one.part) for one in made}
    counts = tuple(_made(ThemeCount, row, "count") for row in rows)
    for row, count in zip(rows, counts, strict=True):
        if count.theme not in themes:
            raise row.error("theme", f"{count.theme!r} is no acronym of the volume's list")
        if (count.region, count.programme, count.part) not in cells:
            raise row.error(
                "programme", f"{count.programme!r} is not described in {count.part.value}"
            )
    return counts


def _made(kind: Callable[..., _Made], row: Record, number: str = "") -> _Made:
    if number and not row.fields[number].isdecimal():
        raise row.error(number, f"{row.fields[number]!r} is no whole number in digits")
    try:
        # The same few names stand in a thousand rows.
        return kind(**{column: intern(value) for column, value in row.fields.items()})
    except ValidationError as error:
        raise TableError(f"{row.where}, line {row.number}, {first_problem(error)}") from error
