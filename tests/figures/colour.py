"""Colour as readers see it: WCAG contrast, and distance under simulated colour blindness.

Simulation: Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB. Distance: CIE 1976
in L*a*b* (D65).
"""

import math
from collections.abc import Sequence

Vector = tuple[float, float, float]

MACHADO: dict[str, tuple[Vector, Vector, Vector]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def rgb(code: str) -> Vector:
    """Read ``#abc`` or ``#aabbcc`` as three shares of 1."""
    digits = code.removeprefix("#")
    wide = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def over(colour: Sequence[float], share: float, ground: Vector) -> Vector:
    """Lay a see-through colour over a ground, as a browser does."""
    red, green, blue = (share * c + (1 - share) * g for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def contrast(one: Vector, other: Vector) -> float:
    """Return the contrast of WCAG 2, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: Vector, other: Vector, eyes: str) -> float:
    """Return how far apart two colours are for some eyes, one of ``MACHADO``."""
    return math.dist(_lab(_seen(one, eyes)), _lab(_seen(other, eyes)))


def _linear(colour: Vector) -> Vector:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return red, green, blue


def _times(rows: Sequence[Vector], vector: Vector) -> Vector:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in rows)
    return one, two, three


def _luminance(colour: Vector) -> float:
    return _times(_TO_XYZ, _linear(colour))[1]


def _seen(colour: Vector, eyes: str) -> Vector:
    red, green, blue = (
        min(1.0, max(0.0, value)) for value in _times(MACHADO[eyes], _linear(colour))
    )
    return red, green, blue


def _lab(linear: Vector) -> Vector:
    x, y, z = (
        _bent(value / white) for value, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
