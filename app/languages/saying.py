"""Says a text in the language spoken: the only place where one language becomes another.

A context variable and no argument: numbers and words are written at the bottom of every page,
some twenty calls below the address that names the language, and none of those in between has
any use for it (``docs/adr/0018-languages.md``). One answer is made in one context, so readers
never hear each other's language.
"""

import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from app.languages.catalogues import DEFAULT, catalogue

_SPOKEN: Final[ContextVar[str]] = ContextVar("migof_language", default=DEFAULT)

# The variable's own: a view asks a hundred times.
spoken: Final[Callable[[], str]] = _SPOKEN.get
"""Returns the code of the language spoken now."""

_UNIT: Final = "USD"
_LINKS: Final = {
    "fr": (re.compile(r"\b((?:million|milliard)s?)[ \u00a0](?=USD\b)"), r"\1 d’"),
    "es": (re.compile(r"\b(mill(?:ón|ones))[ \u00a0](?=USD\b)"), r"\1 de "),
}
"""A million is a noun in these languages: what it is a million of follows a preposition."""


def linked(text: str) -> str:
    """Return a text whose amounts in words are linked to their currency as the language does.

    >>> with speaking("es"): linked("167,0 millones USD, 790.000 USD")
    '167,0 millones de USD, 790.000 USD'
    """
    if _UNIT in text and (rule := _LINKS.get(_SPOKEN.get())):
        text = rule[0].sub(rule[1], text)
    return text


class speaking:  # noqa: N801 - what it does is read where it is used
    """Speak a language while the block runs; a generator made in it must be used up in it.

    >>> with speaking("fr"):
    ...     spoken()
    'fr'
    """

    __slots__ = ("_before", "_language")

    def __init__(self, language: str) -> None:
        """Take the code of the language."""
        self._language = language

    def __enter__(self) -> None:
        """Begin to speak it."""
        self._before = _SPOKEN.set(self._language)

    def __exit__(self, *_: object) -> None:
        """Speak again what was spoken before."""
        _SPOKEN.reset(self._before)


def say(text: str, **places: object) -> str:
    """Return a text in the language spoken, its places filled.

    ``text`` is the English text, a literal or ``mark``ed where it is written: the catalogues are
    made of what stands between these brackets in the code. Values are words, never halves of
    sentences, and numbers that ``app.formats`` has written.

    >>> say("{region} asks for {amount} US dollars", region="South America", amount="192.5 million")
    'South America asks for 192.5 million US dollars'
    """
    language = _SPOKEN.get()
    if language == DEFAULT:
        # As it is written, nothing to link: a view says two hundred texts.
        return text.format(**places) if places else text
    said: str = catalogue(language).gettext(text)
    return linked(said.format(**places)) if places else said


def say_as(context: str, text: str, **places: object) -> str:
    """Return a text that English has once and another language in several ways.

    ``context`` tells them apart ("verb"); it is never shown.
    """
    language = _SPOKEN.get()
    if language != DEFAULT:
        text = catalogue(language).pgettext(context, text)
    return linked(text.format(**places)) if places else text


def choose(count: int, one: str, many: str) -> str:
    """Return the form of a text that goes with a count, in the language spoken, places unfilled.

    ``app.formats.counted`` fills them, the number included.
    """
    language = _SPOKEN.get()
    if language != DEFAULT:
        return catalogue(language).ngettext(one, many, count)
    return one if count == 1 else many


def mark(text: str) -> str:
    """Return a text as it is: it is said later, by ``say``, and the catalogues must hold it."""
    return text
