"""From the chart of a block to its labels, each with the printed line it stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.loading import LABELS_FILE
from app.model.tables import FundingTable
from app.reading.publication.blocks import Block
from app.reading.publication.decisions import Decision
from app.reading.publication.labels import LIGATURE, Label, read_labels
from app.reading.publication.pairing import pair, reads_alike
from app.reading.publication.source import span


@dataclass(frozen=True)
class ChartLabel:
    """A label of a region's chart and the printed line it stands for, if there is one."""

    region: str
    label: Label
    programme: str | None


def read_chart(block: Block, table: FundingTable) -> tuple[ChartLabel, ...]:
    """Read the labels of a block's chart, in the order of the text."""
    labels = read_labels(block.chart)
    pairs = pair([label.text for label in labels], [line.programme for line in table.lines])
    return tuple(ChartLabel(table.region, label, pairs.get(label.text)) for label in labels)


def chart_decisions(labels: Sequence[ChartLabel]) -> tuple[Decision, ...]:
    """What was decided about the labels; ``labels`` are those of all charts, in file order."""
    return tuple(
        Decision(LABELS_FILE, line, column, chart_label.label.lines[0].number, text)
        for line, chart_label in enumerate(labels, 2)
        for column, text in _texts(chart_label)
    )


def _texts(found: ChartLabel) -> Iterator[tuple[str, str]]:
    lines, text, programme = found.label.lines, found.label.text, found.programme
    if len(lines) > 1:
        yield "label", f"Label joined from {len(lines)} lines ({span(lines)})."
    if found.label.restored:
        confirmed = programme is not None and LIGATURE in programme and reads_alike(text, programme)
        how = f"as in the line {programme!r}" if confirmed else "no line reads the same"
        yield "label", f"Lost ligature restored as {LIGATURE!r}: {how}."
    if programme is None:
        yield "programme", "No line of the table has this name or one like it."
    elif not reads_alike(text, programme):
        yield "programme", f"Paired with {programme!r}, the only line with a name so close."
