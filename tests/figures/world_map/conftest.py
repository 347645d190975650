"""The outlines as built, and the smallest that show a rule."""

import os

import pytest

from app.figures.world_map.outlines import Box, Land, Outlines, Spot
from app.pages.site import Site


@pytest.fixture(scope="session")
def outlines(site: Site) -> Outlines:
    """The outlines `make assets` builds; `make test` builds them first."""
    if site.outlines is None and not os.environ.get("CI"):
        pytest.skip("assets/vendor/map is not built: make assets")
    assert site.outlines is not None
    return site.outlines


@pytest.fixture
def small() -> Outlines:
    """A drawing of 100 by 60 units: two countries, an island, and a giant beside them."""
    return Outlines(
        world=Box(0, 0, 100, 60),
        places={
            "AAA": Spot(10, 10, 5, 5, 15, 15, 100),
            "BBB": Spot(30, 10, 25, 5, 35, 15, 100),
            "ILE": Spot(20, 30, 19.9, 29.9, 20.1, 30.1, 0.04),
            "BIG": Spot(70, 30, 40, 0, 100, 60, 3600),
        },
        land=Land(0, 0, 10, 10, (0b1101111111, 0b0000111111, 0, 0, 0, 0)),
        file=None,
        href="/assets/vendor/map/world.svg?m=0",
    )
