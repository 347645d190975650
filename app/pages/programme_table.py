"""The table of programme lines: what each asks for, its share of what is shown, its region.

All but the share follows from the line alone. It is written once, a column at a time; a view picks
the lines it shows out of each column and joins them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.components.markup import amount, amounts, link, named, part_of, parts_of
from app.components.sorting import Sorting
from app.components.tables import by_row
from app.components.view import Column, Row, Table, Written
from app.formats import counted
from app.languages import LANGUAGES, say, spoken
from app.model.lines import Each, Lines, Whole, asked_of
from app.model.programme import INDEX, Programme
from app.model.selection import Selection
from app.model.tables import Amount, added
from app.pages.rows import adds_up, amounts_shown, together, together_column
from app.terms import REGION_SLUGS, Part

_COLUMNS: Final = 48
"""Columns that are kept, of all editions: amounts and shares of six parts in three languages."""
_SHARES: Final = 72
"""Columns of shares that are kept, of all editions: 63 sets of parts, single ones in two ways."""
_HEADS: Final = 128
_BETWEEN: Final = "</td><td>"
"""What stands between two cells of a row."""


def programme_table(lines: Lines, selection: Selection, path: str, taken: slice) -> Table:
    """Rank lines of an edition by what they ask for, with the sums of all of them in the foot.

    ``path`` is that of the page it stands on; ``taken`` are those that a page of the table shows.
    """
    parts = selection.chosen_parts
    shown = tuple([lines.printed[part] for part in parts])
    asked = added(shown)
    whole = asked or 0
    page = lines.taken(taken)
    foot = Row(
        counted(len(lines), "{n} line shown, computed", "{n} lines shown, computed")
        if len(page) == len(lines)
        else counted(len(lines), "{n} line, computed", "{n} lines on all pages, computed"),
        (
            *together(asked, selection),
            part_of(asked, whole),
            *amounts_shown(shown, added(lines.printed.values()) or 0, selection),
            "",
        ),
        mark="total",
    )
    return Table(
        caption=say("Funding requirement by programme"),
        columns=_columns(selection, path),
        rows=(),
        foot=(foot,),
        id="programmes",
        written=Written(_rows(page, whole, selection), len(page)),
    )


def _rows(lines: Lines, whole: int, selection: Selection) -> bytes:
    """Return a row a line in UTF-8; ``whole`` is what all pages of them ask for, in USD."""
    edition, language = lines.whole, spoken()
    if edition is None:
        raise ValueError("the table is one of lines of an edition")
    measure, both = selection.measure, adds_up(selection)
    # Half of all views leave every line in: then the shares follow from the parts alone.
    shares = (
        lines.of(_shares_of_all(edition, selection.chosen_parts, language, both=both))
        if len(lines) == len(edition.lines)
        else _shares(asked_of(lines, selection.chosen_parts), whole, both=both)
    )
    return by_row(
        _heads(edition, language).of(lines),
        shares,
        *[_cells(edition, part, measure, language).of(lines) for part in selection.chosen_parts],
        _ends(edition, language).of(lines),
    )


@lru_cache(maxsize=_SHARES)
def _shares_of_all(
    edition: Whole, parts: tuple[Part, ...], _language: str, *, both: bool
) -> list[bytes]:
    asked = asked_of(edition.lines, parts)
    return _shares(asked, sum(filter(None, asked)), both=both)


def _shares(asked: Sequence[Amount], whole: int, *, both: bool) -> list[bytes]:
    """Write the share each amount has of a whole, with a thin bar as long; none of nothing.

    The amount itself stands before it where ``both`` are shown.
    """
    one, between = 100 / whole if whole else 0.0, _BETWEEN if both else ""
    before, nothing = amounts(asked) if both else [""] * len(asked), _nothing(spoken(), both=both)
    return [
        (
            f'{text}{between}<span class="meter" style="--w:{amount * one:.2f}">{share}</span>'
        ).encode()
        if amount
        else nothing[amount]
        for amount, text, share in zip(asked, before, parts_of(asked, whole), strict=True)
    ]


@lru_cache(maxsize=2 * len(LANGUAGES))
def _nothing(_language: str, *, both: bool) -> dict[Amount, bytes]:
    """Return what is shown of nil and of what is not printed: the same text in all rows."""
    shown = {none: amount(none) for none in (0, None)}
    return {
        none: (f"{text}{_BETWEEN}" if both else "").encode() + part_of(none, 0).encode()
        for none, text in shown.items()
    }


# By edition, and so by data: a process may hold two.
@lru_cache(maxsize=_COLUMNS)
def _heads(edition: Whole, _language: str) -> Each[bytes]:
    """Return how a row of each line begins: its name, which leads to its page."""
    return Each(edition, lambda line: f'<tr><th scope="row">{named(line)}</th><td>'.encode())


@lru_cache(maxsize=_COLUMNS)
def _cells(edition: Whole, part: Part, measure: str, _language: str) -> Each[bytes]:
    """Return the cell of each line for a part: its amount, or its share of the line's ask."""
    at = INDEX[part]

    def cell(line: Programme) -> bytes:
        asked = line.line.amounts[at]
        as_share = asked and measure == "share"
        text = part_of(asked, line.line.computed_total) if as_share else amount(asked)
        return _cell(text)

    return Each(edition, cell)


# Few differ: a dash stands in half of them. One text is nearer to the processor than many.
@lru_cache(maxsize=2048)
def _cell(text: str) -> bytes:
    return f"{_BETWEEN}{text}".encode()


@lru_cache(maxsize=_COLUMNS)
def _ends(edition: Whole, _language: str) -> Each[bytes]:
    """Return how a row of each line ends: its region, which leads to its page."""

    @lru_cache(maxsize=len(REGION_SLUGS))
    def end(slug: str, name: str) -> bytes:
        return f'</td><td class="words">{link(name, f"/regions/{slug}")}</td></tr>'.encode()

    return Each(edition, lambda line: end(line.region.slug, line.region.short))


def _columns(selection: Selection, path: str) -> tuple[Column, ...]:
    sorting = Sorting(selection.sort, selection.gap(path, "sort").filled)
    held = _unsorted(selection.parts, selection.measure, spoken())
    return tuple([sorting.column(column, name, falls=falls) for column, name, falls in held])


@lru_cache(maxsize=_HEADS)
def _unsorted(
    parts: tuple[Part, ...], measure: str, _language: str
) -> tuple[tuple[Column, str, bool], ...]:
    """Return each column, what it is sorted by, and whether first from the largest down."""
    selection = Selection("", parts=parts, measure=measure)
    unit = "USD" if measure == "usd" else say("share of line")
    return (
        (Column(say("Programme"), text=True), "programme", False),
        *((column, "requirement", True) for column in together_column(selection)),
        (Column(say("Share"), unit=say("of what is shown")), "", True),
        *(
            (Column(p.short, title=p.full, unit=unit, part=p), p.slug, True)
            for p in selection.chosen_parts
        ),
        (Column(say("Region"), text=True), "region", False),
    )
