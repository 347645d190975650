"""One volume of *Migration Initiatives*: its title, its regions in printed order, its footnotes.

Written by hand in ``edition.toml``; what it says is checked here and by the extraction.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.languages import DEFAULT, say, say_as, spoken
from app.terms import REGION_SLUGS, TABLE_COLUMNS


class Region(BaseModel):
    """One of the nine printed groupings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    """The file's name and the word in an address."""
    printed: str = Field(min_length=1)
    """The heading above the table, as printed."""
    english: str = Field(min_length=1, alias="name")
    """The name in the case of running text."""
    article: str = Field(default="", pattern="^(the)?$")
    """What a sentence sets before the name."""
    english_short: str = Field(min_length=1, max_length=28, alias="short")
    """The name where room is scarce: charts and facets."""

    @property
    def name(self) -> str:
        """The name in the case of running text, in the language spoken."""
        return say(self.english)

    @property
    def short(self) -> str:
        """The name where room is scarce, in the language spoken."""
        return say_as("short", self.english_short)

    @property
    def spoken(self) -> str:
        """The name as a sentence says it: with its article, in English."""
        return f"{self.article} {self.english}".strip() if spoken() == DEFAULT else self.name

    @property
    def opening(self) -> str:
        """The name as a sentence begins with it."""
        return f"{self.spoken[0].upper()}{self.spoken[1:]}"

    @field_validator("slug")
    @classmethod
    def _slug_is_known(cls, slug: str) -> str:
        if slug not in REGION_SLUGS:
            raise ValueError(f"{slug!r} is no region; allowed: {', '.join(REGION_SLUGS)}")
        return slug


class Footnote(BaseModel):
    """A remark, in our own words, and the line or cell it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str
    """Slug of the region."""
    programme: str = Field(min_length=1)
    """The line's name as printed, or "Total"."""
    column: str | None = None
    """One of ``TABLE_COLUMNS`` if the remark belongs to one cell, None if to the whole line."""
    mark: str = ""
    """The mark the print sets for it; empty where the print has none."""
    text: str = Field(min_length=1)

    @field_validator("column")
    @classmethod
    def _column_is_known(cls, column: str | None) -> str | None:
        if column is not None and column not in TABLE_COLUMNS:
            raise ValueError(f"{column!r} is no column; allowed: {', '.join(TABLE_COLUMNS)}")
        return column


class Edition(BaseModel):
    """What is true of all tables of one volume."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: str = Field(pattern=r"^\d{4}$")
    """The year in the title, which is also the folder's name."""
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    """ISO 4217 code of every amount."""
    currency_note: str = Field(min_length=1)
    """Where the currency comes from."""
    source_note: str = Field(min_length=1)
    """Where in the volume the tables stand and how they came here."""
    regions: tuple[Region, ...] = Field(min_length=1)
    """In printed order."""
    footnotes: tuple[Footnote, ...] = ()

    @model_validator(mode="after")
    def _regions_are_unique_and_footnotes_fit(self) -> Self:
        slugs = [region.slug for region in self.regions]
        for slug in slugs:
            if slugs.count(slug) > 1:
                raise ValueError(f"region {slug!r} stands twice")
        for note in self.footnotes:
            if note.region not in slugs:
                raise ValueError(f"a footnote belongs to {note.region!r}, which is no region here")
        return self

    def region(self, slug: str) -> Region | None:
        """The region of that slug, or None if the volume has no such region."""
        return next((region for region in self.regions if region.slug == slug), None)
