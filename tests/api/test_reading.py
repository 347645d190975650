"""The page to read the API by says all the document says, for every reader."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.addresses import V1
from tests.markup import Page

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def text(shared: Flask) -> str:
    return shared.test_client().get(V1, headers=HTML).get_data(as_text=True)


def test_a_browser_gets_a_page_and_a_program_an_index(client: FlaskClient) -> None:
    page, index = client.get(V1, headers=HTML), client.get(V1)
    assert (page.mimetype, index.mimetype) == ("text/html", "application/json")
    assert "Accept" in page.headers["Vary"]
    assert "Accept" in index.headers["Vary"]
    asked = client.get(V1, headers={"Accept": "application/json"})
    assert asked.mimetype == "application/json"


def test_every_address_name_and_key_stands_on_the_page(text: str, client: FlaskClient) -> None:
    document = client.get(f"{V1}/openapi.json").get_json()
    told = set(re.findall(r"<code>(?:POST )?([^<]+)</code>", text))
    names, shapes = (document["components"][group] for group in ("parameters", "schemas"))
    keys = {key for shape in shapes.values() for key in shape["properties"]}
    for wanted in ({f"{V1}{path}" for path in document["paths"]}, {*names}, keys):
        assert wanted
        assert wanted - told == set()


def test_every_example_of_the_page_is_answered_without_a_notice(
    text: str, client: FlaskClient
) -> None:
    links = set(re.findall(r'href="(/api/v1[^"]*)"', text))
    paths = client.get(f"{V1}/openapi.json").get_json()["paths"]
    assert len(links) == sum("get" in methods for methods in paths.values())
    for link in links:
        answer = client.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, link
        assert "Migof-Notice" not in answer.headers, link


def test_every_link_within_the_page_leads_somewhere(text: str) -> None:
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'href="#([^"]+)"', text)} <= set(ids)


def test_the_page_needs_no_script_and_nothing_from_elsewhere(text: str) -> None:
    assert "<script" not in text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)


def test_the_page_is_well_formed(text: str) -> None:
    assert Page(text).tables
    assert text.count("<h1") == 1
    assert '<html lang="en">' in text
    for table in re.findall(r"<table>.*?</table>", text, re.DOTALL):
        assert "<caption>" in table
        assert 'scope="col"' in table
