"""The rights register on the screen: its page, and what regions and programmes say of it."""

import csv
import re

import pytest

from app.languages import DEFAULT, LANGUAGES, say, speaking
from app.model.evidence import Activity
from app.pages.site import Site
from app.settings import shipped
from tests.markup import Page
from tests.pages.conftest import Read, Shown

with (shipped("data") / "rights_activities.csv").open(encoding="utf-8", newline="") as _file:
    SOURCES = [row["source"] for row in csv.DictReader(_file)]
ALL = len(SOURCES)
"""Records, from the file."""


def test_the_page_has_a_row_for_each_record_with_its_source_and_reference(
    shown: Shown, read: Read, site: Site
) -> None:
    view = shown("/activities")
    assert view.heading.startswith(f"{ALL} records")
    assert view.notices == ()
    text = read("/activities").text
    for one in site.dataset.rights.activities:
        assert one.summary in text
        assert one.reference in text.replace("\N{NO-BREAK SPACE}", " ")
    assert text.count("MC/INF/259), annex") == SOURCES.count("migrants-rights-mc-inf-259-2002") > 0


def test_filters_leave_what_they_count(shown: Shown) -> None:
    view = shown("/activities")
    assert view.panel is not None
    assert len(view.panel.groups) > 1
    for group in view.panel.groups:
        assert group.values, group.name
        for value in group.values:
            heading = shown(value.href).heading
            assert heading.startswith(f"{value.amount} record"), value.href


def test_filters_stay_in_the_address_and_their_files(shown: Shown) -> None:
    view = shown("/activities?region=south-america&theme=health~children&kind=activity")
    query = "region=south-america&kind=activity&theme=children~health"
    assert view.address == f"/activities?{query}"
    assert [file.href for file in shown("/activities?theme=children").downloads] == [
        "/api/v1/activities.csv?theme=children&bom=1",
        "/api/v1/activities.xlsx?theme=children",
        "/api/v1/activities.json?theme=children",
        "/api/v1/activities.zip?theme=children",
        "/api/v1/activities?theme=children",
    ]


def test_an_acronym_of_the_book_is_no_theme_of_the_register(shown: Shown) -> None:
    (notice,) = shown("/activities?theme=ibm").notices
    assert notice == "“theme=ibm” was ignored: no theme has this name."
    (other,) = shown("/?theme=health").notices
    refused, _, question = other.partition(". ")
    assert refused == "“theme=health” was ignored: no theme has this name"
    assert question == "Did you mean one of these: ihr, srh, wha?"


def test_filters_that_leave_nothing_say_so_and_offer_a_way_out(shown: Shown, read: Read) -> None:
    address = "/activities?theme=health&kind=recommendation&region=south-america"
    view = shown(address)
    assert view.heading == "No record of the register fits these filters"
    assert view.downloads == () or all(not file.rows for file in view.downloads)
    assert f"Clear all filters : {ALL} records" in read(address).text


def test_a_filter_of_amounts_says_that_it_is_not_used_there(shown: Shown) -> None:
    (notice,) = shown("/activities?part=o2").notices
    assert "this page makes no use of it" in notice


def of(site: Site, code: str) -> tuple[Activity, ...]:
    return tuple(one for one in site.dataset.rights.activities if code in one.iso3)


def test_a_programme_tells_what_was_done_there_before_by_year(read: Read, site: Site) -> None:
    text = read("/programmes/albania").text
    assert "What was done there before" in text
    held = sorted(of(site, "ALB"), key=lambda one: one.year)
    places = [text.index(one.summary) for one in held]
    assert places == sorted(places)
    assert "annex 2" in text


def test_a_programme_without_a_record_says_so(read: Read) -> None:
    assert "record nothing there for migrants’ rights" in read("/programmes/fiji").text


def test_a_region_says_how_many_records_there_are_and_leads_to_them(
    read: Read, shown: Shown
) -> None:
    page = read("/regions/south-america")
    assert "record 10 things done or planned for migrants’ rights" in page.text
    assert shown("/activities?region=south-america").heading.startswith("10 records")


def test_a_theme_narrows_the_overview_and_says_so(shown: Shown) -> None:
    view = shown("/?part=o3&theme=ibm")
    assert "whose chapters speak of IBM ask for" in view.heading
    assert view.heading.endswith(" – Objective 3")
    assert view.lead.startswith("15 programme lines")
    assert view.panel is not None
    (group,) = (g for g in view.panel.groups if g.name == "Themes in the chapters")
    assert [v.label for v in group.values if v.chosen] == ["IBM – Integrated border management"]
    assert group.values[-1].href == "/?part=o3&theme=ibm&about=themes"
    assert view.panel.active == 2
    assert view.downloads
    assert all("theme=ibm" in file.href for file in view.downloads)


@pytest.mark.parametrize(
    ("page", "theme"), [("/?part=o3", "ibm"), ("/regions/south-america?part=o3", "avrr")]
)
def test_the_drawer_of_the_themes_offers_each_with_its_sum_on_the_page(
    shown: Shown, read: Read, page: str, theme: str
) -> None:
    address = f"{page}&about=themes"
    drawer = shown(address).drawer
    assert drawer is not None
    chosen = f"{page}&theme={theme}"
    assert chosen in read(address).links
    amount = shown(chosen).key_figures[0].value.removeprefix("USD ")
    said = Page(str(drawer.choices)).text
    assert re.search(rf"\b{theme.upper()} – \D+{re.escape(amount)}", said)


def test_a_programme_names_the_themes_of_its_sections_and_leads_to_such_lines(
    read: Read, shown: Shown
) -> None:
    assert "IBM , Integrated border management" in read("/programmes/ukraine").text
    assert " whose chapters speak of IBM ask for " in shown("/?theme=ibm").heading


@pytest.mark.parametrize("query", ["", "&region=south-america"])
def test_only_in_another_language_the_page_says_that_its_summaries_are_in_english(
    read: Read, query: str
) -> None:
    said = "The summaries of the records are in English."
    assert said not in read(f"/activities?lang=en{query}").text
    for language in LANGUAGES:
        with speaking(language):
            translated = say(said)
        text = read(f"/activities?lang={language}{query}").text
        assert text.count(translated) == (language != DEFAULT), language
    # Where there is none, nothing is said of them.
    nothing = "theme=health&kind=recommendation&region=south-america"
    with speaking("fr"):
        assert say(said) not in read(f"/activities?{nothing}&lang=fr").text
