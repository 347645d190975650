"""The parts of a run, in their order, each on its own: one that fails leaves the others be."""

import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from app.factory import make_site
from app.pages.site import Site
from app.settings import read_settings
from bench import callback, click, further, load, many, server, soak, throughput
from bench.browser import browsing
from bench.findings import Measurement
from bench.growth import measure as growth
from bench.peers import measure as peers

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Run:
    """What a run has to go by."""

    chromium: str | None
    """Its path; None where there is none."""
    short: bool
    soak: float
    """Minutes."""

    @cached_property
    def site(self) -> Site:
        """The shipped data."""
        settings = read_settings()
        return make_site(settings.data, settings.assets)


Part = Callable[[Run], Measurement]


def _in_browser(measure: "Callable[[Run, Browser, str], Measurement]", **settings: str) -> Part:
    """Measure in Chromium, on a server of its own with one worker and some settings."""

    def part(run: Run) -> Measurement:
        if run.chromium is None:
            raise FileNotFoundError("there is no Chromium on this machine")
        with server.running(1, **settings) as running, browsing(run.chromium) as browser:
            return measure(run, browser, running.address)

    return part


def _peers(run: Run) -> Measurement:
    if run.chromium is None:
        raise FileNotFoundError("there is no Chromium on this machine")
    with browsing(run.chromium) as browser:
        return peers.measure(browser, rounds=2, seconds=1) if run.short else peers.measure(browser)


_ALL: Final[dict[str, Part]] = {
    "callback": lambda _: callback.measure(),
    "start": lambda _: server.measure_start(),
    "memory": lambda run: server.measure_memory(run.site.dataset),
    "throughput": lambda run: throughput.measure(seconds=0.3 if run.short else 2.0),
    "load": _in_browser(
        lambda run, browser, address: load.measure(
            browser, address, run.site.dataset, rounds=1 if run.short else 3
        )
    ),
    "further": _in_browser(
        lambda run, browser, address: further.measure(browser, address, run.site.dataset)
    ),
    # What a click shows must not have been asked for before: each view is made anew.
    "click": _in_browser(
        lambda run, browser, address: click.measure(browser, address, run.site),
        MIGOF_REMEMBERED="0",
    ),
    "peers": _peers,
    "growth": lambda run: growth.measure(short=run.short),
    "many": lambda run: many.measure(1.0 if run.short else 10.0),
    "soak": lambda run: soak.measure(run.soak),
}
PARTS: Final = tuple(_ALL)


def measured(run: Run, names: Iterable[str]) -> Iterator[Measurement]:
    """Yield the measurement of each part asked for, in the order of the parts."""
    asked = set(names)
    for name in PARTS:
        if name in asked:
            begun = time.monotonic()
            one = _measured(name, run)
            yield replace(one, seconds=time.monotonic() - begun)


def _measured(name: str, run: Run) -> Measurement:
    try:
        return _ALL[name](run)
    except Exception as error:  # noqa: BLE001 - whatever it was, the other parts are measured
        traceback.print_exc()
        said = f"{type(error).__name__}: {next(iter(str(error).splitlines()), '')}"
        how = f"This part failed. {said}"
        return Measurement(title=f"Not measured: {name}", how=how, figures=(), failed=said)
