"""The names of the programmes and how far a printed name is from them.

What never counts: capitals, accents, apostrophes, hyphens, "&" for "and", "the", a footnote mark,
and the order round a comma or brackets ("Gambia, the"). The distance is that of typing slips
(a letter more, less, other, or two exchanged); how many are allowed grows with the name, so that
short names that are all different countries are never taken for each other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.model.places import Place
from app.terms import Kind

_STEPS: Final = ((4, 0), (8, 1), (14, 2))
"""Letters below which so many slips are allowed."""
_MOST_SLIPS: Final = 3
_SHORTENED: Final = (("dem.", "democratic "), ("rep.", "republic "), ("st.", "saint "))
_APOSTROPHES: Final = re.compile(r"['’‘ʼ`´]")
_TURNED: Final = re.compile(r"^([^,(]+)(?:, | \()([^,()]+)\)?$")
_SOUNDS: Final = (
    ("ph", "f"),
    ("qu", "cu"),
    ("ck", "c"),
    ("k", "c"),
    ("y", "i"),
    ("z", "s"),
    ("h", ""),
)


@dataclass(frozen=True)
class Meant:
    """What a printed name stands for."""

    places: tuple[Place, ...]
    """All it could be; none where the name is unknown."""
    exact: bool
    """False where the name is misspelt, or unknown."""


def forms(name: str) -> tuple[str, ...]:
    """Return a name in plain small letters, as it stands and turned round its comma.

    Each without "the", and with it, where a slip may be in that word.

    >>> forms("Gambia, the"), forms("Korea (Republic of)")
    (('gambia', 'gambia the', 'the gambia'), ('korea republic of', 'republic of korea'))
    """
    bare = name.strip().rstrip("*†‡ ")
    orders = (_plain(bare), _plain(_TURNED.sub(r"\2 \1", bare)))
    without = (" ".join(word for word in order.split() if word != "the") for order in orders)
    return tuple(dict.fromkeys((*without, *orders)))


def slips(name: str) -> int:
    """Return how many slips are allowed in a plain name: 0 below 4 letters, then 1, 2, 3.

    >>> slips("iran"), slips("colombia"), slips("united republic of tanzania")
    (1, 2, 3)
    """
    return next((allowed for below, allowed in _STEPS if len(name) < below), _MOST_SLIPS)


def distance(typed: str, meant: str, fewer: int = 0) -> int | None:
    """Count the slips between two plain names; None where there are more than are allowed.

    The first letter is rarely mistyped and counts twice. What sounds alike is one slip.
    ``fewer`` slips are allowed than the length of ``meant`` would grant.

    >>> distance("equador", "ecuador"), distance("lybia", "libya"), distance("gambia", "zambia")
    (1, 1, None)
    """
    allowed = slips(meant) - fewer
    if allowed < 1:
        return None
    first = int(typed[:1] != meant[:1])
    # Six megabytes in every process, which only a check of anyone's names needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    counted = OSA.distance(typed, meant, score_cutoff=allowed) + first
    if counted <= allowed:
        return counted
    return 1 if not first and _sound(typed) == _sound(meant) else None


class Gazetteer:
    """All places of an edition by every name they go by."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the places; a printed name close to the standard one is not taken for a name."""
        self._places = tuple(places)

    @cached_property
    def regions(self) -> dict[str, str]:
        """The regions' names by slug, as their regional lines say them; else the slug."""
        names = {place.region: place.region for place in self._places}
        for place in self._places:
            if place.kind is Kind.REGIONAL_INITIATIVES and "(" in place.name:
                names[place.region] = place.name.partition("(")[2].rstrip(")")
        return names

    @cached_property
    def _known(self) -> dict[str, tuple[Place, ...]]:
        known: dict[str, tuple[Place, ...]] = {}
        for place in self._places:
            for form in dict.fromkeys(f for name in _names(place) for f in forms(name)):
                known[form] = (*known.get(form, ()), place)
        return known

    @cached_property
    def _shortened(self) -> frozenset[str]:
        """Names that are standard ones or some words of them; the others are of other languages."""
        return frozenset(
            form
            for place in self._places
            for words in [{word for form in forms(place.name) for word in form.split()}]
            for name in _names(place)
            for form in forms(name)
            if words.issuperset(form.split())
        )

    def meant(self, name: str) -> Meant:
        """Return what a name stands for, by its letters alone."""
        typed = forms(name)
        exact = next((self._known[form] for form in typed if form in self._known), None)
        if exact:
            return Meant(exact, exact=True)
        near = sorted(self._near(typed), key=lambda found: found[0])
        closest = [place for count, place in near if count == near[0][0]]
        return Meant(tuple({place.slug: place for place in closest}.values()), exact=False)

    def _near(self, typed: tuple[str, ...]) -> Iterator[tuple[int, Place]]:
        for form, places in self._known.items():
            # "Chile" is one slip from "Chine": of a name of another language fewer are allowed.
            fewer = int(form not in self._shortened)
            counts = [c for t in typed if (c := distance(t, form, fewer)) is not None]
            if counts:
                yield from ((min(counts), place) for place in places)


def _names(place: Place) -> tuple[str, ...]:
    names = (place.name, *place.other_names)
    known = [form for name in names for form in forms(name)]
    printed = forms(place.programme)
    if any(form in known for form in printed):
        return (*names, place.programme)
    # "Equador" is one slip from the standard name: printed, and no name all the same.
    near = any(distance(form, other) is not None for form in printed for other in known)
    return names if near else (*names, place.programme)


def _plain(name: str) -> str:
    text = name.casefold().replace("&", " and ")
    for short, long in _SHORTENED:
        text = text.replace(short, long)
    split = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]|_", " ", bare).split())


def _sound(name: str) -> str:
    text = re.sub(r"(.)\1", r"\1", name)
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    return text
