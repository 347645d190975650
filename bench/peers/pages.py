"""A peer's page in Chromium: its first load, and from a choice of a region to the new chart."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Request

from bench.browser import WIDE, fresh_page
from bench.peers.peer import Peer

REGIONS: Final = ("european-economic-area", "south-america", "southern-africa")
"""What is chosen, in turn."""
_PATIENCE: Final = 30_000
_SETTLED: Final = 1_500
"""Milliseconds after which a page has done all it does after a click."""
_LOOK: Final = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
_DATA: Final = frozenset({"document", "fetch", "xhr"})


@dataclass
class Seen:
    """What was measured of one peer; times in milliseconds."""

    kilobytes: float = 0
    """Of the first load, websocket frames included."""
    text: list[float] = field(default_factory=list)
    """To the first contentful paint."""
    chart: list[float] = field(default_factory=list)
    """To the first paint with a chart."""
    live: list[float] = field(default_factory=list)
    """To the first paint with the chart that answers the mouse."""
    clicks: list[float] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)
    """The requests of one choice of a region that fetch data."""


def load(browser: Browser, peer: Peer, server: str, seen: Seen) -> None:
    """Load a peer's page with an empty cache and note when the chart is there."""
    live, first = f'"{peer.marks}"', f'"{peer.first or peer.marks}"'
    watch = (
        f"window.__live = __peer.when(() => __peer.drawn({live}));"
        f"window.__first = __peer.when(() => __peer.drawn({first}));"
    )
    with fresh_page(browser, WIDE) as page:
        page.add_init_script(f"if (window === top) {{ {_LOOK} {watch} }}")
        counted = _counted(page)
        page.goto(f"{server}{peer.path}", wait_until="commit")
        at = {name: page.evaluate(f"window.__{name}") for name in ("first", "live")}
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(_SETTLED / 3)
        origin = page.evaluate("performance.timeOrigin")
        paint = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
        )
    seen.kilobytes = sum(counted) / 1000
    seen.text.append(paint)
    seen.chart.append(max(paint, at["first"] - origin))
    seen.live.append(max(paint, at["live"] - origin))


def click(browser: Browser, peer: Peer, server: str, rounds: int, seen: Seen) -> None:
    """Choose regions, each a few times; note how long it takes until its chart is there."""
    with fresh_page(browser, WIDE) as page:
        page.add_init_script(_LOOK)
        page.set_default_timeout(_PATIENCE)
        address = f"{server}{peer.path}"
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - wants a name
        wanted = {}
        for region in REGIONS:
            _back(page, peer, address)
            asked.clear()
            _chosen(page, region)
            page.wait_for_timeout(_SETTLED)
            seen.asked = [each for each in asked if each.resource_type in _DATA]
            wanted[region] = page.evaluate("(marks) => __peer.drawn(marks)", peer.marks)
            _undone(page, peer, region)
        for _ in range(rounds):
            for region in REGIONS:
                _back(page, peer, address)
                page.bring_to_front()
                seen.clicks.append(_timed(page, peer, region, wanted[region]))
                _undone(page, peer, region)


def _back(page: Page, peer: Peer, address: str) -> None:
    """Show all regions again."""
    if page.url == "about:blank" or not (peer.everything or peer.toggles):
        page.goto("about:blank")
        page.goto(address)
    elif peer.everything:
        _chosen(page, peer.everything)
    page.evaluate("(marks) => __peer.when(() => __peer.drawn(marks))", peer.marks)
    page.wait_for_timeout(_SETTLED / 3)


def _undone(page: Page, peer: Peer, region: str) -> None:
    """Take a choice back by the same link, where a choice is undone so."""
    if peer.toggles:
        _chosen(page, region)
        page.wait_for_timeout(_SETTLED / 3)


def _chosen(page: Page, region: str) -> None:
    page.evaluate("(region) => __peer.choose(region)", region)


def _timed(page: Page, peer: Peer, region: str, wanted: str) -> float:
    """Choose a region; return milliseconds until its chart is painted, also over a new page."""
    start: float = page.evaluate("performance.timeOrigin + performance.now()")
    _chosen(page, region)
    end = time.monotonic() + _PATIENCE / 1000
    while time.monotonic() < end:
        try:
            there: float = page.evaluate(
                "([marks, wanted]) => __peer.when(() => __peer.drawn(marks) === wanted)",
                [peer.marks, wanted],
            )
        except Exception as error:
            if "context was destroyed" not in str(error):
                raise
        else:
            return there - start
    raise TimeoutError(f"{peer.name} did not draw {region} again as it did before")


def _counted(page: Page) -> list[int]:
    """Note the bytes of every answer and every frame of a websocket."""
    held: list[int] = []
    cdp = page.context.new_cdp_session(page)

    def framed(event: dict[str, Any]) -> None:
        held.append(len(event["response"]["payloadData"]))

    cdp.on("Network.loadingFinished", lambda event: held.append(int(event["encodedDataLength"])))
    cdp.on("Network.webSocketFrameReceived", framed)
    cdp.send("Network.enable")
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return held
