"""Tables as escaped HTML, written once for the live page, print and readers without scripts.

A table of this size made of Dash components takes seconds per update.
"""

from collections.abc import Callable, Sequence
from typing import Final

from markupsafe import Markup, escape

from app.components.markup import escaped
from app.components.unbroken import unbroken
from app.components.view import Column, Row, Table
from app.languages import say

_Written = Callable[[Row], str]
_TALL: Final = 25
"""Rows from which a table fills its frame, at most 56rem, in any window (assets/9-reader.css)."""


def draw(table: Table) -> Markup:
    """Return a table with caption, column scopes and totals in ``tfoot``."""
    if not table.rows:
        return Markup('<p class="empty">{}</p>').format(table.empty or say("Nothing to show."))
    head = "".join(_head(column, first=not index) for index, column in enumerate(table.columns))
    written = _plain(table.columns[1:])
    body, foot = (
        "".join([_marked(row, written(row)) for row in rows]) for rows in (table.rows, table.foot)
    )
    name = f' id="{escape(table.id)}"' if table.id else ""
    kind = f' class="{table.kind}"' if table.kind else ""
    html = (
        f'<div class="scroll{_tall(table)} tabindex="0" role="region" '
        f'aria-label="{escape(table.caption)}">'
        f"<table{name}{kind}><caption>{unbroken(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    )
    return Markup(html)  # noqa: S704 - every text above is escaped where it enters


def _tall(table: Table) -> str:
    """Return the end of a class: a long table of the first answer is laid out after its top."""
    return ' tall"' if len(table.rows) >= _TALL else '"'


def _head(column: Column, *, first: bool) -> str:
    label = escaped(column.label)
    if column.title:
        label = f'<abbr title="{escaped(column.title)}">{label}</abbr>'
    if column.sort:
        sign = {"ascending": " ↑", "descending": " ↓"}.get(column.sorted, "")
        key = f'data-key="sort-{escaped(column.label)}"'
        label = f'<a href="{escape(column.sort)}" {key}>{label}<i aria-hidden="true">{sign}</i></a>'
    if column.unit:
        label += f" <small>{escaped(column.unit)}</small>"
    order = f' aria-sort="{column.sorted}"' if column.sorted else ""
    kind = "words" if first else _kind(column)
    named = f' class="{kind}"' if kind else ""
    part = f' data-part="{column.part.slug}"' if column.part else ""
    return f'<th scope="col"{named}{part}{order}>{label}</th>'


def _kind(column: Column) -> str:
    """Return the class of the cells of a column, empty of plain figures."""
    if column.text:
        return "words"
    return "sum" if column.sum else ""


def _plain(columns: Sequence[Column]) -> _Written:
    """Return how a row without name and mark is written; figures joined, not each filled in.

    Words, if there are any, mostly stand in the last column.
    """
    kinds = [_kind(column) for column in columns]
    if len(kinds) > 1 and not any(kinds[:-1]):
        last = f'<td class="{kinds[-1]}">' if kinds[-1] else "<td>"
        return lambda row: (
            f'<tr><th scope="row">{row.head}</th><td>{"</td><td>".join(row.cells[:-1])}</td>'
            f"{last}{row.cells[-1]}</td></tr>"
        )
    pattern = "".join([f'<td class="{kind}">%s</td>' if kind else "<td>%s</td>" for kind in kinds])
    return lambda row: f'<tr><th scope="row">{row.head}</th>{pattern % row.cells}</tr>'


def _marked(row: Row, written: str) -> str:
    """Give a row its name and its mark, where it has them."""
    if not (row.id or row.mark):
        return written
    name = f' id="{escape(row.id)}"' if row.id else ""
    mark = f' class="{escape(row.mark)}"' if row.mark else ""
    return f"<tr{name}{mark}{written[3:]}"
