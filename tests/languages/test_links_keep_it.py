"""A page in a language leads to pages in that language; files for programs are in English."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app.components.tongue import addressed, kept
from app.languages import LANGUAGES
from tests.languages.test_everything_is_said import ADDRESSES

FAULT = 500
READ_BY_PEOPLE = ("xlsx", "pdf")
"""Endings of files that there are in every language."""
OTHERS = [lang for lang in LANGUAGES if lang != "en"]


class _Ways(HTMLParser):
    """Collects what leads away from a page; the languages of its header apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.languages: dict[str, str] = {}
        self.forms: list[list[str]] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "hreflang" in values:
            self.languages[values["hreflang"]] = values["href"]
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "data-picture" in values:
            self.pictures.append(values["data-picture"])
        if tag == "form":
            self._open = values.get("method") == "get"
            self.forms.extend([[]] if self._open else [])
        if tag == "input" and self._open and values.get("name") == "lang":
            self.forms[-1].append(values["value"])

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "form"


def _ways(client: FlaskClient, address: str, lang: str) -> _Ways:
    answer = client.get(addressed(address, lang))
    assert answer.status_code == client.get(address).status_code < FAULT
    return _Ways(answer.get_data(as_text=True))


def _lang(href: str) -> list[str]:
    return parse_qs(urlsplit(href).query).get("lang", [])


def _is_file(href: str) -> bool:
    return urlsplit(href).path.startswith(("/api", "/assets"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_way_to_a_page_keeps_the_language_once_and_no_file_for_programs_does(
    client: FlaskClient, address: str
) -> None:
    for lang in OTHERS:
        ways = _ways(client, address, lang)
        inner = [href for href in ways.links if href.startswith("/")]
        assert inner
        for href in inner:
            ending = href.partition("?")[0].rpartition(".")[2]
            if ending in READ_BY_PEOPLE and _lang(href):
                # Offered in English, and once more in the language of the page.
                assert addressed(href, "") in inner
                assert _lang(href) == [lang]
                continue
            wanted = [] if _is_file(href) and ending != "svg" else [lang]
            assert _lang(href) == wanted, f"{address}: {href}"
        assert [_lang(href) for href in ways.pictures] == [[lang]] * len(ways.pictures)
        assert ways.forms == [[lang]] * len(ways.forms)


@pytest.mark.parametrize("address", ["/", "/?part=o2&tab=heatmap", "/regions/south-america"])
def test_a_page_whose_address_says_nothing_says_nothing_in_its_links(
    client: FlaskClient, address: str
) -> None:
    ways = _ways(client, address, "")
    assert ways.links
    assert ways.pictures
    assert [href for href in (*ways.links, *ways.pictures) if "lang=" in href] == []
    assert ways.forms
    assert all(form == [] for form in ways.forms)


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith("/embed")])
def test_the_header_leads_to_the_same_view_in_every_language(
    client: FlaskClient, address: str
) -> None:
    for lang in ("", *LANGUAGES):
        ways = _ways(client, address, lang).languages
        assert {code: _lang(href) for code, href in ways.items()} == {c: [c] for c in LANGUAGES}
        assert len({addressed(href, "") for href in ways.values()}) == 1


def test_a_language_is_written_behind_what_an_address_asks_for_and_before_its_anchor() -> None:
    html = '<a href="/regions#table"><a href="/?q=a&amp;part=o2"><a href="https://example.org/">'
    assert kept(html, "es") == (
        '<a href="/regions?lang=es#table"><a href="/?q=a&amp;part=o2&amp;lang=es">'
        '<a href="https://example.org/">'
    )
