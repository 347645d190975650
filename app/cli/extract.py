"""``migof extract``: the text of a volume → the files of the data contract."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import put
from app.reading import publication

if TYPE_CHECKING:
    from app.cli.commands import Commands


def add(commands: "Commands") -> None:
    """Add the command to the command line."""
    made = commands.add_parser("extract", help="turn the text of a volume into the data files")
    made.add_argument("source", type=Path, metavar="SOURCE", help="text of the publication")
    made.add_argument(
        "--out", type=Path, default=Path("data"), help="data folder, with edition.toml (data)"
    )
    made.add_argument(
        "--check", action="store_true", help="write nothing; fail where the files differ"
    )
    made.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the files, or compare them: 1 where one differs from what the source gives.

    Raises:
        SourceError: if the text cannot be turned into tables.
        TableError: if ``edition.toml`` breaks the data contract.
        OutputError: if a file cannot be written; then none is.
    """
    if not asked.check:
        put(f"{publication.extract(asked.source, asked.out).sentence}\n")
        return 0
    differences = publication.check(asked.source, asked.out)
    for sentence in differences or (f"{asked.out}: the files are what the source gives.",):
        put(f"{sentence}\n")
    return 1 if differences else 0
