"""``migof check``: every sum of the shipped edition, or of files, and what does not hold."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.checks.amounts import to_decimals
from app.checks.plain import as_text
from app.checks.report import DEFAULT_FAIL_ON, FAIL_ON, Report
from app.cli.commands import whole
from app.cli.material import Material, files_to_check, of_files, shipped
from app.cli.output import put, write_whole
from app.errors import OutputError
from app.exports.check_lists import Origin
from app.exports.check_workbook import returned_bytes, workbook_bytes
from app.exports.findings import CHECK_COLUMNS, check_rows
from app.exports.junit import junit_bytes
from app.exports.tabular import csv_bytes
from app.model.selection import LARGEST_TOLERANCE
from app.model.totals import WorldSums
from app.reading.numbers import Exact
from app.settings import read_settings

if TYPE_CHECKING:
    from app.cli.commands import Commands

FORMATS: Final = ("text", "json", "csv", "junit", "xlsx")
FOUND, UNREADABLE = 1, 2


def add(commands: "Commands") -> None:
    """Add the command to the command line."""
    made = commands.add_parser(
        "check",
        help="test every sum and list what does not hold",
        description="Test every sum of the shipped edition, or of FILES.",
        epilog="Exit code: 0 no new finding of that weight, 1 at least one, 2 a file could not "
        "be read (the others are still checked).",
    )
    made.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILES",
        help="tables (CSV, TSV, XLSX), or folders of them",
    )
    made.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="of the report (text)")
    made.add_argument(
        "--output", type=Path, metavar="FILE", help="write the report to FILE, not to the screen"
    )
    made.add_argument(
        "--tolerance",
        type=_tolerance,
        default=0,
        metavar="N",
        help="by how much a sum may be off, in the unit of the figures (0); 0.05 for five cents",
    )
    made.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default=DEFAULT_FAIL_ON,
        help=f"least weight of a new finding that fails ({DEFAULT_FAIL_ON})",
    )
    made.set_defaults(run=run, refuse=made.error)


def _tolerance(text: str) -> Exact:
    amount = to_decimals(text)
    if amount is not None:
        return amount
    try:
        return whole(0, LARGEST_TOLERANCE)(text)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no amount from 0 to {LARGEST_TOLERANCE}, with up to three decimals"
        ) from error


def run(asked: argparse.Namespace) -> int:
    """Print the report and return the exit code; files that were not read go to stderr.

    Raises:
        TableError: if the shipped edition has no ``edition.toml`` that can be used.
        OutputError: if the report cannot be written where it was asked for.
    """
    if not asked.files and not isinstance(asked.tolerance, int):
        asked.refuse("argument --tolerance: the edition is in whole US dollars, and so is this")
    data = read_settings().data
    _check_place(asked, data)
    material = of_files(asked.files, data) if asked.files else shipped(data)
    report = material.report(asked.tolerance)
    _put(_written(report, material, asked), asked.output)
    for sentence in (*report.unreadable, *material.skipped):
        sys.stderr.write(f"migof check: {sentence}\n")
    if report.unreadable:
        return UNREADABLE
    return 0 if report.ok(asked.fail_on) else FOUND


def _check_place(asked: argparse.Namespace, data: Path) -> None:
    """Refuse what would fill a screen with bytes or lose a table, before anything is checked."""
    if asked.output is None:
        if asked.format == "xlsx" and sys.stdout.isatty():
            raise OutputError("an xlsx is no text for a terminal: name a file with --output FILE")
        return
    place = asked.output.resolve()
    if place in {path.resolve() for path in files_to_check(asked.files)}:
        raise OutputError(f"{asked.output}: is a file to check, so no report is written over it")
    if place.is_relative_to(data.resolve()) and place.exists():
        raise OutputError(f"{asked.output}: is shipped data, so no report is written over it")


def _put(content: str | bytes, output: Path | None) -> None:
    if output is not None:
        # A path may hold bytes that are no UTF-8; the screen shows their codes, too.
        data = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        write_whole(output, data, over=True)
    else:
        put(content)


def _written(report: Report, material: Material, asked: argparse.Namespace) -> str | bytes:
    if asked.format == "xlsx":
        if material.file is not None:
            return returned_bytes(report, material.file)
        return workbook_bytes(report, Origin(material.title, material.version))
    if asked.format == "junit":
        return junit_bytes(report, asked.fail_on)
    if asked.format == "json":
        return json.dumps(report.as_json(asked.fail_on), indent=2, ensure_ascii=False) + "\n"
    if asked.format == "csv":
        return csv_bytes(CHECK_COLUMNS, check_rows(report.findings)).decode()
    world = WorldSums.of(material.tables) if material.whole_edition else None
    return as_text(report, world)
