"""Our styles as one file and our scripts as another, and the order in which a page loads them.

A page is first painted when its styles have come: one answer instead of eleven. Nothing of it
waits for a script, as the first answer is whole; Dash's and the chart bundle, a third of all bytes,
are named in the page and run by our own script, once the page has been painted.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from flask import Flask, Response, request

from app.edge.static import ASSETS

STYLES: Final = "joined.css"
SCRIPTS: Final = "joined.js"
TYPES: Final = {STYLES: "text/css", SCRIPTS: "text/javascript"}
LATER: Final = "plotly-later"
"""The id of what names the chart bundle to ``assets/3-chart.js``."""
_BUNDLE: Final = "vendor/plotly.min.js"
_MORE: Final = {STYLES: ("vendor/fonts.css",), SCRIPTS: ("vendor/regenerator.min.js",)}
"""What is built and stands in a folder below; where it is not built it is left out."""
_TAG: Final = re.compile(
    r'<(?:link rel="stylesheet" href|script src)="(?P<path>[^"?]*)(?P<query>[^"]*)">(?:</script>)?'
)
_RELATIVE: Final = re.compile(r"url\((?![\"']?(?:/|data:|#))")


def sources(assets: Path, name: str) -> tuple[Path, ...]:
    """Return the files that one of the joined ones is made of, in their order."""
    own = sorted(assets.glob(f"*{Path(name).suffix}"))
    return (*own, *(path for more in _MORE[name] if (path := assets / more).is_file()))


def joined(assets: Path) -> dict[str, bytes]:
    """Return the joined files of a folder by name."""
    return {
        name: b"\n".join(_moved(path, assets) for path in sources(assets, name)) for name in TYPES
    }


class Joined:
    """The joined files of a folder, read once."""

    def __init__(self, assets: Path) -> None:
        """Read the folder."""
        self.files = joined(assets)
        self._within = {
            f"{ASSETS}{path.relative_to(assets).as_posix()}": name
            for name in TYPES
            for path in sources(assets, name)
        }

    def tags(self, html: str) -> str:
        """Return a page's tags of styles or scripts: ours as one, other scripts named for later."""
        seen: set[str] = set()

        def tag(found: re.Match[str]) -> str:
            name = self._within.get(found["path"])
            if name in seen:
                return ""
            if name:
                seen.add(name)
                return _tag(f"{ASSETS}{name}", "", style=name == STYLES)
            return _tag(found["path"], found["query"], style=found[0].startswith("<link"))

        return "\n".join(line for line in _TAG.sub(tag, html).splitlines() if line)

    def serve(self, server: Flask) -> None:
        """Give a server the addresses of the joined files."""
        for name, body in self.files.items():
            server.add_url_rule(f"{ASSETS}{name}", name, _giving(body, TYPES[name]))


def as_text(renderer: str) -> str:
    """Return the tag that starts Dash as one that does not run: ``assets/2-later.js`` does it."""
    return renderer.replace('type="application/javascript"', 'type="text/plain"')


def _tag(path: str, query: str, *, style: bool) -> str:
    if style:
        return f'<link rel="stylesheet" href="{path}{query}">'
    if path == f"{ASSETS}{_BUNDLE}":
        return f'<template id="{LATER}" data-src="{path}{query}"></template>'
    if path == f"{ASSETS}{SCRIPTS}":
        return f'<script defer src="{path}{query}"></script>'
    return f'<template class="later" data-src="{path}{query}"></template>'


def _moved(path: Path, assets: Path) -> bytes:
    """Return a file as it stands in the folder itself: what it names is beside the file."""
    folder = path.parent.relative_to(assets).as_posix()
    if folder == "." or path.suffix != ".css":
        return path.read_bytes()
    return _RELATIVE.sub(f"url({folder}/", path.read_text(encoding="utf-8")).encode()


def _giving(body: bytes, kind: str) -> Callable[[], Response]:
    def give() -> Response:
        response = Response(body, mimetype=kind)
        response.add_etag()
        response.make_conditional(request.environ)
        return response

    return give
