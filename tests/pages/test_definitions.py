"""A definition lies over any page, has an address, and leaves the page as it is."""

import pytest
from flask.testing import FlaskClient

from app.definitions import definitions
from app.terms import Part
from tests.markup import Page
from tests.pages.conftest import Read, Shown

PAGES = (
    "/", "/?part=o2&q=colombia", "/regions", "/regions/south-america?kind=country",
    "/programmes/fiji", "/findings?tolerance=1", "/check", "/about", "/nowhere",
)  # fmt: skip


def over(address: str, key: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}about={key}"


@pytest.mark.parametrize("address", PAGES)
def test_a_definition_lies_over_every_page_and_closes_to_it(
    shown: Shown, read: Read, address: str
) -> None:
    plain, view = shown(address), shown(over(address, "nil"))
    assert view.drawer is not None
    assert view.drawer.close == address
    assert view.notices == plain.notices
    assert view.address == (over(address, "nil") if plain.address else "")
    assert address in read(over(address, "nil")).links


@pytest.mark.parametrize("key", [held.key for held in definitions()])
def test_the_page_about_the_figures_tells_the_same_texts(read: Read, key: str) -> None:
    about = read("/about")
    (held,) = (held for held in definitions() if held.key == key)
    assert f"about-{key}" in about.ids
    drawer = read(f"/regions?about={key}").text
    for text in held.texts:
        assert text in about.text
        assert text in drawer


def test_the_share_of_objective_2_is_that_of_the_printed_cells(
    read: Read, printed: dict[tuple[str, str], dict[str, str]]
) -> None:
    lines = [row for (_, name), row in printed.items() if name != "Total"]
    asked = sum(int(row["objective_2"] or 0) for row in lines)
    whole = sum(int(row[part.column] or 0) for row in lines for part in Part)
    text = read("/?about=o2").text
    assert f"USD {asked / 1e6:.1f} M" in text
    assert f"{100 * asked / whole:.0f} %" in text
    assert f"{sum(row['objective_2'] not in ('', '0') for row in lines)} of 157" in text


def test_an_unknown_definition_is_named_and_nothing_is_laid_over(shown: Shown) -> None:
    view = shown("/?about=zz")
    assert view.drawer is None
    assert view.notices == ("“about=zz” was ignored: no definition has this name.",)


def test_every_legend_leads_to_the_definitions_and_keeps_the_filters(read: Read) -> None:
    links = read("/?region=south-america").links
    assert {f"/?region=south-america&about={part.slug}" for part in Part} <= set(links)


def test_the_first_answer_holds_the_definition_open_without_scripts(client: FlaskClient) -> None:
    page = Page(client.get("/findings?about=finding").get_data(as_text=True))
    assert page.tags.count("dialog") == 1
    assert ("open", "") in page.attributes


def test_a_chart_in_a_frame_shows_no_definition(shown: Shown) -> None:
    assert shown("/embed/regions/south-america?about=o2").drawer is None


def test_a_file_makes_nothing_of_a_definition_and_says_nothing(client: FlaskClient) -> None:
    answer = client.get("/api/v1/requirements?about=o2&size=1").get_json()
    assert answer["notices"] == []
