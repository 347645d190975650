"""A programme line as pages and files ask for it: its figures, its names in every language."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from app.languages import DEFAULT, LANGUAGES, say, say_as, speaking, spoken
from app.model.edition import Region
from app.model.places import Place
from app.model.tables import Amount, Line
from app.terms import PARTS, Kind, Part

INDEX: Final = {part: index for index, part in enumerate(PARTS)}
"""Where the amount of each part stands in a line."""
_WITH_ARTICLE: Final = re.compile(
    r"\b(Republic|Kingdom|States|Emirates|Federation|Islands)\b|^(Netherlands|Philippines)$"
)
"""A name of a country before which an English sentence sets an article."""


@dataclass(frozen=True)
class Programme:
    """One printed line with where it stands and what it covers."""

    edition: str
    region: Region
    number: int
    """1-based, in printed order, the table's header not counted."""
    line: Line
    place: Place

    def __hash__(self) -> int:
        """Hash what tells lines apart, and not all they hold: texts are remembered by line."""
        return hash((self.edition, self.region.slug, self.number))

    @property
    def slug(self) -> str:
        """The word in an address."""
        return self.place.slug

    @property
    def kind(self) -> Kind:
        """Country, several countries or regional initiatives."""
        return self.place.kind

    @cached_property
    def printed_name(self) -> str:
        """The printed name; a regional line adds which region's it is.

        Nine lines are all printed "Regional initiatives".
        """
        if self.kind is Kind.REGIONAL_INITIATIVES:
            return f"{self.line.programme}, {self.region.english}"
        return self.line.programme

    @property
    def own_name(self) -> str:
        """The printed name in English, else the one of the language spoken, without the region."""
        if spoken() == DEFAULT:
            return self.line.programme
        return say_as("place", self.line.programme)

    @property
    def name(self) -> str:
        """The name in the language spoken, in English the printed one; with a region's name."""
        if spoken() == DEFAULT:
            return self.printed_name
        if self.kind is Kind.REGIONAL_INITIATIVES:
            return say("{line}, {region}", line=self.own_name, region=self.region.name)
        return self.own_name

    @property
    def spoken(self) -> str:
        """The name as a sentence says it of one line, in English: “the United States”.

        What names several, or stands there inverted (“Gambia, the”), is called a line. Sentences
        of the other languages set a name before a colon.
        """
        if spoken() != DEFAULT:
            return self.name
        if self.kind is not Kind.COUNTRY or "," in self.name:
            return f"the line “{self.name}”"
        name = self.name.removeprefix("The ")
        return f"the {name}" if _WITH_ARTICLE.search(name) else self.name

    @property
    def opening(self) -> str:
        """The name as a sentence begins with it."""
        return f"{self.spoken[0].upper()}{self.spoken[1:]}"

    @property
    def sort_name(self) -> str:
        """The name as lists are ordered by it: without accents and case."""
        return folded(self.name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name once: standard, printed, others, and that of each language."""
        held = [*self.place.names, self.printed_name]
        for language in LANGUAGES:
            with speaking(language):
                held.append(self.name)
        return tuple(dict.fromkeys(held))

    @cached_property
    def search_text(self) -> str:
        """Return all its names as ``words``, each with a blank before and after every word.

        A code stands behind an equals sign, so that only a search for the whole of it meets it.
        """
        names = "|".join(f" {words(name)} " for name in self.names)
        return names + "".join(f"={code.casefold()} " for code in self.place.iso3)

    def amounts(self, parts: tuple[Part, ...]) -> tuple[Amount, ...]:
        """Return the printed amounts of some parts, in their order, in whole US dollars."""
        held = self.line.amounts
        if parts == PARTS:
            return held
        # From a list: a view asks this a thousand times, and a generator takes twice as long.
        return tuple([held[INDEX[part]] for part in parts])

    def requirement(self, parts: tuple[Part, ...]) -> int:
        """Add up the printed amounts of some parts; one that is not printed adds nothing."""
        if len(parts) == len(PARTS):
            return self.line.computed_total
        held = self.line.amounts
        if len(parts) == 1:
            return held[INDEX[parts[0]]] or 0
        return sum([held[INDEX[part]] or 0 for part in parts])

    def asked(self, parts: tuple[Part, ...]) -> Amount:
        """Return the requirement under some parts; None where none of them is printed."""
        asked = self.requirement(parts)
        known = asked or any(amount is not None for amount in self.amounts(parts))
        return asked if known else None


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Reduce a name to what a search compares: no accents, no case, plain apostrophes.

    >>> folded("Côte d’Ivoire"), folded(" ÉQUATEUR ")
    ("cote d'ivoire", 'equateur')
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.casefold().split())


def words(text: str) -> str:
    """Reduce a name to its words, ``folded``, with one blank between them.

    >>> words("Côte d’Ivoire"), words("Guinea-Bissau"), words(" Gambia, the ")
    ('cote d ivoire', 'guinea bissau', 'gambia the')
    """
    return " ".join(re.findall(r"[^\W_]+", folded(text)))
