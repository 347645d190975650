"""Tables for the checks: the shipped ones, and a small one that adds up."""

from pathlib import Path

import pytest

from app.checks.known import KnownFinding, read_known
from app.model.loading import known_findings_text, load_editions
from app.model.tables import FundingTable, Line

DATA = Path(__file__).parents[2] / "data"


def small_table(region: str = "south-america") -> FundingTable:
    """Two lines that add up every way."""
    return FundingTable(
        edition="2017",
        region=region,
        name="South America",
        lines=(
            Line(programme="Brazil", amounts=(1, 20, 300, 4000, 0, 60), printed_total=4381),
            Line(programme="Chile", amounts=(5, 0, 100, 1000, 7, 40), printed_total=1152),
        ),
        total=Line(programme="Total", amounts=(6, 20, 400, 5000, 7, 100), printed_total=5533),
    )


@pytest.fixture
def small() -> FundingTable:
    return small_table()


@pytest.fixture(scope="session")
def shipped() -> tuple[FundingTable, ...]:
    """The nine tables of 2017; frozen, so the tests may share them."""
    return load_editions(DATA)[0].tables


@pytest.fixture(scope="session")
def known() -> tuple[KnownFinding, ...]:
    return read_known(*known_findings_text(DATA, "2017"))
