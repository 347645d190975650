"""Where the commands write: a whole file or none, and one sentence where that cannot be."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from app.errors import OutputError


def put(content: str | bytes) -> None:
    """Write to standard output, all of it, now.

    Raises:
        OutputError: if it cannot be written (the disk is full); not where a reader went away.
    """
    try:
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputError(f"standard output: cannot be written, {error.strerror}") from error


def drop_output() -> None:
    """Let what is left for standard output go nowhere: Python would complain as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(output: Path, body: bytes, *, over: bool) -> None:
    """Write a file; where that fails, what was there before is there after.

    ``over`` allows to write over a file.

    Raises:
        OutputError: if it is there and may not be written over, or cannot be written.
    """
    try:
        if over and output.is_file():
            _replace(output.resolve(), body)
        elif over and output.exists():
            # A pipe, a terminal: nothing that could be lost, nor put in another's place.
            output.write_bytes(body)
        else:
            _make(output, body)
    except FileExistsError as error:
        if output.is_dir():
            raise OutputError(f"{output}: is a folder; name a file in it") from error
        raise OutputError(f"{output}: is there already; --force writes over it") from error
    except OSError as error:
        raise OutputError(f"{output}: cannot be written, {error.strerror}") from error


def _make(output: Path, body: bytes) -> None:
    """Write a file that is not there yet."""
    with output.open("xb") as file:
        try:
            file.write(body)
            file.flush()
        except OSError:
            output.unlink()
            with suppress(OSError):
                # It would be tried once more as the file is closed.
                file.close()
            raise


def _replace(output: Path, body: bytes) -> None:
    """Write beside a file, then put that in its place, with its rights."""
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        _make(beside, body)
    except PermissionError:
        # The file may be written, its folder not.
        output.write_bytes(body)
        return
    beside.chmod(output.stat().st_mode & 0o777)
    beside.replace(output)
