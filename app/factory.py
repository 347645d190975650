"""Puts the explorer together: the only module that knows all the others."""

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import dash
from flask import Flask

from app.api import TYPES, blueprint
from app.checks.coverage import Volume
from app.checks.gazetteer import Gazetteer
from app.checks.known import read_known
from app.checks.report import Report, build_report
from app.edge import front
from app.edge.compression import compress
from app.edge.door import Inside
from app.edge.faults import log_faults
from app.edge.guard import guard_callbacks
from app.edge.headers import security_headers
from app.edge.health import Readiness, health
from app.edge.memory import Memory
from app.edge.memory_only import MemoryOnlyRequest
from app.edge.packed import FOLDER, Packed
from app.edge.private import keep_private
from app.edge.robots import robots
from app.edge.room import tell_of_room
from app.edge.shaping import shape_failures
from app.edge.static import keep_static
from app.edge.suites import refuse_unknown_suites
from app.errors import SettingsError, SourceError, UnavailableError
from app.figures.paper.font import font_style
from app.figures.world_map.outlines import read_outlines
from app.languages import speaking, spoken
from app.model.dataset import Dataset
from app.model.loading import Shipped, known_findings_text, load, load_passages
from app.pages import checked, embed
from app.pages.explorer import Explorer
from app.pages.failures import answer_failures, keep_status
from app.pages.picture import picture
from app.pages.register import ROUTING, answered, register
from app.pages.router import FORM
from app.pages.site import Site
from app.pages.sought import lead_searches
from app.settings import PREFIX, Settings, read_settings

if TYPE_CHECKING:
    from app.model.own_copy import OwnCopy

_REPORTS = 64
_STATIC_BYTES = 16_000_000
NOTHING_READ = "a volume whose chapters were read"


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
    app = Explorer(site, server, settings)
    register(app, site)
    lead_searches(server, site)
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
    app.settle()
    posted = partial(answered, site)
    private = site.own_copy is not None
    inside = Inside(FORM, app.shown, posted, lambda: app.policy, embed.is_framed, private)
    front.open_door(server, inside)
    front.stand(server, settings, site.dataset.version, (ROUTING,), TYPES)
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


def _harden(app: Explorer, server: Flask, packed: Packed) -> None:
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
    keep_status(server)
    answer_failures(server, app.page)
