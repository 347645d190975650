"""Which language a page speaks: what its address says, else what a browser likes best."""

import json

import dash
import pytest
from flask.testing import FlaskClient

from app.components.view import View
from app.edge.guard import CALLBACKS
from app.factory import create_app
from app.languages import LANGUAGES, NAMES
from app.pages import explorer
from app.settings import Settings
from tests.edge.test_remembered import routing

SUM = {"en": "2.60\u00a0billion", "fr": "2,60\u00a0milliards", "es": "2598,3\u00a0millones"}
"""The ask of the edition (2,598,299,379 US dollars) as each language writes it."""
PAGES = ("/", "/regions", "/programmes/colombia", "/embed/regions", "/nowhere")
FILES = (
    "/api/v1/requirements.csv",
    "/api/v1/regions/south-america",
    "/api/v1/search?q=ecuador",
    "/api/v1/regions.svg",
    "/api/v1",
    "/healthz",
)


def _liking(words: str) -> dict[str, str]:
    return {"Accept-Language": words}


def _spoken(html: str) -> str:
    return html.partition('<html lang="')[2][:2]


@pytest.fixture(scope="module")
def fresh() -> dash.Dash:
    """An explorer that remembers nothing yet."""
    return create_app(Settings(log="off"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("likes", "spoken"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("de, es-MX;q=0.7, en;q=0.5", "es"),
        ("en-GB, fr;q=0.9", "en"),
        ("ja", "en"),
        ("fr;q=0, es;q=0.1", "es"),
        ("*", "en"),
        ("fr;q=x;;,, \x7f", "en"),
    ],
)
def test_a_first_answer_is_in_the_language_a_browser_likes_best_and_says_what_it_looked_at(
    client: FlaskClient, path: str, likes: str, spoken: str
) -> None:
    answer = client.get(path, headers=_liking(likes))
    html = answer.get_data(as_text=True)
    assert _spoken(html) == spoken
    assert "Accept-Language" in answer.headers["Vary"]
    # The script writes it into the address: a copied link shows others the same.
    assert (f'data-lang="{spoken}"' in html) == (spoken != "en")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("named", LANGUAGES)
def test_the_address_says_more_than_a_browser_and_then_nothing_else_is_looked_at(
    client: FlaskClient, path: str, named: str
) -> None:
    answer = client.get(f"{path}?lang={named}", headers=_liking("es, fr;q=0.9"))
    assert _spoken(answer.get_data(as_text=True)) == named
    assert "Accept-Language" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", FILES)
def test_a_file_never_looks_at_what_a_browser_likes(client: FlaskClient, path: str) -> None:
    plain, liking = client.get(path), client.get(path, headers=_liking("fr"))
    assert plain.status_code == 200
    assert plain.data == liking.data
    assert "Accept-Language" not in liking.headers.get("Vary", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_page_asks_for_later_is_in_the_language_of_its_address_alone(
    client: FlaskClient, lang: str
) -> None:
    answer = client.post(
        CALLBACKS,
        data=routing("/", f"?lang={lang}"),
        content_type="application/json",
        headers=_liking("es, fr;q=0.9"),
    )
    shown = json.loads(answer.data)["response"]["drawn"]["data"]
    assert SUM[lang] in shown["slots"]["top"]
    assert shown["meta"]["lang"] == lang
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_what_a_page_asks_for_later_is_english_where_its_address_says_nothing(
    client: FlaskClient,
) -> None:
    answer = client.post(
        CALLBACKS, data=routing(), content_type="application/json", headers=_liking("fr")
    )
    assert SUM["en"] in json.loads(answer.data)["response"]["drawn"]["data"]["slots"]["top"]


@pytest.mark.parametrize("named", ["de", "english", "fr-CH", "%C3%A9", "qps"])
def test_a_language_there_is_not_is_named_with_those_there_are(
    client: FlaskClient, named: str
) -> None:
    answer = client.get(f"/?lang={named}")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert _spoken(html) == "en"
    assert "” was ignored: the languages are en, fr and es." in html
    assert all(code in "en, fr and es" for code in NAMES)


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("en", "Did you mean “ecuador”?"),
        ("fr", "Vouliez-vous dire «\u00a0ecuador\u00a0»\u202f?"),
        ("es", "¿Quería decir «ecuador»?"),
    ],
)
def test_what_a_word_of_an_address_may_mean_is_asked_in_the_language_of_the_page(
    client: FlaskClient, lang: str, question: str
) -> None:
    assert question in client.get(f"/?programme=equador&lang={lang}").get_data(as_text=True)


def test_of_two_languages_in_an_address_none_is_spoken_and_both_are_named(
    client: FlaskClient,
) -> None:
    html = client.get("/?lang=fr&lang=es").get_data(as_text=True)
    assert _spoken(html) == "en"
    assert "“lang=fr~es” was ignored" in html


@pytest.mark.parametrize("path", ["/", "/?lang=de", "/?q=lang%3Dfr", "/?q=lang=fr", "/nowhere"])
def test_what_is_remembered_for_one_reader_is_not_given_to_one_of_another_language(
    fresh: dash.Dash, path: str
) -> None:
    client = fresh.server.test_client()
    for _ in range(3):
        for likes in (*LANGUAGES, "ja", "es-AR, fr"):
            answer = client.get(path, headers=_liking(likes))
            spoken = {"ja": "en", "es-AR, fr": "es"}.get(likes, likes)
            assert _spoken(answer.get_data(as_text=True)) == spoken


def test_what_is_remembered_of_a_page_and_of_its_parts_is_of_the_language_asked_for(
    fresh: dash.Dash,
) -> None:
    client = fresh.server.test_client()
    for _ in range(3):
        for lang in LANGUAGES:
            assert SUM[lang] in client.get(f"/?lang={lang}").get_data(as_text=True)
            body = routing("/", f"?lang={lang}")
            answer = client.post(CALLBACKS, data=body, content_type="application/json")
            assert SUM[lang] in json.loads(answer.data)["response"]["drawn"]["data"]["slots"]["top"]


@pytest.mark.parametrize(("likes", "spoken"), [("fr", "fr"), ("ja", "en")])
def test_a_page_that_refuses_a_method_is_in_the_language_of_its_reader(
    client: FlaskClient, likes: str, spoken: str
) -> None:
    answer = client.post("/regions", headers=_liking(likes))
    assert answer.status_code == 405
    assert _spoken(answer.get_data(as_text=True)) == spoken
    assert "Accept-Language" in answer.headers["Vary"]
    named = client.post("/regions?lang=es", headers=_liking(likes))
    assert _spoken(named.get_data(as_text=True)) == "es"


def test_a_page_for_a_fault_is_in_the_language_of_its_reader(
    fresh: dash.Dash, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> View:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(explorer, "view", broken)
    answer = fresh.server.test_client().get("/regions?edition=2017", headers=_liking("fr"))
    assert answer.status_code == 500
    html = answer.get_data(as_text=True)
    assert _spoken(html) == "fr"
    assert 'href="/regions?lang=fr"' in html
    assert "Accept-Language" in answer.headers["Vary"]
