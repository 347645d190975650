"""What was found beside the tables, as plain text: totals by code, and the largest amounts."""

import textwrap
from typing import Final

from app.checks.catalogue import Code
from app.checks.report import Report
from app.formats import number

LARGEST: Final = 10
"""How many notes are told one by one."""
_WORDS: Final = {
    Code.FUNDED_NOT_DESCRIBED: (
        "amount without a word in its chapter",
        "amounts without a word in their chapter",
    ),
    Code.DESCRIBED_IN_A_BOX_ONLY: (
        "amount described only in a box",
        "amounts described only in a box",
    ),
    Code.DESCRIBED_NOT_FUNDED: ("description without an amount", "descriptions without an amount"),
    Code.LABEL_WITHOUT_LINE: ("label without a line", "labels without a line"),
    Code.LINE_WITHOUT_LABEL: ("line without a label", "lines without a label"),
    Code.LABEL_DIFFERS: ("label that differs from its line", "labels that differ from their lines"),
}


def beside_text(report: Report, width: int) -> str:
    """Write the notes that set tables beside chapters and charts; empty where there are none.

    ``width`` is the most characters of a line; amounts are whole US dollars.
    """
    if not report.beside:
        return ""
    names = {check.table: check.name for check in report.tables}
    asking = [note for note in report.beside if note.printed]
    largest = sorted(asking, key=lambda note: -(note.printed or 0))[:LARGEST]
    more = len(report.beside) - len(largest)
    lines = [
        "Beside the chapters and charts of the volume, notes all:",
        *(line for code in _WORDS if (line := _total(code, report))),
        *(_wrapped(f"{names[note.table]}: {note.message}", width) for note in largest),
    ]
    rest = [f"  and {number(more)} more; --format csv lists all."] if more else []
    return "\n".join([*lines, *rest])


def _total(code: Code, report: Report) -> str:
    notes = [note for note in report.beside if note.code is code]
    if not notes:
        return ""
    one, many = _WORDS[code]
    amount = sum(note.printed or 0 for note in notes)
    asked = f", USD {number(amount)}" if amount else ""
    return f"  {number(len(notes))} {one if len(notes) == 1 else many}{asked}"


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="    ", subsequent_indent="      ")
