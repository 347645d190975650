"""A form sent without a script is answered with a page, whatever becomes of the table."""

import re
from html import unescape
from threading import BoundedSemaphore

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.api.check import FORMATS
from app.edge.isolated import NAME, RETRY
from app.edge.shaping import REPORT, SAVED
from app.edge.streaming import NDJSON
from app.factory import create_app
from app.languages import LANGUAGES
from app.reading.spreadsheet import Limits
from app.settings import Settings
from tests.markup import Page

CHECK = "/api/v1/check"
URL = f"{CHECK}.html"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TABLE = "programme,a,b,total\nOne,1,2,3\n<b>Two,1,2,4\nTotal,2,4,7\n"
TOO_LARGE = TABLE + "\n" * (Limits().size + 1)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    client: FlaskClient = create_app(Settings(log="off")).server.test_client()
    return client


def sent(client: FlaskClient, text: str, query: str = "", **headers: str) -> TestResponse:
    """What a browser is answered whose reader sends the form of /check without a script."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(f"{URL}{query}", data={"text": text}, headers={"Accept": BROWSER, **named})


def whole(answer: TestResponse) -> Page:
    """A page with what any page of ours has, as the answer it is."""
    assert answer.mimetype == "text/html"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Accept" in answer.headers["Vary"]
    html = answer.get_data(as_text=True)
    page = Page(html)
    assert {"html", "title", "header", "main"} <= set(page.tags)
    assert page.tags.count("h1") == 1
    assert {"script", "b"}.isdisjoint(page.tags)
    assert 'rel="stylesheet" href="/assets/6-checks.css' in html
    assert any(link.partition("?")[0] == "/check" for link in page.links)
    return page


def test_the_report_stands_in_a_whole_page_with_a_way_back_to_the_form(client: FlaskClient) -> None:
    answer = sent(client, TABLE)
    assert answer.status_code == 200
    assert "Your table, checked" in whole(answer).text
    piece = client.post(URL, data={"text": TABLE}).get_data(as_text=True)
    assert piece.startswith("<section")
    assert piece in answer.get_data(as_text=True)


def test_the_page_has_the_same_security_headers_as_the_form(client: FlaskClient) -> None:
    form = client.get("/check").headers
    for text in (TABLE, "no table"):
        headers = sent(client, text).headers
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
            assert headers[name] == form[name], name


@pytest.mark.parametrize(("text", "status"), [("just words", 400), (TOO_LARGE, 413)])
def test_a_table_that_is_refused_gets_a_page_with_the_one_sentence_and_the_status(
    client: FlaskClient, text: str, status: int
) -> None:
    answer, told = sent(client, text), client.post(URL, data={"text": text})
    assert (answer.status_code, told.status_code) == (status, status)
    page = whole(answer)
    assert told.get_json()["error"] in page.text
    assert "Your table was not checked" in page.text


def test_a_body_that_is_no_form_and_a_reload_get_the_page_too(client: FlaskClient) -> None:
    drawn = client.post(URL, data=b"1", content_type="image/png", headers={"Accept": BROWSER})
    assert drawn.status_code == 415
    assert "cannot hold a table" in whole(drawn).text
    asked = client.get(URL, headers={"Accept": BROWSER})
    assert (asked.status_code, "POST" in asked.headers["Allow"]) == (405, True)
    assert "does not take GET" in whole(asked).text


def test_where_there_is_no_room_the_page_says_so_and_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = create_app(Settings(log="off")).server
    isolated = server.extensions[NAME]
    monkeypatch.setattr(isolated, "_control", object())
    monkeypatch.setattr(isolated, "_free", BoundedSemaphore(0))
    client = server.test_client()
    policy = client.get("/check").headers["Content-Security-Policy"]
    for form in FORMATS:
        answer, told = (
            client.post(f"{CHECK}.{form}", data={"text": TABLE}, headers={"Accept": accept})
            for accept in (BROWSER, "*/*")
        )
        assert (answer.status_code, told.status_code) == (503, 503)
        assert answer.headers["Retry-After"] == told.headers["Retry-After"] == str(RETRY)
        assert told.get_json()["error"] in whole(answer).text
        assert answer.headers["Content-Security-Policy"] == policy


def test_who_does_not_name_html_or_names_lines_gets_the_piece_and_failures_as_json(
    client: FlaskClient,
) -> None:
    for accept in ("", "*/*", "application/json", "text/html;q=0, */*"):
        told = client.post(URL, data={"text": "just words"}, headers={"Accept": accept})
        assert (told.status_code, told.mimetype) == (400, "application/json"), accept
    lines = client.post(URL, data={"text": TABLE}, headers={"Accept": f"{NDJSON}, text/html"})
    assert lines.mimetype == NDJSON
    # No form of ours is sent there.
    told = client.post(CHECK, data={"text": "x"}, headers={"Accept": BROWSER})
    assert told.mimetype == "application/json"


def actions(client: FlaskClient, query: str = "") -> list[str]:
    """Where the form can be sent by who has no script, the default first."""
    html = client.get(f"/check{query}", headers={"Accept": BROWSER}).get_data(as_text=True)
    form = html.partition('class="own-table"')[2].partition("</form>")[0]
    assert form.index('type="submit">') < form.index("formaction=")
    return [unescape(found) for found in re.findall(r'\b(?:form)?action="(/api/[^"]+)"', form)]


def test_the_form_can_be_sent_for_every_format_a_report_has(client: FlaskClient) -> None:
    forms = [action.partition("?")[0].removeprefix(f"{CHECK}.") for action in actions(client)]
    assert forms == [REPORT, *SAVED]
    assert sorted(forms) == sorted(FORMATS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_sent_for_a_file_is_answered_with_the_file_a_program_gets(
    client: FlaskClient, lang: str
) -> None:
    for action in actions(client, f"?lang={lang}")[1:]:
        told = client.post(action, data={"text": TABLE}, headers={"Accept": "*/*"})
        answer = client.post(action, data={"text": TABLE}, headers={"Accept": BROWSER})
        assert answer.status_code == 200
        assert (answer.content_type, answer.data) == (told.content_type, told.data), action
        ending = action.partition("?")[0].removeprefix(f"{CHECK}.").replace("junit", "junit.xml")
        name = answer.headers["Content-Disposition"]
        assert name == f'attachment; filename="migof-check.{ending}"'
        assert answer.headers["Content-Language"] == lang
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("text", "status"), [("just words", 400), (TOO_LARGE, 413)])
def test_where_there_is_no_file_a_page_in_the_language_of_the_form_says_why(
    client: FlaskClient, lang: str, text: str, status: int
) -> None:
    for action in actions(client, f"?lang={lang}")[1:]:
        answer = client.post(action, data={"text": text}, headers={"Accept": BROWSER})
        told = client.post(action, data={"text": text}, headers={"Accept": "*/*"})
        assert (answer.status_code, told.status_code) == (status, status)
        assert answer.headers["Content-Language"] == lang
        assert "Content-Disposition" not in answer.headers
        assert " ".join(told.get_json()["error"].split()) in whole(answer).text


def test_the_page_with_the_report_says_how_to_come_by_its_files(client: FlaskClient) -> None:
    assert "save this report as a file, go back in your browser" in whole(sent(client, TABLE)).text


def test_whoever_was_refused_is_told_where_the_table_still_is(client: FlaskClient) -> None:
    assert "To change it, go back in your browser" in whole(sent(client, "just words")).text
    # Nobody who only opened the address has sent anything.
    opened = client.get(URL, headers={"Accept": BROWSER})
    assert "go back" not in whole(opened).text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [TABLE, "just words"])
def test_every_way_on_keeps_a_language_that_is_not_the_one_the_browser_likes_best(
    client: FlaskClient, lang: str, text: str
) -> None:
    liked = next(other for other in LANGUAGES if other != lang)
    answer = sent(client, text, f"?lang={lang}", Accept_Language=liked)
    assert answer.headers["Content-Language"] == lang
    ways = [
        way for way in whole(answer).links if way.startswith("/") and not way.startswith("/assets/")
    ]
    assert ways
    assert all(f"lang={lang}" in way for way in ways)
