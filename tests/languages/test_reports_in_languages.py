"""A report in another language has other sentences and nothing else that is other."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.checks.drafts import report_drafts
from app.checks.explain.result import Mechanism
from app.checks.report import Report
from app.components.readings import readings
from app.components.verdict import verdict
from app.exports.check_workbook import workbook_bytes
from app.exports.mechanism_words import in_words
from app.languages import DEFAULT, LANGUAGES, saying, speaking
from app.languages.catalogues import catalogue
from app.pages.site import Site
from app.reading.spreadsheet import read_table
from app.settings import shipped
from tests.languages.pseudo import Pseudo, unsaid, unsaid_words

SENTENCES = frozenset({"message", "settled_by", "notes"})
"""Keys of the report whose values are for people; the reason of a record is data."""
OTHERS = tuple(language for language in LANGUAGES if language != DEFAULT)
_BRACKETS = "qps"

SOUTH_AMERICA = (shipped("data") / "funding_tables" / "2017" / "south-america.csv").read_text()
_ROWS = ("A,510,20,0,0,5,0,535", "B,0,300,40,0,0,700,1040", "C,61,0,0,88,0,0,149")
_TOTAL = "Total,571,320,40,88,5,700,1724"
_HEAD = "Programme,P1,P2,P3,O1,O2,O3,Total"
SMALL = "\n".join((_HEAD, *_ROWS, _TOTAL))
"""One letter a line: what is not said has more."""
DAMAGED = {
    "holds": SMALL,
    "no totals": "\n".join(row.rpartition(",")[0] for row in (_HEAD, *_ROWS)),
    "digits exchanged": SMALL.replace("A,510", "A,150"),
    "a digit wrong": SMALL.replace("B,0,300", "B,0,800"),
    "a digit dropped": SMALL.replace("A,510", "A,51"),
    "a digit added": SMALL.replace("A,510", "A,5100"),
    "too large": SMALL.replace("C,61,0,0,88", "C,61,0,0,88000"),
    "wrong sign": SMALL.replace("A,510", "A,-510"),
    "left out": SMALL.replace("B,0,300", "B,0,"),
    "total wrong": SMALL.replace("Total,571", "Total,577"),
    "total omits": SMALL.replace("Total,571", "Total,510"),
    "carried": SMALL.replace("A,510,20,0,0,5,0,535", "A,150,20,0,0,5,0,175"),
    "moved": SMALL.replace("B,0,300,40", "B,300,40,0"),
    "twice": SMALL.replace(_ROWS[1], f"{_ROWS[1]}\n{_ROWS[1]}"),
    "missing": SMALL.replace(f"{_ROWS[2]}\n", ""),
    "not counted": SMALL.replace(_TOTAL, "Total,510,320,40,0,5,700,1575"),
    "scaled": SMALL.replace(_ROWS[1], "B,0,300000,40000,0,0,700000,1040000"),
    "column scaled": SMALL.replace("A,510", "A,5.1").replace("C,61", "C,0.61"),
    "exchanged cells": SMALL.replace("A,510,20", "A,20,510"),
    "exchanged bodies": SMALL.replace("A,510,20,0,0,5,0", "A,0,300,40,0,0,700").replace(
        "B,0,300,40,0,0,700,1040", "B,510,20,0,0,5,0,1040"
    ),
    "rounded": SMALL.replace("A,510", "A,511"),
    "several": SMALL.replace("A,510", "A,150").replace("C,61,0,0,88", "C,61,0,0,98"),
    "no number": SMALL.replace("A,510", "A,12.5%"),
    "many no numbers": SMALL.replace("0", "zz"),
    "no total": SMALL.replace("Total,571,320", "Total,571,"),
    "nameless": SMALL.replace("B,0,300", ",0,800"),
    "own heads": SMALL.replace("P1,P2,P3,O1,O2,O3", "U,V,W,,Y,Z").replace("A,510", "A,150"),
    "two tables": f"{SMALL}\n{SMALL}".replace("C,61,0,0,88", "C,61,0,0,98"),
    "unlike": f"{_HEAD}\nA,1,2,3,4,5,6,99\nB,7,8,9,1,2,3,55\nTotal,3,3,3,3,3,3,3",
}


def _report(text: str, site: Site, language: str) -> Report:
    with speaking(language):
        return report_drafts(read_table(text.encode(), "a.csv"), site.dataset.places, 1, 60)


def _facts(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """Leave out of a report what is said in it."""
    if isinstance(value, dict):
        return {key: _facts(held) for key, held in value.items() if key not in SENTENCES}
    return [_facts(held) for held in value] if isinstance(value, list) else value


def _sentences(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, list):
        for held in value:
            yield from _sentences(held)
    elif isinstance(value, dict):
        for key, held in value.items():
            if key in SENTENCES:
                yield from [held] if isinstance(held, str) else held
            else:
                yield from _sentences(held)


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> str:
    """A language in which all that was said stands in brackets."""
    monkeypatch.setattr(
        saying,
        "catalogue",
        lambda language: Pseudo() if language == _BRACKETS else catalogue(language),
    )
    return _BRACKETS


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("tolerance", [0, 1])
def test_the_report_on_the_edition_has_the_same_ids_and_figures_in_every_language(
    site: Site, language: str, tolerance: int
) -> None:
    english = site.report("2017", tolerance)
    with speaking(language):
        other = site.report("2017", tolerance)
    assert _facts(other.as_json()) == _facts(english.as_json())
    assert other.known == english.known


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_draft_is_told_in_the_language_and_all_else_stays(
    site: Site, damage: str, brackets: str
) -> None:
    report = _report(DAMAGED[damage], site, brackets)
    with speaking(brackets):
        html = str(verdict(report, ()))
        # What is not the likeliest is told more briefly.
        html += "".join(str(readings(check, f)) for check in report.tables for f in check.findings)
    assert list(unsaid(re.sub(r"\ba\.csv\b", "", html))) == []
    told = report.as_json()
    for sentence in _sentences(told):
        assert list(unsaid_words(sentence)) == []
    assert _facts(told) == _facts(_report(DAMAGED[damage], site, DEFAULT).as_json())


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_workbook_says_heads_margins_and_comments_in_the_language(
    site: Site, damage: str, brackets: str
) -> None:
    report = _report(DAMAGED[damage], site, brackets)
    with speaking(brackets):
        book = load_workbook(io.BytesIO(workbook_bytes(report)))
    # After those of the tables comes a sheet of what was found.
    assert 0 < len(report.tables) < len(book.worksheets)
    for check, sheet in zip(report.tables, book.worksheets, strict=False):
        total = check.ledger.total
        own = {line.programme for line in check.ledger.lines} | {total and total.programme}
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            texts = [cell.value] if isinstance(cell.value, str) and cell.value not in own else []
            texts += [cell.comment.text] if cell.comment else []
            assert [word for text in texts for word in unsaid_words(text)] == []


@pytest.mark.parametrize("mechanism", Mechanism)
def test_every_mechanism_is_named_in_every_language(mechanism: Mechanism) -> None:
    assert in_words(mechanism) == mechanism.value.replace("-", " ").capitalize()
    for language in OTHERS:
        with speaking(language):
            assert in_words(mechanism)


def test_lines_and_heads_of_a_readers_own_are_quoted_as_they_are(site: Site, brackets: str) -> None:
    text = SOUTH_AMERICA.replace("objective_2", "Amount").replace("120000000", "210000000")
    report = _report(text, site, brackets)
    best = report.explanations[0]
    assert best.cells[0].programme == "Colombia"
    assert "⟦Colombia, Amount⟧" in best.message


@pytest.mark.parametrize("language", OTHERS)
def test_a_posted_table_is_answered_in_the_language_of_its_address(
    client: FlaskClient, language: str
) -> None:
    english, other = (
        client.post(f"/api/v1/check{query}", data={"text": DAMAGED["two tables"]})
        for query in ("", f"?lang={language}")
    )
    assert (english.headers["Content-Language"], other.headers["Content-Language"]) == (
        DEFAULT,
        language,
    )
    assert _facts(other.get_json()) == _facts(english.get_json())
    assert not any(
        "lang" in note for table in other.get_json()["tables"] for note in table["notes"]
    )
    html = client.post(
        f"/api/v1/check.html?lang={language}",
        data={"text": SMALL},
        headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
    ).get_data(as_text=True)
    assert f'<html lang="{language}">' in html
    assert f'<a href="/check?lang={language}">' in html


def test_files_of_a_check_are_english_unless_their_address_says_otherwise(
    client: FlaskClient, brackets: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.api.check.asked_language", lambda query: brackets if query else "")
    for form in ("csv", "junit"):
        address = f"/api/v1/check.{form}"
        answers = [
            client.post(f"{address}{query}", data={"text": DAMAGED["a digit wrong"]})
            for query in ("", "?lang=fr")
        ]
        assert [answer.status_code for answer in answers] == [200, 200]
        plain, asked = (answer.get_data(as_text=True) for answer in answers)
        assert "⟦" not in plain
        assert "⟦" in asked


def test_the_form_asks_for_its_answer_in_the_language_of_the_page(client: FlaskClient) -> None:
    for query, action in (("", "/api/v1/check.html"), ("?lang=fr", "/api/v1/check.html?lang=fr")):
        assert f'action="{action}"' in client.get(f"/check{query}").get_data(as_text=True)
