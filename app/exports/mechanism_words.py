"""What a cell's comment calls the way a figure went wrong: a few words, in the language spoken."""

from collections.abc import Mapping
from typing import Final

from app.checks.explain.result import Mechanism
from app.languages import mark, say

_WORDS: Final[Mapping[Mechanism, str]] = {
    Mechanism.TRANSPOSED: mark("Digits transposed"),
    Mechanism.REPLACED: mark("Digit replaced"),
    Mechanism.DROPPED: mark("Digit dropped"),
    Mechanism.ADDED: mark("Digit added"),
    Mechanism.SIGN: mark("Sign"),
    Mechanism.SCALE_10: mark("Scale 10"),
    Mechanism.SCALE_100: mark("Scale 100"),
    Mechanism.SCALE_1000: mark("Scale 1000"),
    Mechanism.MISSING: mark("Figure missing"),
    Mechanism.OTHER: mark("Figure replaced"),
    Mechanism.ROUNDING: mark("Rounding"),
    Mechanism.OMITS: mark("Total omits figure"),
    Mechanism.COUNTS_TWICE: mark("Total counts twice"),
    Mechanism.TOTAL_WRONG: mark("Total wrong"),
    Mechanism.CARRIED: mark("Propagated into total"),
    Mechanism.MISSING_SHIFT: mark("Cell missing shift"),
    Mechanism.SHIFTED: mark("Cells shifted"),
    Mechanism.COLUMN_SHIFTED: mark("Column shifted"),
    Mechanism.SPLIT: mark("Cell split"),
    Mechanism.LINE_REPEATED: mark("Row repeated"),
    Mechanism.LINE_MISSING: mark("Row missing"),
    Mechanism.LINE_NOT_COUNTED: mark("Row not in total"),
    Mechanism.LINE_SCALED: mark("Row scaled"),
    Mechanism.COLUMN_SCALED: mark("Column scaled"),
    Mechanism.CELLS_EXCHANGED: mark("Cells exchanged"),
    Mechanism.LINES_EXCHANGED: mark("Rows exchanged"),
    Mechanism.COLUMNS_EXCHANGED: mark("Columns exchanged"),
    Mechanism.SEVERAL: mark("Several"),
}


def in_words(mechanism: Mechanism) -> str:
    """Say what a mechanism is called where there is room for a few words.

    >>> in_words(Mechanism.TRANSPOSED)
    'Digits transposed'
    """
    return say(_WORDS[mechanism])
