"""The peers: how each is started, where it is found, and what on its page is the chart."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.settings import read_settings
from bench.server import Running, free_port, launched
from bench.standing import ROOT

APPS: Final = ROOT / "bench" / "peers" / "apps"
BIN: Final = ROOT / ".venv-peers" / "bin"
_BARS: Final = ".js-plotly-plot .barlayer path"
_CANVAS: Final = "canvas.marks, svg.marks path"
# What a click on a facet of Datasette keeps of its plugin is all behind the #.
_VEGA: Final = (
    "#g.mark=bar&g.x_column=region&g.x_type=ordinal"
    "&g.y_column=requirement&g.y_type=quantitative&g.color_column=part"
)


@dataclass(frozen=True)
class Peer:
    """One way to do the task."""

    name: str
    package: str
    """Whose version is told; empty for ours."""
    command: Callable[[int], list[str]]
    """From a port to what starts it, as its documentation does."""
    path: str = "/"
    marks: str = _BARS
    """CSS selector of what draws the bars, also inside shadow trees."""
    everything: str = "all"
    """The choice that shows all regions; empty where the page is opened anew instead."""
    toggles: bool = False
    """A region that is chosen again is taken out again."""
    over: str = "HTTP"
    """How its page asks for a filter."""
    first: str = ""
    """The marks of a chart that stands before any script runs; empty where there is none."""

    @contextmanager
    def running(self) -> Iterator[Running]:
        """Start it on a free port of loopback; stop it at the end."""
        port = free_port()
        home = APPS if self.package else ROOT
        with launched(self.command(port), port, cwd=home, env=environment()) as server:
            yield server


def environment() -> dict[str, str]:
    """Return the variables a peer is started with: where our nine tables are."""
    tables = read_settings().data / "funding_tables" / "2017"
    return {**os.environ, "TABLES": str(tables.resolve())}


def database() -> Path:
    """Return where the database for Datasette is written."""
    return ROOT / ".venv-peers" / "lines.db"


def prepare() -> None:
    """Write Datasette's database; raises CalledProcessError."""
    database().unlink(missing_ok=True)
    command = [str(BIN / "python"), "datasette_db.py", str(database())]
    subprocess.run(command, cwd=APPS, env=environment(), check=True, timeout=60)


def versions() -> dict[str, str]:
    """Return the version of each peer's package."""
    names = sorted({peer.package for peer in PEERS if peer.package})
    script = f"from importlib.metadata import version; print(*map(version, {names!r}))"
    done = subprocess.run(
        [str(BIN / "python"), "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return dict(zip(names, done.stdout.split(), strict=True))


def _gunicorn(module: str) -> Callable[[int], list[str]]:
    bound = ("--no-control-socket", "--workers", "1", "--threads", "4")
    return lambda port: [
        str(BIN / "gunicorn"), *bound, "--bind", f"127.0.0.1:{port}", f"{module}:server",
    ]  # fmt: skip


def _ours(port: int) -> list[str]:
    return [sys.executable, "-m", "app", "serve", "--port", str(port), "--workers", "1"]


def _streamlit(port: int) -> list[str]:
    quiet = ("--server.headless=true", "--browser.gatherUsageStats=false")
    where = ("--server.address=127.0.0.1", f"--server.port={port}")
    return [str(BIN / "streamlit"), "run", "streamlit_app.py", *quiet, *where]


def _panel(port: int) -> list[str]:
    where = ("--address", "127.0.0.1", "--port", str(port))
    allowed = ("--allow-websocket-origin", f"127.0.0.1:{port}")
    return [str(BIN / "panel"), "serve", "panel_app.py", *where, *allowed]


def _datasette(port: int) -> list[str]:
    where = ("--host", "127.0.0.1", "--port", str(port))
    return [str(BIN / "datasette"), "serve", str(database()), *where]


OURS: Final = Peer(
    "MiGOF Funding Explorer",
    "",
    _ours,
    everything="",
    toggles=True,
    first=".chart svg :is(path, rect)",
)
DASH: Final = Peer("Dash, its defaults", "dash", _gunicorn("plain_dash"))
DATASETTE: Final = Peer(
    "Datasette with Vega",
    "datasette",
    _datasette,
    f"/lines/lines?_facet=region{_VEGA}",
    _CANVAS,
    everything="",
)
WHOLE: Final = Peer(
    "the same, all rows on the page",
    "datasette",
    _datasette,
    f"/lines/lines?_facet=region&_size=max{_VEGA}",
    _CANVAS,
    everything="",
)
PEERS: Final = (
    OURS,
    DASH,
    DATASETTE,
    WHOLE,
    Peer("Vizro", "vizro", _gunicorn("vizro_app"), everything="asia-and-the-pacific"),
    Peer("Panel", "panel", _panel, "/panel_app", over="websocket"),
    Peer("Streamlit", "streamlit", _streamlit, marks=_CANVAS, over="websocket"),
)
