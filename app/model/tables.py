"""What a funding table prints, frozen.

Source: the regional tables of *Migration Initiatives*; amounts are whole US dollars.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from app.terms import PARTS, Part

Amount = int | None
"""Whole US dollars; 0 where the print has a dash, None where it gives no figure."""


def added(amounts: Iterable[Amount]) -> Amount:
    """Add amounts up, as far as they are printed; None where there are some and none of them is.

    >>> added([5, None]), added([0, None]), added([None]), added([])
    (5, 0, None, 0)
    """
    held = tuple(amounts)
    return None if held and held.count(None) == len(held) else sum(filter(None, held))


# No model as the table is: there are as many of them as lines in all editions, and a model takes
# four times the memory.
@dataclass(frozen=True, slots=True, config=ConfigDict(strict=True))
class Line:
    """One printed line: a programme, or the total line of a table.

    >>> line = Line(programme="Ghana", amounts=(0, 1_350_000, 0, 0, 0, 200_000),
    ...             printed_total=1_550_000)
    >>> line.requirements[Part.P2], line.computed_total
    (1350000, 1550000)
    """

    programme: Annotated[str, Field(min_length=1)]
    amounts: tuple[Amount, Amount, Amount, Amount, Amount, Amount]
    """One amount a part, in the order of ``PARTS``."""
    printed_total: Amount
    computed_total: int = field(init=False, compare=False, repr=False)
    """What the printed cells add up to; a cell that is not printed adds nothing."""

    @classmethod
    def of(cls, programme: str, amounts: Iterable[Amount], printed_total: Amount) -> Self:
        """Return a line of six amounts, in the order of ``PARTS``."""
        p1, p2, p3, o1, o2, o3 = amounts
        return cls(programme, (p1, p2, p3, o1, o2, o3), printed_total)

    def __post_init__(self) -> None:
        """Add the cells up: once, as every view asks for it."""
        computed = sum(filter(None, self.amounts))
        # Where it is what is printed it is that very number: one less in memory for most lines.
        same = computed == self.printed_total
        object.__setattr__(self, "computed_total", self.printed_total if same else computed)

    @property
    def requirements(self) -> Mapping[Part, Amount]:
        """The amounts by part, read only."""
        return MappingProxyType(dict(zip(PARTS, self.amounts, strict=True)))

    @property
    def unknown(self) -> tuple[Part, ...]:
        """The parts for which no figure is printed."""
        return tuple(p for p, a in zip(PARTS, self.amounts, strict=True) if a is None)


class FundingTable(BaseModel):
    """One regional table with its printed total line, in printed order."""

    model_config = ConfigDict(frozen=True, strict=True)

    edition: str
    """The year in the volume's title, e.g. "2017"."""
    region: str
    """Slug of the region, the file's name."""
    name: str
    """Name of the region in the case of running text."""
    lines: tuple[Line, ...] = Field(min_length=1)
    total: Line

    def computed(self, part: Part) -> int:
        """Add up the printed cells of one part, in whole US dollars."""
        index = PARTS.index(part)
        return sum(line.amounts[index] or 0 for line in self.lines)

    @property
    def computed_total(self) -> int:
        """What all printed cells of the table add up to."""
        return sum(line.computed_total for line in self.lines)

    @property
    def printed_line_totals(self) -> int:
        """What the printed totals of the lines add up to."""
        return sum(line.printed_total or 0 for line in self.lines)
