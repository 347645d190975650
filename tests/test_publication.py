"""A running explorer with a copy of the volume: what it shows, to whom, and what it never sends."""

import io
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import dash
import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.errors import SettingsError
from app.factory import create_app
from app.settings import Settings, shipped
from tests.reading.publication.test_chapters import BOOK

PARAGRAPH = re.compile(r'<div id="told-o2"[^>]*><p>(.*?)</p>')


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    if not BOOK.is_file():
        pytest.skip("the text of the volume is not at hand")
    asking: FlaskClient = create_app(Settings(publication=BOOK)).server.test_client()
    return asking


@pytest.fixture(scope="module")
def sentence(client: FlaskClient) -> str:
    """The first words of a section, as its page shows it."""
    found = PARAGRAPH.search(client.get("/programmes/colombia").text)
    assert found is not None
    return found[1][:60]


def test_a_page_with_text_is_kept_by_nobody_and_a_page_without_as_before(
    client: FlaskClient,
) -> None:
    told = client.get("/programmes/colombia").headers
    assert told["Cache-Control"] == "private, no-store"
    assert told["X-Robots-Tag"] == "noindex, noarchive"
    assert client.get("/sections?q=border").headers["Cache-Control"] == "private, no-store"
    for address in ("/", "/sections", "/embed/programmes/colombia", "/api/v1/programmes/colombia"):
        assert "private" not in client.get(address).headers.get("Cache-Control", "")


def test_no_file_no_frame_and_no_answer_of_the_api_holds_a_sentence(
    client: FlaskClient, sentence: str
) -> None:
    for address in (
        *(f"/api/v1/programmes/colombia{end}" for end in ("", ".csv", ".svg")),
        "/api/v1/sections?q=border",
        "/api/v1/sections.csv?programme=colombia",
        "/embed/programmes/colombia",
        "/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert sentence not in answer.text
    for end in (".xlsx", ".zip"):
        body = io.BytesIO(client.get(f"/api/v1/programmes/colombia{end}").data)
        with zipfile.ZipFile(body) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        assert any("Colombia" in part for part in parts)
        assert not any(sentence in part for part in parts)
    pages = PdfReader(io.BytesIO(client.get("/api/v1/programmes/colombia.pdf").data)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "120,000,000" in text
    assert sentence[:30] not in text
    assert sentence in client.get("/programmes/colombia").text


def test_the_api_says_which_sections_hold_the_words_of_a_search(client: FlaskClient) -> None:
    asked = "?q=%22border+management%22&part=o3&region=south-america~southern-africa"
    answer = client.get(f"/api/v1/sections{asked}").get_json()
    assert answer["notices"] == []
    assert 0 < answer["count"] == len(answer["lines"])
    page = client.get(f"/sections{asked}").text
    heading = re.search(r"<h1[^>]*>(\d+) section", page)
    assert heading is not None
    assert int(heading[1]) == answer["count"]


def test_without_a_copy_the_api_ignores_a_search_and_says_so(app: dash.Dash) -> None:
    asking = app.server.test_client()
    answer = asking.get("/api/v1/sections?q=border&part=o3").get_json()
    assert answer["notices"] == [
        "“q=border” was ignored: without a copy of the volume there is no text to search in."
    ]
    assert "q" not in answer["filters"]
    assert answer["count"] > 0


def test_a_copy_of_something_else_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Another volume altogether.\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        create_app(Settings(publication=path))
    message = str(caught.value)
    assert message.startswith(f"MIGOF_PUBLICATION cannot be used: {path}: 0 of the 2,400 passages")
    title = "Migration Initiatives 2017"
    assert message.endswith(
        f"allowed: the text of {title} in UTF-8, or its PDF with the text in it."
    )


def test_without_a_copy_nothing_that_only_a_copy_needs_is_loaded() -> None:
    names = ("sqlite3", "pypdf", "app.model.own_copy", "app.reading.own_copy")
    assert all(map(find_spec, names))
    program = f"import sys, app.wsgi\nprint([name for name in {names} if name in sys.modules])\n"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=shipped("data").parent,
    )
    assert run.stdout == "[]\n"
