"""What a figure says, and what stands where there is none."""

from app.definitions.defined import Definition, told
from app.languages import say


def figures() -> tuple[Definition, ...]:
    """Return the words for figures."""
    return (*_amounts(), *_signs())


def _amounts() -> tuple[Definition, ...]:
    return (
        told(
            "requirement",
            say("Funding requirement"),
            say(
                "An amount that IOM asks donors for. It is an ask: it says neither what was given "
                "nor what was done with it."
            ),
            say(
                "Amounts are whole US dollars. The tables print no currency; the publisher states "
                "the series in US dollars."
            ),
            group="print",
            see=("printed", "computed"),
        ),
        told(
            "printed",
            say("Printed"),
            say(
                "What the book says, digit for digit. A printed figure or name is never changed "
                "here, also where it looks wrong."
            ),
            group="print",
            see=("computed", "finding"),
        ),
        told(
            "computed",
            say("Computed"),
            say(
                "What was added up here from printed cells. No total of the world is printed, so "
                "every world total is computed."
            ),
            group="print",
            see=("printed", "sums"),
        ),
    )


def _signs() -> tuple[Definition, ...]:
    return (
        told(
            "nil",
            say("Dash: nothing is asked for"),
            say(
                "Where the print has a dash, nothing is asked for. It is shown as “–” and counts "
                "as 0, in files too."
            ),
            group="print",
            see=("not-printed",),
        ),
        told(
            "not-printed",
            say("n/p: not printed"),
            say(
                "Where the print gives neither a figure nor a dash, nobody can say what is asked "
                "for. It is shown as “n/p”, is empty in files, and adds nothing to a sum; the sum "
                "says that something is missing."
            ),
            group="print",
            see=("nil",),
        ),
        told(
            "share",
            say("Share"),
            say(
                "A part of a whole in per cent, and the whole is always named: of what is shown, "
                "of the line, of the region, of the world’s ask. What is less than one per cent is "
                "written “<1 %”, what would round to all of it “>99 %”."
            ),
            group="print",
            see=("requirement",),
        ),
    )
