"""One app with the API on a bare server, and the print read a second way."""

import csv
from functools import lru_cache, partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api import blueprint
from app.checks.gazetteer import Gazetteer
from app.checks.known import read_known
from app.checks.report import Report, build_report
from app.edge.health import Readiness, health
from app.edge.shaping import shape_failures
from app.figures.world_map.outlines import read_outlines
from app.languages import speaking, spoken
from app.model.dataset import Dataset
from app.model.loading import load
from app.pages.picture import picture
from app.pages.site import Site
from app.settings import shipped

TABLES = shipped("data") / "funding_tables" / "2017"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    held = load(shipped("data"))
    return Dataset(
        editions=tuple(loaded.edition for loaded in held.editions),
        tables=tuple(table for loaded in held.editions for table in loaded.tables),
        places=held.places,
        version=held.version,
        date=held.date,
        told=held.narratives,
        rights=held.rights,
    )


@pytest.fixture(scope="session")
def known_text() -> str:
    return (TABLES / "known_findings.toml").read_text()


@pytest.fixture
def readiness() -> Readiness:
    return Readiness()


def serving(dataset: Dataset, known_text: str, readiness: Readiness) -> Flask:
    """Return the API on a bare server."""
    known = read_known(known_text, "known_findings.toml")

    # A report holds sentences: whoever asks first would else have spoken for all tests to come.
    @lru_cache
    def reported(tolerance: int, language: str) -> Report:
        with speaking(language):
            return build_report(
                dataset.tables, known, tolerance=tolerance, places=Gazetteer(dataset.places)
            )

    def reports(_: str, tolerance: int) -> Report:
        return reported(tolerance, spoken())

    server = Flask("api")
    shape_failures(server)
    site = Site(dataset, reports, read_outlines(shipped("assets")))
    server.register_blueprint(blueprint(dataset, reports, pictures=partial(picture, site, "")))
    server.register_blueprint(health(readiness))
    return server


@pytest.fixture
def server(dataset: Dataset, known_text: str, readiness: Readiness) -> Flask:
    """A server of this test alone, to which it may add."""
    return serving(dataset, known_text, readiness)


@pytest.fixture(scope="session")
def shared(dataset: Dataset, known_text: str) -> Flask:
    """One server for all tests that only ask."""
    return serving(dataset, known_text, Readiness())


@pytest.fixture
def client(shared: Flask) -> FlaskClient:
    return shared.test_client()


@pytest.fixture(scope="session")
def printed() -> dict[tuple[str, str], dict[str, str]]:
    """The shipped files, line by line, by region and printed name; without the total lines."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted(TABLES.glob("*.csv")):
        rows |= _table(path)
    return rows


def _table(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    lines = [row for row in found if row.get("programme") != "Total" and "total" in row]
    return {(path.stem, row["programme"]): row for row in lines}
