"""The command line: ``migof serve | check | export | extract``."""

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import Any, Final

from app.cli import check, export, extract, serve
from app.cli.output import drop_output
from app.errors import MigofError

UNUSABLE: Final = 2
"""Exit code where something given cannot be read or used; argparse ends with it, too."""
_INTERRUPTED: Final = 130
_BROKEN_PIPE: Final = 141
_PACKAGE: Final = "migof-funding-explorer"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what cannot be used is one sentence on stderr."""
    asked = parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no "−" or "’" gets its code instead of a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except MigofError as error:
        sys.stderr.write(f"migof {asked.command}: {error}\n")
        return UNUSABLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Who reads us went away; Python would complain once more when it closes stdout.
        drop_output()
        return _BROKEN_PIPE
    return code


def parser() -> argparse.ArgumentParser:
    """Return what the command line understands; each command adds its own part."""
    made = argparse.ArgumentParser(
        prog="migof", description="IOM's funding requirements, browsed and checked."
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = made.add_subparsers(dest="command", required=True, metavar="command")
    for command in (serve, check, export, extract):
        command.add(commands)
    return made


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        try:
            version = metadata.version(_PACKAGE)
        except metadata.PackageNotFoundError:
            version = "of a checkout that is not installed"
        sys.stdout.write(f"{parser.prog} {version}\n")
        parser.exit()
