"""The addresses of the API, version 1, on one blueprint per app."""

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, request

from app.api.answers import File, answer, open_to_all
from app.api.asked import Asked, read
from app.api.check import FORMATS, check, unknown_format
from app.api.findings import Reports, findings_csv, findings_json
from app.api.requirements import requirements_csv, requirements_json
from app.edge.errors import failure
from app.edge.shaping import API
from app.errors import MigofError
from app.model.dataset import Dataset

V1: Final = f"{API}/v1"
_CHECK: Final = "check"
_METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
"""All are answered here: what a rule leaves out would go to the rule for any address."""
_POSTED: Final = "POST, OPTIONS"


def blueprint(dataset: Dataset, reports: Reports) -> Blueprint:
    """Return the API of one dataset; ``reports`` gives the report of an edition at a tolerance.

    The failures that no blueprint sees are shaped by ``app.edge.shaping.shape_failures``.
    """
    routes = Blueprint("api", __name__)

    def add(what: str, ending: str, make: Callable[[Asked], File]) -> None:
        def view() -> Response:
            query = request.query_string.decode("utf-8", "replace")
            return answer(make(read(query, dataset.vocabulary)), dataset.version)

        routes.add_url_rule(
            f"{V1}/{what}{ending}", f"{what}{ending or '-'}".replace(".", "_"), view
        )

    for ending in ("", ".json"):
        add("requirements", ending, lambda asked: requirements_json(dataset, asked))
        add("findings", ending, lambda asked: findings_json(dataset, reports, asked))
    add("requirements", ".csv", lambda asked: requirements_csv(dataset, asked))
    add("findings", ".csv", lambda asked: findings_csv(reports, asked))

    def checked(form: str = FORMATS[0]) -> Response:
        if form not in FORMATS:
            return unknown_format(form)
        return check(dataset, form) if request.method == "POST" else _only_posted()

    for path in (f"{V1}/check", f"{V1}/check.<form>"):
        routes.add_url_rule(
            path, _CHECK, checked, methods=_METHODS, provide_automatic_options=False
        )
    for path in (API, f"{API}/", f"{API}/<path:rest>"):
        routes.add_url_rule(path, "nothing", _nothing, strict_slashes=False)
    routes.register_error_handler(MigofError, _unusable)
    routes.after_app_request(_public)
    return routes


def _nothing(rest: str = "") -> Response:  # noqa: ARG001 - the rule names it
    return failure(404, f"There is nothing at {request.path}.")


def _only_posted() -> Response:
    if request.method == "OPTIONS":
        response = Response()
    else:
        sentence = f"{request.path} does not take {request.method}; allowed: {_POSTED}."
        response = failure(405, sentence)
    response.headers["Allow"] = _POSTED
    return response


def _unusable(error: Exception) -> Response:
    return failure(400, str(error))


def _public(response: Response) -> Response:
    # An app-wide hook: a wrong method is refused before a blueprint is chosen.
    if not f"{request.path}/".startswith(f"{API}/"):
        return response
    if request.endpoint == f"api.{_CHECK}":
        return open_to_all(response, methods="POST", headers="Content-Type, X-File-Name")
    return open_to_all(response)
