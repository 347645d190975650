"""The six parts of a table, and what its lines cover."""

from typing import Final

from app.definitions.defined import Definition, told
from app.languages import mark, say
from app.terms import Kind, Part

_OF_PARTS: Final = {
    Part.P1: mark(
        "Work that helps governments keep to international law: ratifying and applying treaties, "
        "protecting migrants from exploitation and discrimination, and making rights count in "
        "practice whatever a person’s papers say."
    ),
    Part.P2: mark(
        "Work on knowing before deciding: data, research and evaluation about migration, and "
        "ministries that plan together instead of one by one, because migration touches work, "
        "health, security and development alike."
    ),
    Part.P3: mark(
        "Work with others: between countries along a route, with regional bodies, cities, "
        "employers, civil society and diasporas, so that those who have a hand in migration "
        "pull the same way."
    ),
    Part.O1: mark(
        "What is asked for so that migrants and the places they leave, cross and reach are "
        "better off: decent work, health, integration, remittances, and steady answers to what "
        "drives people away."
    ),
    Part.O2: mark(
        "What is asked for where people are uprooted by conflict, disaster or sudden change: "
        "help and shelter now, preparing before, and lasting ways to return, stay or settle "
        "afterwards."
    ),
    Part.O3: mark(
        "What is asked for so that moving is lawful, safe and well run: visas and borders, "
        "labour mobility, resettlement, assisted return, and action against trafficking and "
        "smuggling."
    ),
}


def parts() -> tuple[Definition, ...]:
    """Return what each principle and objective is."""
    return tuple(
        told(
            part.slug,
            part.short,
            say(_OF_PARTS[part]),
            say("One of the three principles of the Migration Governance Framework, MiGOF.")
            if part.group == "Principle"
            else say("One of the three objectives of the Migration Governance Framework, MiGOF."),
            group="part",
            part=part,
            see=("migof", "requirement"),
        )
        for part in Part
    )


def lines() -> tuple[Definition, ...]:
    """Return what a programme line is, and each kind of one."""
    return (
        told(
            "programme-line",
            say("Programme line"),
            say(
                "One printed line of a regional table: one name, six amounts and a total. It is a "
                "country, several countries under one amount, or the regional initiatives of a "
                "region."
            ),
            group="kind",
            see=("country", "several-countries", "regional-initiatives"),
        ),
        told(
            "country",
            say("Country"),
            say(
                "A line about one country or territory. The name is shown as printed; other names "
                "of the place find it too."
            ),
            group="kind",
            kind=Kind.COUNTRY,
            see=("programme-line", "several-countries"),
        ),
        told(
            "several-countries",
            say("Several countries"),
            say(
                "A line that names more than one country and gives them one amount together. The "
                "print does not divide it, so neither does anything here: it is counted once, as "
                "one line, and on the map it is drawn as shared."
            ),
            group="kind",
            kind=Kind.SEVERAL_COUNTRIES,
            see=("programme-line", "regional-initiatives"),
        ),
        told(
            "regional-initiatives",
            say("Regional initiatives"),
            say(
                "The line that every regional table has for work that belongs to the region as a "
                "whole and to no one country. Its amount cannot be put on a map and is always "
                "stated beside it."
            ),
            group="kind",
            kind=Kind.REGIONAL_INITIATIVES,
            see=("programme-line", "several-countries"),
        ),
    )
