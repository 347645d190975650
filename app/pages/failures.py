"""What a reader is answered where there is no view, and with which status."""

from collections.abc import Callable

from flask import Flask, Response, g, request
from werkzeug.exceptions import MethodNotAllowed, NotFound

from app.edge.shaping import for_a_machine
from app.languages import speaking
from app.pages import plain
from app.pages.language import named_language, wanted_language


def keep_status(server: Flask) -> None:
    """Give the answer of a page the status its view has, and say what its language hangs on."""

    @server.after_request
    def page_status(response: Response) -> Response:
        if g.get("page_negotiated"):
            response.vary.add("Accept-Language")
        if response.status_code == 200 and g.get("page_status", 200) != 200:  # noqa: PLR2004
            response.status_code = g.page_status
        return response


def answer_failures(server: Flask, page: Callable[[], str]) -> None:
    """Answer what fails with a page; what a machine asked for gets its shape from a hook.

    ``page`` makes the page of the address at hand, whatever that is.
    """

    @server.errorhandler(404)
    def nowhere(_: NotFound) -> tuple[str, int]:
        # No file: what is no page either is answered as one, as any address that leads nowhere.
        return ("", 404) if for_a_machine() else (page(), 404)

    @server.errorhandler(405)
    def refused(error: MethodNotAllowed) -> tuple[str, int, dict[str, str]]:
        allowed = ", ".join(sorted(error.valid_methods or ("GET",)))
        if for_a_machine():
            return "", 405, {"Allow": allowed}
        with speaking(wanted_language()):
            html = plain.refused(request.method, request.path, allowed, named_language())
        return html, 405, {"Allow": allowed}

    @server.errorhandler(500)
    def broken(_: Exception) -> tuple[str, int]:
        if for_a_machine():
            return "", 500
        with speaking(wanted_language()):
            return plain.broken(named_language()), 500
