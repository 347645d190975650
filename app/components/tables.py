"""Tables as escaped HTML, written once for the live page, print and readers without scripts.

A table of this size made of Dash components takes seconds per update.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from app.components.markup import escaped
from app.components.pieces import as_text
from app.components.unbroken import unbroken
from app.components.view import Column, Row, Table
from app.languages import say
from app.terms import Part

_TALL: Final = 25
"""Rows from which a table fills its frame, at most 56rem, in any window (assets/9-reader.css)."""


def draw(table: Table) -> Markup:
    """Return a table with caption, column scopes and totals in ``tfoot``."""
    return Markup(as_text(pieces(table)))  # noqa: S704 - every text is escaped where it enters


def pieces(table: Table) -> list[bytes]:
    """Return what a table is joined of, as ``draw`` returns it."""
    written = table.written
    count = written.number + len(table.rows)
    if not count:
        empty = escape(table.empty or say("Nothing to show."))
        return [f'<p class="empty">{empty}</p>'.encode()]
    kinds = tuple([kind_of(column) for column in table.columns[1:]])
    head = written.head or "".join(map(head_of, table.columns, ("words", *kinds))).encode()
    rows = "".join([_row(each, kinds) for each in table.rows])
    foot = written.foot or "".join([_row(each, kinds) for each in table.foot])
    ended = f"{rows}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    return [
        _begun(table.caption, table.id, table.kind, tall=count >= _TALL),
        head,
        b"</tr></thead><tbody>",
        written.html,
        ended.encode(),
    ]


@lru_cache(maxsize=256, typed=True)
def _begun(caption: str, named: str, kind: str, *, tall: bool) -> bytes:
    """Return how a table begins, up to its heads."""
    name, style = f' id="{escaped(named)}"' if named else "", f' class="{kind}"' if kind else ""
    return (
        f'<div class="scroll{" tall" if tall else ""}" tabindex="0" role="region" '
        f'aria-label="{escaped(caption)}">'
        f"<table{name}{style}><caption>{unbroken(caption)}</caption><thead><tr>"
    ).encode()


def by_row(*columns: Sequence[bytes]) -> bytes:
    """Join what rows say, given by column, all of one length.

    >>> by_row([b"a", b"b"], [b"1", b"2"])
    b'a1b2'
    """
    # Each column is put in its places at once: half of what a walk through the rows takes.
    pieces = [b""] * (len(columns) * len(columns[0]))
    for place, column in enumerate(columns):
        pieces[place :: len(columns)] = column
    return b"".join(pieces)


def head_of(column: Column, kind: str) -> str:
    """Return the head of a column; ``kind`` is the class of its cells."""
    before, after = _around(
        *(column.label, column.title, column.unit, column.sorted),
        kind=kind,
        part=column.part,
        sorts=bool(column.sort),
    )
    return f"{before}{escape(column.sort)}{after}" if column.sort else before


@lru_cache(maxsize=512, typed=True)
def _around(  # noqa: PLR0913 - all that a head says but for its address
    label: str, title: str, unit: str, order: str, *, kind: str, part: Part | None, sorts: bool
) -> tuple[str, str]:
    """Return the head of a column before and after the address it leads to, if it sorts."""
    before, after = escaped(label), ""
    if title:
        before = f'<abbr title="{escaped(title)}">{before}</abbr>'
    if sorts:
        sign = {"ascending": " ↑", "descending": " ↓"}.get(order, "")
        after = f'" data-key="sort-{escaped(label)}">{before}<i aria-hidden="true">{sign}</i></a>'
        before = '<a href="'
    end = f" <small>{escaped(unit)}</small></th>" if unit else "</th>"
    sorted_ = f' aria-sort="{order}"' if order else ""
    named = f' class="{kind}"' if kind else ""
    of_part = f' data-part="{part.slug}"' if part else ""
    opened = f'<th scope="col"{named}{of_part}{sorted_}>{before}'
    return (opened, f"{after}{end}") if sorts else (f"{opened}{end}", "")


def kind_of(column: Column) -> str:
    """Return the class of the cells of a column, empty of plain figures."""
    if column.text:
        return "words"
    return "sum" if column.sum else ""


def _row(row: Row, kinds: tuple[str, ...]) -> str:
    count = len(row.cells)
    if count != len(kinds):
        # Sums that were not tested have no cells: the last column ends the row all the same.
        kinds = (*kinds[: count - 1], kinds[-1])
    return _pattern(kinds) % (_opened(row), row.head, *row.cells)


@lru_cache(maxsize=64)
def _pattern(kinds: tuple[str, ...]) -> str:
    """Return a row with room for its name and mark, its head, and a cell of each class."""
    cells = [f'<td class="{kind}">%s</td>' if kind else "<td>%s</td>" for kind in kinds]
    return f'<tr%s><th scope="row">%s</th>{"".join(cells)}</tr>'


def _opened(row: Row) -> str:
    """Return the name and the mark of a row, where it has them."""
    if not (row.id or row.mark):
        return ""
    name = f' id="{escape(row.id)}"' if row.id else ""
    return f'{name} class="{escape(row.mark)}"' if row.mark else name
