"""An application in a process whose clock leaps by a year, back and forth, at every look at it.

``BEHIND`` names the module of the application. What counts seconds by itself (monotonic) goes on.
"""

import os
import time
from importlib import import_module
from itertools import cycle

_YEAR = 366 * 86_400
_leaps = cycle((0, _YEAR, -_YEAR, 3 * _YEAR))
_time, _nanoseconds = time.time, time.time_ns
time.time = lambda: _time() + next(_leaps)
time.time_ns = lambda: _nanoseconds() + next(_leaps) * 10**9

server = import_module(os.environ["BEHIND"]).server
