"""The words of the check, and how everything was made."""

from app.definitions.defined import Definition, told
from app.languages import say
from app.terms import Part


def checks() -> tuple[Definition, ...]:
    """Return the words of the check."""
    return (*_findings(), *_reasons())


def _findings() -> tuple[Definition, ...]:
    return (
        told(
            "sums",
            say("Printed sums that hold"),
            say(
                "Every printed total is added up again from the cells it stands for: the total of "
                "each line, of each column, and the grand total both ways. A sum holds where both "
                "agree to the dollar."
            ),
            group="check",
            see=("finding", "difference"),
        ),
        told(
            "finding",
            say("Finding"),
            say(
                "Something in a table that does not agree: a sum that does not hold, a figure that "
                "is missing, a name that is misspelt. It is reported with its place and with what "
                "would explain it, and nothing is repaired."
            ),
            group="check",
            see=("disagreement", "explanation"),
        ),
        told(
            "disagreement",
            say("Disagreement, rounding, note"),
            say(
                "How much a finding weighs. A disagreement is a sum that is off by more than "
                "rounding would explain; rounding is off by no more than that; a note breaks no "
                "sum."
            ),
            group="check",
            see=("finding", "tolerance"),
        ),
    )


def _reasons() -> tuple[Definition, ...]:
    return (
        told(
            "difference",
            say("Difference"),
            say(
                "The printed figure less the computed one. “·” means none; “n/p” means that there "
                "is no printed figure to compare with."
            ),
            group="check",
            see=("printed", "computed"),
        ),
        told(
            "explanation",
            say("What would explain it"),
            say(
                "One wrong cell breaks its line, its column and maybe the grand total. The check "
                "looks for the fewest cells that would mend all of them at once, and for how each "
                "may have gone wrong: digits exchanged, a figure in the wrong column, a total not "
                "carried over."
            ),
            say("Where more than one reading fits, all are shown, each with how likely it is."),
            group="check",
            see=("finding",),
        ),
        told(
            "tolerance",
            say("Tolerance"),
            say(
                "By how many US dollars a sum may be off and still count as one that holds. It is "
                "0 unless the reader asks for more."
            ),
            group="check",
            see=("sums", "disagreement"),
        ),
    )


def method() -> tuple[Definition, ...]:
    """Return how the figures and their themes were made."""
    return (
        told(
            "migof",
            say("MiGOF"),
            say(
                "The Migration Governance Framework: three principles and three objectives, agreed "
                "by the member states of IOM, for judging whether migration is governed well. The "
                "tables of 2017 split every amount over these six."
            ),
            group="page",
            see=tuple(part.slug for part in Part),
        ),
        told(
            "method",
            say("Method"),
            say(
                "The tables were read from the text of the publication by a program; nothing was "
                "typed. Every decision it took is recorded beside the data."
            ),
            say(
                "Every line, column and grand total is added up again and compared with the "
                "printed one. Where they differ, both are shown."
            ),
            group="page",
            see=("printed", "sums", "explanation"),
        ),
        told(
            "themes",
            say("Themes in the chapters"),
            say(
                "Programmes, tools and short forms from the volume’s own list of acronyms, counted "
                "where the section of a line names them."
            ),
            say(
                "A line is shown if such a section names one of the themes chosen; how much of the "
                "money is for it is not said."
            ),
            group="page",
            see=("method",),
        ),
    )
