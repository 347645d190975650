"""Extract → a zip: CSV, totals, findings, a Frictionless data package of them, and README.md."""

import json
from typing import Any, Final

from app.exports.about import DISCLAIMER, about
from app.exports.columns import (
    APOSTROPHE,
    LONG,
    WIDE,
    columns_of,
    finding_columns,
    total_columns,
)
from app.exports.described import described_columns, described_rows, has_chapters
from app.exports.extract import Extract, file_name
from app.exports.packing import PACKAGE, README, ZIP_TYPE, PackedTable, zipped
from app.exports.rows import sums_of
from app.exports.tabular import csv_of, findings_csv_of, table_csv, totals_csv_of
from app.exports.totals import whole_totals
from app.formats import plural
from app.languages import DEFAULT, speaking

__all__ = ["ZIP_TYPE", "package_of"]

_KEYS: Final = ("slug", "part", "id")
"""Columns of which a row has its own values: of lines, of lines and parts, of findings."""
_KEY_OF_TOTALS: Final = ("table", "column")


def package_of(extract: Extract, *, shape: str = WIDE, hxl: bool = False) -> bytes:
    """Write an extract as a zip, in memory; the same extract gives the same bytes.

    The CSV is the twin's without byte order mark. Beside lines stand what they add up to, with
    the printed totals, and the findings about them. All of it is in English.
    """
    with speaking(DEFAULT):
        return _packed(extract, shape=shape, hxl=hxl)


def _packed(extract: Extract, *, shape: str, hxl: bool) -> bytes:
    extra = () if shape == WIDE or extract.of_findings else (shape,)
    data = PackedTable(
        file_name(extract, "csv", *extra),
        extract.title,
        columns_of(extract, shape),
        csv_of(extract, shape=shape, hxl=hxl),
        _KEYS,
        hxl,
    )
    tables = [data]
    if not extract.of_findings:
        tables += _beside(extract, hxl=hxl)
    described = json.dumps(_package(extract, tables), indent=2, ensure_ascii=False)
    return zipped(
        {table.path: table.body for table in tables}
        | {PACKAGE: f"{described}\n".encode(), README: _readme(extract, shape, tables).encode()}
    )


def _beside(extract: Extract, *, hxl: bool) -> tuple[PackedTable, ...]:
    """Return what stands beside lines: their sums, and what was found about them."""
    return (
        PackedTable(
            file_name(extract, "csv", "totals"),
            "What these lines add up to",
            total_columns(),
            totals_csv_of(extract, hxl=hxl),
            _KEY_OF_TOTALS,
            hxl,
        ),
        PackedTable(
            file_name(extract, "csv", "findings"),
            "Findings about these lines",
            finding_columns(),
            findings_csv_of(extract, hxl=hxl),
            _KEYS,
            hxl,
        ),
        *(_described(extract, hxl=hxl) if has_chapters(extract) else ()),
    )


def _described(extract: Extract, *, hxl: bool) -> tuple[PackedTable, ...]:
    columns = described_columns()
    body = table_csv(columns, described_rows(extract), hxl=hxl)
    name, title = file_name(extract, "csv", "chapters"), "What the chapters say of these amounts"
    return (PackedTable(name, title, columns, body, _KEYS, hxl),)


def _package(extract: Extract, tables: list[PackedTable]) -> dict[str, Any]:
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


def _readme(extract: Extract, shape: str, tables: list[PackedTable]) -> str:
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


def _proof(extract: Extract, shape: str, tables: list[PackedTable]) -> str:
    """Say how a stranger checks the figures from these files alone; nothing of findings."""
    if extract.of_findings:
        return ""
    lines, totals, found = (table.path for table in tables[:3])
    printed = [total for total in whole_totals(extract) if total.printed is not None]
    held = sum(total.difference == 0 for total in printed)
    across = (
        "the amounts of its parts add up to `computed_total`"
        if shape != LONG
        else "its `requirement`s add up to `computed_total`"
    )
    down = "" if shape != LONG else " (of one `part`; `column` names it as the wide CSV does)"
    each = f"Each programme line of `{lines}`, where all six parts are here: {across}, and"
    whole = (
        f"Each table that is here as a whole: `{totals}` has its printed totals beside the sums."
    )
    points = (
        f"{each} `printed_total` less `computed_total` is `difference`. {_across(extract)}",
        f"Each column{down}: its sum stands in `{totals}`, where `table` is `all`.",
        f"{whole} {_agreeing(held, len(printed))}",
        f"What does not agree is told in `{found}`.",
    )
    return "\n## Check it yourself\n\n" + "\n".join(f"- {point}" for point in points) + "\n"


def _across(extract: Extract) -> str:
    # Of a line that prints no amount it is not known.
    gaps = [gap for *_, gap in map(sums_of, extract.lines) if gap is not None]
    if not gaps:
        return "No line is here whose amounts and total are printed."
    return f"Printed totals of lines that agree with their amounts: {gaps.count(0)} of {len(gaps)}."


def _agreeing(held: int, printed: int) -> str:
    if not printed:
        return "No table is here as a whole, so no total is printed for these lines together."
    return f"{held} of {plural(printed, 'sum')} down agree with print here."


def _plain(text: str) -> str:
    """Keep a text on the one line of its list."""
    return " ".join(text.split())
