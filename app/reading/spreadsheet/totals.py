"""Which column holds the totals of the lines: by its name, else by what its figures come to."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import combinations
from operator import itemgetter
from typing import Final

from app.formats import listed
from app.languages import say
from app.reading.spreadsheet.amounts import amount_at
from app.reading.spreadsheet.gaps import Gap, gaps_among, is_missing
from app.reading.spreadsheet.header import Header
from app.reading.spreadsheet.headings import Heading, Role, is_of_a_count
from app.reading.spreadsheet.seen import Seen
from app.reading.spreadsheet.sheet import Row
from app.reading.spreadsheet.sums import add_up
from app.reading.spreadsheet.told_total import told_total
from app.terms import PARTS

_NAMED: Final = 3
"""Columns that a note names; more are all others."""
_LARGE: Final = 1000
"""What several figures come to by no chance."""
_SAMPLE: Final = 12
"""Rows that tell what a total by name alone may be of."""


class Totals(Seen):
    """Finds the column of totals, and notes why it was taken for it."""

    def __init__(self, header: Header, body: tuple[Row, ...], *, lettered: bool) -> None:
        """Look at the rows below a header; ``lettered`` names columns A, B, C, as a workbook."""
        super().__init__(header, body, lettered=lettered)
        self.notes: list[str] = []
        self.told = False
        """True once the totals were told by their figures, whatever stands above them."""
        self.gaps: list[Gap] = []
        """Columns that two others come to, where none adds up all."""

    def total(self, figures: list[int]) -> int | None:
        """Return which of the figures is the total of the lines; None of none.

        It is noted, but for one that figures tell: ``why`` says that once it is known what it adds
        up.
        """
        named = next((c for c in figures if self.role(c) is Role.TOTAL), None)
        if named is not None and not self.is_outdone(named, figures):
            self.notes.append(
                say("The totals of the lines are in {column}.", column=self.name(named))
            )
            return named
        if named is not None:
            self.headings[named] = Heading(Role.SUBTOTAL)
        last = figures[-1]
        found = self.found_total([c for c in figures if c != named])
        if found is not None:
            self.told = True
            return found
        if not self.texts and len(figures) == len(PARTS) + 1:
            self.notes.append(
                say("No column has a name; the last of seven was taken for the totals.")
            )
            return last
        self.gaps = self.gaps_of(figures, named)
        self.notes += map(self.held_against, self.gaps)
        if not self.gaps:
            self.notes.append(
                say("No column of totals was found: the lines cannot be tested across.")
            )
        return None

    def found_total(self, figures: list[int]) -> int | None:
        """Return the column that all others come to, wherever it stands; of the last, most will do.

        Columns of persons and the like, and sums in between, aside.
        """
        could = [c for c in figures if self.role(c) is None]
        money = [c for c in figures if not (c in could and is_of_a_count(self.text(c)))]
        lacking = [c for c in could if is_missing(self.text(c))]
        for tried in dict.fromkeys((tuple(figures), tuple(money))):
            if (found := told_total(self.data, tried, could, lacking)) is not None:
                return found
        return figures[-1] if self.is_last_total(figures) else self.over_sums(figures, could)

    def is_last_total(self, figures: list[int]) -> bool:
        """Tell whether most lines come to their last figure, which no name takes for another."""
        *others, last = figures
        if self.role(last) is not None or len(others) < 2:  # noqa: PLR2004 - one adds up nothing
            return False
        rest = self.without_sums(last, others)
        return add_up(self.data, rest, last) and self.is_no_chance(rest, last)

    def is_no_chance(self, others: Sequence[int], last: int) -> bool:
        """Tell what most lines come to from what a few digits, or two equal columns, look like."""
        lines = [(row, [c for c in others if amount_at(row, c)]) for row in self.data]
        telling = [row for row, held in lines if amount_at(row, last) and len(held) > 1]
        if not telling:
            # Of columns that are equal it is always the same that comes to the last.
            return len({held[0] for row, held in lines if held and amount_at(row, last)}) > 1
        told = [row for row in telling if add_up([row], others, last)]
        large = any(not -_LARGE < amount_at(row, last) < _LARGE for row in told)
        return large or 2 * len(told) > len(telling)

    def over_sums(self, figures: list[int], could: list[int]) -> int | None:
        """Return the column that mostly holds the largest figure, if all come to it but sums."""
        largest = Counter(max(figures, key=partial(amount_at, row)) for row in self.data)
        likeliest, often = max(largest.items(), key=itemgetter(1), default=(figures[-1], 0))
        if likeliest not in could or 2 * often <= len(self.data):
            return None
        rest = self.without_sums(likeliest, [c for c in figures if c != likeliest])
        return told_total(self.data, sorted((likeliest, *rest)), (likeliest,))

    def is_outdone(self, named: int, figures: list[int]) -> bool:
        """Tell whether a total by name is one of some columns only, and figures tell another."""
        others = [c for c in figures if c != named]
        if add_up(self.data, others, named):
            return False
        found = told_total(self.data, others, [c for c in others if self.role(c) is None])
        gaps = [gap for gap in self.gaps_of(figures, named) if gap.sum == named]
        if (found is None and not gaps) or self.adds_up(named, others):
            return False
        tried = [c for c in others if c != found]
        runs = (tried[a:b] for a, b in combinations(range(len(tried) + 1), 2) if b - a > 1)
        own = (add_up(self.data[:_SAMPLE], run, named) for run in runs)
        return bool(gaps) or any(own)

    def gaps_of(self, figures: list[int], named: int | None = None) -> list[Gap]:
        """Return what is asked for, where it is what was received and what is missing."""
        could = [c for c in figures if self.role(c) is None and not is_of_a_count(self.text(c))]
        heads = {c: self.text(c) for c in figures if c in could or c == named}
        return gaps_among(self.data, figures, heads)

    def why(self, found: int, addends: Sequence[int], *, last: bool) -> str:
        """Say why a column, the ``last`` or another, was taken for the totals of ``addends``."""
        if last:
            return say(
                "No column is named as a total; {column} was taken for it: it is the last, "
                "and most lines add up to it.",
                column=self.name(found),
            )
        if len(addends) > _NAMED:
            return say(
                "No column is named as a total; {column} was taken for it: it is what all others "
                "come to in most lines.",
                column=self.name(found),
            )
        return say(
            "No column is named as a total; {column} was taken for it: it is what {others} come to "
            "in most lines.",
            column=self.name(found),
            others=listed(tuple(map(self.name, addends))),
        )

    def held_against(self, gap: Gap) -> str:
        """Say what a column is held against, line by line."""
        return say(
            "{column} is held, line by line, against what {others} come to.",
            column=self.name(gap.sum),
            others=listed(tuple(map(self.name, gap.parts))),
        )
