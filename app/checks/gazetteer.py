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
_MARKS: Final = r"[*†‡§¶#¹²³\u2070-\u209c\u1d43-\u1d6a]+"
_NOTE: Final = r"(?:[a-z]|[0-9]{1,2})"
_FOOTNOTE: Final = re.compile(rf"\s*(?:{_MARKS}|[(\[]{_NOTE}[)\]]|\b{_NOTE}[/)])+$")
"""As it stands behind a name: raised, in brackets, or a letter with a stroke, "Kosovo a/"."""
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
    bare = _FOOTNOTE.sub("", name.strip())
    orders = (_plain(bare), _plain(_TURNED.sub(r"\2 \1", bare)))
    without = (" ".join(word for word in order.split() if word != "the") for order in orders)
    return tuple(dict.fromkeys((*without, *orders)))


def slips(name: str) -> int:
    """Return how many slips are allowed in a plain name: 0 below 4 letters, then 1, 2, 3.

    >>> slips("iran"), slips("colombia"), slips("united republic of tanzania")
    (1, 2, 3)
    """
    return next((allowed for below, allowed in _STEPS if len(name) < below), _MOST_SLIPS)


def distance(typed: str, meant: str, allowed: int) -> int | None:
    """Count the slips between two plain names; None where there are more than are allowed.

    The first letter is rarely mistyped and counts twice. What sounds alike is one slip.

    >>> distance("equador", "ecuador", 1), distance("lybia", "libya", 1)
    (1, 1)
    >>> distance("gambia", "zambia", 1) is None
    True
    """
    # Six megabytes in every process, which only a check of anyone's names needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return _judged(typed, meant, allowed, OSA.distance(typed, meant, score_cutoff=allowed))


def apart(typed: str, meant: str) -> int:
    """Count letters more, less, other, or two exchanged: of one pair, without a library.

    >>> apart("equador", "ecuador"), apart("lybia", "libya"), apart("", "chad")
    (1, 2, 4)
    """
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        row = [i]
        for j, wanted in enumerate(meant, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 < j and (letter, wanted) == (meant[j - 2], typed[i - 2]):
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


class Gazetteer:
    """All places of an edition by every name they go by."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the places; a printed name close to the standard one is not taken for a name."""
        self._places = tuple(places)

    def __bool__(self) -> bool:
        """Tell whether any place is known."""
        return bool(self._places)

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

    def printed(self, region: str, programme: str) -> Meant:
        """Return what a line of the edition stands for: its own place, under whatever name.

        It is misspelt where the printed name is none of the place's and a few slips from one.
        """
        return self._printed.get((region, programme)) or self.meant(programme)

    @cached_property
    def _printed(self) -> dict[tuple[str, str], Meant]:
        """Judged once: a place has a line in each edition."""
        return {
            (place.region, place.programme): Meant((place,), exact=not misspelt(place))
            for place in self._places
        }

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
        heard = [(t, _sound(t)) for t in typed]
        for form, allowed, sound in self._reachable:
            counts = [
                count
                for t, s in heard
                # Most names are too short or too long, which is told without counting.
                if s == sound or abs(len(t) - len(form)) <= allowed
                if (count := distance(t, form, allowed)) is not None
            ]
            if counts:
                yield from ((min(counts), place) for place in self._known[form])

    @cached_property
    def _reachable(self) -> tuple[tuple[str, int, str], ...]:
        """The names that allow for slips: each with how many, and how it sounds."""
        # "Chile" is one slip from "Chine": of a name of another language fewer are allowed.
        allowed = {form: slips(form) - (form not in self._shortened) for form in self._known}
        return tuple((form, count, _sound(form)) for form, count in allowed.items() if count > 0)


def misspelt(place: Place) -> bool:
    """Tell whether the name a place is printed under is none of its names and close to one.

    "Equador" is one slip from the standard name: printed, and no name all the same.
    """
    # Most are, to the letter.
    if place.programme in (place.name, *place.other_names):
        return False
    known = [form for name in (place.name, *place.other_names) for form in forms(name)]
    printed = forms(place.programme)
    return not any(form in known for form in printed) and any(
        _judged(form, other, allowed, apart(form, other)) is not None
        for form in printed
        for other in known
        if (allowed := slips(other))
    )


def _judged(typed: str, meant: str, allowed: int, counted: int) -> int | None:
    first = int(typed[:1] != meant[:1])
    if counted + first <= allowed:
        return counted + first
    return 1 if not first and _sound(typed) == _sound(meant) else None


def _names(place: Place) -> tuple[str, ...]:
    names = (place.name, *place.other_names)
    return names if misspelt(place) else (*names, place.programme)


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
