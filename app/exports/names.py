"""What a file is called: its edition, what it holds, and by what it is filtered."""

from typing import Final

from app.model.selection import Selection

_MOST_WORDS: Final = 2
"""Values of one filter that a name spells out; more are counted."""


def file_name(what: str, ending: str, selection: Selection, *extra: str) -> str:
    """Name a file so that it can be told from others in a folder.

    >>> from app.terms import Part
    >>> chosen = Selection(edition="2017", regions=("south-america",), parts=(Part.O2,))
    >>> file_name("requirements", "csv", chosen)
    'migof-2017-requirements-south-america-o2.csv'
    """
    words = (
        *_few(selection.regions, "regions"),
        *_few(tuple(part.slug for part in selection.parts), "parts"),
        *_few(tuple(kind.value for kind in selection.kinds), "kinds"),
        *_few(selection.programmes, "programmes"),
        *_few(selection.compare, "compared"),
        *(("search",) if selection.q else ()),
        *extra,
    )
    return f"{'-'.join(('migof', selection.edition, what, *words))}.{ending}"


def _few(values: tuple[str, ...], many: str) -> tuple[str, ...]:
    return values if len(values) <= _MOST_WORDS else (f"{len(values)}-{many}",)
