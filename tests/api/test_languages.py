"""``lang`` in the address of a file: people's files are written in it, programs' never are."""

import io
from urllib.parse import unquote

import openpyxl
import pytest
from babel import Locale
from flask.testing import FlaskClient

from app.api.answers import NOTICE
from app.languages import LANGUAGES
from app.pages.router import view
from app.pages.site import Site

OTHERS = [language for language in LANGUAGES if language != "en"]
REGION = "/api/v1/regions/south-america"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_a_file_for_people_says_its_language_and_has_it_in_its_name(
    client: FlaskClient, ending: str, language: str
) -> None:
    answer = client.get(f"{REGION}.{ending}?part=o2&lang={language}")
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, language)
    name = f"migof-2017-region-south-america-o2-{language}.{ending}"
    assert f'filename="{name}"' in answer.headers["Content-Disposition"]
    assert NOTICE not in answer.headers


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_without_a_language_a_file_is_in_english_whatever_a_browser_likes(
    client: FlaskClient, ending: str
) -> None:
    address = f"{REGION}.{ending}"
    answer = client.get(address, headers={"Accept-Language": "fr"})
    assert answer.headers["Content-Language"] == "en"
    assert answer.data == client.get(address).data
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_a_language_that_there_is_not_is_named_and_the_file_is_in_english(
    client: FlaskClient,
) -> None:
    answer = client.get(f"{REGION}.xlsx?lang=tlh")
    assert answer.headers["Content-Language"] == "en"
    about = openpyxl.load_workbook(io.BytesIO(answer.data))["About"]
    said = {str(row[0].value): str(row[1].value) for row in about.iter_rows()}
    assert said["Not used"].startswith("“lang=tlh” was ignored")


@pytest.mark.parametrize("ending", ["csv", "zip"])
def test_a_file_for_programs_is_the_same_and_says_that_it_makes_no_use_of_a_language(
    client: FlaskClient, ending: str
) -> None:
    address = f"{REGION}.{ending}"
    asked = client.get(f"{address}?lang=fr")
    (notice,) = asked.headers.getlist(NOTICE)
    assert unquote(notice) == "“lang=fr” was ignored: this address makes no use of it."
    if ending == "csv":
        # What was not used is told inside a package.
        assert asked.data == client.get(address).data


def test_json_says_the_same_among_its_notices(client: FlaskClient) -> None:
    plain, asked = client.get(REGION).get_json(), client.get(f"{REGION}?lang=es").get_json()
    assert asked["notices"] == ["“lang=es” was ignored: this address makes no use of it."]
    assert asked | {"notices": []} == plain


@pytest.mark.parametrize("language", OTHERS)
def test_a_workbook_names_countries_in_the_language_beside_the_printed_name(
    client: FlaskClient, language: str
) -> None:
    for slug, printed, code in (("ecuador", "Equador", "EC"), ("germany", "Germany", "DE")):
        answer = client.get(f"/api/v1/programmes/{slug}.xlsx?lang={language}")
        row = next(openpyxl.load_workbook(io.BytesIO(answer.data))["Data"].iter_rows(min_row=2))
        assert [cell.value for cell in row[:2]] == [printed, Locale(language).territories[code]]


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_in_another_language_offers_both_files_in_it_and_an_english_one_does_not(
    site: Site, language: str
) -> None:
    offered = [
        file.href for file in view(site, "/programmes/ecuador", f"lang={language}").downloads
    ]
    own = [href for href in offered if "lang=" in href]
    assert own == [
        f"/api/v1/programmes/ecuador.{ending}?lang={language}" for ending in ("xlsx", "pdf")
    ]
    english = [file.href for file in view(site, "/programmes/ecuador", "").downloads]
    assert [href for href in offered if href not in own] == english
