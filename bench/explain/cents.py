"""Damage to tables with cents: the same accidents, and those of a decimal mark."""

from random import Random

from bench.explain import damage as d
from bench.explain import line_damage as w
from bench.explain.case import Case
from bench.explain.classes import ROUNDING, Class
from bench.explain.damage import Damage, Writing, case_of, lines_of, used
from bench.explain.tables import Table, in_cents
from bench.explain.typing_damage import TYPOS

THOUSAND = 1000
WITH = ", with cents"


def with_cents(make: Damage) -> Damage:
    """The same damage to the table as it would be with cents."""

    def damage(random: Random, table: Table) -> Case | None:
        return make(random, in_cents(random, table))

    return damage


def mark_lost(random: Random, table: Table) -> Case | None:
    """An amount typed without its decimal mark: its cents as whole dollars."""
    return _typed(random, table, lambda true, one: true * one)


def decimals_lost(random: Random, table: Table) -> Case | None:
    """An amount typed without its cents."""
    return _typed(random, table, lambda true, one: true // one * one)


def to_whole(random: Random, table: Table) -> Case | None:
    """An amount rounded to whole dollars; its totals were added up before."""
    return _typed(random, table, lambda true, one: (true + one // 2) // one * one)


def _typed(random: Random, table: Table, how: Writing) -> Case | None:
    i, j = used(random, table) or (0, 0)
    lines, true = lines_of(table), table.parts[i][j]
    lines[i][j] = how(true, 10**table.decimals)
    # What is off by a cent or two is a rounding, for which no cell need be named.
    return (
        case_of(table, lines) if abs(how(true, 10**table.decimals) - true) > d.ROUNDINGS else None
    )


def split_at_thousands(random: Random, table: Table) -> Case | None:
    """An amount split in two at a separator of thousands; the line is one cell long."""
    lines, one = lines_of(table), 10**table.decimals
    places = [(i, j) for i, row in enumerate(table.parts) for j, f in enumerate(row)
              if f >= THOUSAND * one]  # fmt: skip
    if not places:
        return None
    i, j = random.choice(places)
    figure = table.parts[i][j]
    cut = one * THOUSAND ** random.randint(1, (len(str(figure // one)) - 1) // 3)
    lines[i][j : j + 1] = [figure // cut * one, figure % cut]
    return case_of(table, lines)


def classes_with_cents() -> tuple[Class, ...]:
    """Every class of tables with cents, in printed order."""
    made = (
        *(Class(name, d.one_part(name), 1.0) for name in TYPOS),
        Class("scale-100, the decimal mark lost", mark_lost, 1.0),
        Class("digit-dropped, all behind the mark", decimals_lost, 1.0),
        Class("rounding, of one amount to whole dollars", to_whole, 1.0),
        Class("row total wrong", d.one_total("row"), 1.0),
        Class("column total wrong", d.one_total("column"), 1.0),
        Class("grand total wrong", d.one_total("grand"), 1.0),
        Class("two slips", d.slips(2), 0.99),
        Class("three slips", d.slips(3), 0.99),
        Class("four slips", d.slips(4), 0.99),
        Class("cell-missing-shift", w.missing_cell, 0.98),
        Class("cell-split, at thousands", split_at_thousands, 0.98),
        Class("cells-shifted", w.shifted_cells, 0.98),
        Class("column-shifted", w.shifted_column, 0.98),
        Class("row-repeated", w.repeated_line, 0.98),
        Class("row-missing", w.missing_line, 0.98),
        Class("row-scaled", w.scaled_line, 0.98),
        Class("cells-exchanged in a line", w.exchanged_in_line, 0.96),
        Class("cells-exchanged in a column", w.exchanged_in_column, 0.96),
        Class("slip and missing cell", w.slip_and_missing_cell, 0.99),
        Class("slip and rounding", d.slip_and_rounding, 0.99),
        Class(ROUNDING, d.rounded, 0.99),
        Class("row totals only, one slip", d.row_totals_only, None),
        Class("column totals only, one slip", d.column_totals_only, None),
    )
    return tuple(Class(c.name + WITH, with_cents(c.make), c.level) for c in made)
