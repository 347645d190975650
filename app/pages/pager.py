"""Long lists in pages: which lines a page of a table shows, and the ways to the others."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from app.formats import number
from app.languages import say
from app.model.selection import Selection
from app.pages.panel import To

LINES: Final = 200
"""Lines a page of a table shows; a shorter list is not divided."""


class Pager(NamedTuple):
    """One page of a list of so many lines."""

    lines: int
    """How many the list has."""
    asked: int
    """The page the address names; the last is shown where it is beyond it."""

    @property
    def last(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.lines // LINES))

    @property
    def page(self) -> int:
        """The page shown, from 1."""
        return min(self.asked, self.last)

    @property
    def taken(self) -> slice:
        """Which lines of the list it shows."""
        end = self.page * LINES
        return slice(end - LINES, end)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is said of a page that there is not."""
        if self.asked <= self.last:
            return ()
        return (
            say(
                "There is no page {n}: the last is {last}.",
                n=number(self.asked),
                last=number(self.last),
            ),
        )

    def below(self, table: Markup, selection: Selection, to: To) -> Markup:
        """Return a page of the table with where it is and the ways to the others below it."""
        return table + self.ways(selection, to)

    def ways(self, selection: Selection, to: To) -> Markup:
        """Return where a page is and the ways to the others; nothing where there is but one."""
        if self.last == 1:
            return Markup("")
        first = (self.page - 1) * LINES + 1
        where = say(
            "Lines {first} to {last} of {whole}",
            first=number(first),
            last=number(min(self.lines, first + LINES - 1)),
            whole=number(self.lines),
        )
        ways = (
            (say("First lines"), 1),
            (say("Lines before"), self.page - 1),
            (say("Lines after"), self.page + 1),
            (say("Last lines"), self.last),
        )
        links = Markup(" ").join(
            # The key keeps the focus on the same way when the next lines are drawn.
            Markup('<a href="{}" data-key="pager-{}">{}</a>').format(
                to(selection.but(page=page)), at, words
            )
            for at, (words, page) in enumerate(ways)
            if 1 <= page <= self.last and page != self.page
        )
        # Where a way is gone, as on the last page, the focus goes to them all.
        return Markup(
            '<nav class="pager" aria-label="{}" data-key="pager" tabindex="-1"><span>{}</span> '
            "{}</nav>"
        ).format(say("Pages of the table"), where, links)


def pager(lines: Sequence[object], selection: Selection) -> Pager:
    """Return the page of a list that a selection asks for."""
    return Pager(len(lines), selection.page)
