"""What a tested sum says, in the words of the print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checks.catalogue import Axis, Code
from app.formats import number, plural, spelled

if TYPE_CHECKING:
    from app.checks.tested import Sum


def described(tested: Sum) -> str:
    """Say in one sentence what adds up to what, and how far the printed total is off."""
    figures = f"{_addends(tested)} up to {number(tested.computed)}"
    return f"{figures}; {_verdict(tested)}{_missing(tested)}."


def _addends(tested: Sum) -> str:
    if tested.code is Code.ROW_TOTAL:
        return f"The {spelled(tested.addends)} parts of {tested.programme} add"
    if tested.axis is Axis.ROW:
        return f"The {spelled(tested.addends)} printed totals of the parts add"
    subject = (
        "The printed totals of the" if tested.code is Code.GRAND_TOTAL else f"{tested.label}: the"
    )
    return f"{subject} {plural(tested.addends, 'line')} add"


def _verdict(tested: Sum) -> str:
    name = "its printed total" if tested.code is Code.ROW_TOTAL else "the printed total"
    if tested.code is Code.GRAND_TOTAL:
        name = "the printed grand total"
    if tested.difference is None:
        return f"{name.replace(' printed', '')} is not printed"
    if not tested.difference:
        return f"{name} is the same"
    gap = f"{number(abs(tested.difference))} {'more' if tested.difference > 0 else 'less'}"
    within = f", within the tolerance of {number(tested.tolerance)}" if tested.holds else ""
    return f"{name} is {number(tested.printed or 0)}, {gap}{within}"


def _missing(tested: Sum) -> str:
    if not tested.missing:
        return ""
    count = len(tested.missing)
    return (
        ", and "
        + ("one figure is" if count == 1 else f"{number(count)} figures are")
        + (" not printed")
    )
