"""Puts the explorer together: the only module that knows all the others."""

import json
import re
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dash
from flask import Flask, Response, g, request
from werkzeug.exceptions import MethodNotAllowed, NotFound

from app.api import blueprint
from app.checks.coverage import Volume
from app.checks.gazetteer import Gazetteer
from app.checks.known import read_known
from app.checks.report import Report, build_report
from app.edge import front
from app.edge.compression import compress
from app.edge.faults import log_faults
from app.edge.fingerprints import Fingerprints
from app.edge.guard import guard_callbacks
from app.edge.headers import security_headers
from app.edge.health import Readiness, health
from app.edge.joined import Joined, as_text
from app.edge.memory import Memory
from app.edge.memory_only import MemoryOnlyRequest
from app.edge.packed import FOLDER, Packed
from app.edge.private import keep_private
from app.edge.robots import robots
from app.edge.room import tell_of_room
from app.edge.shaping import for_a_machine, shape_failures
from app.edge.static import keep_static
from app.edge.suites import POLYFILL, REGENERATOR, UNUSED, refuse_unknown_suites, without
from app.errors import SettingsError, SourceError, UnavailableError
from app.figures.paper.font import font_style
from app.figures.world_map.outlines import read_outlines
from app.languages import asked_language, best_liked, speaking, spoken
from app.model.dataset import Dataset
from app.model.loading import Shipped, known_findings_text, load, load_passages
from app.pages import checked, embed, frame, plain
from app.pages.picture import picture
from app.pages.register import ROUTING, answer_at_once, register
from app.pages.router import view
from app.pages.site import NAME, Site
from app.settings import PREFIX, Settings, read_settings

if TYPE_CHECKING:
    from app.model.own_copy import OwnCopy

_QUIET = (
    *("dash_version", "python_version", "dash_version_url", "ddk_version", "plotly_version"),
    # A secret of every page load, for background callbacks: we have none, and without it an
    # address has one answer, and so has the callback, which would carry it in its address.
    "end_id",
)
_FONT = "vendor/fonts/source-sans-3-latin.woff2"
_REPORTS = 64
_STATIC_BYTES = 16_000_000
NOTHING_READ = "a volume whose chapters were read"


def load_dataset(data: Path) -> Dataset:
    """Read the shipped files once; raises TableError if one breaks the data contract."""
    return _dataset(load(data))


def _dataset(shipped: Shipped) -> Dataset:
    editions = sorted(shipped.editions, key=lambda loaded: loaded.edition.year)
    return Dataset(
        editions=tuple(loaded.edition for loaded in editions),
        tables=tuple(table for loaded in editions for table in loaded.tables),
        places=shipped.places,
        version=shipped.version,
        date=shipped.date,
        told=shipped.narratives,
        rights=shipped.rights,
    )


def make_site(data: Path, assets: Path | None = None) -> Site:
    """Read the data, the records of known findings and the map's outlines; raises TableError."""
    shipped = load(data)
    dataset = _dataset(shipped)
    known = {one.year: read_known(*known_findings_text(data, one.year)) for one in dataset.editions}

    gazetteer = Gazetteer(dataset.places)
    volumes = {edition.year: Volume.of(shipped, edition.year) for edition in dataset.editions}

    # A report holds sentences, so each language has its own.
    @lru_cache(maxsize=_REPORTS)
    def reported(year: str, tolerance: int, language: str) -> Report:
        tables = dataset.held(year).tables.values()
        with speaking(language):
            return build_report(
                tables, known[year], tolerance, places=gazetteer, volume=volumes[year]
            )

    def report(year: str, tolerance: int) -> Report:
        return reported(year, tolerance, spoken())

    for edition in dataset.editions:
        report(edition.year, 0)
    return Site(dataset, report, read_outlines(assets) if assets else None)


def create_app(settings: Settings | None = None) -> dash.Dash:
    """Return a new app on its own server; two of them live in one process.

    Raises:
        TableError: if a data file cannot be used.
        SettingsError: if a setting cannot be used.
    """
    settings = settings or read_settings()
    site = make_site(settings.data, settings.assets)
    if settings.publication:
        site = replace(site, own_copy=_own_copy(settings.data, site, settings.publication))
    server = Flask("app")
    server.request_class = MemoryOnlyRequest
    app = _Explorer(site, server, settings)
    register(app, site)
    answer_at_once(app, site)
    readiness = Readiness()
    server.register_blueprint(health(readiness))
    drawn = partial(picture, site, font_style(settings.assets))
    server.register_blueprint(
        blueprint(site.dataset, site.report, settings.public_url, drawn, site.own_copy)
    )
    _harden(app, server, Packed(settings.assets / FOLDER))
    if site.own_copy:
        keep_private(server)
    front.prepare(server, settings)
    # The first requests of several threads at once would find no callbacks (plotly/dash#3971).
    server.test_client().get("/")
    app.policy = _policy(app)
    front.stand(server, settings, site.dataset.version, (ROUTING,))
    tell_of_room(len(site.dataset.programmes))
    readiness.announce(site.dataset.version)
    return app


def _own_copy(data: Path, site: Site, path: Path) -> "OwnCopy":
    """Read a copy of the newest volume whose chapters were read; raises SettingsError."""
    # With it comes SQLite, and pypdf for a PDF, which nobody needs who has no copy.
    from app.model.own_copy import OwnCopy, Section  # noqa: PLC0415
    from app.reading.own_copy import ALLOWED, read_copy  # noqa: PLC0415

    told = [volume for volume in site.dataset.editions if site.narratives(volume.year).narratives]
    title = told[-1].title if told else NOTHING_READ
    passages = load_passages(data, told[-1].year) if told else ()
    try:
        found = read_copy(path, passages, title)
        sections = (Section(cell, one.paragraphs, one.missing) for cell, one in found.items())
        return OwnCopy(told[-1].year, sections)
    except (SourceError, UnavailableError) as error:
        raise SettingsError(
            f"{PREFIX}PUBLICATION cannot be used: {error}; allowed: {ALLOWED.format(title=title)}."
        ) from error


class _Explorer(dash.Dash):
    """Dash, with our frame around what it draws."""

    policy = "default-src 'self'"

    def __init__(self, site: Site, server: Flask, settings: Settings) -> None:
        super().__init__(
            "app",
            server=server,  # type: ignore[arg-type]
            title=NAME,
            update_title="",
            assets_folder=str(settings.assets),
            compress=False,
            serve_locally=True,
            suppress_callback_exceptions=False,
        )
        self._site = site
        self.joined = Joined(settings.assets)
        self.files = Fingerprints(settings.assets, Path(dash.__file__).parent, self.joined.files)
        lean = (settings.assets / REGENERATOR).is_file()
        self._unused = (*UNUSED, POLYFILL) if lean else UNUSED
        self._root = settings.public_url
        self._parts: dict[str, Any] = {}
        self._preloaded = ""

    def index(self, *args: Any, **kwargs: Any) -> str:
        """Answer a page; what Dash hands over for it is the same for all, and made once."""
        if self._parts:
            return self.page()
        return str(super().index(*args, **kwargs))  # type: ignore[no-untyped-call]

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Return the first answer, and keep what every other needs of Dash."""
        parts["config"] = _quiet(parts["config"])
        parts["scripts"] = without(parts["scripts"], self._unused)
        parts["renderer"] = as_text(parts["renderer"])
        for part in ("scripts", "css"):
            parts[part] = self.joined.tags(parts[part])
        for part in ("scripts", "css", "favicon"):
            parts[part] = self.files.addressed(parts[part])
        self._parts = parts
        self._preloaded = self.files.address(_FONT)
        return self.page()

    def page(self) -> str:
        """Return the view of the address that is asked for, before any script runs."""
        query = request.query_string.decode("utf-8", "replace")
        asked = view(self._site, request.path, query, _wanted())
        g.page_status = asked.status
        root = (self._root or request.url_root).rstrip("/")
        return frame.page(self._site, asked, self._parts, fonts=self._preloaded, root=root)


def _named() -> str | None:
    """Return the language that the address asks for."""
    return asked_language(request.query_string.decode("utf-8", "replace"))


def _wanted() -> str:
    """Return the language of a page that is answered: its address's, else what the browser likes.

    A first answer only: who is asked for what stands in the page has the address to go by.
    """
    if named := _named():
        return named
    g.page_negotiated = True
    return best_liked(request.accept_languages)


def _quiet(config: str) -> str:
    """Leave out of the page's settings which versions run here, and what no reader needs."""
    found = re.search(r">(\{.*\})<", config, re.DOTALL)
    if not found:
        return config
    held = json.loads(found[1])
    kept = {name: value for name, value in held.items() if name not in _QUIET}
    text = json.dumps(kept).replace("<", "\\u003c")
    return f"{config[: found.start(1)]}{text}{config[found.end(1) :]}"


def _policy(app: dash.Dash) -> str:
    hashes = " ".join(f"'{value.strip(chr(39))}'" for value in app.csp_hashes())
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'"
    )


def _harden(app: _Explorer, server: Flask, packed: Packed) -> None:
    # Hooks run last to first: whatever the others make of an answer gets its headers.
    security_headers(server, lambda: app.policy, framed=embed.is_framed)
    guard_callbacks(server, lambda: app.callback_map)
    shape_failures(server)
    log_faults(server)
    refuse_unknown_suites(server)
    keep_static(server, app.files.made_for)
    app.files.address_pages(server)
    app.joined.serve(server)
    compress(server, Memory(_STATIC_BYTES), packed=packed)
    robots(server)
    checked.answer_readers(server)

    @server.after_request
    def page_status(response: Response) -> Response:
        if g.get("page_negotiated"):
            response.vary.add("Accept-Language")
        if response.status_code == 200 and g.get("page_status", 200) != 200:  # noqa: PLR2004
            response.status_code = g.page_status
        return response

    _answer_failures(app, server)


def _answer_failures(app: _Explorer, server: Flask) -> None:
    """Answer what fails with a page; what a machine asked for gets its shape from a hook."""

    @server.errorhandler(404)
    def nowhere(_: NotFound) -> tuple[str, int]:
        # No file: what is no page either is answered as one, as any address that leads nowhere.
        return ("", 404) if for_a_machine() else (app.page(), 404)

    @server.errorhandler(405)
    def refused(error: MethodNotAllowed) -> tuple[str, int, dict[str, str]]:
        allowed = ", ".join(sorted(error.valid_methods or ("GET",)))
        if for_a_machine():
            return "", 405, {"Allow": allowed}
        with speaking(_wanted()):
            page = plain.refused(request.method, request.path, allowed, _named())
        return page, 405, {"Allow": allowed}

    @server.errorhandler(500)
    def broken(_: Exception) -> tuple[str, int]:
        if for_a_machine():
            return "", 500
        with speaking(_wanted()):
            return plain.broken(_named()), 500
