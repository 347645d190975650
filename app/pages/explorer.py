"""Dash with our frame around what it draws: every first answer is a page that shows its view."""

import json
import re
from pathlib import Path
from typing import Any, Final

import dash
import orjson
from dash.development.base_component import Component
from flask import Flask, g, request

from app.components.carried import carried
from app.edge.fingerprints import Fingerprints
from app.edge.joined import Joined, as_text
from app.edge.suites import POLYFILL, REGENERATOR, UNUSED, with_graph, without
from app.pages.frame import Frame
from app.pages.language import wanted_language
from app.pages.router import view
from app.pages.site import NAME, Site
from app.settings import Settings

_QUIET: Final = (
    *("dash_version", "python_version", "dash_version_url", "ddk_version", "plotly_version"),
    # A secret of every page load, for background callbacks: we have none, and without it an
    # address has one answer, and so has the callback, which would carry it in its address.
    "end_id",
)
_FONT: Final = "vendor/fonts/source-sans-3-latin.woff2"


class Explorer(dash.Dash):
    """The explorer as Dash knows it, on a server of Flask's."""

    policy = "default-src 'self'"
    """What a page may load and run; the hashes of Dash's scripts are known after `settle`."""

    def __init__(self, site: Site, server: Flask, settings: Settings) -> None:
        """Hang a site on a server; callbacks are registered by whoever makes it."""
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
        self._frame: Frame | None = None

    def settle(self) -> None:
        """Answer a first request, alone, and make the policy of what it holds.

        The first requests of several threads at once would find no callbacks (plotly/dash#3971).
        """
        self.server.test_client().get("/")
        hashes = " ".join(f"'{value.strip(chr(39))}'" for value in self.csp_hashes())
        self.policy = (
            f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
            "base-uri 'self'; form-action 'self'"
        )

    def index(self, *args: Any, **kwargs: Any) -> str:
        """Answer a page; what Dash hands over for it is the same for all, and made once."""
        if self._frame:
            return self.page()
        return str(super().index(*args, **kwargs))  # type: ignore[no-untyped-call]

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Return the first answer, and keep what every other needs of Dash."""
        parts["config"] = _quiet(parts["config"])
        parts["scripts"] = with_graph(without(parts["scripts"], self._unused))
        parts["renderer"] = as_text(parts["renderer"])
        for part in ("scripts", "css"):
            parts[part] = self.joined.tags(parts[part])
        for part in ("scripts", "css", "favicon"):
            parts[part] = self.files.addressed(parts[part])
        parts["known"] = self._known()
        self._frame = Frame(self._site, parts, self.files.address(_FONT))
        return self.page()

    def _known(self) -> str:
        """Return what Dash asks of every page before it shows one, as an element of data.

        It is the same for all: its components and what they depend on, by the end of the address
        it asks at (``assets/2-opened.js``).
        """
        # Dash's own way to write them loads NumPy into every process: nine megabytes.
        held = {"layout": self.get_layout(), "dependencies": self._callback_list}
        plain = orjson.dumps(held, default=Component.to_plotly_json)
        return carried("of-dash", orjson.Fragment(plain)).decode()

    def page(self) -> str:
        """Return the view of the address that is asked for, before any script runs."""
        query = request.query_string.decode("utf-8", "replace")
        root = request.url_root.rstrip("/")
        html, g.page_status = self.shown(request.path, query, wanted_language(), root)
        return html.decode()

    def shown(self, path: str, query: str, language: str, root: str) -> tuple[bytes, int]:
        """Return the page of an address in UTF-8 and its status, once Dash is settled.

        ``query`` comes without ``?``; ``root`` is the address of the explorer as its reader named
        it, without a closing slash, where no setting names it.
        """
        asked = view(self._site, path, query, language)
        assert self._frame  # noqa: S101 - the first answer makes it
        return self._frame.page(asked, (self._root or root).rstrip("/")), asked.status


def _quiet(config: str) -> str:
    """Leave out of the page's settings which versions run here, and what no reader needs."""
    found = re.search(r">(\{.*\})<", config, re.DOTALL)
    if not found:
        return config
    held = json.loads(found[1])
    kept = {name: value for name, value in held.items() if name not in _QUIET}
    text = json.dumps(kept).replace("<", "\\u003c")
    return f"{config[: found.start(1)]}{text}{config[found.end(1) :]}"
