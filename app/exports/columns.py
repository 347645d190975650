"""The columns of a file: name, meaning, unit and HXL tag, each said in one place."""

from dataclasses import dataclass
from typing import Final

from app.exports.extract import Extract
from app.exports.findings import FINDING_COLUMNS
from app.terms import CURRENCY, Part

WIDE: Final = "wide"
LONG: Final = "long"
SHAPES: Final = (WIDE, LONG)
"""Of a file of lines; the first is the default."""
_AMOUNT: Final = f"whole {CURRENCY}"
_MONEY: Final = "#value+funding+required+usd"
_NOT_PRINTED: Final = "0 is a printed dash, an empty cell (null) is not printed"
_EVERY: Final = "of all six parts; in the long shape it stands on every line of the programme"
APOSTROPHE: Final = (
    "In CSV, text that a spreadsheet would run as a formula has an apostrophe before it; in a "
    "workbook it is text and unchanged. Numbers are never touched."
)
ATTRIBUTES: Final = {
    "v_migof": "Private: the codes of this explorer: the words of its addresses, and P1 to O3 for "
    "the parts",
    "programme": "Private: of a programme line, not of a part",
    **{part.slug: f"Private: the amount of {part.short} alone" for part in Part},
    "total": "Private: of all six parts together",
    "printed": "Private: as printed",
    "computed": "Private: added up from the printed amounts",
    "difference": "Private: printed less computed",
    "described": "Private: what the chapter of the part has about the line",
    "words": "Private: how many words that is",
    **{
        word: f"Private, of a finding: its {word}"
        for word in ("severity", "state", "line", "column", "axis", "cell", "explanations")
    },
}
"""HXL attributes that are not in the standard, with what they mean here."""


@dataclass(frozen=True)
class Column:
    """One column of a file."""

    name: str
    """In CSV and JSON."""
    title: str
    """Above a sheet."""
    meaning: str
    tag: str
    """HXL hashtag and attributes."""
    unit: str = ""
    kind: str = "string"
    """Of the cells, as a table schema calls it."""
    required: bool = True
    """True if no cell is empty."""


def columns_of(extract: Extract, shape: str = WIDE) -> tuple[Column, ...]:
    """Return the columns of a file in their order; a file of findings has one shape."""
    if extract.of_findings:
        return finding_columns()
    return wide_columns(extract.parts) if shape == WIDE else long_columns()


def wide_columns(parts: tuple[Part, ...]) -> tuple[Column, ...]:
    """Return the columns of a line per programme, with an amount for each part shown."""
    edition, region, region_name, programme, name, slug, kind, iso3 = _place()
    return (
        *(edition, region, region_name, programme, name, slug, kind, iso3),
        *(_part(part) for part in parts),
        Column(
            "requirement",
            "Requirement",
            f"What the parts shown add up to; {_NOT_PRINTED}",
            _MONEY,
            _AMOUNT,
            "integer",
            required=False,
        ),
        *_sums(),
    )


def long_columns() -> tuple[Column, ...]:
    """Return the columns of a line per programme and part."""
    edition, region, region_name, programme, name, slug, kind, iso3 = _place()
    return (
        *(edition, region, programme),
        Column(
            "part",
            "Principle or objective",
            "; ".join(f"{part.value} is {part.short}, {part.full}" for part in Part),
            "#activity+code+v_migof",
        ),
        Column(
            "requirement",
            "Requirement",
            f"The printed amount of this part; {_NOT_PRINTED}",
            _MONEY,
            _AMOUNT,
            "integer",
            required=False,
        ),
        *(slug, kind, iso3, region_name, name),
        *_sums(),
        Column(
            "described",
            "Described",
            "What the chapter of the part has about the line: section, or box where only a box is "
            "about it; empty where it has neither",
            "#meta+described",
            required=False,
        ),
        Column(
            "words",
            "Words",
            "Of that section, or of its boxes; empty where there is neither",
            "#meta+words",
            "words",
            "integer",
            required=False,
        ),
    )


def finding_columns() -> tuple[Column, ...]:
    """Return the columns of a line per finding."""
    described = _findings()
    return tuple(described[name] for name in FINDING_COLUMNS)


def total_columns() -> tuple[Column, ...]:
    """Return the columns of a line per sum: what is added up, and what is printed for it."""
    return (
        Column("table", "Region code", "Word of the regional table whose lines are added up; all: "
               "every line of the file", "#region+code+v_migof"),
        Column("column", "Column", "The column that is added up, by its name in the wide CSV",
               "#meta+column"),
        Column("lines", "Lines", "How many programme lines are added up", "#meta+num", "",
               "integer"),
        Column("computed", "Computed", "What their printed figures add up to; one that is not "
               "printed adds nothing", f"{_MONEY}+total+computed", _AMOUNT, "integer"),
        Column("printed", "Printed", "The total printed for it; empty where none is printed",
               f"{_MONEY}+total+printed", _AMOUNT, "integer", required=False),
        Column("difference", "Difference", "Printed less computed; empty where none is printed",
               "#value+difference+usd", _AMOUNT, "integer", required=False),
    )  # fmt: skip


def _place() -> tuple[Column, ...]:
    return (
        Column("edition", "Edition", "Year in the title of the volume", "#date+year", "", "year"),
        Column("region", "Region code", "Word of the regional table in addresses and file names",
               "#region+code+v_migof"),
        Column("region_name", "Region", "Name of the regional table", "#region+name"),
        Column("programme", "Programme", "Name of the line as printed, misspellings included",
               "#activity+name+printed"),
        Column("name", "Standard name", "Standard English short name of what the line covers",
               "#country+name"),
        Column("slug", "Programme code", "Word of the line in addresses; unique in the edition",
               "#activity+code+v_migof+programme"),
        Column("kind", "Kind of line", "country, several-countries or regional-initiatives",
               "#activity+type"),
        Column("iso3", "ISO codes",
               "ISO 3166-1 alpha-3 codes of the places the line names, joined by semicolons; "
               "empty where there is none", "#country+code+list+v_iso3", required=False),
    )  # fmt: skip


def _part(part: Part) -> Column:
    return Column(
        part.column,
        part.short,
        f"{part.full}: the printed amount; {_NOT_PRINTED}",
        f"{_MONEY}+{part.slug}",
        _AMOUNT,
        "integer",
        required=False,
    )


def _sums() -> tuple[Column, ...]:
    return (
        Column("printed_total", "Printed total", f"The printed total of the line, {_EVERY}",
               f"{_MONEY}+total+printed", _AMOUNT, "integer", required=False),
        Column("computed_total", "Computed total",
               f"What the printed amounts of the line add up to, {_EVERY}; "
               "one that is not printed adds nothing; empty where none is printed",
               f"{_MONEY}+total+computed", _AMOUNT, "integer", required=False),
        Column("difference", "Difference",
               "Printed total less computed total; empty where one of them is",
               "#value+difference+usd", _AMOUNT, "integer", required=False),
        Column("findings", "Findings",
               "Ids of what was found about the line, joined by semicolons; those about a Total "
               "line stand among the findings only", "#meta+error", required=False),
    )  # fmt: skip


def _findings() -> dict[str, Column]:
    columns = (
        Column("id", "Id", "Made of table, code, place and axis; its page is at /findings/",
               "#meta+id"),
        Column("code", "Code", "Which check found it", "#meta+error+code"),
        Column("severity", "Severity",
               "error: a disagreement; rounding: off by 1 or 2; note: anything else",
               "#meta+error+severity"),
        Column("state", "State", "known: confirmed as printed, with a reason; new: not recorded",
               "#meta+error+state"),
        Column("table", "Region code", "Word of the regional table in addresses and file names",
               "#region+code+v_migof"),
        Column("programme", "Programme", "The line as printed; Total for the total line",
               "#activity+name+printed"),
        Column("line", "Line", "Of the printed table, from 1, its head not counted", "#meta+line",
               "", "integer"),
        Column("column", "Column", "The column it stands in, by its name in CSV and JSON",
               "#meta+column"),
        Column("axis", "Axis", "row: added across; column: added down", "#meta+axis"),
        Column("cell", "Cell", "Where it stands in a workbook of anyone's; empty for the edition",
               "#meta+cell", required=False),
        Column("printed", "Printed", "The printed figure; empty where none is printed",
               f"{_MONEY}+total+printed", _AMOUNT, "integer", required=False),
        Column("computed", "Computed", "What the printed figures add up to; empty of no sum",
               f"{_MONEY}+total+computed", _AMOUNT, "integer", required=False),
        Column("difference", "Difference", "Printed less computed; empty where one is not there",
               "#value+difference+usd", _AMOUNT, "integer", required=False),
        Column("message", "Message", "What was found, in a sentence", "#meta+error"),
        Column("explanations", "Explanations",
               "Ids of the readings that would explain it, joined by semicolons",
               "#meta+error+explanations", required=False),
    )  # fmt: skip
    return {column.name: column for column in columns}
