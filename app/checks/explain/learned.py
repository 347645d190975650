"""Counts of the shipped tables' part cells; made by ``python -m bench.explain.learn``."""

from typing import Final

ZEROS: Final = 201
"""Cells that print nil."""
FIGURES: Final = 734
"""Cells that print an amount."""
LENGTHS: Final = {5: 85, 6: 332, 7: 256, 8: 60, 9: 1}
"""Number of digits: amounts."""
SIGNIFICANT: Final = {
    5: {1: 50, 2: 22, 3: 4, 4: 1, 5: 8},
    6: {1: 140, 2: 127, 3: 29, 4: 5, 5: 4, 6: 27},
    7: {1: 50, 2: 99, 3: 61, 4: 22, 5: 1, 6: 5, 7: 18},
    8: {1: 3, 2: 12, 3: 22, 4: 7, 5: 7, 6: 1, 8: 8},
    9: {2: 1},
}
"""Number of digits: digits before the trailing zeros: amounts."""
FIRST: Final = {1: 208, 2: 147, 3: 102, 4: 58, 5: 89, 6: 37, 7: 39, 8: 34, 9: 20}
"""First digit: amounts."""
LAST: Final = {1: 23, 2: 50, 3: 42, 4: 27, 5: 220, 6: 31, 7: 49, 8: 28, 9: 21}
"""Last digit before the trailing zeros, where it is not the first: amounts."""
