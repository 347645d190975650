"""Every text of every page goes through the catalogues: read in a language made of brackets."""

import json
from collections.abc import Iterator

import pytest

from app.components.drawn import draw
from app.languages import saying
from app.languages.catalogues import catalogue
from app.pages.frame import _OF_DASH, Frame
from app.pages.router import view
from app.pages.site import Site
from tests.languages.pseudo import Pseudo, unsaid, unsaid_words

ADDRESSES = (
    "/",
    "/?region=south-america&part=o2&kind=country",
    "/?q=nowhere",
    "/?q=colombia&region=atlantis&part=x&sort=odd&tolerance=-1&lang2=1",
    "/?measure=share&tab=heatmap",
    "/?tab=treemap",
    "/?tab=map",
    "/?theme=ibm",
    "/?about=o2",
    "/?about=themes",
    "/?about=sums",
    "/regions",
    "/regions/south-america",
    "/regions/asia-and-the-pacific?tab=heatmap",
    "/regions/european-economic-area?measure=share&tab=treemap",
    "/regions/nowhere",
    "/programmes/colombia",
    "/programmes/ecuador",
    "/programmes/regional-initiatives-south-america",
    "/programmes/fiji",
    "/programmes/nowhere",
    "/compare",
    "/compare?compare=south-america~colombia~regional-initiatives-south-america",
    "/compare?compare=south-america~asia-and-the-pacific&measure=share",
    "/findings",
    "/findings?tolerance=1",
    "/findings/nothing",
    "/check",
    "/sections",
    "/sections?q=border&region=south-america&part=o2&kind=country&programme=colombia",
    "/sections?region=south-america&kind=several-countries",
    "/activities",
    "/activities?kind=recommendation&region=south-america",
    "/about",
    "/nowhere",
    "/embed/regions",
    "/embed/about",
)
_PARTS = dict.fromkeys(_OF_DASH, "")


_BRACKETS = "qps"
"""Code of a language that readers do not have."""


@pytest.fixture(autouse=True)
def _brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        saying,
        "catalogue",
        lambda language: Pseudo() if language == _BRACKETS else catalogue(language),
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_every_text_in_the_language_spoken(site: Site, address: str) -> None:
    assert _unsaid(site, address) == []


def test_a_finding_is_told_in_the_language_spoken(site: Site) -> None:
    findings = site.report("2017", 0).findings
    assert findings
    for finding in findings:
        assert _unsaid(site, f"/findings/{finding.id}") == []


def test_what_is_not_said_is_found() -> None:
    html = (
        '<p>⟦IOM asks for ⟦{n} million⟧⟧</p><p title="in English">Not said</p><p lang="en">Fine</p>'
    )
    assert list(unsaid(html)) == ["in English", "Not said"]


def _unsaid(site: Site, address: str) -> list[str]:
    path, _, query = address.partition("?")
    shown = view(site, path, query, _BRACKETS)
    html = Frame(site, dict(_PARTS), fonts="").page(shown, "").decode()
    planted = html.replace("</h1>", " Not said</h1>", 1)
    assert any("Not said" in text for text in unsaid(planted)), "the page is not looked at"
    drawn = draw(shown)
    figure = " \n ".join(_texts_of(drawn.figure))
    return [*unsaid(html), *unsaid_words(figure), *unsaid_words(drawn.meta["spoken"])]


def _texts_of(value: object) -> Iterator[str]:
    """Yield the texts that a figure shows: names, hovers, labels."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key in {"text", "customdata", "name", "title"}:
                yield json.dumps(held, ensure_ascii=False).replace("<br>", " ")
            else:
                yield from _texts_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from _texts_of(held)
