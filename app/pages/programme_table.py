"""The table of programme lines: what each asks for, its share of what is shown, its region.

All but the share follows from the line alone. It is written once, a column at a time; a view picks
the lines it shows out of each column and joins them.
"""

from functools import lru_cache
from typing import Final

from app.components.facets import Address
from app.components.markup import amount, link, named, part_of
from app.components.pieces import Shared
from app.components.sorting import Sorting
from app.components.tables import by_row, head_of, kind_of
from app.components.unbroken import unbroken
from app.components.view import Column, Table, Written
from app.formats import HALVES, by_halves, counted
from app.languages import say, spoken
from app.model.kept import kept_of_editions
from app.model.lines import Each, Lines, Whole, asked_of, once, requirements
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.tables import Amount, added
from app.model.written import Gap
from app.pages.rows import adds_up, in_measure, sum_label
from app.terms import PARTS, Part

_COLUMNS: Final = 64
"""Columns that are kept, of all editions: those of any principles, and of any objectives, in both
measures are thirty a language."""
_SHARES: Final = 72
"""Columns of sums, and of their shares, that are kept, of all editions: 63 sets of parts, single
ones in two ways."""
_HEADS: Final = 256
"""Heads that are kept: of each column in two orders and none, in three languages."""
_SETS: Final = 128
"""Rows of heads that are kept: 63 sets of parts in two measures."""
_GAP: Final = Gap("sort", "\1", "\2", "\3")
"""The address a head leads to, written in signs that no address can hold."""
_SIGNS: Final = (b"\1", b"\2", b"\3")
_TEXTS: Final = Shared(most=8192)
"""Sums and cells that are kept, of all columns together: a dash stands in half of them."""
_BETWEEN: Final = "</td><td>"
"""What stands between two cells of a row."""
_METER: Final = b'%b<span class="meter" style="--w:%.2f%b'
"""A share as a thin bar so long, after a sum and before its end; see ``_meter_end``."""
_AMOUNT_AND_METER: Final = _METER.replace(b"%b", b"%b" + _BETWEEN.encode(), 1)


def programme_table(lines: Lines, selection: Selection, address: Address, taken: slice) -> Table:
    """Rank lines of an edition by what they ask for, with the sums of all of them in the foot.

    ``address`` is that of the page; ``taken`` are those that a page of the table shows.
    """
    asked = added([lines.printed[part] for part in selection.chosen_parts])
    page = lines.taken(taken)
    return Table(
        caption=say("Funding requirement by programme"),
        columns=(),
        rows=(),
        id="programmes",
        written=Written(
            _rows(page, asked or 0, selection),
            len(page),
            _head(selection, address),
            _foot(lines, asked, selection, all_=len(page) == len(lines)),
        ),
    )


def _foot(lines: Lines, asked: Amount, selection: Selection, *, all_: bool) -> str:
    """Return the row with the sums of lines, ``asked`` in all; ``all_`` of them are on the page."""
    measure, language = selection.measure, spoken()
    cells = once(lines, ("sums", measure, language), lambda: _sums_of(lines, measure))
    shown = [cells[part] for part in selection.chosen_parts]
    both = f"<td>{amount(asked)}</td>" if adds_up(selection) else ""
    return (
        f'<tr class="total"><th scope="row">{_summed(len(lines), language, all_=all_)}</th>{both}'
        f'<td>{part_of(asked, asked or 0)}</td>{"".join(shown)}<td class="words"></td></tr>'
    )


def _sums_of(lines: Lines, measure: str) -> dict[Part, str]:
    """Return the cell below each part: its sum, or its share of all six."""
    whole = added(lines.printed.values()) or 0
    cells = in_measure(tuple(lines.printed.values()), whole, measure)
    return {part: f"<td>{cell}</td>" for part, cell in zip(PARTS, cells, strict=True)}


# Few differ: most views have one of few sets of lines.
@lru_cache(maxsize=512)
def _summed(count: int, _language: str, *, all_: bool) -> str:
    if all_:
        return counted(count, "{n} line shown, computed", "{n} lines shown, computed")
    return counted(count, "{n} line, computed", "{n} lines on all pages, computed")


def _rows(lines: Lines, whole: int, selection: Selection) -> bytes:
    """Return a row a line in UTF-8; ``whole`` is what all pages of them ask for, in USD."""
    edition, language = lines.whole, spoken()
    if edition is None:
        raise ValueError("the table is one of lines of an edition")
    parts, measure, both = selection.chosen_parts, selection.measure, adds_up(selection)
    principles, objectives = _apart(parts)
    # Half of all views leave every line in: then the shares follow from the parts alone.
    shared = (
        lines.of(_shares_of_all(edition, parts, language, both=both))
        if len(lines) == len(edition.lines)
        else _shares(lines, edition, parts, whole, both=both)
    )
    return by_row(
        _heads(edition, language).of(lines),
        shared,
        *([_cells(edition, principles, measure, language).of(lines)] if principles else []),
        _last_cells(edition, objectives, measure, language).of(lines),
    )


@lru_cache(maxsize=64)
def _apart(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the principles among some parts, and the objectives: there are few sets of each."""
    principles = tuple([part for part in parts if part.group == "Principle"])
    return principles, parts[len(principles) :]


@kept_of_editions(most=_SHARES, a_line=160)
def _shares_of_all(
    edition: Whole, parts: tuple[Part, ...], _language: str, *, both: bool
) -> list[bytes]:
    whole = sum(requirements(edition.lines, parts))
    return _shares(edition.lines, edition, parts, whole, both=both)


def _shares(
    lines: Lines, edition: Whole, parts: tuple[Part, ...], whole: int, *, both: bool
) -> list[bytes]:
    """Write the share each line has of a whole, with a thin bar as long; none of nothing.

    The amount itself stands before it where ``both`` are shown.
    """
    asked, sums = asked_of(lines, parts), _sums(edition, parts, spoken(), both=both).of(lines)
    one, cell = 100 / whole if whole else 0.0, _AMOUNT_AND_METER if both else _METER
    # An edition prints nothing that is less than nothing: no line asks for more than the whole.
    ends = by_halves(_meter_end)
    return [
        cell % (text, amount * one, ends[HALVES * amount // whole]) if amount else text
        for amount, text in zip(asked, sums, strict=True)
    ]


@kept_of_editions(most=_SHARES, a_line=80)
def _sums(edition: Whole, parts: tuple[Part, ...], _language: str, *, both: bool) -> Each[bytes]:
    """Return what each line asks for together, empty where ``both`` are not shown.

    Of nothing it is the whole of what is shown, the share too.
    """

    def text(line: Programme) -> bytes:
        asked = line.asked(parts)
        before = amount(asked) if both else ""
        if not asked:
            before += f"{_BETWEEN if both else ''}{part_of(asked, 0)}"
        return _TEXTS.one(before)

    return Each(edition, text)


def _meter_end(share: str) -> bytes:
    return f'">{unbroken(share)}</span>'.encode()


# By edition, and so by data: a process may hold two.
@kept_of_editions(most=_COLUMNS, a_line=360)
def _heads(edition: Whole, _language: str) -> Each[bytes]:
    """Return how a row of each line begins: its name, which leads to its page."""
    return Each(edition, lambda line: f'<tr><th scope="row">{named(line)}</th><td>'.encode())


@kept_of_editions(most=_COLUMNS, a_line=190)
def _cells(edition: Whole, parts: tuple[Part, ...], measure: str, _language: str) -> Each[bytes]:
    """Return the cells of each line for some parts: its amounts, or their shares of its ask."""
    return Each(edition, lambda line: _TEXTS.one(_cells_of(line, parts, measure)))


@kept_of_editions(most=_COLUMNS, a_line=350)
def _last_cells(
    edition: Whole, parts: tuple[Part, ...], measure: str, _language: str
) -> Each[bytes]:
    """Return the same cells and how a row of each line ends: its region, a link to its page."""

    def cells(line: Programme) -> bytes:
        region = link(line.region.short, f"/regions/{line.region.slug}")
        text = _cells_of(line, parts, measure)
        return _TEXTS.one(f'{text}</td><td class="words">{region}</td></tr>')

    return Each(edition, cells)


def _cells_of(line: Programme, parts: tuple[Part, ...], measure: str) -> str:
    cells = in_measure(line.amounts(parts), line.line.computed_total, measure)
    return "".join([f"{_BETWEEN}{cell}" for cell in cells])


def _head(selection: Selection, address: Address) -> bytes:
    """Return the heads of the columns; each that sorts leads to an address of the view."""
    sort, measure, language = selection.sort, selection.measure, spoken()
    name, all_six = sort.removeprefix("-"), not selection.parts
    html, names = _unsorted(selection.parts, measure, language)
    if name in names:
        plain = _head_of(name, measure, language, "", all_six=all_six)
        html = html.replace(plain, _head_of(name, measure, language, sort, all_six=all_six))
    for sign, piece in zip(_SIGNS, address.around("sort"), strict=True):
        html = html.replace(sign, piece)
    return html


@lru_cache(maxsize=_SETS)
def _unsorted(
    parts: tuple[Part, ...], measure: str, language: str
) -> tuple[bytes, tuple[str, ...]]:
    """Return the heads where the table is sorted by no column, and what each is sorted by.

    ``parts`` are those chosen. The column of shares is sorted by nothing.
    """
    selection = Selection("", parts=parts, measure=measure)
    slugs = [part.slug for part in selection.chosen_parts]
    names = ("programme", *(["requirement"] if adds_up(selection) else []), "", *slugs, "region")
    heads = [_head_of(name, measure, language, "", all_six=not parts) for name in names]
    return b"".join(heads), names


@lru_cache(maxsize=_HEADS)
def _head_of(name: str, measure: str, _language: str, sort: str, *, all_six: bool) -> bytes:
    """Return the head of a column, with signs where its address differs by view.

    ``sort`` is how the table is sorted, where it is by this column, and else empty. The sums are
    of ``all_six`` parts, or of those chosen.
    """
    sorting = Sorting(sort, _GAP.filled)
    match name:
        case "programme":
            column, falls = Column(say("Programme"), text=True), False
        case "region":
            column, falls = Column(say("Region"), text=True), False
        case "requirement":
            column, falls = Column(sum_label(all_six=all_six), unit="USD"), True
        case "":
            column, falls = Column(say("Share"), unit=say("of what is shown")), True
        case _:
            part = Part(name.upper())
            unit = "USD" if measure == "usd" else say("share of line")
            column, falls = Column(part.short, title=part.full, unit=unit, part=part), True
    return head_of(sorting.column(column, name, falls=falls), kind_of(column)).encode()
