"""The table of programme lines: what each asks for, its share of what is shown, its region.

All but the share follows from the line alone. It is written once, a column at a time; a view picks
the lines it shows out of each column and joins them.
"""

from functools import lru_cache
from typing import Final

from markupsafe import escape

from app.components.markup import amount, kept_together, link, named, part_of
from app.components.sorting import Sorting
from app.components.tables import by_row, head_of, kind_of, row_of
from app.components.view import Column, Row, Table, Written
from app.formats import counted, shares
from app.languages import say, spoken
from app.model.lines import Each, Lines, Whole, requirements
from app.model.programme import Programme
from app.model.selection import Gap, Selection
from app.model.tables import added
from app.pages.rows import adds_up, amounts_shown, in_measure, sum_label, together
from app.terms import Part

_COLUMNS: Final = 64
"""Columns that are kept, of all editions: those of any principles, and of any objectives, in both
measures are thirty a language."""
_SHARES: Final = 72
"""Columns of sums, and of their shares, that are kept, of all editions: 63 sets of parts, single
ones in two ways."""
_HEADS: Final = 256
"""Heads that are kept: of each column in two orders and none, in three languages."""
_GAP: Final = Gap("sort", "\1", "\2", "\3")
"""The address a head leads to, written in signs that no address can hold."""
_BETWEEN: Final = "</td><td>"
"""What stands between two cells of a row."""
_METER: Final = b'%b<span class="meter" style="--w:%.2f%b'
"""A share as a thin bar so long, after a sum and before its end; see ``_meter_end``."""
_AMOUNT_AND_METER: Final = _METER.replace(b"%b", b"%b" + _BETWEEN.encode(), 1)


def programme_table(lines: Lines, selection: Selection, path: str, taken: slice) -> Table:
    """Rank lines of an edition by what they ask for, with the sums of all of them in the foot.

    ``path`` is that of the page it stands on; ``taken`` are those that a page of the table shows.
    """
    parts = selection.chosen_parts
    shown = tuple([lines.printed[part] for part in parts])
    asked = added(shown)
    whole = asked or 0
    page = lines.taken(taken)
    cells = (
        *together(asked, selection),
        part_of(asked, whole),
        *amounts_shown(shown, added(lines.printed.values()) or 0, selection),
        "",
    )
    summed = Row(_summed(len(lines), spoken(), all_=len(page) == len(lines)), cells, mark="total")
    return Table(
        caption=say("Funding requirement by programme"),
        columns=(),
        rows=(),
        id="programmes",
        written=Written(
            _rows(page, whole, selection),
            len(page),
            _head(selection, path),
            row_of(summed, (*[""] * (len(cells) - 1), "words")),
        ),
    )


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


@lru_cache(maxsize=_SHARES)
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
    asked, sums = requirements(lines, parts), _sums(edition, parts, spoken(), both=both).of(lines)
    one, cell = 100 / whole if whole else 0.0, _AMOUNT_AND_METER if both else _METER
    return [
        cell % (text, amount * one, end) if amount else text
        for amount, text, end in zip(asked, sums, shares(asked, whole, _meter_end), strict=True)
    ]


@lru_cache(maxsize=_SHARES)
def _sums(edition: Whole, parts: tuple[Part, ...], _language: str, *, both: bool) -> Each[bytes]:
    """Return what each line asks for together, empty where ``both`` are not shown.

    Of nothing it is the whole of what is shown, the share too.
    """

    def text(line: Programme) -> bytes:
        asked = line.asked(parts)
        before = amount(asked) if both else ""
        if asked:
            return before.encode()
        return f"{before}{_BETWEEN if both else ''}{part_of(asked, 0)}".encode()

    return Each(edition, text)


def _meter_end(share: str) -> bytes:
    return f'">{kept_together(share)}</span>'.encode()


# By edition, and so by data: a process may hold two.
@lru_cache(maxsize=_COLUMNS)
def _heads(edition: Whole, _language: str) -> Each[bytes]:
    """Return how a row of each line begins: its name, which leads to its page."""
    return Each(edition, lambda line: f'<tr><th scope="row">{named(line)}</th><td>'.encode())


@lru_cache(maxsize=_COLUMNS)
def _cells(edition: Whole, parts: tuple[Part, ...], measure: str, _language: str) -> Each[bytes]:
    """Return the cells of each line for some parts: its amounts, or their shares of its ask."""
    return Each(edition, lambda line: _cells_of(line, parts, measure).encode())


@lru_cache(maxsize=_COLUMNS)
def _last_cells(
    edition: Whole, parts: tuple[Part, ...], measure: str, _language: str
) -> Each[bytes]:
    """Return the same cells and how a row of each line ends: its region, a link to its page."""

    def cells(line: Programme) -> bytes:
        region = link(line.region.short, f"/regions/{line.region.slug}")
        text = _cells_of(line, parts, measure)
        return f'{text}</td><td class="words">{region}</td></tr>'.encode()

    return Each(edition, cells)


def _cells_of(line: Programme, parts: tuple[Part, ...], measure: str) -> str:
    cells = in_measure(line.amounts(parts), line.line.computed_total, measure)
    return "".join([f"{_BETWEEN}{cell}" for cell in cells])


def _head(selection: Selection, path: str) -> str:
    """Return the heads of the columns; each that sorts leads to an address of the view."""
    sort, measure, language = selection.sort, selection.measure, spoken()
    now, all_six = sort.removeprefix("-"), not selection.parts
    heads = [
        _head_of(name, measure, language, sort if name == now else "", all_six=all_six)
        for name in _names(selection.parts, measure)
    ]
    # Escaped at once, with a blank between them: an address has none.
    before, after, without = str(escape(" ".join(selection.gap(path, "sort")[1:]))).split(" ")
    html = "".join(heads).replace(_GAP.before, before).replace(_GAP.after, after)
    return html.replace(_GAP.without, without) if _GAP.without in html else html


@lru_cache(maxsize=_HEADS)
def _names(parts: tuple[Part, ...], measure: str) -> tuple[str, ...]:
    """Return what each column is sorted by, in their order; empty for the one that is not."""
    selection = Selection("", parts=parts, measure=measure)
    slugs = [part.slug for part in selection.chosen_parts]
    return ("programme", *(["requirement"] if adds_up(selection) else []), "", *slugs, "region")


@lru_cache(maxsize=_HEADS)
def _head_of(name: str, measure: str, _language: str, sort: str, *, all_six: bool) -> str:
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
    return head_of(sorting.column(column, name, falls=falls), kind_of(column))
