"""The bytes and the text of a data file, or one sentence that names it."""

from pathlib import Path

from app.errors import TableError


def text_of(path: Path) -> str:
    """Return the text of a data file, without a byte order mark.

    Raises:
        TableError: if it cannot be read or is not UTF-8; names the line.
    """
    data = bytes_of(path)
    try:
        # A spreadsheet that saves as UTF-8 sets a byte order mark; it is no part of the header.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{path}, line {line}: not UTF-8, found the byte 0x{data[error.start]:02x}"
        ) from error


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a data file.

    Raises:
        TableError: if it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError(f"{path}: cannot be read, {error.strerror}") from error
