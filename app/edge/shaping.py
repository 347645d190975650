"""Gives every failed answer to a machine the one error shape.

A hook on the finished answer, not an error handler: it holds whatever handlers the pages
register, and covers what no blueprint sees (an unknown address, a wrong method). Its sentence is
in the language that the address asks for, in English where it asks for none, as programs do.
"""

from typing import Final

from flask import Flask, Response, request

from app.edge.errors import FailedResponse, failure
from app.edge.health import HEALTH_PATHS
from app.edge.static import is_static
from app.edge.streaming import NDJSON
from app.languages import DEFAULT, asked_language, say, speaking

API: Final = "/api"
CHECKED: Final = "/api/v1/check"
"""Where, with a format behind it, the form of a page posts a table."""
REPORT: Final = "html"
SAVED: Final = ("xlsx", "csv", "json", "junit")
"""What the form can be sent for: the report to read, and its files; without a script as well."""
_SENT: Final = frozenset(f"{CHECKED}.{form}" for form in (REPORT, *SAVED))
_FIRST_FAILURE: Final = 400
_KEPT: Final = ("Allow", "Retry-After", "Access-Control-")


def shape_failures(server: Flask) -> None:
    """Hang the hook on a server; what people ask for outside the API and health keeps its pages."""
    server.after_request(_shaped)


def of_a_machine(path: str) -> bool:
    """Tell whether an address is one of the API or of health."""
    return path == API or path.startswith(f"{API}/") or path in HEALTH_PATHS


def for_a_machine() -> bool:
    """Tell whether the request at hand is a program's.

    A reader whose form was sent by no script is none, though the address is one of the API.
    A file of ours is asked for by a script, unless somebody types its address into a browser.
    """
    if not is_static(request.path):
        return of_a_machine(request.path) and not for_a_reader()
    return request.accept_mimetypes.best_match(("application/json", "text/html")) != "text/html"


def for_a_reader() -> bool:
    """Tell whether the request at hand is a form's of ours, sent without a script.

    Browsers name HTML for whatever is to fill their window, ours and others' scripts and programs
    do not, or name lines beside it. ``Sec-Fetch-Mode`` would be no sign: over plain HTTP there is
    none.
    """
    return request.path in _SENT and _named("text/html") and not _named(NDJSON)


def _named(wanted: str) -> bool:
    # To take any type is not to ask for this one.
    return any(kind == wanted and quality > 0 for kind, quality in request.accept_mimetypes)


def _shaped(response: Response) -> Response:
    if response.status_code < _FIRST_FAILURE:
        return response
    answered = in_shape(response) if for_a_machine() else response
    if is_static(request.path):
        answered.vary.add("Accept")
    return answered


def in_shape(response: Response) -> FailedResponse:
    """Return a failed answer in the shape, with its status and the headers that belong to it."""
    if isinstance(response, FailedResponse):
        return response
    with speaking(asked_language(request.query_string.decode("utf-8", "replace")) or DEFAULT):
        shaped = failure(response.status_code, _sentence(response))
    for name, value in response.headers:
        if name.startswith(_KEPT):
            shaped.headers[name] = value
    response.close()
    return shaped


def _sentence(response: Response) -> str:
    match response.status_code:
        case 404:
            return say("There is nothing at {address}.", address=request.path)
        case 405:
            allowed = response.headers.get("Allow", "GET")
            return say(
                "{address} does not take {method}; allowed: {allowed}.",
                address=request.path, method=request.method, allowed=allowed,
            )  # fmt: skip
        case 413:
            return say("The request is larger than this server takes.")
        case status if status >= 500:  # noqa: PLR2004
            return say("Something went wrong here; it has been logged.")
        case _:
            return say("The request could not be used ({status}).", status=response.status)
