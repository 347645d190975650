"""What the chapters of a volume describe: per programme and part, in what form and how amply.

Facts about the text, none of its sentences. Written by ``migof extract`` into three files under
``narratives/``; the contract is in ``narratives_contract``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from app.formats import counted
from app.languages import mark, say
from app.model.programme import words
from app.terms import Part

_BIT: Final = {part: 1 << index for index, part in enumerate(Part)}


class Form(Enum):
    """How a chapter describes a programme.

    >>> Form.SECTION.label, Form.BOX.label
    ('described', 'only in a box')
    """

    SECTION = "section"
    BOX = "box"

    @property
    def label(self) -> str:
        """What the screen says of the amount, in the language spoken."""
        return say(_LABELS[self.value])


_LABELS: Final = {"section": mark("described"), "box": mark("only in a box")}
NOT_DESCRIBED = mark("not described")
"""What the screen says of an amount without a word in its chapter."""


def told_as(word: str) -> str:
    """Return what the screen says for a word of an address (``selection.DESCRIBED``).

    >>> told_as("section"), told_as("none")
    ('described', 'not described')
    """
    return say(_LABELS.get(word, NOT_DESCRIBED))


# A volume has two thousand of these, and a model with a dictionary each is ten times as large.
@dataclass(frozen=True, slots=True)
class Narrative:
    """One programme in the chapter of one part."""

    region: str
    """Slug of the region."""
    programme: Annotated[str, Field(min_length=1)]
    """The line's name as the tables print it."""
    part: Part
    form: Form
    words: Annotated[int, Field(ge=1)]
    """Words of the section, or of the boxes where there is none; titles of boxes count."""


class Theme(BaseModel):
    """An acronym of the volume's own list, which the chapters use as a name of a subject.

    >>> Theme(theme="T&TA", name="Counter-Trafficking Training").slug
    't-ta'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    theme: str = Field(min_length=2)
    """As printed."""
    name: str = Field(min_length=1)
    """What it stands for, as printed."""

    @cached_property
    def slug(self) -> str:
        """The word in an address."""
        return "".join(c if c.isalnum() else "-" for c in self.theme.lower())

    @cached_property
    def searched(self) -> tuple[str, str]:
        """Acronym and name as ``words``."""
        return words(self.theme), words(self.name)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How often a section or box speaks of a theme."""

    region: str
    programme: Annotated[str, Field(min_length=1)]
    part: Part
    theme: str
    """The acronym as printed."""
    count: Annotated[int, Field(ge=1)]


class Coverage(BaseModel):
    """An amount and what the chapter says about it.

    >>> Coverage(amount=35000, form=None, words=0).sentence
    'not described'
    >>> Coverage(amount=35000, form=Form.SECTION, words=1214).sentence
    'described, 1,214 words'
    """

    model_config = ConfigDict(frozen=True)

    amount: int | None
    """Whole US dollars; None where not printed."""
    form: Form | None
    """None where the chapter has neither section nor box."""
    words: int = Field(ge=0)

    @property
    def sentence(self) -> str:
        """The coverage in words, without the amount."""
        if self.form is None:
            return say(NOT_DESCRIBED)
        if self.form is Form.BOX:
            return self.form.label
        return counted(self.words, "described, {n} word", "described, {n} words")


class Narratives(BaseModel):
    """What the chapters of one volume describe, in the order of the tables."""

    model_config = ConfigDict(frozen=True)

    edition: str = ""
    """The year in the title; empty where nothing was read."""
    narratives: tuple[Narrative, ...] = ()
    themes: tuple[Theme, ...] = ()
    """Those that occur in a section or box, in the order of the volume's list."""
    counts: tuple[ThemeCount, ...] = ()

    def of(self, region: str, programme: str, part: Part) -> Narrative | None:
        """What the chapter of the part says about a line; None where it says nothing."""
        return self._by_cell.get((region, programme, part))

    def coverage(
        self, region: str, programme: str, amounts: Mapping[Part, int | None]
    ) -> dict[Part, Coverage]:
        """Set what the chapters say beside the amounts of a line."""
        found = {part: self.of(region, programme, part) for part in amounts}
        return {
            part: Coverage(amount=amount, form=one.form, words=one.words)
            if (one := found[part])
            else Coverage(amount=amount, form=None, words=0)
            for part, amount in amounts.items()
        }

    def spoken(self, parts: Iterable[Part]) -> list[tuple[str, tuple[str, str]]]:
        """Each theme with each line (region, programme) that speaks of it under some parts."""
        wanted = sum({_BIT[part] for part in parts})
        return [pair for pair, held in self._spoken if held & wanted]

    @cached_property
    def _spoken(self) -> tuple[tuple[tuple[str, tuple[str, str]], int], ...]:
        """Each theme with each line, and a bit for each part under which it speaks of it."""
        held: dict[tuple[str, tuple[str, str]], int] = {}
        for count in self.counts:
            pair = (count.theme, (count.region, count.programme))
            held[pair] = held.get(pair, 0) | _BIT[count.part]
        return tuple(held.items())

    def speaking_of(self, themes: Iterable[str]) -> frozenset[tuple[str, str, Part]]:
        """The cells (region, programme, part) whose text speaks of at least one of the themes.

        ``themes`` are words of an address (``Theme.slug``); unknown ones find nothing.
        """
        wanted = set(themes)
        asked = {theme.theme for theme in self.themes if theme.slug in wanted}
        return frozenset(
            (count.region, count.programme, count.part)
            for count in self.counts
            if count.theme in asked
        )

    def themes_of(self, region: str, programme: str) -> Mapping[str, int]:
        """How often all sections of a line speak of each theme, the most frequent first."""
        found: Counter[str] = Counter()
        for count in self.counts:
            if (count.region, count.programme) == (region, programme):
                found[count.theme] += count.count
        return dict(found.most_common())

    @cached_property
    def themes_by_cell(self) -> Mapping[tuple[str, str, Part], tuple[str, ...]]:
        """The acronyms that each section or box speaks of, in file order."""
        held: dict[tuple[str, str, Part], tuple[str, ...]] = {}
        for count in self.counts:
            cell = (count.region, count.programme, count.part)
            held[cell] = (*held.get(cell, ()), count.theme)
        return held

    @cached_property
    def _by_cell(self) -> dict[tuple[str, str, Part], Narrative]:
        return {(one.region, one.programme, one.part): one for one in self.narratives}
