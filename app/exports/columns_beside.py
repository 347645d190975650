"""The columns of what stands beside lines: of findings, and of sums with their printed totals."""

from app.exports.column import MONEY, Column, amount, count
from app.exports.findings import FINDING_COLUMNS
from app.languages import say


def finding_columns() -> tuple[Column, ...]:
    """Return the columns of a line per finding."""
    described = _findings()
    return tuple(described[name] for name in FINDING_COLUMNS)


def total_columns() -> tuple[Column, ...]:
    """Return the columns of a line per sum: what is added up, and what is printed for it."""
    return (
        Column(
            "table",
            say("Region code"),
            say("Word of the regional table whose lines are added up; all: every line of the file"),
            "#region+code+v_migof",
        ),
        Column(
            "column",
            say("Column"),
            say("The column that is added up, by its name in the wide CSV"),
            "#meta+column",
        ),
        count(
            "lines",
            say("Lines"),
            say("How many programme lines are added up"),
            "#meta+num",
        ),
        amount(
            "computed",
            say("Computed"),
            say("What their printed figures add up to; empty where none of them is printed"),
            f"{MONEY}+total+computed",
        ),
        amount(
            "printed",
            say("Printed"),
            say("The total printed for it; empty where none is printed"),
            f"{MONEY}+total+printed",
        ),
        amount(
            "difference",
            say("Difference"),
            say("Printed less computed; empty where one is not there"),
            "#value+difference+usd",
        ),
    )


def _findings() -> dict[str, Column]:
    columns = (*_what_was_found(), *_where_it_stands(), *_its_figures(), *_its_words())
    return {column.name: column for column in columns}


def _what_was_found() -> tuple[Column, ...]:
    return (
        Column(
            "id",
            say("Id"),
            say("Made of table, code, place and axis; its page is at /findings/"),
            "#meta+id",
        ),
        Column("code", say("Code"), say("Which check found it"), "#meta+error+code"),
        Column(
            "severity",
            say("Severity"),
            say("error: a disagreement; rounding: off by 1 or 2; note: anything else"),
            "#meta+error+severity",
        ),
        Column(
            "state",
            say("State"),
            say("known: confirmed as printed, with a reason; new: not recorded"),
            "#meta+error+state",
        ),
    )


def _where_it_stands() -> tuple[Column, ...]:
    return (
        Column(
            "table",
            say("Region code"),
            say("Word of the regional table in addresses and file names"),
            "#region+code+v_migof",
        ),
        Column(
            "programme",
            say("Programme"),
            say("The line as printed; Total for the total line"),
            "#activity+name+printed",
        ),
        count(
            "line",
            say("Line"),
            say("Of the printed table, from 1, its head not counted"),
            "#meta+line",
        ),
        Column(
            "column",
            say("Column"),
            say("The column it stands in, by its name in CSV and JSON"),
            "#meta+column",
        ),
        Column("axis", say("Axis"), say("row: added across; column: added down"), "#meta+axis"),
        Column(
            "cell",
            say("Cell"),
            say("Where it stands in a workbook of anyone's; empty for the edition"),
            "#meta+cell",
            required=False,
        ),
    )


def _its_figures() -> tuple[Column, ...]:
    return (
        amount(
            "printed",
            say("Printed"),
            say("The printed figure; empty where none is printed"),
            f"{MONEY}+total+printed",
        ),
        amount(
            "computed",
            say("Computed"),
            say("What the printed figures add up to; empty of no sum"),
            f"{MONEY}+total+computed",
        ),
        amount(
            "difference",
            say("Difference"),
            say("Printed less computed; empty where one is not there"),
            "#value+difference+usd",
        ),
    )


def _its_words() -> tuple[Column, ...]:
    return (
        Column("message", say("Message"), say("What was found, in a sentence"), "#meta+error"),
        Column(
            "explanations",
            say("Explanations"),
            say("Ids of the readings that would explain it, joined by semicolons"),
            "#meta+error+explanations",
            required=False,
        ),
        Column(
            "reason",
            say("Reason"),
            say("Why a known finding is confirmed as printed; empty of a new one"),
            "#meta+error+reason",
            required=False,
        ),
    )
