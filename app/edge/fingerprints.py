"""Addresses of static files that hold what is in them, so that a browser may keep each for good.

Dash writes times of files into addresses: two instances that were installed apart would name one
file differently, and a file changed within a second would keep its name.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from flask import Flask, Response, g
from werkzeug.security import safe_join

from app.edge.static import ASSETS, SUITES

LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint; ``frontend/build.mjs`` writes as many."""
_ASSET: Final = re.compile(rf'("{ASSETS})([^"?]+)(?:\?m=[^"]*)?"')
_SUITE: Final = re.compile(rf'("{SUITES}[^"]*?\.v[\w-]+m)[0-9a-f]+(\.[^"/]+")')
_OF_A_SUITE: Final = re.compile(r"[^/]+\.v[\w-]+m([0-9a-f]+)\.[^/]+")
_SERVED: Final = (
    "deps/*.min.js",
    "dash-renderer/build/*.min.js",
    "dcc/*.js",
    "html/*.js",
    "dash_table/*.js",
)
"""What of Dash's own files a browser may be sent."""


def fingerprint(body: bytes) -> str:
    """Return what stands for a content in an address.

    >>> fingerprint(b"")
    'e3b0c44298fc1c14'
    """
    return sha256(body).hexdigest()[:LENGTH]


def suite_files(dash: Path) -> tuple[Path, ...]:
    """Return the files below Dash's folder that a browser may be sent, in one order."""
    return tuple(sorted(path for pattern in _SERVED for path in dash.glob(pattern)))


class Fingerprints:
    """The fingerprints of a folder of assets and of Dash's own suites, which have one for all.

    One for all, so that from the address of one of them that of another is known.
    """

    def __init__(self, assets: Path, dash: Path, made: Mapping[str, bytes] | None = None) -> None:
        """Read the suites once; an asset when it is asked for, again after it was changed.

        ``made`` are assets by name that are no files.
        """
        self._assets = assets
        self._made = {name: fingerprint(body) for name, body in (made or {}).items()}
        self._suites = fingerprint(b"".join(path.read_bytes() for path in suite_files(dash)))
        self._known: dict[str, tuple[tuple[int, int], str]] = {}
        self._reading = Lock()

    def of(self, name: str) -> str:
        """Return the fingerprint of an asset as it is now; empty where there is no such file."""
        if name in self._made:
            return self._made[name]
        path = safe_join(str(self._assets), name)
        try:
            found = Path(path or "").stat()
            stamp = (found.st_mtime_ns, found.st_size)
            with self._reading:
                known, mark = self._known.get(name, (None, ""))
                if known != stamp:
                    mark = fingerprint(Path(path or "").read_bytes())
                    self._known[name] = stamp, mark
        except (OSError, ValueError):
            # Not there, or no path at all (a zero byte).
            return ""
        return mark

    def address(self, name: str) -> str:
        """Return the address of an asset, with its fingerprint; empty where there is none."""
        mark = self.of(name)
        return f"{ASSETS}{name}?m={mark}" if mark else ""

    def made_for(self, path: str, mark: str) -> bool:
        """Tell whether an address was made for what is there now; ``mark`` is its query's ``m``."""
        if path.startswith(ASSETS):
            return bool(mark) and mark == self.of(path.removeprefix(ASSETS))
        found = _OF_A_SUITE.fullmatch(path.rpartition("/")[2])
        return found is not None and found[1] == self._suites

    def addressed(self, html: str) -> str:
        """Return HTML in which every static file is named by what is in it."""
        named = _ASSET.sub(self._named, html)
        return _SUITE.sub(rf"\g<1>{self._suites}\g<2>", named)

    def address_pages(self, server: Flask) -> None:
        """Hang a hook on a server: names the files so in pages that are not Dash's too."""

        def addressed(response: Response) -> Response:
            if response.mimetype == "text/html" and not (
                response.is_streamed or "page_status" in g
            ):
                response.set_data(self.addressed(response.get_data(as_text=True)))
            return response

        server.after_request(addressed)

    def _named(self, found: re.Match[str]) -> str:
        mark = self.of(found[2])
        return f'{found[1]}{found[2]}?m={mark}"' if mark else found[0]
