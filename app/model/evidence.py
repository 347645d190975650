"""What was done for migrants' rights before, by the record of earlier IOM papers.

Written by hand in four files ``rights_*.csv``; the contract is in ``evidence_contract``.
"""

import re
from collections.abc import Collection
from functools import cached_property
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.model.places import Place
from app.model.rights_words import ActivityKind, Reason, Theme
from app.terms import Kind

LONGEST_SUMMARY: Final = 200
"""Characters."""
_TARGET = re.compile(r"1?[0-9]\.(?:[0-9]{1,2}|[a-z])")


class Source(BaseModel):
    """A paper the register was made from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Its word in the other files."""
    title: str = Field(min_length=1)
    document: str
    """Its number, empty where the text gives none."""
    year: int = Field(ge=1951, le=2100)


class Area(BaseModel):
    """A place the papers speak of that is no line of the funding tables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    iso3: str = Field(pattern=r"^([A-Z]{3})?$")
    """ISO 3166 alpha-3 code of a country; empty for a group of countries."""
    regions: tuple[str, ...] = Field(min_length=1, validation_alias="region")
    """Slugs of the regions of the funding tables it lies in."""


class Activity(BaseModel):
    """One thing done, planned, run or asked for, in one sentence of ours.

    >>> Activity.model_validate({
    ...     "source": "a-paper", "year": 2002, "kind": "activity", "reference": "annex 2",
    ...     "region": ("south-america",), "place": ("Peru",), "iso3": ("PER",),
    ...     "theme": "health", "summary": "Opens a clinic."}).places
    ('Peru',)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """The word of its ``Source``."""
    year: int = Field(ge=1951, le=2100)
    """When it took place or began; the year of the source where that is not told."""
    kind: ActivityKind
    reference: str = Field(min_length=1)
    """Paragraph or heading of the source; unique in the source."""
    regions: tuple[str, ...] = Field((), validation_alias="region")
    """Slugs of the regions its places lie in; none where it is worldwide."""
    places: tuple[str, ...] = Field((), validation_alias="place")
    """Standard names, the one it is listed under first; none where it is worldwide."""
    iso3: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes of the countries among its places."""
    theme: Theme
    sdg_targets: tuple[str, ...] = ()
    """Targets the source itself names, such as "10.7"."""
    summary: str = Field(min_length=1, max_length=LONGEST_SUMMARY)

    @field_validator("summary")
    @classmethod
    def _is_one_sentence(cls, text: str) -> str:
        if not text.endswith(".") or ". " in text:
            raise ValueError(f"{text!r} is not one sentence with a full stop at its end")
        return text

    @field_validator("sdg_targets")
    @classmethod
    def _targets_look_like_targets(cls, targets: tuple[str, ...]) -> tuple[str, ...]:
        for target in targets:
            if not _TARGET.fullmatch(target):
                raise ValueError(f"{target!r} is no SDG target (such as 10.7 or 11.b)")
        return targets

    @model_validator(mode="after")
    def _targets_belong_to_the_kind(self) -> Self:
        if self.kind is ActivityKind.SDG_INITIATIVE and not self.sdg_targets:
            raise ValueError("column sdg_targets: '' for an SDG initiative, at least one belongs")
        return self


class Paragraph(BaseModel):
    """A numbered paragraph or a heading of a source, and what was made of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    reference: str = Field(min_length=1)
    records: int = Field(ge=0)
    """How many records of the register rest on it."""
    reason: Reason | None
    """Why there is none; None where there is one."""

    @model_validator(mode="after")
    def _no_record_has_a_reason(self) -> Self:
        if bool(self.records) == bool(self.reason):
            found = self.reason.value if self.reason else ""
            raise ValueError(f"column reason: {found!r} beside {self.records} records")
        return self

    def holds(self, reference: str) -> bool:
        """Say whether a record's reference is of this paragraph.

        "annex 14 (iv)" is of "annex 14"; "SDG target 10.7, Armenia" of "SDG target 10.7".
        """
        ours = self.reference
        return reference == ours or reference.startswith((f"{ours} (", f"{ours}, "))


class Register(BaseModel):
    """All records with the sources, places and paragraphs they rest on, in file order."""

    model_config = ConfigDict(frozen=True)

    sources: tuple[Source, ...] = ()
    areas: tuple[Area, ...] = ()
    activities: tuple[Activity, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    def source(self, word: str) -> Source:
        """Return a source by its word; KeyError if there is none."""
        return {source.source: source for source in self.sources}[word]

    def select(
        self,
        *,
        programme: Place | None = None,
        place: str = "",
        regions: Collection[str] = (),
        themes: Collection[Theme] = (),
        kinds: Collection[ActivityKind] = (),
    ) -> tuple[Activity, ...]:
        """Return the records asked for, by year, those of a year in file order.

        What is empty leaves nothing out. ``programme`` is a line of the funding tables: its
        records share a code with it, or a name where it has no code; those of a regional line
        name a group of countries in its region. ``place`` is the standard name of a place.
        """
        found = (
            activity
            for activity in self.activities
            if (programme is None or self._belongs(activity, programme))
            and (not place or place in activity.places)
            and (not regions or not set(regions).isdisjoint(activity.regions))
            and (not themes or activity.theme in themes)
            and (not kinds or activity.kind in kinds)
        )
        return tuple(sorted(found, key=lambda activity: activity.year))

    def _belongs(self, activity: Activity, programme: Place) -> bool:
        if programme.kind is Kind.REGIONAL_INITIATIVES:
            return programme.region in activity.regions and any(
                programme.region in self._groups.get(name, ()) for name in activity.places
            )
        if programme.iso3:
            return not set(programme.iso3).isdisjoint(activity.iso3)
        return not set(programme.names).isdisjoint(activity.places)

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        return {area.name: area.regions for area in self.areas if not area.iso3}
