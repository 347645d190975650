"""What a programme line covers: its kind, its ISO codes and the other names it goes by.

Written by hand in ``places.csv``, one record for each printed line of the edition.
"""

import re
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.terms import REGIONAL_LINE, Kind

_ISO3 = re.compile(r"[A-Z]{3}")


class Place(BaseModel):
    """One programme line of a region, with what the print does not say about it.

    >>> place = Place(region="south-america", programme="Equador", slug="ecuador",
    ...               kind=Kind.COUNTRY, name="Ecuador", iso3=("ECU",), other_names=("Équateur",))
    >>> place.names
    ('Ecuador', 'Equador', 'Équateur')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str
    """Slug of the region."""
    programme: str = Field(min_length=1)
    """The line's name as printed."""
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """The word in an address, from the standard name; unique in the edition."""
    kind: Kind
    name: str = Field(min_length=1)
    """The standard English short name."""
    iso3: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes of the places the line names; empty where there is none."""
    other_names: tuple[str, ...] = ()
    """Under which names a reader may look for it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name once: the standard one, the printed one, the others."""
        return tuple(dict.fromkeys((self.name, self.programme, *self.other_names)))

    @field_validator("iso3")
    @classmethod
    def _codes_look_like_codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if not _ISO3.fullmatch(code):
                raise ValueError(f"{code!r} is no ISO 3166 alpha-3 code (three capital letters)")
        if len(set(codes)) < len(codes):
            raise ValueError(f"{';'.join(codes)!r} names a code twice")
        return codes

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        regional = self.kind is Kind.REGIONAL_INITIATIVES
        if regional != (self.programme == REGIONAL_LINE):
            raise ValueError(f"kind {self.kind.value!r} does not fit {self.programme!r}")
        if regional and self.slug != f"regional-initiatives-{self.region}":
            raise ValueError(
                f"slug must be 'regional-initiatives-{self.region}', found {self.slug!r}"
            )
        if regional and self.iso3:
            raise ValueError(f"a regional line has no ISO codes, found {';'.join(self.iso3)!r}")
        if self.kind is Kind.COUNTRY and len(self.iso3) > 1:
            raise ValueError(f"a country has one ISO code, found {';'.join(self.iso3)!r}")
        return self
