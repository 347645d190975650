"""How each language writes numbers, as the Common Locale Data Repository (CLDR) has it."""

from dataclasses import dataclass
from typing import Final

from app.languages.catalogues import DEFAULT
from app.languages.saying import spoken


def rounded(amount: int, unit: int) -> int:
    """Return how many units an amount makes, to the nearest; a half goes away from nothing.

    One rule for every number that is written short, in whole numbers: as floats 250,000 were 0.2
    million, and 350,000 were 0.3, but 450,000 were 0.5.

    >>> [rounded(amount, 100_000) for amount in (250_000, 350_000, 449_999, -250_000)]
    [3, 4, 4, -3]
    """
    held = (2 * abs(amount) + unit) // (2 * unit)
    return held if amount >= 0 else -held


@dataclass(frozen=True)
class Step:
    """A size, what is written for it, and how many digits stand behind the point."""

    size: int
    sign: str
    digits: int
    many: str = ""
    """The word for more than one; empty where it is the same."""

    def of(self, amount: int) -> float:
        """Return an amount in this size, rounded to the digits that are written."""
        held: int = 10**self.digits
        unit = self.size // held
        if amount < 0:
            return rounded(amount, unit) / held
        # ``rounded``, without the call: a page writes dozens.
        return (2 * amount + unit) // (2 * unit) / held


@dataclass(frozen=True)
class Form:
    """How a language writes numbers, as the Common Locale Data Repository (CLDR) has it."""

    group: str
    point: str
    percent: str
    """The sign with what stands before it."""
    short: tuple[Step, ...]
    spoken: tuple[Step, ...]
    last: str
    """What stands before the last word of a list."""
    least: int = 1_000
    """The smallest number whose digits are grouped."""
    singular: float = 1.0
    """The largest number that goes with a word for one, as far as it is written."""


ENGLISH: Final = Form(
    group=",",
    point=".",
    percent=" %",
    short=(Step(10**9, "B", 2), Step(10**6, "M", 1), Step(10**3, "K", 0)),
    spoken=(Step(10**9, "billion", 2), Step(10**6, "million", 1)),
    last="and",
)
_FORMS: Final = {
    DEFAULT: ENGLISH,
    "fr": Form(
        group="\u202f",
        point=",",
        percent="\u00a0%",
        short=(Step(10**9, "Md", 2), Step(10**6, "M", 1), Step(10**3, "k", 0)),
        spoken=(Step(10**9, "milliard", 2, "milliards"), Step(10**6, "million", 1, "millions")),
        last="et",
        singular=1.99,
    ),
    "es": Form(
        group=".",
        point=",",
        percent="\u00a0%",
        short=(Step(10**6, "M", 1), Step(10**3, "mil", 0)),
        spoken=(Step(10**6, "millón", 1, "millones"),),
        last="y",
        least=10_000,
    ),
}


def form() -> Form:
    """Return the form of the language spoken."""
    return _FORMS.get(spoken(), ENGLISH)
