"""Sums in between, drawn where they stand: each figure with a dot, or with how far it is off."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup, escape

from app.checks.finding import Finding
from app.checks.standing import Standing, Stood, woven
from app.checks.table_check import TableCheck
from app.components.bands import Bands, Spot
from app.components.markup import amount, paragraphs
from app.components.view import Column
from app.formats import counted, number, signed
from app.languages import say

_T = TypeVar("_T")
Framed = Callable[[str, Finding | None], str]
"""From a cell and what was found of it to the cell, marked if that is the reader's own finding."""
Linked = Callable[[str, Finding], str]
"""From a difference to the same as a link to its finding, if there is one."""


class Between(NamedTuple):
    """Puts the columns in between into the rows of a table, and draws the lines in between."""

    check: TableCheck
    bands: Bands
    framed: Framed
    linked: Linked

    @property
    def any(self) -> bool:
        """True if the table has sums in between at all."""
        return bool(self.check.columns_between or self.check.lines_between)

    def heads(self, own: Sequence[Column]) -> tuple[Column, ...]:
        """Return the heads of a table, those of columns in between among them."""
        return self._woven(own, (Column(one.name, sum=True) for one in self._columns))

    def blank(self, own: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row that says nothing of columns in between."""
        return self._woven(own, ("" for _ in self._columns))

    def row(self, own: Sequence[str], line: int) -> tuple[str, ...]:
        """Return the cells of a line of the ledger, from 1, the total line last."""
        drawn = (
            self._cell(
                one.cells[line - 1],
                self.bands.through(Spot(line, one.before - 1), Spot(line, one.before)),
            )
            for one in self._columns
        )
        return self._woven(own, drawn)

    def line(self, at: int) -> tuple[str, ...]:
        """Return the cells of a line in between, from 0."""
        one = self.check.lines_between[at]
        own = [
            self._cell(
                stood, self.bands.through(Spot(one.before, column), Spot(one.before + 1, column))
            )
            for column, stood in enumerate(one.cells)
        ]
        return self._woven(own, (self._cell(c.crossing[at]) for c in self._columns))

    @property
    def _columns(self) -> tuple[Standing, ...]:
        return self.check.columns_between

    def _woven(self, own: Sequence[_T], between: Iterable[_T]) -> tuple[_T, ...]:
        places = (one.before for one in self._columns)
        return woven(own, zip(places, between, strict=True))

    def _cell(self, stood: Stood, ways: str = "") -> str:
        behind = f'<i class="{ways}"></i>' if ways else ""
        decimals = self.check.ledger.decimals
        html = amount(stood.printed, decimals)
        if stood.off:
            gap = signed(stood.off.difference, decimals)
            text = f'<strong data-state="{stood.off.severity}">≠ {gap}</strong>'
            html += f' <span class="gap">{self.linked(text, stood.off)}</span>'
        elif stood.computed is not None:
            html += f' <span class="ok held" title="{escape(say("holds"))}">·</span>'
        return f"{behind}{self.framed(html, stood.finding)}"


def note(check: TableCheck) -> Markup:
    """Say of how many figures of sums in between, where a table has any, and how they are shown."""
    between = (*check.lines_between, *check.columns_between)
    tested = [stood for one in between for stood in one.every if stood.computed is not None]
    if not tested:
        return Markup("")
    held = sum(stood.off is None for stood in tested)
    added = counted(
        len(tested),
        "{n} figure of the sums in between was added up as well: {held} holds.",
        "{n} figures of the sums in between were added up as well: {held} hold.",
        held=number(held),
    )
    shown = say("A dot marks each that holds; below any other stands the difference.")
    return paragraphs(f"{added} {shown}")
