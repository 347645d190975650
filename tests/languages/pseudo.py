"""A language in which every text that was said stands in brackets: what stands outside was not."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from tests.markup import VOID

_SAID: Final = re.compile(r"⟦[^⟦⟧]*⟧")
_QUOTED: Final = re.compile(r"“[^“”]*”|«[^«»]*»")
_NAMES: Final = re.compile(
    # Marks, formats, codes and names that are the same in every language.
    r"\b(?:MiGOF Funding Explorer|MiGOF|Funding Explorer|Migration Initiatives \d{4}|USD|IOM|OIM"
    r"|CSV|TSV|Excel|JSON|JUnit|Zip|PDF|HXL|API|SVG|PNG|ISO \d+|R|pandas|Power Query|curl|CLDR"
    r"|n/p|M|Md|k|mil|[PO][1-3]|EN|FR|ES)\b"
)
_DATA: Final = Path(__file__).parents[2] / "data"


@cache
def _acronyms() -> re.Pattern[str]:
    """Return the codes and acronyms of the data, which are the same in every language."""
    held: set[str] = set()
    with (_DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        held.update(code for row in csv.DictReader(file) for code in row["iso3"].split(";"))
    for path in (_DATA / "narratives").glob("*_acronyms.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            held.update(row["theme"] for row in csv.DictReader(file))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(held - {''}, reverse=True)))})\b")


_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_READ_OUT: Final = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "content",
    "data-said",
    "aria-description",
)


class Pseudo(NullTranslations):
    """Says every text in brackets, its places left to be filled."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Texts(HTMLParser):
    """Collects the texts of some HTML block by block; what says its own language is left out."""

    INLINE: Final = frozenset(
        {"a", "abbr", "b", "strong", "em", "i", "s", "small", "span", "sup", "mark", "cite", "time"}
        # A name broken over lines is one text, and so is a sentence with the name of a setting.
        | {"br", "tspan", "code"}
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = [""]
        self._quiet: list[bool] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        own = bool(values.get("lang")) and tag != "html"
        quiet = own or tag in {"code", "pre", "script", "style"} or (self._quiet or [False])[-1]
        if tag not in VOID:
            self._quiet.append(quiet)
        if tag not in self.INLINE:
            self.texts.append("")
        if not quiet and (tag != "meta" or values.get("name") == "description"):
            self.texts[-1:-1] = [values[name] for name in _READ_OUT if name in values]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._quiet.pop()
        if tag not in self.INLINE:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if not (self._quiet and self._quiet[-1]):
            self.texts[-1] += data


def unsaid(html: str) -> Iterator[str]:
    """Yield what a reader of another language would read in English, each once.

    What is quoted is the reader's own word or the print's.
    """
    seen = set()
    for text in _Texts(html).texts:
        left = text
        while _SAID.search(left):
            left = _SAID.sub(" ", left)
        left = _acronyms().sub(" ", _NAMES.sub(" ", _QUOTED.sub(" ", left)))
        if _LETTERS.search(left) and left not in seen:
            seen.add(left)
            yield " ".join(left.split())


def unsaid_words(text: str) -> Iterator[str]:
    """Yield the same of a plain text."""
    yield from unsaid(text.replace("&", "&amp;").replace("<", "&lt;"))
