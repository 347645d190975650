"""The JSON of all lines is ready well within what a reader notices."""

import time

from flask.testing import FlaskClient

from tests.api.addresses import V1

ALLOWED = 0.030
"""Seconds, of the fastest of several: what else a machine does is no fault of the answer."""


def test_the_json_of_all_lines_takes_no_more_than_30_milliseconds(client: FlaskClient) -> None:
    def taken() -> float:
        start = time.perf_counter()
        assert client.get(f"{V1}/requirements").status_code == 200
        return time.perf_counter() - start

    assert min(taken() for _ in range(9)) <= ALLOWED
