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

_Cells = Callable[[tuple[str, ...]], str]
_TALL: Final = 25
"""Rows from which a table fills its frame, at most 56rem, in any window (assets/9-reader.css)."""


def draw(table: Table) -> Markup:
    """Return a table with caption, column scopes and totals in ``tfoot``."""
    if not table.rows:
        return Markup('<p class="empty">{}</p>').format(table.empty or say("Nothing to show."))
    head = "".join(_head(column, first=not index) for index, column in enumerate(table.columns))
    cells = _cells(table.columns[1:])
    body = "".join([_row(row, cells) for row in table.rows])
    foot = "".join([_row(row, cells) for row in table.foot])
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
    words = ' class="words"' if column.text or first else ""
    part = f' data-part="{column.part.slug}"' if column.part else ""
    return f'<th scope="col"{words}{part}{order}>{label}</th>'


def _cells(columns: Sequence[Column]) -> _Cells:
    """Return how the cells of a row are written; figures joined, which takes a quarter of filling.

    Words, if there are any, mostly stand in the last column.
    """
    words = [column.text for column in columns]
    if not any(words):
        return lambda cells: f"<td>{'</td><td>'.join(cells)}</td>" if cells else ""
    if words.index(True) == len(words) - 1:
        end = '</td><td class="words">' if len(words) > 1 else '<td class="words">'
        start = "<td>" if len(words) > 1 else ""
        return lambda cells: f"{start}{'</td><td>'.join(cells[:-1])}{end}{cells[-1]}</td>"
    pattern = "".join(['<td class="words">%s</td>' if text else "<td>%s</td>" for text in words])
    return lambda cells: pattern % cells


def _row(row: Row, cells: _Cells) -> str:
    written = f'<th scope="row">{row.head}</th>{cells(row.cells)}</tr>'
    if not (row.id or row.mark):
        return f"<tr>{written}"
    name = f' id="{escape(row.id)}"' if row.id else ""
    mark = f' class="{escape(row.mark)}"' if row.mark else ""
    return f"<tr{name}{mark}>{written}"
