"""What each column of a table is: names, parts, totals, or something to be left out."""

from collections.abc import Sequence
from typing import Final

from app.languages import say
from app.reading.spreadsheet.header import Header
from app.reading.spreadsheet.headings import Heading, Role, is_of_a_count
from app.reading.spreadsheet.kinds import KINDS
from app.reading.spreadsheet.ratios import doubtful, ratios
from app.reading.spreadsheet.sheet import Row
from app.reading.spreadsheet.sums import columns_in_between, not_counted, total_of
from app.reading.spreadsheet.table_columns import Columns
from app.reading.spreadsheet.totals import Totals
from app.terms import PARTS, Part

_OFTEN: Final = 3
"""A column without a head belongs to the table if one data row in so many has a figure there."""


def find_columns(header: Header, body: Sequence[Row], *, lettered: bool) -> Columns | None:
    """Recognise the columns by their heads, else by their order; None where there are none.

    ``lettered`` says whether columns are named A, B, C in notes, as in a workbook.
    """
    return _Finder(header, tuple(body), lettered=lettered).columns()


class _Finder(Totals):
    """Decides what each column is, and notes what a reader should know of it."""

    def columns(self) -> Columns | None:
        programme = self.programme()
        figures = self.figures(programme) if programme is not None else []
        if programme is None or not figures:
            return None
        figures = self.with_year(self.with_offices(programme, figures))
        total = self.total(figures)
        noted, last = len(self.notes), total == figures[-1]
        beside = self.beside(figures, total)
        figures = [column for column in figures if column not in beside]
        sums = self.sums(programme, figures, total)
        figures = [column for column in figures if column not in sums]
        if total is not None and self.told:
            addends = [column for column in figures if column != total]
            self.notes.insert(noted, self.why(total, addends, last=last))
        self.leave_out(programme, [*figures, *sums, *beside])
        parts = self.parts(figures, total)
        return Columns(
            programme=programme,
            figures=tuple(figures),
            parts=parts,
            total=None if total is None else figures.index(total),
            texts=tuple(self.text(column) for column in figures),
            last=max([*figures, len(self.texts) - 1]),
            notes=tuple(self.notes),
            told=self.told,
            between=tuple((column, self.text(column)) for column in sums),
        )

    def programme(self) -> int | None:
        named = [
            (found.weight, -column)
            for column, found in enumerate(self.headings)
            if found and found.role is Role.PROGRAMME
        ]
        # Amounts may stand under "Programme" or "Office" too; names are words.
        worded = [one for one in named if not self.is_of_figures(-one[1])]
        if worded:
            return -max(worded)[1]
        beside = self.of_words()
        return -max(named)[1] if beside is None and named else beside

    def of_words(self) -> int | None:
        for column in range(self.width):
            figures, words = self.counts(column)
            if words > figures and self.role(column) in (None, Role.ASIDE) and self.names(column):
                return column
        return None

    def names(self, column: int) -> bool:
        """Tell names from codes: the head says code, or all are as short as one."""
        return self.role(column) is None or all(
            self.role(other) is not None or self.counts(other)[1] == 0
            for other in range(column + 1, self.width)
        )

    def figures(self, programme: int) -> list[int]:
        found = []
        for column in range(programme + 1, self.width):
            role = self.role(column)
            figures, words = self.counts(column)
            # A head makes a column even where all its cells are blank, or one figure a word.
            enough = _OFTEN * figures >= len(self.data) or (figures and self.text(column))
            if role in (Role.PART, Role.TOTAL) or (role is None and enough and figures > words):
                found.append(column)
        return self.without_ratios(self.without_twins(found))

    def without_ratios(self, found: list[int]) -> list[int]:
        """Leave out columns of fractions without a known head that are no amounts."""
        doubted = doubtful(self.data, [c for c in found if self.role(c) is None])
        if not doubted:
            return found
        named = [c for c in found if self.role(c) is Role.TOTAL]
        total = named[0] if named else self.found_total(found)
        addends = [c for c in found if c != total]
        out = ratios(self.data, addends, [c for c in doubted if c != total], total)
        return [c for c in found if c not in out]

    def without_twins(self, found: list[int]) -> list[int]:
        """Leave out all but one total; of a part named twice the second has no part."""
        totals = [c for c in found if self.role(c) is Role.TOTAL]
        if len(totals) < 2:  # noqa: PLR2004 - one total is as it should be
            return found
        likeliest = max(totals, key=lambda c: (self.headings[c].weight, c))  # type: ignore[union-attr]
        addends = [c for c in found if c not in totals]
        kept = total_of(self.data, totals, likeliest, addends)
        for column in totals:
            if column != kept:
                self.headings[column] = Heading(Role.SUBTOTAL)
        return [c for c in found if c not in totals or c == kept]

    def with_offices(self, programme: int, figures: list[int]) -> list[int]:
        """Add amounts under a head such as "Office" where the totals of most lines count them."""
        named = [
            column
            for column in range(programme + 1, self.width)
            if self.role(column) is Role.PROGRAMME and self.is_of_figures(column)
        ]
        every = sorted((*figures, *named))
        total = next((c for c in figures if self.role(c) is Role.TOTAL), every[-1] if every else 0)
        if not named or not self.adds_up(total, [c for c in every if c != total]):
            return figures
        for column in named:
            self.headings[column] = None
        return every

    def with_year(self, figures: list[int]) -> list[int]:
        """Add a last column such as "Year" where no other is the total and the lines come to it."""
        if len(figures) < 2 or any(self.role(c) is Role.TOTAL for c in figures):  # noqa: PLR2004
            return figures
        behind = range(figures[-1] + 1, self.width)
        asides = [c for c in behind if self.role(c) is Role.ASIDE and self.adds_up(c, figures)]
        # Behind a total that figures tell stands what was computed, as in the sheet of a report.
        asides = asides if asides and self.found_total(figures) is None else []
        for column in asides[:1]:
            self.headings[column] = None
        return [*figures, *asides[:1]]

    def beside(self, figures: list[int], total: int | None) -> tuple[int, ...]:
        """Leave out columns of persons and the like where the totals do not count them."""
        if total is None:
            return ()
        addends = [c for c in figures if c != total]
        could = [c for c in addends if self.role(c) is None and is_of_a_count(self.text(c))]
        left = not_counted(self.data, addends, total, could)
        if left:
            columns = ", ".join(map(self.name, left))
            self.notes.append(
                say(
                    "Columns that most totals of lines do not count were left out: {columns}.",
                    columns=columns,
                )
            )
        return left

    def sums(self, programme: int, figures: list[int], total: int | None) -> list[int]:
        """Leave out columns that add up others, as quarters do between months."""
        named = [
            column
            for column in range(programme + 1, self.width)
            if self.role(column) is Role.SUBTOTAL and self.is_of_sums(column)
        ]
        gaps = [gap.sum for gap in self.gaps]
        named = [column for column in named if column not in gaps]
        if total is not None:
            addends = [c for c in figures if c != total]
            # Those of a part never add up others.
            could = [c for c in addends if self.role(c) is None]
            kinds = [[c for c in addends if self.kind(c) == kind] for kind in KINDS]
            named += columns_in_between(self.data, addends, total, could, kinds)
        if sums := sorted(named):
            columns = ", ".join(map(self.name, sums))
            self.notes.append(say("Left out as sums of other columns: {columns}.", columns=columns))
        return sorted((*sums, *gaps))

    def parts(self, figures: list[int], total: int | None) -> tuple[Part | None, ...]:
        addends = [c for c in figures if c != total]
        by_name: dict[int, Part] = {}
        for column in addends:
            found = self.headings[column]
            if found and found.part and found.part not in by_name.values():
                by_name[column] = found.part
        if not by_name and len(addends) == len(PARTS) and not any(map(self.text, addends)):
            said = say("The six columns before the totals were taken for the six parts.")
            self.notes.append(said)
            by_name = dict(zip(addends, PARTS, strict=True))
        elif len(by_name) == len(addends) == len(PARTS):
            self.notes.append(say("The six parts were recognised by their names."))
        else:
            self.say_missing(by_name, addends)
        return tuple(by_name.get(column) for column in figures)

    def say_missing(self, by_name: dict[int, Part], addends: list[int]) -> None:
        missing = [part.short for part in PARTS if part not in by_name.values()]
        if by_name and missing:
            self.notes.append(say("No column was found for {parts}.", parts=", ".join(missing)))
        others = [self.name(column) for column in addends if column not in by_name]
        if others:
            self.notes.append(
                say(
                    "Taken for an addend without a known name: {columns}.",
                    columns=", ".join(others),
                )
            )

    def leave_out(self, programme: int, figures: list[int]) -> None:
        left = [
            self.name(column)
            for column in range(self.width)
            if column != programme
            and column not in figures
            and (self.text(column) or _OFTEN * self.counts(column)[0] >= max(1, len(self.data)))
        ]
        if left:
            self.notes.append(
                say("Left out, as no amounts to be added: {columns}.", columns=", ".join(left))
            )
