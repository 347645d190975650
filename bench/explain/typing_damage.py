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


def _parted(true: int, decimals: int) -> tuple[str, str]:
    """What stands before the decimal mark and behind it."""
    digits = str(true).zfill(decimals + 1)
    return digits[:-decimals], digits[-decimals:]


def _read(whole: str, behind: str, decimals: int) -> int:
    """What is read of an amount so written; one digit too many behind the mark is rounded."""
    first, more = behind[:decimals].ljust(decimals, "0"), behind[decimals:]
    return int(whole + first or "0") + (more >= "5")


def written_short(random: Random, true: int, decimals: int) -> int:
    """Leave a digit out, before or behind the decimal mark."""
    whole, behind = _parted(true, decimals)
    k = random.randrange(len(whole) + decimals)
    if k < len(whole):
        return _read(whole[:k] + whole[k + 1 :], behind, decimals)
    k -= len(whole)
    return _read(whole, behind[:k] + behind[k + 1 :], decimals)


def written_long(random: Random, true: int, decimals: int) -> int:
    """Type a digit too many, before or behind the decimal mark."""
    whole, behind = _parted(true, decimals)
    k, digit = random.randint(0, len(whole) + decimals), random.choice("0123456789")
    if k <= len(whole):
        return _read(whole[:k] + digit + whole[k:], behind, decimals)
    k -= len(whole)
    return _read(whole, behind[:k] + digit + behind[k:], decimals)


WRITTEN: dict[str, Callable[[Random, int, int], int]] = {
    "digit-dropped": written_short,
    "digit-added": written_long,
}
"""The slips that are other ones where a decimal mark is written."""


def typo(random: Random, true: int, kind: str | None = None, decimals: int = 0) -> int:
    """Type ``true`` wrong, in the given way or any usual one; never as it was.

    Of an amount with ``decimals`` digits are left out or added as it is written, with its mark.
    """
    for _ in range(60):
        way = kind or random.choice(USUAL)
        written = WRITTEN.get(way) if decimals else None
        typed = written(random, true, decimals) if written else TYPOS[way](random, true)
        # A zero in front would be seen before it is printed.
        shorter = len(str(typed)) < len(str(true))
        if typed != true and not (shorter and way in SAME_LENGTH):
            return typed
    return true
