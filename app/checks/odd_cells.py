"""Cells of a table of one's own that are no amounts, or below nil, sums in between among them."""

from collections.abc import Callable, Sequence

from app.checks.catalogue import Code, Severity
from app.checks.cells import CellPlace
from app.checks.finding import Finding
from app.checks.summed import At, InBetween
from app.formats import number
from app.languages import say
from app.reading.numbers import FigureKind
from app.reading.spreadsheet import Cell


def odd_cells(
    sums: Sequence[InBetween], where: Callable[[At], CellPlace], decimals: int
) -> dict[At, Finding]:
    """Return what is found of cells of sums in between that are no amounts, or below nil.

    ``where`` tells where a cell stands, of a sum and a place in it.
    """
    found: dict[At, Finding] = {}
    cells = ((at, place, c) for at, one in enumerate(sums) for place, c in enumerate(one.cells))
    for at, place, cell in cells:
        if cell and is_no_amount(cell):
            found[at, place] = where((at, place)).finding(
                Code.NOT_A_NUMBER, Severity.ERROR, no_amount(cell)
            )
        elif cell and is_below_nil(cell):
            found[at, place] = where((at, place)).finding(
                Code.NEGATIVE, Severity.NOTE, below_nil(cell, decimals), (cell.amount, None)
            )
    return found


def is_no_amount(cell: Cell) -> bool:
    """Tell whether a cell holds something that is no amount."""
    return cell.kind is FigureKind.UNREADABLE


def no_amount(cell: Cell) -> str:
    """Say that a cell holds something that is no amount, and why it is none."""
    if not cell.reason:
        return say("“{held}” ({place}) is no amount.", held=cell.text, place=cell.place)
    return say(
        "“{held}” ({place}) is no amount: {reason}.",
        held=cell.text,
        place=cell.place,
        reason=cell.reason,
    )


def is_below_nil(cell: Cell) -> bool:
    """Tell whether a cell holds an amount below nil."""
    return cell.amount is not None and cell.amount < 0


def below_nil(cell: Cell, decimals: int) -> str:
    """Say that the amount of a cell is below nil."""
    return say(
        "{amount} ({place}) is below nil.",
        amount=number(cell.amount or 0, decimals),
        place=cell.place,
    )
