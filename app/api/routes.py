"""The addresses of the API, version 1, on one blueprint per app."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, request

from app.api.answers import HTML_TYPE, JSON_TYPE, SVG_TYPE, File, answer, open_to_all
from app.api.asked import SELECTION_NAMES, Asked, read
from app.api.catalogue import PICTURE, ROUTES, SPOKEN, Route
from app.api.check import FORMATS, check, unknown_format
from app.api.lists import listing
from app.api.openapi import DOCUMENT, V1, document
from app.api.posted import unsuitable
from app.api.reading import index, page
from app.api.source import Pictures, Reports, Source
from app.api.twins import twin
from app.edge.errors import failure
from app.edge.shaping import API
from app.errors import MigofError, UnavailableError
from app.exports.extracting import extract_of
from app.exports.names import file_name
from app.languages import DEFAULT, mark, say, speaking
from app.model.dataset import Dataset
from app.model.near import near, vocabulary_of
from app.model.notices import did_you_mean
from app.model.written import TABS

if TYPE_CHECKING:
    from app.model.own_copy import OwnCopy

_CHECK: Final = "api.check"
_METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY")
"""All are answered here: what a rule leaves out would go to the rule for any address."""
TYPES: Final = {V1: (JSON_TYPE, "text/html")}
"""Addresses whose answer is in the type that a reader likes best; the first of equals."""
_READ: Final = "GET, HEAD, OPTIONS"
_POSTED: Final = "POST, OPTIONS"
_FAILED: Final = 400
LATER: Final = 3600
"""Seconds after which what is missing on this machine may be asked for again."""
_DRAWN: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'"
)
"""All that a picture may do where a browser opens it."""
View = Callable[..., Response]
_UNKNOWN: Final = {
    "region": mark("No region is called “{name}”."),
    "programme": mark("No programme is called “{name}”."),
    "finding": mark("No finding is called “{name}”."),
}


def blueprint(
    dataset: Dataset,
    reports: Reports,
    public_url: str = "",
    pictures: Pictures | None = None,
    own_copy: "OwnCopy | None" = None,
) -> Blueprint:
    """Return the API of one dataset; ``reports`` gives the report of an edition at a tolerance.

    ``public_url`` is where readers reach the explorer, which files and citations name; without
    it, the address by which a file was asked for. ``pictures`` draws the charts of pages, which
    the API does not know. ``own_copy`` is what the words of ``/sections`` are searched in.

    The failures that no blueprint sees are shaped by ``app.edge.shaping.shape_failures``.
    """
    routes, source = (
        Blueprint("api", __name__),
        Source(dataset, reports, public_url, own_copy=own_copy),
    )
    if pictures:
        source = replace(source, pictures=pictures)

    def add(rule: str, endpoint: str, view: View) -> None:
        # None of Flask's own methods: it would allow what the rule for any address takes.
        routes.add_url_rule(
            rule, endpoint, view, methods=_METHODS, provide_automatic_options=False,
            strict_slashes=False,
        )  # fmt: skip

    for route in ROUTES:
        for ending in route.endings:
            rule = f"{V1}{route.path}{ending}".replace("{", "<").replace("}", ">")
            made = _pictured(source, route) if ending == PICTURE else None
            view = _only(made or _answers(source, route, ending), _READ)
            add(rule, f"{route.name}{ending.replace('.', '-')}", view)
    _add_document(add, source)
    checked = _checked(dataset)
    for path in (f"{V1}/check", f"{V1}/check.<form>"):
        add(path, "check", checked)
    add(f"{API}/<path:rest>", "nothing", _nothing)
    routes.register_error_handler(MigofError, _unusable)
    routes.register_error_handler(UnavailableError, _unavailable)
    routes.before_app_request(_unheard_of)
    routes.after_app_request(_public)
    return routes


def _answers(source: Source, route: Route, ending: str) -> View:
    """Return the view of one address in one format."""
    used = route.names(ending)
    # An extract says itself which filters it makes no use of.
    understood = used | SELECTION_NAMES if route.twin else used
    known = route.vocabulary(source.dataset)

    def view(**words: str) -> Response:
        query = request.query_string.decode("utf-8", "replace")
        language = route.language(ending, query)
        with speaking(language):
            response = answered(query, words)
        if ending in SPOKEN and response.status_code < _FAILED:
            response.headers["Content-Language"] = language
        return response

    def answered(query: str, words: dict[str, str]) -> Response:
        read_as = read(query, known, understood)
        asked = replace(read_as, root=_root(source))
        if not route.twin:
            made: File | None = listing(source, route.name, asked, ending, request.path)
        else:
            path = _page(route, asked).format(**words)
            made = twin(source, path, asked, ending, request.path)
        if made is None:
            return failure(404, _unknown(source.dataset, route.key, words[route.key], asked))
        return answer(made, source.dataset.version, source.dataset.date)

    return view


def _unknown(dataset: Dataset, key: str, name: str, asked: Asked) -> str:
    """Say that nothing is called so, and what may be meant."""
    question = did_you_mean(near(dataset, asked.selection.edition, key, name))
    return f"{say(_UNKNOWN[key], name=name)} {question}".rstrip()


def _pictured(source: Source, route: Route) -> View:
    """Return the view of the picture of a page's chart."""
    used = route.names(PICTURE)

    def view(**words: str) -> Response:
        query = request.query_string.decode("utf-8", "replace")
        asked = read(query, vocabulary_of(source.dataset), used)
        page = _page(route, asked).format(**words)
        svg = source.pictures(page, query)
        if svg is None:
            return failure(404, _undrawn(source, route, asked, words, page))
        tab = () if asked.selection.tab == TABS[0] else (asked.selection.tab,)
        spoken = (asked.selection.lang,) if asked.selection.lang else ()
        told = (*tab, *spoken)
        what = "-".join((route.name, *_slugs(source.dataset, asked, words)))
        name = file_name(what, "svg", asked.selection, *told)
        file = File(svg.encode(), SVG_TYPE, name, asked.notices)
        response = answer(file, source.dataset.version, source.dataset.date)
        response.headers["Content-Security-Policy"] = _DRAWN
        response.headers["Content-Language"] = asked.selection.lang or DEFAULT
        return response

    return view


def _undrawn(source: Source, route: Route, asked: Asked, words: dict[str, str], page: str) -> str:
    """Say why there is no picture: the twin of the page is not there either, or has no chart."""
    name = words.get(route.key, "")
    if name and extract_of(source.dataset, source.reports, page, asked.selection) is None:
        return _unknown(source.dataset, route.key, name, asked)
    return (
        f"The page {asked.selection.to(page)} has no chart to draw: nothing of what it shows is "
        "asked for, or no figure is printed."
    )


def _slugs(dataset: Dataset, asked: Asked, words: dict[str, str]) -> tuple[str, ...]:
    """Return the words of an address as ours say them: a programme is found by its names, too."""
    found = dataset.called(asked.selection.edition, words.get("programme", ""))
    return (found.slug,) if found else tuple(words.values())


def _root(source: Source) -> str:
    return (source.public_url or request.url_root).rstrip("/")


def _page(route: Route, asked: Asked) -> str:
    """Return the path of the page whose twin is asked for."""
    if route.name != "requirements":
        return route.path
    return "/compare" if asked.selection.compare else "/"


def _add_document(add: Callable[..., None], source: Source) -> None:
    """Add the document, the page to read it, and the index of routes."""
    version = source.dataset.version

    @cache
    def written() -> bytes:
        # As late as it is asked for: no reader of a page waits for it.
        return document(source)

    def described() -> Response:
        return answer(File(written(), JSON_TYPE), version)

    def read_or_listed() -> Response:
        best = request.accept_mimetypes.best_match(TYPES[V1])
        html = best == "text/html"
        body = page(written(), version) if html else index(written(), version)
        response = answer(File(body, HTML_TYPE if html else JSON_TYPE), version)
        response.vary.add("Accept")
        return response

    add(DOCUMENT, "document", _only(described, _READ))
    add(V1, "index", _only(read_or_listed, _READ))
    add(API, "start", _only(_start, _READ))


def _start() -> Response:
    return Response(status=302, headers={"Location": V1})


def _checked(dataset: Dataset) -> View:
    def posted(form: str) -> Response:
        sentence = unsuitable(request.mimetype)
        return failure(415, sentence) if sentence else check(dataset, form)

    answered = _only(posted, _POSTED)

    def checked(form: str = FORMATS[0]) -> Response:
        return answered(form=form) if form in FORMATS else unknown_format(form)

    return checked


def _only(view: View, allowed: str) -> View:
    """Answer the methods that are allowed; say to all others which these are."""

    def answered(**words: str) -> Response:
        method = request.method
        if method == "OPTIONS":
            response: Response = Response()
        elif method in allowed.split(", "):
            return view(**words)
        else:
            sentence = f"{request.path} does not take {method}; allowed: {allowed}."
            response = failure(405, sentence)
        response.headers["Allow"] = allowed
        return response

    return answered


def _nothing(rest: str = "") -> Response:
    return failure(404, f"There is nothing at {request.path}.", _instead(rest))


def _instead(rest: str) -> str:
    """Say where an address leads on that a page has and the API has not, or not with its ending."""
    word, dot, ending = rest.removeprefix("v1/").partition(".")
    if word == "compare":
        return f"What is set side by side is at {V1}/requirements{dot}{ending}?compare=…."
    route = next((route for route in ROUTES if route.path == f"/{word}"), None)
    if route and dot:
        given = ", ".join(filter(None, route.endings))
        return f"{V1}{route.path} has the endings {given}."
    return f"What there is, is listed at {V1}."


def _unheard_of() -> Response | None:
    if not _is_ours() or request.method in _METHODS:
        return None
    return failure(501, f"{request.method} is no method this server knows.")


def _unusable(error: Exception) -> Response:
    return failure(400, str(error))


def _unavailable(error: Exception) -> Response:
    response = failure(503, str(error))
    response.headers["Retry-After"] = str(LATER)
    return response


def _is_ours() -> bool:
    return f"{request.path}/".startswith(f"{API}/")


def _public(response: Response) -> Response:
    # An app-wide hook: a wrong method is refused before a blueprint is chosen.
    if not _is_ours():
        return response
    if request.endpoint == _CHECK:
        return open_to_all(response, methods="POST", headers="Content-Type")
    return open_to_all(response)
