"""Measures all peers in turn, one table; a peer that fails is told, and the others stand."""

import statistics
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from bench.findings import Figure, Floor, Measurement, spread
from bench.peers import pages, peer, rates
from bench.peers.peer import DASH, DATASETTE, OURS, PEERS, Peer
from bench.server import Running, proportional

_HALF: Final = Floor(0.5, "at most")
_FAILURES: Final = (BrowserError, OSError, TimeoutError, subprocess.SubprocessError)


@dataclass
class Turn:
    """A peer, its server, and what was measured of it so far."""

    peer: Peer
    server: Running
    seen: pages.Seen = field(default_factory=pages.Seen)
    starts: list[float] = field(default_factory=list)
    rate: float = 0
    memory: float = 0
    """Megabytes."""
    failed: str = ""


def measure(browser: Browser, *, rounds: int = 5, seconds: float = 4) -> Measurement:
    """Measure; about five minutes.

    Raises:
        CalledProcessError: if the peers' environment is not there.
    """
    peer.prepare()
    with ExitStack() as stack:
        turns = [
            Turn(one, server, starts=[server.started])
            for one in PEERS
            for server in (stack.enter_context(one.running()),)
        ]
        for turn in turns:
            _tried(turn, lambda turn: _warm(browser, turn))
        for _ in range(rounds):
            for turn in turns:
                _tried(turn, lambda turn: pages.load(browser, turn.peer, _at(turn), turn.seen))
        for turn in turns:
            _tried(turn, lambda turn: _used(browser, turn, rounds, seconds))
    for _ in range(2):
        for turn in turns:
            _tried(turn, _again)
    return _said(turns, rounds, seconds)


def _at(turn: Turn) -> str:
    return turn.server.address


def _tried(turn: Turn, step: Callable[[Turn], None]) -> None:
    if turn.failed:
        return
    try:
        step(turn)
    except _FAILURES as error:
        turn.failed = f"{type(error).__name__}: {str(error).splitlines()[0]}"


def _warm(browser: Browser, turn: Turn) -> None:
    """Open the page once: what is imported late is there."""
    pages.load(browser, turn.peer, _at(turn), pages.Seen())


def _used(browser: Browser, turn: Turn, rounds: int, seconds: float) -> None:
    pages.click(browser, turn.peer, _at(turn), max(1, rounds // 2), turn.seen)
    turn.memory = sum(proportional(turn.server.process.pid))
    turn.rate = rates.per_second(turn.peer, turn.server.port, turn.seen.asked, seconds)


def _again(turn: Turn) -> None:
    with turn.peer.running() as server:
        turn.starts.append(server.started)


def _said(turns: list[Turn], rounds: int, seconds: float) -> Measurement:
    by = {turn.peer: turn for turn in turns}
    return Measurement(
        title="Beside what a reader would take instead",
        how=(
            "The same task with each: choose a region, see stacked bars and a table of the lines, "
            "from our nine CSV files; each a small app as its own documentation writes it "
            "(bench/peers/apps), in an environment of its own (requirements/peers.lock), one "
            "process. All servers run at once, warm, and are opened in turn in Chromium with an "
            f"empty cache, {rounds} times: bytes of all answers and websocket frames until nothing "
            "is asked for any more; first contentful paint; first paint with a chart (ours: the "
            "one of the first answer where it has one) and with the one that answers the mouse. "
            "Click: from the choice of a region to the paint of its bars, the table not waited "
            "for. Filters a second: the requests that such a choice sends, sent again over 8 "
            f"connections for {seconds:g} s (Streamlit and Panel ask over a websocket: their own "
            "client, without the page). Memory: PSS of all processes after the clicks. Start: to "
            "the first byte of `/`, median of three. In their favour: the bars of Datasette are "
            "one a region, Vizro begins with one region; Datasette charts and lists the rows of "
            "its page alone, the first 100 of 942, and stands below with all rows as well. In "
            "ours: what was asked before is remembered."
        ),
        figures=tuple(_figures(by)),
        head=(
            *("what", "kB", "first text, ms", "first chart, ms", "live chart, ms"),
            *("click to chart, ms", "filters/s", "memory, MB", "start, s"),
        ),
        rows=tuple(map(_row, turns, _named(turns))),
    )


def _figures(by: dict[Peer, Turn]) -> Iterator[Figure]:
    ours, dash, datasette = (by[one].seen for one in (OURS, DASH, DATASETTE))
    if ours.chart and datasette.chart:
        yield Figure(
            "First paint with a chart against Datasette with Vega",
            _ratio(ours.chart, datasette.chart), "×", _HALF,
        )  # fmt: skip
    if ours.live and dash.live:
        yield Figure(
            "Live chart against Dash with its defaults", _ratio(ours.live, dash.live), "×", _HALF
        )


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=False))


def _named(turns: list[Turn]) -> list[str]:
    held = peer.versions()
    return [f"{t.peer.name} {held.get(t.peer.package, '')}".strip() for t in turns]


def _row(turn: Turn, name: str) -> tuple[str, ...]:
    seen = turn.seen
    if turn.failed:
        return (name, f"not measured: {turn.failed}", *("" for _ in range(7)))
    return (
        name,
        f"{seen.kilobytes:,.0f}",
        *(spread(times, 0) for times in (seen.text, seen.chart, seen.live, seen.clicks)),
        f"{turn.rate:,.0f}",
        f"{turn.memory:.0f}",
        f"{statistics.median(turn.starts):.1f}",
    )
