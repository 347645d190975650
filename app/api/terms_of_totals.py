"""How each total is made, with its terms, so that a reader can add them up again."""

from typing import Any, Final

from app.model.dataset import Dataset
from app.model.selection import Selection
from app.model.totals import TotalBreakdown, region_breakdowns, world_sums
from app.terms import Kind

TERMS: Final = {
    Kind.COUNTRY: "countries",
    Kind.SEVERAL_COUNTRIES: "several_countries",
    Kind.REGIONAL_INITIATIVES: "regional_initiatives",
}
"""Keys of the terms, by kind of line."""


def total_lines(dataset: Dataset, selection: Selection) -> list[dict[str, Any]]:
    """Return one line per region asked for: countries + several countries + regional initiatives.

    Amounts are whole US dollars; None where no total is printed.
    """
    slugs = (region.slug for region in dataset.edition(selection.edition).regions)
    return [
        {
            "region": slug,
            "name": made.name,
            **_terms(made),
            "computed_total": made.computed,
            "printed_total": made.printed,
            "difference": made.difference,
        }
        for slug, made in zip(slugs, region_breakdowns(dataset, selection.edition), strict=True)
        if not selection.regions or slug in selection.regions
    ]


def world_line(dataset: Dataset, year: str) -> dict[str, Any]:
    """Return the world's terms and the three ways to its total, which is not printed."""
    made = region_breakdowns(dataset, year)
    sums = world_sums(dataset, year)
    return {
        **{key: sum(each.by_kind[kind] for each in made) for kind, key in TERMS.items()},
        "computed_total": sums.cells,
        "printed_total": None,
        "line_totals": sums.line_totals,
        "region_totals": sums.region_totals,
    }


def _terms(made: TotalBreakdown) -> dict[str, int]:
    return {key: made.by_kind[kind] for kind, key in TERMS.items()}
