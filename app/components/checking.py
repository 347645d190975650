"""What a reader is told while their table is being checked: the sums, then where it is searched."""

from app.checks.drafts import Searching, Tested
from app.formats import counted, number
from app.languages import say


def progress(tested: Tested, searching: Searching | None = None) -> str:
    """Say what the sums of a file say, and which table is searched for causes.

    >>> from app.checks.drafts import Tally
    >>> tested = Tested((Tally("Asia", 17, 15), Tally("Europe", 3, 3)))
    >>> progress(tested)
    '20 sums tested: 18 hold.'
    >>> progress(tested, Searching("Asia", 1, 2))
    '20 sums tested: 18 hold. Searching for causes in “Asia”, table 1 of 2 …'
    """
    said = _sums(tested)
    return f"{said} {_search(searching)}" if searching else said


def _sums(tested: Tested) -> str:
    sums = sum(tally.tested for tally in tested.tables)
    holding = sum(tally.holding for tally in tested.tables)
    if not sums:
        return say("No sum can be tested.")
    if holding == sums:
        return counted(sums, "{n} sum tested: it holds.", "{n} sums tested: all hold.")
    return counted(
        sums,
        "{n} sum tested: it does not hold.",
        "{n} sums tested: {holding} hold.",
        holding=number(holding),
    )


def _search(searching: Searching) -> str:
    if searching.of == 1:
        return say("Searching for causes …")
    return say(
        "Searching for causes in “{table}”, table {place} of {tables} …",
        table=searching.table,
        place=number(searching.number),
        tables=number(searching.of),
    )
