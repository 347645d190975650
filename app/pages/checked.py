"""The page for a table of one's own where no script is at work: its report, or why there is none.

The script puts the same report below the form and needs no page around it (``for_a_reader``). A
file of the report is sent as it is, to whoever asks; where there is none, the page says why.
"""

from typing import Final

from flask import Flask, Response, request
from markupsafe import Markup

from app.components.markup import paragraphs
from app.edge.errors import Failure
from app.edge.shaping import CHECKED, REPORT, for_a_reader, in_shape
from app.languages import DEFAULT, asked_language, best_liked, mark, say, speaking, spoken
from app.pages.check import PATH
from app.pages.plain import Rest, plain

_AGAIN: Final = Rest(styles=("6-checks",), way=mark("Check another table"), href=PATH)
_FIRST_FAILURE: Final = 400


def answer_readers(server: Flask) -> None:
    """Hang a hook on a server that makes a page of what a form is answered without scripts."""

    def whole(response: Response) -> Response:
        if not for_a_reader():
            return response
        query = request.query_string.decode("utf-8", "replace")
        with speaking(asked_language(query) or DEFAULT):
            return _whole(response)

    server.after_request(whole)


def _whole(response: Response) -> Response:
    if response.status_code < _FIRST_FAILURE:
        if request.path != f"{CHECKED}.{REPORT}":
            return response
        html = _reported(response.get_data(as_text=True))
    else:
        response = in_shape(response)
        html = _refused(Failure.model_validate_json(response.get_data()).error)
    response.set_data(html)
    response.content_type = "text/html; charset=utf-8"
    response.headers["Content-Language"] = spoken()
    response.vary.add("Accept")
    return response


def _reported(report: str) -> str:
    # Every text of the table in it was escaped where it was written.
    body = Markup('<div class="body"><p>{}</p>{}</div>').format(
        say(
            "To save this report as a file, go back in your browser: the form still holds your "
            "table."
        ),
        Markup(report),  # noqa: S704
    )
    rest = _AGAIN._replace(body=body)
    return plain(say("Table checked"), say("Your table, checked"), asked=_kept(), rest=rest)


def _refused(sentence: str) -> str:
    heading = say("Your table was not checked")
    if request.method != "POST":
        return plain(heading, heading, sentence, asked=_kept(), rest=_AGAIN)
    back = say("To change it, go back in your browser: the form still holds what was sent.")
    rest = _AGAIN._replace(body=paragraphs(back))
    return plain(heading, heading, sentence, asked=_kept(), rest=rest)


def _kept() -> str | None:
    """Return the language that links have to name: a browser may like another one better."""
    return spoken() if spoken() != best_liked(request.accept_languages) else None
