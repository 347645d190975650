"""The text of a publication as numbered lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import SourceError


@dataclass(frozen=True)
class SourceLine:
    """One line of the text, its number as an editor shows it."""

    number: int
    text: str

    @property
    def words(self) -> list[str]:
        """The line's words; white space of any kind and length separates them."""
        return self.text.split()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.words

    def error(self, problem: str) -> SourceError:
        """An error at this line; ``problem`` quotes what was found."""
        return SourceError(f"source line {self.number}: {problem}")


def read_source(path: Path) -> tuple[SourceLine, ...]:
    """Read the text of a publication.

    Raises:
        SourceError: if it cannot be opened or is not UTF-8; names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read, {error.strerror}") from error
    try:
        return number_lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{path}, source line {line}: not UTF-8, found the byte 0x{data[error.start]:02x}"
        ) from error


def number_lines(text: str) -> tuple[SourceLine, ...]:
    """Number the lines from 1; only a line feed ends a line, as in an editor."""
    return tuple(
        SourceLine(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1)
    )


def joined(lines: Iterable[SourceLine]) -> str:
    """The words of several lines with one space between each."""
    return " ".join(word for line in lines for word in line.words)


def span(lines: Sequence[SourceLine]) -> str:
    """The line numbers for a sentence: "line 7" or "lines 7 to 9"."""
    first, last = lines[0].number, lines[-1].number
    return f"line {first}" if first == last else f"lines {first} to {last}"
