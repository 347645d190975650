"""Tables, labels and decisions as the files of the data contract, in memory."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from app.model.tables import FundingTable, Line
from app.reading.publication.charts import ChartLabel
from app.reading.publication.decisions import Decision
from app.terms import TABLE_COLUMNS

LABEL_COLUMNS: Final = ("region", "label", "programme")
DECISION_COLUMNS: Final = ("file", "line", "column", "source_line", "decision")


def table_file(table: FundingTable) -> bytes:
    """The CSV of one table: whole US dollars, empty where not printed, total line last."""
    return csv_file(TABLE_COLUMNS, (_fields(line) for line in (*table.lines, table.total)))


def labels_file(labels: Iterable[ChartLabel]) -> bytes:
    """The CSV of all chart labels; ``programme`` is empty where none matches."""
    return csv_file(LABEL_COLUMNS, ((x.region, x.label.text, x.programme) for x in labels))


def decisions_file(decisions: Iterable[Decision]) -> bytes:
    """The CSV of all decisions."""
    return csv_file(
        DECISION_COLUMNS,
        ((d.file, d.line, d.column, d.source_line, d.decision) for d in decisions),
    )


def _fields(line: Line) -> Sequence[object]:
    return (line.programme, *line.amounts, line.printed_total)


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The CSV of any rows below a header: UTF-8, a line feed at the end of each line."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode()
