"""Readers who open pages, change filters, take files and check tables, all at once."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Self
from urllib.parse import urlencode

PARTS = ("p1", "p2", "p3", "o1", "o2", "o3")
TABLE = (
    "programme,principle_1,principle_2,principle_3,objective_1,objective_2,objective_3,total\n"
    "Somalia,1,2,3,4,5,6,21\nKenya,1,1,1,1,1,1,6\nTotal,2,3,4,5,6,7,27\n"
)
_JSON = {"Content-Type": "application/json"}
_CSV = {"Content-Type": "text/csv"}
_CHECK = "/api/v1/check"
_FAILED, _LATER = 400, 503
Asked = tuple[str, str, str, dict[str, str]]
"""Method, address, body and headers."""


def routing(search: str) -> str:
    """Return what the browser posts for a filter of the overview."""
    return json.dumps(
        {
            "output": "..drawn.data...chart.figure..",
            "outputs": [{"id": "drawn", "property": "data"}, {"id": "chart", "property": "figure"}],
            "inputs": [
                {"id": "url", "property": "pathname", "value": "/"},
                {"id": "url", "property": "search", "value": search},
            ],
            "changedPropIds": ["url.search"],
            "parsedChangedPropsIds": ["url.search"],
        },
        separators=(",", ":"),
    )


def mix(seed: int, *, checks: bool = True) -> Iterator[Asked]:
    """Yield what a reader asks for: half of it new to the server, half of it not."""
    part = cycle(PARTS[seed % 6 :] + PARTS[: seed % 6])
    for number in count(seed * 1_000_003):
        search = "?" + urlencode({"part": next(part), "q": f"a{number}" if number % 2 else ""})
        yield "GET", f"/{search}", "", {}
        yield "POST", "/_dash-update-component", routing(search), _JSON
        yield "GET", "/regions/south-america", "", {"Accept-Encoding": "br"}
        yield "GET", "/api/v1/requirements.csv", "", {}
        if checks and number % 5 == 0:
            yield "POST", _CHECK, TABLE, _CSV


@dataclass
class Load:
    """Readers at work until they are stopped; what they got."""

    port: int
    readers: int
    checks: bool = True
    patient: bool = False
    """A reader who is asked to come again with a table, and when, counts that as an answer."""
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    _end: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Send the readers off."""
        self._threads = [
            threading.Thread(target=self._read, args=(number,)) for number in range(self.readers)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until every reader has their last answer."""
        self._end.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, answers: int, patience: float = 30) -> None:
        """Wait until so many more answers came; raises TimeoutError."""
        wanted = len(self.seconds) + answers
        end = time.monotonic() + patience
        while len(self.seconds) < wanted:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(self.seconds)} answers, wanted {wanted}")
            time.sleep(0.02)

    def _read(self, number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        for method, path, body, headers in mix(number, checks=self.checks):
            if self._end.is_set():
                break
            begun = time.perf_counter()
            try:
                connection.request(method, path, body or None, headers)
                answer = connection.getresponse()
                answer.read()
                self.statuses[answer.status] += 1
                later = path == _CHECK and answer.status == _LATER and answer.headers["Retry-After"]
                if answer.status >= _FAILED and not (self.patient and later):
                    self.failures.append(f"{answer.status} {method} {path}")
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{error!r} {method} {path}")
                connection.close()
            self.seconds.append(time.perf_counter() - begun)
        connection.close()
