"""Measures one data folder in a process of its own; prints JSON: ``python -m bench.growth.step``.

Processor time, so that other processes disturb it little; nothing is remembered.
"""

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Final

from app.checks.gazetteer import Gazetteer
from app.checks.report import build_report
from app.factory import create_app, make_site
from app.pages.register import shown
from app.settings import Settings
from bench import questions

_KEPT: Final = "2017"
"""The edition that every size has as it was shipped."""
_FILES: Final = ("requirements.csv", "requirements.json", "regions/south-america.csv")


def main(folder: Path) -> dict[str, float]:
    """Return milliseconds, megabytes and counts by name."""
    begun = time.process_time()
    site = make_site(folder)
    loaded = time.process_time() - begun
    held = site.dataset
    client = create_app(Settings(data=folder, remembered=0, log="off")).server.test_client()
    # As gunicorn.conf.py does before a worker is forked.
    gc.collect()
    gc.freeze()
    queries = [f"edition={_KEPT}&{q}" for q in (*questions.narrowed(20), *questions.whole(20))]
    largest = list(chain(questions.six_parts(), questions.narrowed(10)))
    # Imports and first calls; none of these is asked again.
    for query in (f"edition={_KEPT}&q=a", "q=a"):
        shown(site, "/", query)
        client.get(f"/?{query}")
        client.get(f"/api/v1/requirements.csv?{query}")
    begun = time.process_time()
    places = Gazetteer(held.places)
    for edition in held.editions:
        build_report(held.held(edition.year).tables.values(), places=places)
    checked = time.process_time() - begun
    return {
        "lines": len(held.programmes),
        "editions": len(held.editions),
        "shown": len(held.held(_KEPT).lines),
        "newest": len(held.held(held.newest.year).lines),
        "callback": _median(lambda q: shown(site, "/", q), queries),
        "page": _median(lambda q: client.get(f"/?{q}"), queries),
        "export": _median(lambda name: client.get(f"/api/v1/{name}?edition={_KEPT}"), _FILES * 15),
        "largest": _median(lambda q: shown(site, "/", q), largest),
        "check": 1000 * checked,
        "load": 1000 * loaded,
        "resident": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def _median(ask: Callable[[str], object], asked: Iterable[str]) -> float:
    """Ask each question once; return the median of milliseconds of processor time."""
    taken = []
    for question in asked:
        begun = time.process_time()
        ask(question)
        taken.append(1000 * (time.process_time() - begun))
    return statistics.median(taken)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
