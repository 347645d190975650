"""Escaped HTML from plain values: links, amounts, lists."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from app.components.unbroken import unbroken
from app.components.view import Link
from app.formats import UNKNOWN, exact, share, shares
from app.languages import DEFAULT, LANGUAGES, say, spoken
from app.model.programme import Programme

_BETWEEN: Final = "\1"


# By type: what is HTML already equals the words it was made of.
@lru_cache(maxsize=4096, typed=True)
def escaped(words: str) -> str:
    """Return words as HTML: names, labels and keys, which views write again and again.

    What differs from view to view (addresses, sentences) is escaped where it stands.
    """
    return str(escape(words))


def each_escaped(*texts: str) -> list[bytes]:
    """Return each of some texts as HTML in UTF-8, all of them escaped at once.

    >>> each_escaped("a & b", "é") == [b"a &amp; b", "é".encode()]
    True
    """
    # The sign between them is one that no text of a page may hold (``legible``).
    return escape(_BETWEEN.join(texts)).encode().split(_BETWEEN.encode())


@lru_cache(maxsize=1024, typed=True)
def link(label: str, href: str) -> Markup:
    """Return a link; label and address are escaped."""
    return Markup('<a href="{}">{}</a>').format(href, label)


def printed_beside(programme: Programme) -> Markup:
    """Return the printed name of a line, for beside the one in the language spoken.

    Nothing in English, which is what is printed, and nothing where the two are the same.
    """
    if spoken() == DEFAULT or programme.own_name == programme.line.programme:
        return Markup("")
    return Markup(' <small class="printed" lang="en">{}</small>').format(programme.line.programme)


def named(programme: Programme) -> str:
    """Return the name of a line as a link to its page, the printed one beside it."""
    return f"{link(programme.name, f'/programmes/{programme.slug}')}{printed_beside(programme)}"


def told(label: str, value: str) -> Markup:
    """Return what something is or gives, after its name; plain strings are escaped."""
    return Markup(say("{label}: {value}")).format(label=label, value=value)  # noqa: S704


def foreign(text: str, language: str = DEFAULT) -> str | Markup:
    """Return words of a language of their own marked as such; plain where English is spoken.

    ``mul`` are several languages (names of a place).
    """
    if spoken() == DEFAULT:
        return text
    return Markup('<span lang="{}">{}</span>').format(language, text)


def amount(value: int | None, decimals: int = 0) -> str:
    """Return an amount as table text; nil and unknown are quiet, and unknown says what it is."""
    if value and decimals:
        return exact(value, decimals)
    return _amounts_in(spoken())(value)


def amounts(values: Iterable[int | None]) -> list[str]:
    """Return amounts as table text, as ``amount`` writes each."""
    return list(map(_amounts_in(spoken()), values))


@lru_cache(maxsize=len(LANGUAGES))
def _amounts_in(_language: str) -> Callable[[int | None], str]:
    """Return what writes amounts in the language spoken, which it remembers by amount alone."""

    @lru_cache(maxsize=8192)
    def written(value: int | None) -> str:
        if value is None:
            return f'<abbr class="unknown" title="{escape(say("not printed"))}">{UNKNOWN}</abbr>'
        return exact(value) if value else '<span class="nil">–</span>'

    return written


def part_of(part: int | None, whole: int) -> str:
    """Return a share as table text; the share of what is not printed is not known either."""
    return amount(None) if part is None else unbroken(share(part, whole))


def parts_of(parts: Sequence[int | None], whole: int) -> list[str]:
    """Return shares of a whole as table text, as ``part_of`` writes each."""
    written = shares(parts, whole, unbroken)
    if None not in parts:
        return written
    unknown = amount(None)
    return [unknown if part is None else text for part, text in zip(parts, written, strict=True)]


def crumbs(links: tuple[Link, ...]) -> str:
    """Return the way from the front page to this one."""
    if not links:
        return ""
    items = "".join(
        f'<li><a href="{escape(item.href)}">{escape(item.label)}</a></li>' for item in links
    )
    named = escape(say("Breadcrumb"))
    return f'<nav class="crumbs" aria-label="{named}"><ol>{items}</ol></nav>'


def paragraphs(*texts: str | Markup) -> Markup:
    """Return running text; plain strings are escaped."""
    return Markup("".join([f"<p>{unbroken(text)}</p>" for text in texts]))  # noqa: S704 - escaped


def listing(*items: str | Markup) -> Markup:
    """Return a list of points; plain strings are escaped."""
    points = "".join([f"<li>{unbroken(item)}</li>" for item in items])
    return Markup(f"<ul>{points}</ul>")  # noqa: S704 - escaped


def beside(printed: str, called: str) -> Markup:
    """Return a printed name for beside the one a line is called by; nothing where they agree."""
    if printed == called:
        return Markup("")
    return Markup(' <small class="printed" lang="en">{}</small>').format(printed)
