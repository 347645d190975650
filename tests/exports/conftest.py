"""The shipped data with one line made bad: a name like a formula, a total off by 1."""

from dataclasses import replace

import pytest

from app.checks.report import build_report
from app.model.edition import Footnote
from app.model.tables import FundingTable
from app.pages.site import Site

FORMULA = "=1+1"


@pytest.fixture(scope="session")
def spoilt(site: Site) -> Site:
    """Colombia is called ``=1+1`` and its printed total is 1 less; a Total has a footnote."""
    dataset = site.dataset
    tables = tuple(_spoilt(table) for table in dataset.tables)
    places = tuple(
        place.model_copy(update={"programme": FORMULA}) if place.slug == "colombia" else place
        for place in dataset.places
    )
    note = Footnote(
        region="south-america", programme="Total", column="objective_2", text="As printed."
    )
    editions = tuple(
        edition.model_copy(update={"footnotes": (note,)}) for edition in dataset.editions
    )
    return Site(
        replace(dataset, tables=tables, places=places, editions=editions),
        lambda _, tolerance: build_report(tables, tolerance=tolerance),
    )


def _spoilt(table: FundingTable) -> FundingTable:
    lines = tuple(
        replace(line, programme=FORMULA, printed_total=166_999_999)
        if line.programme == "Colombia"
        else line
        for line in table.lines
    )
    return table.model_copy(update={"lines": lines})
