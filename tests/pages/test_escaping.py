"""Nothing a stranger writes and no name of the data becomes a tag, an attribute or a script."""

from dataclasses import replace
from unicodedata import category
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from app.checks.report import build_report
from app.components.drawn import draw
from app.components.first import first
from app.components.markup import link
from app.components.pieces import as_text
from app.model.dataset import Dataset
from app.pages.router import view
from app.pages.site import Site
from tests.figures.valid import validate
from tests.markup import Page

EVIL = "\"'><zz onzz=1></zz><script>zz()</script>&"


ELSEWHERE = (
    "/%5Cevil.example",
    "/%5C%5Cevil.example/x",
    "/regions/%5Cevil.example",
)
"""Addresses of nothing that a browser, given them as text, would look for on another machine."""


def unharmed(html: str) -> bool:
    page = Page(html)
    names = {name for name, _ in page.attributes}
    return "zz" not in page.tags and "onzz" not in names and "<script>zz" not in html


@pytest.mark.parametrize(
    "address",
    [
        "/?q={}",
        "/?region={}",
        "/?part={}&kind={}&programme={}",
        "/?sort={}&tab={}&measure={}&tolerance={}",
        "/?{}=1",
        "/{}",
        "/regions/{}",
        "/programmes/{}",
        "/regions/south-america?q={}",
        "/programmes/fiji?q={}",
        "/findings?q={}&tolerance={}",
        "/about?{}={}",
    ],
)
def test_what_stands_in_an_address_is_only_ever_text(client: FlaskClient, address: str) -> None:
    asked = address.replace("{}", quote(EVIL, safe=""))
    answer = client.get(asked).get_data(as_text=True)
    assert unharmed(answer)


@pytest.mark.parametrize(
    "address", ["/?q={}", "/?region={}", "/?{}=1", "/{}", "/programmes/{}", "/compare?add={}"]
)
def test_no_control_character_of_an_address_reaches_a_page(
    client: FlaskClient, address: str
) -> None:
    # No HTML may hold them, and some programs end a text at the first.
    asked = address.replace("{}", quote("fiji\0\x1b\x7f\x85fiji"))
    answer = client.get(asked).get_data(as_text=True)
    assert answer.count("fiji") > 1
    assert [sign for sign in set(answer) if category(sign) == "Cc" and sign != "\n"] == []


def test_a_search_is_shown_as_it_was_typed(client: FlaskClient) -> None:
    page = Page(client.get(f"/?q={quote(EVIL)}").get_data(as_text=True))
    assert ("value", EVIL) in page.attributes
    assert EVIL in page.text


@pytest.fixture
def evil(dataset: Dataset) -> Site:
    """An edition whose every text carries a tag."""
    names = {
        line.programme: f"{line.programme} {EVIL}"
        for table in dataset.tables
        for line in table.lines
        if line.programme != "Regional initiatives"
    }
    tables = tuple(
        table.model_copy(
            update={
                "name": f"{table.name} {EVIL}",
                "lines": tuple(
                    replace(line, programme=names.get(line.programme, line.programme))
                    for line in table.lines
                ),
            }
        )
        for table in dataset.tables
    )
    places = tuple(
        place.model_copy(
            update={
                "programme": names.get(place.programme, place.programme),
                "name": f"{place.name} {EVIL}",
                "other_names": (EVIL,),
            }
        )
        for place in dataset.places
    )
    editions = tuple(
        edition.model_copy(
            update={
                "title": EVIL,
                "publisher": EVIL,
                "currency_note": EVIL,
                "source_note": EVIL,
                "regions": tuple(
                    r.model_copy(update={"name": f"{r.name} {EVIL}", "short": f"{r.short} {EVIL}"})
                    for r in edition.regions
                ),
                "footnotes": tuple(
                    note.model_copy(update={"text": EVIL, "mark": EVIL})
                    for note in edition.footnotes
                ),
            }
        )
        for edition in dataset.editions
    )
    made = Dataset(editions, tables, places, dataset.version)
    return Site(made, lambda _, tolerance: build_report(tables, (), tolerance))


def test_no_name_of_the_data_becomes_a_tag_on_any_page(
    evil: Site, addresses: tuple[str, ...]
) -> None:
    for address in (
        *addresses[::5],
        *addresses[:13],
        "/?tab=heatmap",
        "/?region=south-america",
        "/?measure=share",
    ):
        path, _, query = address.partition("?")
        page = view(evil, path, query)
        assert unharmed(as_text(first(page, draw(page)))), address
        figure = draw(page).figure
        assert "<zz" not in str(figure), address
        validate(figure)
    fiji = view(evil, "/programmes/fiji", "")
    assert EVIL in Page(as_text(first(fiji, draw(fiji)))).text


def test_a_view_of_one_site_shows_nothing_of_another(evil: Site, site: Site) -> None:
    before = view(site, "/regions/south-america", "")
    view(evil, "/regions/south-america", "")
    assert view(site, "/regions/south-america", "") == before
    assert EVIL not in str(before)
    assert before._replace() == before


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_link_of_an_address_of_nothing_leads_to_another_machine(
    client: FlaskClient, path: str
) -> None:
    page = Page(client.get(path).get_data(as_text=True))
    assert any(address.startswith(f"{path}?lang=") for address in page.links)
    for address in page.links:
        # As a browser reads it.
        read = address.replace("\\", "/").replace("\t", "").replace("\n", "")
        assert urlsplit(read).netloc == "", address


def test_what_is_html_already_is_not_what_words_alike_are_written_as() -> None:
    assert link(Markup("<b>x</b>"), "/a") == '<a href="/a"><b>x</b></a>'
    assert link("<b>x</b>", "/a") == '<a href="/a">&lt;b&gt;x&lt;/b&gt;</a>'
