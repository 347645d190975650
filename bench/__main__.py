"""Measure everything: ``python -m bench [NAME]``; NAME is that of the JSON file.

Takes about three minutes. Prints every figure beside its floor, writes ``docs/performance.md`` and
``bench/results/NAME.json``. Ends with 0 also where a floor is not met: it measures and does not
judge, and a busy machine is no fault of the code.
"""

import argparse
from collections.abc import Callable, Iterator

from app.factory import make_site
from app.pages.site import Site
from app.settings import read_settings
from bench import callback, click, load, machine, many, report, server, throughput
from bench.browser import browsing
from bench.findings import Measurement


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", default="issue-1", help="name of the JSON file")
    name = parser.parse_args().name
    chromium = machine.find_chromium()
    place = machine.described(chromium)
    site = make_site(read_settings().data)
    measured = []
    for measurement in _everything(site, chromium):
        print(report.lines(measurement), flush=True)
        measured.append(measurement)
    report.write(measured, place, name)


def _everything(site: Site, chromium: str | None) -> Iterator[Measurement]:
    alone: tuple[Callable[[], Measurement], ...] = (
        callback.measure,
        server.measure_start,
        lambda: server.measure_memory(site.dataset),
        throughput.measure,
        many.measure,
    )
    for measure in alone:
        yield measure()
    if chromium is None:
        print("No Chromium on this machine: first load and click are NOT measured.", flush=True)
        return
    with server.running() as running, browsing(chromium) as browser:
        yield load.measure(browser, running.address, site.dataset)
        yield click.measure(browser, running.address, site)


if __name__ == "__main__":
    main()
