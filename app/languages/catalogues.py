"""Which languages there are, and their catalogues as they are shipped."""

from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

DEFAULT: Final = "en"
"""The language of the code, of files and of every address that says nothing."""
NAMES: Final = {"en": "English", "fr": "Français", "es": "Español"}
"""Each language by its code, in its own words; in the order they are offered."""
LANGUAGES: Final = tuple(NAMES)
FOLDER: Final = Path(__file__).parent


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the texts of a language, read once a process.

    Raises:
        FileNotFoundError: if it is none of ``LANGUAGES``.
    """
    if language == DEFAULT:
        return NullTranslations()
    with (FOLDER / f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)


def asked_language(query: str) -> str:
    """Return the language an address asks for; empty where it names none that there is.

    >>> asked_language("?part=o2&lang=FR"), asked_language("lang=de"), asked_language("q=lang=es")
    ('fr', '', '')
    >>> asked_language("lang=fr&lang=fr"), asked_language("lang=fr&lang=es")
    ('fr', '')
    """
    if "lang" not in query and "%" not in query:
        return ""
    # A browser hands over what follows the path with its question mark.
    pairs = parse_qsl(query.removeprefix("?"))
    named = [value.strip().lower() for name, value in pairs if name == "lang"]
    # Of two that differ none is meant more than the other; the page says that neither was used.
    return named[0] if len(set(named)) == 1 and named[0] in NAMES else ""


def best_liked(wanted: Iterable[tuple[str, float]]) -> str:
    """Return the language a browser likes best of those there are.

    ``wanted`` are language tags with their weights, the best first as ``Accept-Language`` has
    them; of a tag only its language counts. What is not wanted at all (weight 0) is not taken.

    >>> best_liked([("de", 1.0), ("fr-CH", 0.8), ("en", 0.7)]), best_liked([("ja", 1.0)])
    ('fr', 'en')
    """
    ordered = sorted(wanted, key=lambda pair: -pair[1])
    spoken = (tag.partition("-")[0].lower() for tag, weight in ordered if weight > 0)
    return next((language for language in spoken if language in NAMES), DEFAULT)
