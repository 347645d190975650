"""Tables as escaped HTML, written once for the live page, print and readers without scripts.

A table of this size made of Dash components takes seconds per update.
"""

from typing import Final

from markupsafe import Markup, escape

from app.components.unbroken import unbroken
from app.components.view import Column, Row, Table
from app.languages import say

_TALL: Final = 25
"""Rows from which a table fills its frame, at most 56rem, in any window (assets/9-reader.css)."""


def draw(table: Table) -> Markup:
    """Return a table with caption, column scopes and totals in ``tfoot``."""
    if not table.rows:
        return Markup('<p class="empty">{}</p>').format(table.empty or say("Nothing to show."))
    head = "".join(_head(column, first=not index) for index, column in enumerate(table.columns))
    cells = "".join(map(_cell, table.columns[1:]))
    # By far most rows have neither a name nor a mark.
    plain = f'<tr><th scope="row">%s</th>{cells}</tr>'
    body = "".join(
        [
            _row(row, cells) if row.id or row.mark else plain % (row.head, *row.cells)
            for row in table.rows
        ]
    )
    foot = "".join(_row(row, cells) for row in table.foot)
    name = f' id="{escape(table.id)}"' if table.id else ""
    prose = ' class="prose"' if table.prose else ""
    html = (
        f'<div class="scroll{_tall(table)} tabindex="0" role="region" '
        f'aria-label="{escape(table.caption)}">'
        f"<table{name}{prose}><caption>{unbroken(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    )
    return Markup(html)  # noqa: S704 - every text above is escaped where it enters


def _tall(table: Table) -> str:
    """Return the end of a class: a long table of the first answer is laid out after its top."""
    return ' tall"' if len(table.rows) >= _TALL else '"'


def _head(column: Column, *, first: bool) -> str:
    label = str(escape(column.label))
    if column.title:
        label = f'<abbr title="{escape(column.title)}">{label}</abbr>'
    if column.sort:
        sign = {"ascending": " ↑", "descending": " ↓"}.get(column.sorted, "")
        key = f'data-key="sort-{escape(column.label)}"'
        label = f'<a href="{escape(column.sort)}" {key}>{label}<i aria-hidden="true">{sign}</i></a>'
    if column.unit:
        label += f" <small>{escape(column.unit)}</small>"
    order = f' aria-sort="{column.sorted}"' if column.sorted else ""
    words = ' class="words"' if column.text or first else ""
    part = f' data-part="{column.part.slug}"' if column.part else ""
    return f'<th scope="col"{words}{part}{order}>{label}</th>'


def _cell(column: Column) -> str:
    return '<td class="words">%s</td>' if column.text else "<td>%s</td>"


def _row(row: Row, cells: str) -> str:
    name = f' id="{escape(row.id)}"' if row.id else ""
    mark = f' class="{escape(row.mark)}"' if row.mark else ""
    return f'<tr{name}{mark}><th scope="row">{row.head}</th>{cells % row.cells}</tr>'
