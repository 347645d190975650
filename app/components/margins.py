"""A table as printed, with a margin of differences and the cells in question marked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from app.checks.catalogue import Axis, Code
from app.checks.explanation import EditedCell, Explanation
from app.checks.finding import Finding, severity
from app.checks.ledger import Entry, Ledger
from app.checks.standing import woven
from app.checks.table_check import TableCheck
from app.checks.tested import Sum
from app.checks.wording import figure
from app.components.bands import Bands, Spot, bands
from app.components.between import Between
from app.components.markup import amount, beside, link
from app.components.view import Column, Row, Table
from app.formats import UNKNOWN, counted, signed
from app.languages import say
from app.model.tables import Amount
from app.terms import PART_COLUMNS, PARTS

_PARTS: Final = dict(zip(PART_COLUMNS, PARTS, strict=True))
HERE: Final = "here"
"""Id of the one cell that a page is about."""
_NAME: Final = -1
"""The place of a line's name, left of its first column."""
Path = Callable[[Finding], str]
"""From a finding to the address of its page."""


def best(check: TableCheck) -> Explanation | None:
    """Return the likeliest reading of a table, None where nothing is explained."""
    return next(iter(check.causes.explanations), None)


class Around(NamedTuple):
    """What a table is drawn for."""

    name: str = "printed"
    """The table's id."""
    here: Finding | None = None
    """The finding whose own place is marked."""
    path: Path | None = None
    """Gives the differences the addresses of their findings; empty where there is none."""
    anchor: Path | None = None
    """Gives these links the ids by which they are reached."""


PLAIN: Final = Around()


def margin_table(
    check: TableCheck,
    reading: Explanation | None,
    links: Mapping[str, str] | None = None,
    around: Around = PLAIN,
) -> Table:
    """Return the table with differences beside and below it; zero differences are quiet dots.

    The cells that ``reading`` would change carry a ring and what it suggests, and bands run from
    them to the sums they break; no printed figure is replaced. Lines and columns in between stand
    where they are printed, each figure of them with its own difference. ``links`` gives the
    address of a line by its name.
    """
    return _Print(check, bands(check, reading), links or {}, around).table()


@dataclass(frozen=True)
class _Print:
    """Draws one table; lines count from 1, the lines of the margin after the total line."""

    check: TableCheck
    bands: Bands
    links: Mapping[str, str]
    around: Around

    def table(self) -> Table:
        ledger = self.check.ledger
        lines = [self._row(line, n) for n, line in enumerate(ledger.lines, start=1)]
        return Table(
            caption=_caption(self.check),
            columns=self._heads(),
            rows=(*woven(lines, self._lines_between()), *self._missing_line()),
            foot=self._foot(),
            id=self.around.name,
            kind="checked",
        )

    @cached_property
    def _between(self) -> Between:
        return Between(self.check, self.bands, self._framed, self._linked)

    def _heads(self) -> tuple[Column, ...]:
        ledger = self.check.ledger
        heads = [
            Column(label, title=_PARTS[key].full if key in _PARTS else "", part=_PARTS.get(key))
            for key, label in zip(ledger.columns, ledger.labels, strict=True)
        ]
        margin = [Column(say("Difference"))] if ledger.totals else []
        if ledger.totals:
            heads.append(Column(_total(ledger), sum=self._between.any))
        return (Column(say("Programme"), text=True), *self._between.heads(heads), *margin)

    def _lines_between(self) -> Iterator[tuple[int, Row]]:
        margin = ("",) if self.check.ledger.totals else ()
        for at, line in enumerate(self.check.lines_between):
            cells = (*self._between.line(at), *margin)
            yield line.before, Row(str(escape(line.name)), cells, mark="between")

    def _row(self, line: Entry, number: int) -> Row:
        head = str(_named(line, number, self.links.get(line.programme, "")))
        tested = self.check.row_sums[number - 1] if self.check.row_sums else None
        figures = self._figures(line, number)
        return Row(
            self._placed(head, Spot(number, _NAME)), (*figures, *self._across(tested, number))
        )

    def _missing_line(self) -> tuple[Row, ...]:
        """Show the figures of a line that the reading misses; nothing of it is printed."""
        ledger, added = self.check.ledger, self.bands.added
        if not added:
            return ()
        columns = (*ledger.columns, *((ledger.total_column,) if ledger.totals else ()))
        meant = (_meant(added[c]) if c in added else "" for c in columns)
        margin = ("",) if ledger.totals else ()
        cells = (*self._between.blank(tuple(map(str, meant))), *margin)
        return (Row(say("A line that is missing"), cells, mark="missing"),)

    def _figures(self, line: Entry, number: int) -> tuple[str, ...]:
        ledger = self.check.ledger
        figures = [line.figure(index) for index in range(len(ledger.columns))]
        if ledger.totals:
            figures.append(line.total)
        cells = [self._cell(f, Spot(number, index)) for index, f in enumerate(figures)]
        return self._between.row(cells, number)

    def _cell(self, printed: Amount, spot: Spot) -> str:
        edited = self.bands.marks.get(spot)
        if edited:
            return self._placed(_ringed(printed, edited), spot)
        return self._placed(amount(printed, self.check.ledger.decimals), spot)

    def _foot(self) -> tuple[Row, ...]:
        check, ledger = self.check, self.check.ledger
        total = ledger.total
        if total is None:
            return ()
        last = len(ledger.lines) + 1
        down = (*check.column_sums, *(s for s in (check.grand_sum(Axis.COLUMN),) if s))
        blank = ("",) if ledger.totals else ()
        across = self._across(check.grand_sum(Axis.ROW), last)
        computed = [
            self._placed(amount(s.computed, s.decimals), Spot(last + 1, i))
            for i, s in enumerate(down)
        ]
        margin = [self._difference(s, Spot(last + 2, i)) for i, s in enumerate(down)]
        blank_of = self._between.blank
        return (
            Row(
                str(escape(say("{line}, printed", line=total.called))),
                (*self._figures(total, last), *across),
                mark="total",
            ),
            Row(say("Computed"), (*blank_of(computed), *blank), mark="computed"),
            Row(say("Difference"), (*blank_of(margin), *blank), mark="margin"),
        )

    def _across(self, tested: Sum | None, number: int) -> tuple[str, ...]:
        if not self.check.ledger.totals:
            return ()
        end = Spot(number, len(self.check.ledger.columns) + 1)
        return (self._difference(tested, end) if tested else "",)

    def _difference(self, tested: Sum, spot: Spot) -> str:
        found = tested.finding
        text = difference(tested)
        return self._placed(self._linked(text, found) if found else text, spot)

    def _linked(self, text: str, found: Finding) -> str:
        path, anchor = self.around.path, self.around.anchor
        address = path(found) if path and found.difference else ""
        if not address:
            return text
        name = f' id="{escape(anchor(found))}"' if anchor else ""
        return f'<a{name} href="{escape(address)}">{text}</a>'

    def _placed(self, html: str, spot: Spot) -> str:
        """Put the bands behind a cell, and a mark around it where it is the reader's finding."""
        ways = self.bands.ways(spot)
        behind = f'<i class="{ways}"></i>' if ways else ""
        return f"{behind}{_here(html) if spot == self._own else html}"

    def _framed(self, html: str, found: Finding | None) -> str:
        here = self.around.here
        return _here(html) if found and here and found.id == here.id else html

    @property
    def _own(self) -> Spot | None:
        """The place of the finding that the page is about: its margin cell, its cell, its name."""
        ledger, here = self.check.ledger, self.around.here
        if here is None or here.code is Code.SUBTOTAL:
            # That of a sum in between is marked where that is drawn.
            return None
        columns = (*ledger.columns, ledger.total_column)
        if here.column not in columns:
            return Spot(here.line, _NAME)
        index = columns.index(here.column)
        if here.computed is None:
            return Spot(here.line, index)
        if here.axis is Axis.ROW:
            return Spot(here.line, len(columns))
        return Spot(len(ledger.lines) + 3, index)


def _total(ledger: Ledger) -> str:
    if not ledger.total_head:
        return say("Total, printed")
    return say("{line}, printed", line=ledger.total_head)


def _here(html: str) -> str:
    this = escape(say("this finding"))
    return (
        f'<span class="here" id="{HERE}" aria-current="true">{html}'
        f'<span class="hidden"> ({this})</span></span>'
    )


def _caption(check: TableCheck) -> str:
    table, unit = check.ledger.name, check.ledger.unit
    told = (
        say(
            "{table}: figures as printed, {unit}; differences are printed less computed",
            table=table,
            unit=unit,
        )
        if unit
        else say("{table}: figures as printed; differences are printed less computed", table=table)
    )
    if not check.incomplete:
        return told
    lacking = say("{sign} beside a difference: a figure of that sum is not printed", sign=UNKNOWN)
    return say("; ").join((told, lacking))


def _named(line: Entry, number: int, address: str) -> Markup:
    """Name a line at its head; the printed name stands beside that of another language."""
    name = line.called or say("line {number}", number=number)
    head = link(name, address) if address else escape(name)
    return head + (beside(line.programme, name) if line.programme and not line.hidden else "")


def _ringed(printed: Amount, edited: EditedCell) -> str:
    gone = Markup('<span class="meant">{}</span>').format(say("should go"))
    return str(
        Markup('<span class="ring">{}</span> {}').format(
            Markup(amount(printed, edited.decimals)),  # noqa: S704 - digits, by ``amount``
            gone if edited.suggested is None else _meant(edited),
        )
    )


def _meant(edited: EditedCell) -> Markup:
    suggested = figure(edited.suggested, edited.decimals)
    return Markup('<span class="meant"><i>{}</i> {}</span>').format(say("meant"), suggested)


def difference(tested: Sum) -> str:
    """Show a zero difference as a quiet dot, any other with its sign."""
    missing = ""
    if tested.missing:
        said = counted(len(tested.missing), "{n} figure not printed", "{n} figures not printed")
        missing = f'<abbr class="unknown" title="{escape(said)}">{UNKNOWN}</abbr> '
    if tested.difference is None:
        none = escape(say("no total"))
        return f"{missing}{none}"
    if tested.holds:
        holds = escape(say("holds"))
        return f'{missing}<span class="ok" title="{holds}">·</span>'
    kind = severity(tested.difference)
    gap = signed(tested.difference, tested.decimals)
    return f'{missing}<strong data-state="{kind}">≠ {gap}</strong>'
