"""Ways to type one figure wrong, written without a look at the engine's likelihoods."""

from collections.abc import Callable
from random import Random

Typo = Callable[[Random, int], int]
"""The typed figure for a true one other than 0; it may be the same by chance."""


def transposed(random: Random, true: int) -> int:
    """Interchange two neighbouring digits."""
    digits = list(str(true))
    places = [k for k in range(len(digits) - 1) if digits[k] != digits[k + 1]]
    if places:
        k = random.choice(places)
        digits[k], digits[k + 1] = digits[k + 1], digits[k]
    return int("".join(digits))


def replaced(random: Random, true: int) -> int:
    """Type another digit."""
    digits = list(str(true))
    digits[random.randrange(len(digits))] = random.choice("0123456789")
    return int("".join(digits))


def dropped(random: Random, true: int) -> int:
    """Leave a digit out."""
    digits = str(true)
    k = random.randrange(len(digits))
    return int(digits[:k] + digits[k + 1 :] or "0")


def added(random: Random, true: int) -> int:
    """Type a digit too many."""
    digits = str(true)
    k = random.randint(0, len(digits))
    return int(digits[:k] + random.choice("0123456789") + digits[k:])


def negated(_: Random, true: int) -> int:
    """Lose or gain a sign."""
    return -true


def scaled(factor: int) -> Typo:
    """Make a slip of a factor, up or down."""

    def scale(random: Random, true: int) -> int:
        down = true % factor == 0 and random.choice((True, False))
        return true // factor if down else true * factor

    return scale


def emptied(_: Random, _true: int) -> int:
    """Print a dash."""
    return 0


def other(random: Random, _: int) -> int:
    """Any other figure."""
    return random.randint(1, 999) * int(10 ** random.randint(1, 5))


TYPOS: dict[str, Typo] = {
    "digits-transposed": transposed,
    "digit-replaced": replaced,
    "digit-dropped": dropped,
    "digit-added": added,
    "sign": negated,
    "scale-10": scaled(10),
    "scale-100": scaled(100),
    "scale-1000": scaled(1000),
    "figure-missing": emptied,
    "figure-replaced": other,
}
USUAL = ("digit-replaced", "digit-replaced", "digits-transposed", "digit-dropped", "digit-added",
         "scale-10", "scale-1000", "figure-missing")  # fmt: skip
"""The slips drawn where several are made."""


SAME_LENGTH = ("digits-transposed", "digit-replaced")


def typo(random: Random, true: int, kind: str | None = None) -> int:
    """Type ``true`` wrong, in the given way or any usual one; never as it was."""
    for _ in range(60):
        way = kind or random.choice(USUAL)
        typed = TYPOS[way](random, true)
        # A zero in front would be seen before it is printed.
        shorter = len(str(typed)) < len(str(true))
        if typed != true and not (shorter and way in SAME_LENGTH):
            return typed
    return true
