"""Where the search of the header leads, and what a search among lines tells beside them."""

import pytest
from flask.testing import FlaskClient

from app.formats import short
from app.model.dataset import Dataset
from app.model.programme import words
from app.model.search import WHOLE, entries, named
from app.pages.site import Site
from app.pages.sought import SEARCH, place
from tests.pages.conftest import Read


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("q=South+America", "/regions/south-america"),
        ("q=middle+east", "/regions/middle-east-and-north-africa"),
        ("q=Objective+2", "/?part=o2"),
        ("q=o2", "/?part=o2"),
        ("q=crises", "/?part=o2"),
        ("q=Ethiopia", "/programmes/ethiopia"),
        ("q=equador", "/programmes/ecuador"),
        ("q=%C3%89thiopie&lang=fr", "/programmes/ethiopia?lang=fr"),
        ("q=Africa", "/?q=Africa"),
        ("q=Africa&lang=es", "/?q=Africa&lang=es"),
        ("q=asia", "/?q=asia"),
        ("q=regional+initiatives", "/?q=regional%20initiatives"),
        ("q=dtm", "/?q=dtm"),  # only spoken of
        ("q=columbia", "/?q=columbia"),  # only nearly
        ("q=%25%24%26", "/?q=%25%24%26"),
        ("q=", "/"),
        ("", "/"),
        ("q=Chad&atlantis=1", "/?q=Chad&atlantis=1"),  # which the overview refuses
    ],
)
def test_what_alone_is_called_so_is_led_to_and_else_the_lines_are_filtered(
    site: Site, query: str, address: str
) -> None:
    assert place(site, query) == address


def test_a_whole_name_of_one_leads_to_it_and_of_several_to_none(dataset: Dataset) -> None:
    held = [entry for entry in entries(dataset, "2017") if entry.kind != "theme"]
    several = set()
    for entry in held:
        for name in entry.names:
            called = [one for one in held if one.fit(words(name)) == WHOLE]
            assert named(dataset, "2017", name) == (entry if len(called) == 1 else None), name
            several |= {name} if len(called) > 1 else set()
    assert "Regional initiatives" in several


def test_the_form_of_every_page_is_answered_with_the_place(client: FlaskClient) -> None:
    page = client.get("/about").get_data(as_text=True)
    assert f'action="{SEARCH}"' in page
    answer = client.get(f"{SEARCH}?q=South+America&lang=fr")
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        "/regions/south-america?lang=fr",
    )
    assert client.get(f"{SEARCH}?q={'a' * 90}", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("query", ["q=%00%ff&x=%E2%80%AE", "q=%0d%0aSet-Cookie:a", "q=%3Cb&q=//x"])
def test_whatever_is_sent_leads_to_an_address_of_ours(client: FlaskClient, query: str) -> None:
    place = client.get(f"{SEARCH}?{query}").headers["Location"]
    assert place.startswith("/?q=")
    assert place.isascii()
    assert place.isprintable()


def test_a_search_among_lines_tells_of_the_regions_that_are_called_so(
    read: Read, dataset: Dataset
) -> None:
    asked = {e.address: short(e.requirement) for e in entries(dataset, "2017")}
    page = read("/?q=south+america")
    amount = asked["/regions/south-america"]
    assert f"“south america” is also a region: South America (USD {amount})" in page.text
    assert "/regions/south-america" in page.links
    text = read("/?q=Africa").text
    assert "Regions have “Africa” in their names, too: East and Horn of Africa" in text
    assert f"Southern Africa (USD {asked['/regions/southern-africa']})" in text


@pytest.mark.parametrize("address", ["/", "/?q=colombia", "/?q=an", "/?region=south-america"])
def test_where_no_region_is_meant_none_is_told_of(read: Read, address: str) -> None:
    text = read(address).text
    assert "also a region" not in text
    assert "in its name, too" not in text
    assert "in their names, too" not in text
