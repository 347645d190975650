"""Chooses regions over a websocket, as a page would, and waits for each answer."""

import itertools
import sys
import time

import lines
import panel as pn
from bokeh.client import pull_session

pn.extension("plotly", "tabulator")
session = pull_session(url=f"http://127.0.0.1:{sys.argv[1]}/panel_app")
choice = next(m for m in session.document.models if type(m).__name__ == "RadioGroup")
start, done = time.perf_counter(), 0
for active, _ in enumerate(itertools.cycle(lines.regions())):
    choice.active = 1 + active % len(lines.regions())
    session.force_roundtrip()
    done += 1
    if time.perf_counter() > start + float(sys.argv[2]):
        break
print(done / (time.perf_counter() - start))
