"""Who filtered everything away is told why, and what each way out would give."""

import re

import pytest

from app.formats import short
from tests.pages.conftest import Read, Shown


def test_each_filter_that_can_be_taken_away_says_what_is_left_without_it(
    read: Read, printed: dict[tuple[str, str], dict[str, str]]
) -> None:
    page = read("/?q=colombia&region=southern-africa")
    assert "No programme line fits the search for “colombia” and the region Southern Africa" in (
        page.text
    )
    colombia = int(printed["south-america", "Colombia"]["total"])
    assert f"Without the region Southern Africa : 1 line, USD {short(colombia)}" in page.text
    assert {"/?q=colombia", "/?region=southern-africa", "/"} <= set(page.links)


def test_a_way_that_leads_nowhere_is_not_offered(read: Read) -> None:
    page = read("/?q=atlantis&kind=country")
    assert "Without the kind" not in page.text
    assert "/?kind=country" in page.links


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("objective+2", "/?part=o2"),
        ("africa+west", "/regions/west-and-central-africa"),
        ("columbia", "/programmes/colombia"),
        ("carribean", "/regions/central-and-north-america-and-the-caribbean"),
    ],
)
def test_a_search_among_lines_that_means_something_else_is_led_there(
    read: Read, query: str, address: str
) -> None:
    page = read(f"/?q={query}")
    assert "may be:" in page.text
    assert address in page.links


def test_an_address_that_is_nearly_one_leads_there(read: Read) -> None:
    assert "/programmes/colombia" in read("/programmes/columbia").links


@pytest.mark.parametrize(("words", "theme"), [("health", "who"), ("border", "hbm"), ("DTM", "dtm")])
def test_a_search_for_a_subject_is_led_to_the_lines_whose_chapters_speak_of_it(
    read: Read, words: str, theme: str
) -> None:
    page = read(f"/?q={words}&part=p2~o3")
    assert f"/?part=p2~o3&theme={theme}" in page.links
    assert f"Lines that speak of {theme.upper()} – " in page.text


@pytest.mark.parametrize(
    "address",
    ["/?q=zzz", "/?q=zzz&region=south-america&part=o2", "/regions/south-america?q=zzz",
     "/?q=health", "/?q=dtm&kind=several-countries",
     "/?programme=colombia&region=southern-africa&kind=country"],
)  # fmt: skip
def test_every_way_out_gives_what_it_says(shown: Shown, address: str) -> None:
    assert shown(address).key_figures[:1] == () or "/regions" in address
    ways = re.findall(r'<li><a href="([^"]+)">[^<]+</a>: (\d+) lines?, USD', "".join(
        section.html for section in shown(address).sections))  # fmt: skip
    assert ways
    for href, count in ways:
        there = shown(href.replace("&amp;", "&"))
        (lines,) = {file.rows for file in there.downloads if file.label != "PDF"}
        assert lines == int(count), href


def test_an_address_of_nothing_offers_what_its_last_word_may_mean(read: Read) -> None:
    assert "/programmes/colombia" in read("/countries/colombia").links
    assert "/programmes/ecuador" in read("/programmes/equad").links
