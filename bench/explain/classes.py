"""All classes of damage by name, with the level each should reach, in printed order."""

from dataclasses import dataclass

from app.checks.explain import Mechanism
from bench.explain import damage as d
from bench.explain import line_damage as w
from bench.explain.damage import Damage
from bench.explain.typing_damage import TYPOS

ROUNDING = "rounding in several totals"


@dataclass(frozen=True)
class Class:
    """One class of damage."""

    name: str
    make: Damage
    level: float | None
    """Share restored exactly by the first reading that is asked for; None where none is."""
    prototype: float | None = None
    """What the prototype reached."""

    @property
    def slug(self) -> str:
        """The mechanism a reading should name; empty where several would do."""
        first = self.name.split(",")[0].split(" ")[0]
        return first if first in set(Mechanism) and not self.name.startswith(ROUNDING) else ""


def classes() -> tuple[Class, ...]:
    """Every class."""
    single = tuple(Class(name, d.one_part(name), 1.0, 1.0) for name in TYPOS)
    return (
        *single,
        Class("figure-missing, empty", d.empty_part, 1.0, 1.0),
        Class("figure-replaced, copied from above", d.copied, 1.0),
        Class("row total wrong", d.one_total("row"), 1.0, 1.0),
        Class("column total wrong", d.one_total("column"), 1.0, 1.0),
        Class("grand total wrong", d.one_total("grand"), 1.0, 1.0),
        Class("two slips", d.slips(2), 0.99, 0.99),
        Class("three slips", d.slips(3), 0.99, 0.99),
        Class("four slips", d.slips(4), 0.99, 0.99),
        Class("cell-missing-shift", w.missing_cell, 0.98, 0.99),
        Class("cell-split", w.split_cell, 0.98, 1.0),
        Class("cells-shifted", w.shifted_cells, 0.98, 0.99),
        Class("cells-shifted, the total lost", w.shifted_with_total, 0.98),
        Class("column-shifted", w.shifted_column, 0.98),
        Class("column-shifted, from a row on", w.shifted_part_of_column, 0.98),
        Class("column-shifted, several at once", w.shifted_columns, 0.98),
        Class("cells-shifted, in several lines at once", w.shifted_lines, 0.98),
        Class("row-repeated", w.repeated_line, 0.98, 0.99),
        Class("row-missing", w.missing_line, 0.98, 0.98),
        Class("row-not-in-total", w.uncounted_line, 0.98),
        Class("row-scaled", w.scaled_line, 0.98, 1.0),
        Class("column-scaled", w.scaled_column, 0.98, 1.0),
        Class("cells-exchanged in a line", w.exchanged_in_line, 0.96, 0.96),
        Class("cells-exchanged in a column", w.exchanged_in_column, 0.96, 0.99),
        Class("cells-exchanged anywhere", w.exchanged_anywhere, 0.96),
        Class("columns-exchanged", w.exchanged_columns, 0.96, 1.0),
        Class("rows-exchanged", w.exchanged_lines, None, 0.91),
        Class("totals of two lines exchanged", w.exchanged_totals, None),
        Class("propagated-into-total, row", d.carried_right, None, 0.86),
        Class("propagated-into-total, column", d.carried_down, None, 0.88),
        Class("slip and missing cell", w.slip_and_missing_cell, 0.99, 0.99),
        Class("slip and missing line", w.slip_and_missing_line, None),
        Class("slip and scaled line", w.slip_and_scaled_line, None),
        Class("slip and shifted column", w.shifted_column_and_slip, None),
        Class("slip and several shifted columns", w.shifted_columns_and_slip, None),
        Class("slip and rounding", d.slip_and_rounding, 0.99, 0.99),
        Class(ROUNDING, d.rounded, 0.99, 0.98),
        Class("row totals only, one slip", d.row_totals_only, None),
        Class("column totals only, one slip", d.column_totals_only, None),
    )
