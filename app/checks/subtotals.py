"""Sums in between: lines and columns of a table of one's own that add up others of their kind."""

from collections.abc import Collection

from app.checks.ledger import Ledger
from app.checks.subtotal_columns import columns_in_between
from app.checks.subtotal_lines import lines_in_between
from app.checks.summed import Between, Table
from app.reading.spreadsheet import DraftTable


def subtotal(
    draft: DraftTable, ledger: Ledger, tolerance: int = 0, gaps: Collection[int] = ()
) -> tuple[Between, Between]:
    """Add up again what each line and each column in between stands for; its place is no help.

    A line adds up those above it, from the top or from any sum in between, or those below it down
    to any other or the last: whichever agrees with it in most columns, and in half of them at
    least. So does a column to its left and to its right. Lines are returned first.

    ``gaps`` are those of the sums of the table, ``tolerance`` and amounts are counted in its last
    decimal.
    """
    table = Table(draft, ledger, gaps)
    lines = lines_in_between(table, tolerance)
    # What puts a line in between off puts the columns in between off that cross it, the other way.
    crossed = {-off.difference for off in lines.findings if off.difference is not None}
    return lines, columns_in_between(table._replace(gaps={*gaps, *crossed}), tolerance)
