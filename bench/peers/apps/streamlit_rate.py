"""Runs the script again for a choice of region, in its own process: no websocket, no browser."""

import itertools
import sys
import time

import lines
from streamlit.testing.v1 import AppTest

app = AppTest.from_file("streamlit_app.py").run()
start, done = time.perf_counter(), 0
for region in itertools.cycle(lines.regions()):
    app.radio[0].set_value(region).run()
    done += 1
    if time.perf_counter() > start + float(sys.argv[2]):
        break
print(done / (time.perf_counter() - start))
