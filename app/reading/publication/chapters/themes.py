"""The volume's own acronyms, and how often a text speaks of each."""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.errors import SourceError
from app.model.narratives import Theme
from app.reading.publication.chapters.headings import END
from app.reading.publication.source import SourceLine

PUBLISHER = "IOM"
"""No theme: it is in every section."""
_ENTRY = re.compile(r"(UN Women|\S*[A-Z]\S*[A-Z]\S*) +([A-Z].*)")
_ADDRESS = re.compile(r"\d+, ")


def read_themes(lines: Sequence[SourceLine]) -> tuple[Theme, ...]:
    """Read the list of acronyms at the end of the volume, without the publisher's own.

    Raises:
        SourceError: if there is none.
    """
    starts = [at for at, line in enumerate(lines) if line.text.strip() == END]
    if not starts:
        raise SourceError(f"the text has no line {END!r}")
    entries: list[tuple[str, str]] = []
    for line in lines[starts[-1] + 1 :]:
        text = " ".join(line.words)
        if _ADDRESS.match(text):
            break
        if found := _ENTRY.fullmatch(text):
            entries.append((found[1], found[2]))
        elif text and entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {text}")
    return tuple(Theme(theme=word, name=name) for word, name in entries if word != PUBLISHER)


def theme_patterns(themes: Iterable[Theme]) -> Mapping[str, re.Pattern[str]]:
    """What finds each theme in a text: its acronym, or its full name with or without it."""
    return {theme.theme: _pattern(theme) for theme in themes}


def count_themes(text: str, patterns: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    """Count how often a text speaks of each theme; those it does not speak of are left out.

    A name with its acronym in brackets behind it counts once; a plural counts too.
    """
    found = {theme: len(pattern.findall(text)) for theme, pattern in patterns.items()}
    return {theme: count for theme, count in found.items() if count}


def _pattern(theme: Theme) -> re.Pattern[str]:
    acronym = rf"(?<![\w&-]){re.escape(theme.theme)}s?(?![\w&-])"
    name = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", theme.name))
    return re.compile(rf"(?:\b(?i:{name})s?(?:\s+\({re.escape(theme.theme)}s?\))?)|{acronym}")
