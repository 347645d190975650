"""What a file is called: its edition, what it holds, and by what it is filtered."""

from functools import partial
from typing import Final

from app.model.programme import words
from app.model.selection import Selection

_MOST_WORDS: Final = 2
"""Values of one filter that a name spells out; more are counted."""
_MOST_LETTERS: Final = 120
"""Of all that is filtered by: with what stands around it a name keeps below the 255 of systems."""
_LONGEST: Final = 40
"""Letters of a search that a name repeats."""


def file_name(what: str, ending: str, selection: Selection, *extra: str) -> str:
    """Name a file so that it can be told from others in a folder.

    >>> from app.terms import Part
    >>> chosen = Selection(edition="2017", regions=("south-america",), parts=(Part.O2,))
    >>> file_name("requirements", "csv", chosen)
    'migof-2017-requirements-south-america-o2.csv'
    """
    said = _filters(selection, _MOST_WORDS)
    if len(said) > _MOST_LETTERS:
        said = _filters(selection, 0)[:_MOST_LETTERS].strip("-")
    words = ("migof", selection.edition, what, said, *extra)
    return f"{'-'.join(filter(None, words))}.{ending}"


def _filters(selection: Selection, most: int) -> str:
    """Name what is filtered by; of a filter with more values than ``most`` how many they are."""
    few = partial(_few, most=most)
    return "-".join(
        (
            *few(selection.regions, "regions"),
            *few(tuple(part.slug for part in selection.parts), "parts"),
            *few(tuple(kind.value for kind in selection.kinds), "kinds"),
            *few(selection.programmes, "programmes"),
            *few(selection.compare, "compared"),
            *few(selection.themes, "themes"),
            *few(tuple(f"described-{word}" for word in selection.described), "ways-described"),
            *_searched(selection.q),
        )
    )


def _searched(text: str) -> tuple[str, ...]:
    """Return what was searched for, as far as every system allows its letters in a name.

    >>> _searched("Côte d’Ivoire"), _searched("秘"), _searched("")
    (('search', 'cote-d-ivoire'), ('search',), ())
    """
    plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in words(text))
    slug = "-".join(plain.split())[:_LONGEST].strip("-")
    return ("search", *((slug,) if slug else ())) if text else ()


def _few(values: tuple[str, ...], many: str, *, most: int) -> tuple[str, ...]:
    return values if len(values) <= most else (f"{len(values)}-{many}",)
