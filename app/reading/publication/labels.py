"""The labels of a printed chart, restored: lost letters back, broken names joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.reading.numbers import is_cell
from app.reading.publication.source import SourceLine
from app.terms import PARTS

LOST: Final = "\ufffd"
"""What the text has where the chart's font had a ligature."""
LIGATURE: Final = "ti"
"""The one ligature that the charts' font sets and the text lost."""

_LEGEND = frozenset(part.short for part in PARTS)


@dataclass(frozen=True)
class Label:
    """One label of a chart."""

    text: str
    """With its letters restored, joined by one space."""
    lines: tuple[SourceLine, ...]
    """The lines it is broken over."""

    @property
    def restored(self) -> bool:
        """Whether letters were put back."""
        return any(LOST in line.text for line in self.lines)


def read_labels(chart: Iterable[SourceLine]) -> tuple[Label, ...]:
    """Read the labels of a chart in the order of the text, without axis and legend.

    A label that goes on in the next line ends in a space in the text; others do not.
    """
    labels: list[Label] = []
    open_lines: tuple[SourceLine, ...] = ()
    for line in chart:
        if _restore(line.words) in _LEGEND or not _without_axis(line.words):
            continue
        open_lines = (*open_lines, line)
        if not line.text.endswith(" "):
            labels.append(_label(open_lines))
            open_lines = ()
    return (*labels, _label(open_lines)) if open_lines else tuple(labels)


def _label(lines: tuple[SourceLine, ...]) -> Label:
    return Label(_restore(word for line in lines for word in _without_axis(line.words)), lines)


def _restore(words: Iterable[str]) -> str:
    return " ".join(words).replace(LOST, LIGATURE)


def _without_axis(words: list[str]) -> list[str]:
    while words and is_cell(words[-1]):
        words = words[:-1]
    return words
