"""What the words of the field and of this tool mean, in our own words: one text for every place.

The drawer, the page about the figures and the glossary of the documents tell them from here. No
sentence is taken from a text of IOM; the names of the parts are those of the printed table heads.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from app.terms import Kind, Part

Group = Literal["part", "kind", "print", "check", "page"]


@dataclass(frozen=True)
class Definition:
    """One word, explained: ``key`` is what an address says (``?about=nil``)."""

    key: str
    title: str
    texts: tuple[str, ...]
    """Paragraphs, the first of which says what it is."""
    group: Group
    part: Part | None = None
    kind: Kind | None = None
    see: tuple[str, ...] = ()
    """Keys of what is worth reading next."""


GROUPS: Final[dict[Group, str]] = {
    "part": "The six principles and objectives",
    "kind": "What a programme line covers",
    "print": "What a figure says",
    "check": "Whether a table adds up",
    "page": "How it was made",
}
"""Their headings, in the order they are told."""


def definitions() -> tuple[Definition, ...]:
    """Return every definition, in the order they are told: a new tuple of frozen values."""
    return (*_parts(), *_lines(), *_figures(), *_checks(), *_method())


def definition(key: str) -> Definition | None:
    """Return the definition an address names, None where there is none.

    >>> definition("o2").title
    'Objective 2'
    """
    return next((held for held in definitions() if held.key == key), None)


_OF_PARTS: Final = {
    Part.P1: (
        "Work that helps governments keep to international law: ratifying and applying treaties, "
        "protecting migrants from exploitation and discrimination, and making rights count in "
        "practice whatever a person’s papers say."
    ),
    Part.P2: (
        "Work on knowing before deciding: data, research and evaluation about migration, and "
        "ministries that plan together instead of one by one, because migration touches work, "
        "health, security and development alike."
    ),
    Part.P3: (
        "Work with others: between countries along a route, with regional bodies, cities, "
        "employers, civil society and diasporas, so that those who have a hand in migration "
        "pull the same way."
    ),
    Part.O1: (
        "What is asked for so that migrants and the places they leave, cross and reach are "
        "better off: decent work, health, integration, remittances, and steady answers to what "
        "drives people away."
    ),
    Part.O2: (
        "What is asked for where people are uprooted by conflict, disaster or sudden change: "
        "help and shelter now, preparing before, and lasting ways to return, stay or settle "
        "afterwards."
    ),
    Part.O3: (
        "What is asked for so that moving is lawful, safe and well run: visas and borders, "
        "labour mobility, resettlement, assisted return, and action against trafficking and "
        "smuggling."
    ),
}


def _word(key: str, title: str, *texts: str, **more: Any) -> Definition:
    return Definition(key, title, texts, **more)


def _parts() -> tuple[Definition, ...]:
    return tuple(
        _word(
            part.slug,
            part.short,
            _OF_PARTS[part],
            f"One of the three {part.group.lower()}s of the Migration Governance Framework, MiGOF.",
            group="part",
            part=part,
            see=("migof", "requirement"),
        )
        for part in Part
    )


def _lines() -> tuple[Definition, ...]:
    return (
        _word(
            "programme-line",
            "Programme line",
            "One printed line of a regional table: one name, six amounts and a total. It is a "
            "country, several countries under one amount, or the regional initiatives of a "
            "region.",
            group="kind",
            see=("country", "several-countries", "regional-initiatives"),
        ),
        _word(
            "country",
            "Country",
            "A line about one country or territory. The name is shown as printed; other names "
            "of the place find it too.",
            group="kind",
            kind=Kind.COUNTRY,
            see=("programme-line", "several-countries"),
        ),
        _word(
            "several-countries",
            "Several countries",
            "A line that names more than one country and gives them one amount together. The "
            "print does not divide it, so neither does anything here: it is counted once, as "
            "one line, and on the map it is drawn as shared.",
            group="kind",
            kind=Kind.SEVERAL_COUNTRIES,
            see=("programme-line", "regional-initiatives"),
        ),
        _word(
            "regional-initiatives",
            "Regional initiatives",
            "The line that every regional table has for work that belongs to the region as a "
            "whole and to no one country. Its amount cannot be put on a map and is always "
            "stated beside it.",
            group="kind",
            kind=Kind.REGIONAL_INITIATIVES,
            see=("programme-line", "several-countries"),
        ),
    )


def _figures() -> tuple[Definition, ...]:
    return (
        _word(
            "requirement",
            "Funding requirement",
            "An amount that IOM asks donors for. It is an ask: it says neither what was given "
            "nor what was done with it.",
            "Amounts are whole US dollars. The tables print no currency; the publisher states "
            "the series in US dollars.",
            group="print",
            see=("printed", "computed"),
        ),
        _word(
            "printed",
            "Printed",
            "What the book says, digit for digit. A printed figure or name is never changed "
            "here, also where it looks wrong.",
            group="print",
            see=("computed", "finding"),
        ),
        _word(
            "computed",
            "Computed",
            "What was added up here from printed cells. No total of the world is printed, so "
            "every world total is computed.",
            group="print",
            see=("printed", "sums"),
        ),
        _word(
            "nil",
            "Dash: nothing is asked for",
            "Where the print has a dash, nothing is asked for. It is shown as “–” and counts "
            "as 0, in files too.",
            group="print",
            see=("not-printed",),
        ),
        _word(
            "not-printed",
            "n/p: not printed",
            "Where the print gives neither a figure nor a dash, nobody can say what is asked "
            "for. It is shown as “n/p”, is empty in files, and adds nothing to a sum; the sum "
            "says that something is missing.",
            group="print",
            see=("nil",),
        ),
        _word(
            "share",
            "Share",
            "A part of a whole in per cent, and the whole is always named: of what is shown, "
            "of the line, of the region, of the world’s ask. What would round to nothing is "
            "written “<1 %”.",
            group="print",
            see=("requirement",),
        ),
    )


def _checks() -> tuple[Definition, ...]:
    return (
        _word(
            "sums",
            "Printed sums that hold",
            "Every printed total is added up again from the cells it stands for: the total of "
            "each line, of each column, and the grand total both ways. A sum holds where both "
            "agree to the dollar.",
            group="check",
            see=("finding", "difference"),
        ),
        _word(
            "finding",
            "Finding",
            "Something in a table that does not agree: a sum that does not hold, a figure that "
            "is missing, a name that is misspelt. It is reported with its place and with what "
            "would explain it, and nothing is repaired.",
            group="check",
            see=("disagreement", "explanation"),
        ),
        _word(
            "disagreement",
            "Disagreement, rounding, note",
            "How much a finding weighs. A disagreement is a sum that is off by more than "
            "rounding would explain; rounding is off by no more than that; a note breaks no "
            "sum.",
            group="check",
            see=("finding", "tolerance"),
        ),
        _word(
            "difference",
            "Difference",
            "The printed figure less the computed one. “·” means none; “n/p” means that there "
            "is no printed figure to compare with.",
            group="check",
            see=("printed", "computed"),
        ),
        _word(
            "explanation",
            "What would explain it",
            "One wrong cell breaks its line, its column and maybe the grand total. The check "
            "looks for the fewest cells that would mend all of them at once, and for how each "
            "may have gone wrong: digits exchanged, a figure in the wrong column, a total not "
            "carried over.",
            "Where more than one reading fits, all are shown, each with how likely it is.",
            group="check",
            see=("finding",),
        ),
        _word(
            "tolerance",
            "Tolerance",
            "By how many US dollars a sum may be off and still count as one that holds. It is "
            "0 unless the reader asks for more.",
            group="check",
            see=("sums", "disagreement"),
        ),
    )


def _method() -> tuple[Definition, ...]:
    return (
        _word(
            "migof",
            "MiGOF",
            "The Migration Governance Framework: three principles and three objectives, agreed "
            "by the member states of IOM, for judging whether migration is governed well. The "
            "tables of 2017 split every amount over these six.",
            group="page",
            see=tuple(part.slug for part in Part),
        ),
        _word(
            "method",
            "Method",
            "The tables were read from the text of the publication by a program; nothing was "
            "typed. Every decision it took is recorded beside the data.",
            "Every line, column and grand total is added up again and compared with the "
            "printed one. Where they differ, both are shown.",
            group="page",
            see=("printed", "sums", "explanation"),
        ),
        _word(
            "themes",
            "Themes in the chapters",
            "Programmes, tools and short forms from the volume’s own list of acronyms, counted "
            "where the section of a line names them.",
            "A line is shown if such a section names one of the themes chosen; how much of the "
            "money is for it is not said.",
            group="page",
            see=("method",),
        ),
    )
