"""Every address of the shipped edition, and what a page says when it is drawn."""

from collections.abc import Callable

import pytest

from app.components.drawn import draw
from app.components.view import View
from app.pages.router import view
from app.pages.site import Site
from tests.markup import Page, joined

Shown = Callable[[str], View]
Read = Callable[[str], Page]


@pytest.fixture(scope="session")
def addresses(site: Site) -> tuple[str, ...]:
    """Every page of the edition, without a query."""
    words = site.dataset.vocabulary
    return (
        *("/", "/regions", "/findings", "/about"),
        *(f"/regions/{slug}" for slug in words.regions),
        *(f"/programmes/{programme.slug}" for programme in site.dataset.programmes),
    )


@pytest.fixture(scope="session")
def shown(site: Site) -> Shown:
    """From an address to its view."""

    def show(address: str) -> View:
        path, _, query = address.partition("?")
        return view(site, path, query)

    return show


@pytest.fixture(scope="session")
def read(shown: Shown) -> Read:
    """From an address to the HTML of its view, read."""
    return lambda address: joined(draw(shown(address)).slots.values())
