"""A table as printed whose heads sort it; printed order is what it starts with."""

from markupsafe import Markup

from app.checks.table_check import TableCheck
from app.components import tables
from app.components.margins import Around, best, margin_table
from app.components.sorting import Keys, Sorting
from app.components.view import Table
from app.model.programme import folded
from app.model.selection import Selection
from app.model.written import DEFAULT_SORT
from app.pages import finding
from app.pages.pager import pager
from app.pages.panel import To
from app.pages.site import Site
from app.terms import PART_COLUMNS, PARTS

_SLUGS = dict(zip(PART_COLUMNS, (part.slug for part in PARTS), strict=True))


def sorted_print(site: Site, selection: Selection, check: TableCheck, to: To) -> Markup:
    """Draw a table as printed in the order asked for; ``to`` gives an address of its page.

    Bands run from a doubted cell to its sums in printed order only: elsewhere they would lead
    past it, as they would where the table has several pages.
    """
    keys = _keys(check)
    sorting = Sorting(selection.sort, lambda sort: to(selection.but(sort=sort)), DEFAULT_SORT)
    paged = pager(check.ledger.lines, selection)
    given = selection.sort.removeprefix("-") not in keys and paged.last == 1
    table = margin_table(
        check,
        best(check) if given else None,
        finding.addresses(site, selection.edition, check.table),
        Around("printed", None, finding.path),
    )
    drawn = tables.draw(_sorted(table, sorting, keys, paged.taken))
    return paged.below(drawn, selection, to)


def _sorted(table: Table, sorting: Sorting, keys: Keys, taken: slice) -> Table:
    """Sort the lines and take those of a page; a line the reading misses stays the last."""
    count = len(keys["programme"])
    names = (*keys, *("" for _ in table.columns[len(keys) :]))
    columns = (
        sorting.column(column, name, falls=name != "programme") if name else column
        for column, name in zip(table.columns, names, strict=True)
    )
    lines = sorting.rows(table.rows[:count], keys)[taken]
    return table._replace(columns=tuple(columns), rows=(*lines, *table.rows[count:]))


def _keys(check: TableCheck) -> Keys:
    """Return what each column holds, by its name in an address, in the order of the columns."""
    ledger = check.ledger
    figures = {
        _SLUGS[column]: [line.figure(index) for line in ledger.lines]
        for index, column in enumerate(ledger.columns)
    }
    names = [folded(line.programme) for line in ledger.lines]
    return {"programme": names, **figures, "total": [line.total for line in ledger.lines]}
