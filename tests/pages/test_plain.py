"""What goes wrong before there is a view still gets a page in the same design."""

import pytest
from flask.testing import FlaskClient

from app.languages import LANGUAGES
from app.pages.plain import broken, refused
from tests.markup import Page


@pytest.mark.parametrize("html", [broken(), refused("POST", "/<b>", "GET, HEAD")])
def test_a_plain_page_has_one_heading_a_way_on_and_no_script(html: str) -> None:
    page = Page(html)
    assert page.tags.count("h1") == 1
    assert {"/", "/regions", "/findings"} <= set(page.links)
    assert not {"script", "b"} & set(page.tags)


@pytest.mark.parametrize("path", ["/", "/regions/south-america", "/robots.txt"])
def test_a_page_that_is_posted_to_says_that_it_can_only_be_read(
    client: FlaskClient, path: str
) -> None:
    answer = client.post(path)
    assert (answer.status_code, answer.mimetype) == (405, "text/html")
    assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))
    assert f"{path} does not take POST" in Page(answer.get_data(as_text=True)).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plain_page_keeps_the_language_that_its_address_asks_for(
    client: FlaskClient, lang: str
) -> None:
    for html in (
        client.post(f"/regions?lang={lang}").get_data(as_text=True),
        broken(asked=lang),
    ):
        ways = [way for way in Page(html).links if way.startswith("/") and "/assets/" not in way]
        assert ways
        assert all(way.endswith(f"?lang={lang}") for way in ways)


def test_search_engines_are_asked_to_leave_files_alone(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /api/" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "path", ["/regions/", "/regions//south-america", "/regions/south-america/"]
)
def test_a_slash_too_many_changes_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    plain = "/" + path.strip("/").replace("//", "/")
    assert f'{plain}">\n' in page  # the canonical address
