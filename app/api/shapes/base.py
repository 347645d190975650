"""What all answers share: a head that says of what they are, and the page of a list."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Dollars = Annotated[int, Field(strict=True)]
"""Whole US dollars; 0 where the print has a dash."""


class Shape(BaseModel):
    """Frozen, and nothing that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OfLine(Shape):
    """What names a programme line, before what is told of it."""

    edition: str
    """The year in the volume's title."""
    region: str
    """Its word in an address."""
    region_name: str
    programme: str
    """As printed."""
    name: str
    """The standard name."""
    slug: str
    """Its word in an address."""
    kind: str
    iso3: list[str]


class Filters(Shape):
    """The filters that are set, as values of the address; one that is not has no key."""

    region: list[str] = []
    part: list[str] = []
    kind: list[str] = []
    programme: list[str] = []
    compare: list[str] = []
    theme: list[str] = []
    described: list[str] = []
    q: str = ""
    tolerance: Dollars = 0


class Head(Shape):
    """What stands before the lines of every answer."""

    ok: bool
    """True; of findings, whether every one of them is recorded as known."""
    edition: str
    """The year in the volume's title."""
    data_version: str
    """First 12 hex digits of a SHA-256 over the shipped data files."""
    currency: str
    """ISO 4217 code of every amount."""
    filters: Filters
    count: int
    """Lines, findings or explanations in all, on whichever page."""
    notices: list[str]
    """What of the address was not used, and why: a sentence each."""


class Paged(Head):
    """The head of a list that can grow."""

    page: int
    """Number of this page, from 1."""
    pages: int
    """How many there are; at least 1."""
    size: int
    """Lines a page holds at most."""
