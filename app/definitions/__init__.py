"""What the words of the field and of this tool mean, in our own words: one text for every place.

The drawer, the page about the figures and the glossary of the documents tell them from here. No
sentence is taken from a text of IOM; the names of the parts are those of the printed table heads.
"""

from app.definitions.checking import checks, method
from app.definitions.defined import GROUPS, Definition, Group
from app.definitions.figures import figures
from app.definitions.lines import lines, parts

__all__ = ["GROUPS", "Definition", "Group", "definition", "definitions"]


def definitions() -> tuple[Definition, ...]:
    """Return every definition in the language spoken, in the order they are told."""
    return (*parts(), *lines(), *figures(), *checks(), *method())


def definition(key: str) -> Definition | None:
    """Return the definition an address names, None where there is none.

    >>> definition("o2").title
    'Objective 2'
    """
    return next((held for held in definitions() if held.key == key), None)
