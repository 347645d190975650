"""Filters as values: what each offers, what is chosen, and the view that each choice gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from app.formats import short
from app.model.selection import JOINT, Selection, toggled
from app.model.tables import Amount
from app.model.written import AT, SAME_LIST, Gap
from app.terms import Part

_JOINED: Final = b"&amp;"
"""Between the answers of an address, escaped."""
_LAST: Final = -len(_JOINED)


class FacetValue(NamedTuple):
    """One value of a filter, as a link to the view it would give."""

    key: str
    """Unique on the page; keeps the focus where it was."""
    label: str | Markup
    href: str
    chosen: bool
    amount: str = ""
    """Its sum under the other filters, written."""
    fraction: float = 0.0
    """Its share of the group, 0 to 1, for the thin bar."""
    part: Part | None = None
    """Gives the bar the part's colour."""


class FacetGroup(NamedTuple):
    """A filter with its values."""

    name: str
    values: tuple[FacetValue, ...]
    single: bool = False
    """True where exactly one value holds (a measure), False where any number may."""
    about: str = ""
    """Key of the definition of its name."""


class Choice(NamedTuple):
    """One value of a filter as it is in every view."""

    word: str
    """In an address."""
    label: str
    part: Part | None = None
    key: str = ""
    """Keeps the focus where it was; empty where its word and the name of its filter do."""


@dataclass(frozen=True, eq=False)
class Offer:
    """What a filter offers in one language, whatever is chosen of it.

    There is one in all views, and what is kept of it is kept by this one, not by an equal.
    """

    name: str
    key: str
    """Its name in an address."""
    choices: tuple[Choice, ...]
    order: tuple[str, ...]
    """All words that an address takes for it, in the order they are written there."""
    about: str = ""
    """Key of the definition of its name."""
    single: bool = False
    """True where exactly one value holds (a measure), False where any number may."""
    summed: bool = True
    """True where each value has a sum."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What each choice is in an address."""
        return tuple(choice.word for choice in self.choices)

    def values(self, chosen: tuple[str, ...], gap: Gap) -> tuple[FacetValue, ...]:
        """Return each value as a link, where so much is chosen, without sums.

        ``gap`` is the address of the view with a gap for what is chosen.
        """
        return tuple(
            FacetValue(
                choice.key or f"{self.key}-{choice.word}",
                choice.label,
                gap.filled(
                    choice.word
                    if self.single
                    else JOINT.join(toggled(self.order, chosen, choice.word))
                ),
                chosen=choice.word in chosen,
                part=choice.part,
            )
            for choice in self.choices
        )


class Address:
    """The address of a view at a path, escaped once for all the filters that stand in it."""

    def __init__(self, selection: Selection, path: str) -> None:
        """Take the view as its filters find it."""
        self._selection, self._path = selection, path
        # All pieces at once, with a sign between them that no address holds.
        pieces = "\1".join((f"{path}?", *selection.written))
        self._pieces = self._others = escape(pieces).encode().split(b"\1")
        if selection.page > 1:
            # Another list begins anew.
            self._others = [*self._pieces]
            self._others[AT["page"] + 1] = b""

    def __eq__(self, other: object) -> bool:
        """Tell whether another is that of an equal view: pages of one question are equal."""
        return isinstance(other, Address) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """Go with equality."""
        return hash((self._selection, self._path))

    def gap(self, name: str) -> Gap:
        """Return the address with a gap for one answer."""
        return self._selection.gap(self._path, name)

    def around(self, name: str) -> tuple[bytes, bytes, bytes]:
        """Return what is before such a gap and after it, and the address without it, escaped."""
        pieces, at = self._pieces if name in SAME_LIST else self._others, AT[name] + 1
        before, after = b"".join(pieces[:at]), b"".join(pieces[at + 1 :])
        # Each answer ends with what joins it to the next.
        if after:
            return before, _JOINED + after[:_LAST], before + after[:_LAST]
        return before, b"", before[:-1] if before[-1:] == b"?" else before[:_LAST]


class Filter(NamedTuple):
    """A filter whose values are added to the address of a view, or taken out of it.

    Views differ in the address and in the sums; the rest is drawn once (``filters.draw``).
    """

    offer: Offer
    chosen: tuple[str, ...]
    """Words of what is chosen."""
    address: Address
    """Of the view."""
    amounts: tuple[Amount, ...] = ()
    """What each value would give under the other filters, in whole US dollars; None where no figure
    of one is printed. Empty where values have no sums."""

    @property
    def name(self) -> str:
        """What the filter is called."""
        return self.offer.name

    @property
    def values(self) -> tuple[FacetValue, ...]:
        """Each value as a link, its sum as the language spoken now writes it."""
        links = self.offer.values(self.chosen, self.address.gap(self.offer.key))
        if not self.amounts:
            return links
        return tuple(
            link._replace(amount=short(amount), fraction=fraction)
            for link, amount, fraction in zip(
                links, self.amounts, fractions(self.amounts), strict=True
            )
        )


def fractions(amounts: tuple[Amount, ...]) -> list[float]:
    """Return the share of each amount in all of them, 0 to 1.

    >>> fractions((3, None, 1)), fractions((0, None))
    ([0.75, 0.0, 0.25], [0.0, 0.0])
    """
    whole = sum(filter(None, amounts))
    return [(amount or 0) / whole if whole else 0.0 for amount in amounts]


class Panel(NamedTuple):
    """The filters of a page."""

    groups: tuple[FacetGroup | Filter, ...]
    active: int
    """How many filters are set."""
    clear: str
    """Address without them."""
    search: str = ""
    """The text searched for."""
    search_clear: str = ""
    """Address without it; empty where nothing is searched for."""
    path: str = "/"
    kept: Sequence[str] = ()
    """Answers that a search keeps, as an address writes them that goes on behind them; of no
    answer nothing."""
    searchable: bool = True
