"""Requirement, what was received of it, and what is missing, in a table that has other amounts too.

Where there are no others the requirement is the total of the two, and needs no name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from app.reading.spreadsheet.headings import plain
from app.reading.spreadsheet.sheet import Row
from app.reading.spreadsheet.told_total import told_total

_MISSING: Final = re.compile(
    r"\b(?:gaps?|shortfalls?|unmet|unfunded|uncovered|deficits?|balances?|outstanding|remaining|"
    r"ecarts?|manques?|non (?:finances?|couverts?|satisfaits?)|soldes?|reste|restants?|"
    r"brechas?|faltantes?|saldos?|pendientes?|restantes?|no (?:financiad|cubiert|satisfech)[ao]s?|"
    r"sin (?:financiar|cubrir)|lagun[ae]s?)\b"
)
_RECEIVED: Final = re.compile(
    r"\b(?:fund(?:s|ed|ing)?|received|receipts?|contributions?|contributed|income|secured|raised|"
    r"resourced?|resources|available|covered|met|mobili[sz]ed|pledge[ds]?|committed|commitments?|"
    r"finance(?:s|ments?)?|fonds|recu[es]*|disponibles?|couverts?|mobilises?|"
    r"financia(?:do|da|dos|das|cion|miento)|fondos|recibid[ao]s?|contribuci(?:on|ones)|recursos|"
    r"cubiert[ao]s?|movilizad[ao]s?)\b"
)
_ASKED: Final = re.compile(
    r"\b(?:require[ds]?|requirements?|needs?|needed|asks?|asked|appeals?|target(?:s|ed)?|besoins?|"
    r"requis(?:es?)?|appels?|necesidad(?:es)?|requerimientos?|requerid[ao]s?|llamamientos?)\b"
)
_SAMPLE: Final = 60
_NEAREST: Final = 4
"""Columns of each kind that are tried with one of what is missing."""


class Gap(NamedTuple):
    """A column that is, on nearly all rows, what two others come to."""

    sum: int
    parts: tuple[int, int]
    """In their order."""


def is_missing(head: str) -> bool:
    """Tell whether a head is that of what is missing.

    >>> [is_missing(head) for head in ("Unmet requirements", "Écart", "Saldo", "Funding")]
    [True, True, True, False]
    """
    return _MISSING.search(plain(head)) is not None


def is_received(head: str) -> bool:
    """Tell whether a head is that of what was received.

    >>> [is_received(head) for head in ("Funding", "Fonds reçus", "Funding gap", "Requirements")]
    [True, True, False, False]
    """
    return _RECEIVED.search(plain(head)) is not None and not is_missing(head)


def gaps_among(rows: Sequence[Row], figures: Sequence[int], heads: Mapping[int, str]) -> list[Gap]:
    """Return which of the ``figures`` are held against which two; no column is of two gaps.

    Heads have to say what was received and what is missing, and figures that two of the three
    come to the third. ``heads`` is what stands above those that may be of a gap.
    """
    found = list[Gap]()
    for three in _threes(heads):
        used = {column for gap in found for column in (gap.sum, *gap.parts)}
        lacking = [column for column in three if is_missing(heads[column])]
        if used.isdisjoint(three) and (column := _sum_of(rows, three, lacking)) is not None:
            first, second = (one for one in three if one != column)
            found.append(Gap(column, (first, second)))
    kept = [column for column in figures if all(column != gap.sum for gap in found)]
    return [gap for gap in found if _side_by_side(gap.parts, kept)]


def _threes(heads: Mapping[int, str]) -> Iterator[list[int]]:
    """Give what may be a requirement, what was received and what is missing; likeliest first."""
    lacking = [column for column, head in heads.items() if is_missing(head)]
    received = [column for column, head in heads.items() if is_received(head)]
    asked = [column for column, head in heads.items() if _ASKED.search(plain(head))]
    for missing, other in ((one, two) for one in lacking for two in _nearest(received, one)):
        left = [column for column in heads if column not in (*lacking, other)]
        called = [column for column in left if column in asked]
        rest = [column for column in left if column not in asked]
        for third in (*_nearest(called, missing), *_nearest(rest, missing)):
            yield sorted((missing, other, third))


def _sum_of(rows: Sequence[Row], three: Sequence[int], lacking: Sequence[int]) -> int | None:
    # A few rows tell what is worth to be tried on all.
    few = told_total(rows[:_SAMPLE], three, three, lacking)
    return few if few is None else told_total(rows, three, three, lacking)


def _nearest(columns: Sequence[int], to: int) -> Iterator[int]:
    return islice(sorted(columns, key=lambda column: (abs(column - to), column)), _NEAREST)


def _side_by_side(parts: tuple[int, int], kept: Sequence[int]) -> bool:
    """Tell whether nothing that is added up stands between the two."""
    first, second = map(kept.index, parts)
    return second - first == 1
