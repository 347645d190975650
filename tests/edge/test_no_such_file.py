"""An address below those of files that leads nowhere: a page to people, the shape to programs."""

import pytest
from flask.testing import FlaskClient

from app.edge.errors import Failure

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NOWHERE = pytest.mark.parametrize(
    "path", ["/assets/nope.js", "/assets/", "/_dash-component-suites/nope/nope.js",
             "/_dash-component-suites/dash/nope.js"]
)  # fmt: skip


@NOWHERE
@pytest.mark.parametrize("accept", [{}, {"Accept": "*/*"}, {"Accept": "application/json"}])
def test_a_program_is_answered_in_the_error_shape(
    client: FlaskClient, path: str, accept: dict[str, str]
) -> None:
    answer = client.get(path, headers=accept)
    assert answer.status_code == 404
    told = Failure.model_validate_json(answer.get_data())
    assert (told.error, told.status) == (f"There is nothing at {path}.", 404)
    assert "Accept" in answer.headers["Vary"]


@NOWHERE
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "There is no page at this address"), ("fr", "Il n’y a pas de page à cette adresse"),
     ("es", "No hay ninguna página en esta dirección")],
)  # fmt: skip
def test_a_reader_is_shown_a_page_with_the_ways_on(
    client: FlaskClient, path: str, lang: str, said: str
) -> None:
    answer = client.get(f"{path}?lang={lang}", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert f">{said}</h1>" in answer.get_data(as_text=True)
    assert (
        answer.headers["Content-Security-Policy"]
        == client.get("/").headers["Content-Security-Policy"]
    )


def test_a_file_that_is_there_is_the_same_to_all(client: FlaskClient) -> None:
    for accept in ({}, BROWSER):
        answer = client.get("/assets/2-later.js", headers=accept, buffered=True)
        answer.close()
        assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
        assert "Accept" not in answer.headers.get("Vary", "").replace("Accept-Encoding", "")
