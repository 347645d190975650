"""Why a single cell is wrong: half a sentence for each mechanism, with the test it passes."""

from operator import itemgetter
from typing import Final

from app.checks.explain import Cause, CellEdit, Mechanism, slips
from app.checks.wording import Names
from app.formats import number
from app.languages import mark, say

OF_ONE_CELL: Final = {
    Mechanism.TRANSPOSED: mark("two digits changed places"),
    Mechanism.REPLACED: mark("one digit is wrong"),
    Mechanism.DROPPED: mark("a digit was left out"),
    Mechanism.ADDED: mark("a digit too many was typed"),
    Mechanism.SIGN: mark("it has the wrong sign"),
    Mechanism.SCALE_10: mark("it is ten times too large"),
    Mechanism.SCALE_100: mark("it is a hundred times too large"),
    Mechanism.SCALE_1000: mark("it is a thousand times too large"),
    Mechanism.MISSING: mark("its figure was left out"),
    Mechanism.OTHER: mark("another figure was put in its place"),
    Mechanism.ROUNDING: mark("it was rounded"),
    Mechanism.OMITS: mark("the total leaves a figure out"),
    Mechanism.COUNTS_TWICE: mark("the total counts a figure twice"),
    Mechanism.TOTAL_WRONG: mark("the total was wrongly added"),
}
_SMALL: Final = {
    Mechanism.SCALE_10: mark("it is ten times too small"),
    Mechanism.SCALE_100: mark("it is a hundred times too small"),
    Mechanism.SCALE_1000: mark("it is a thousand times too small"),
}
_NINE: Final = 9
_BY_NINE: Final = frozenset({Mechanism.TRANSPOSED, Mechanism.SCALE_10, Mechanism.SCALE_100,
                             Mechanism.SCALE_1000})  # fmt: skip


def reasons(cause: Cause, names: Names) -> str:
    """Say why the single cell of a cause is wrong, other ways it may have come about beside it."""
    (cell,) = cause.cells
    decimals = names.ledger.decimals
    return _tested(cause.mechanism, _told(cause, decimals), cell, decimals)


def of_a_slip(printed: int, meant: int, decimals: int = 0) -> str:
    """Say how a figure became what is printed; empty where no single slip of a hand does it.

    >>> of_a_slip(606_000, 660_000), of_a_slip(606_000, 721_000)
    ('two digits changed places, and the gap of 54,000 divides by 9', '')
    """
    found = slips(printed, meant, decimals)
    if not found or not printed:
        return ""
    mechanism = max(found, key=itemgetter(1))[0]
    cell = CellEdit(None, 0, printed, meant)
    return _tested(mechanism, _reason(mechanism, cell, decimals), cell, decimals)


def _told(cause: Cause, decimals: int) -> str:
    (cell,) = cause.cells
    # That another figure was put there is always possible, and says nothing more.
    others = [m for m in cause.also if m in OF_ONE_CELL and m is not Mechanism.OTHER]
    why = _reason(cause.mechanism, cell, decimals)
    if not others:
        return why
    told_of = _reason(others[0], cell, decimals)
    for other in others[1:]:
        told_of = say("{one}, or {other}", one=told_of, other=_reason(other, cell, decimals))
    return say("{reason} (or {others})", reason=why, others=told_of)


def _reason(mechanism: Mechanism, cell: CellEdit, decimals: int) -> str:
    if decimals and (said := _of_decimals(mechanism, cell, decimals)):
        return said
    if mechanism is Mechanism.REPLACED and (digits := _digits(cell)):
        return say("the digit {here} should be {there}", here=digits[0], there=digits[1])
    if mechanism in _SMALL and abs(cell.printed or 0) < abs(cell.suggested or 0):
        return say(_SMALL[mechanism])
    return say(OF_ONE_CELL[mechanism])


def _of_decimals(mechanism: Mechanism, cell: CellEdit, decimals: int) -> str:
    """Say what is only said of amounts with decimals: these, or their mark, were left out."""
    printed, meant = abs(cell.printed or 0), abs(cell.suggested or 0)
    one = 10**decimals
    if mechanism is Mechanism.DROPPED and printed == meant // one * one:
        return say("its decimals were left out")
    if mechanism in _SMALL and printed == meant * one:
        return say("{reason}, as without its decimal mark", reason=say(OF_ONE_CELL[mechanism]))
    return ""


def _digits(cell: CellEdit) -> tuple[str, str] | None:
    """Return the one digit that differs, as printed and as meant."""
    pairs = zip(str(cell.printed), str(cell.suggested), strict=False)
    differing = [(here, there) for here, there in pairs if here != there]
    return differing[0] if len(differing) == 1 else None


def _tested(mechanism: Mechanism, why: str, cell: CellEdit, decimals: int) -> str:
    """Add to a reason that the gap divides by nine, where it does and that tells something."""
    if mechanism not in _BY_NINE or cell.printed is None or cell.suggested is None:
        return why
    gap = abs(cell.printed - cell.suggested)
    if gap % _NINE:
        return why
    return say("{why}, and the gap of {gap} divides by 9", why=why, gap=number(gap, decimals))
