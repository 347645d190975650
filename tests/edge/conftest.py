"""A client that reads an answer to its end and closes it, as a server does."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class ClosingClient(FlaskClient):
    # The signature of werkzeug.
    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


@pytest.fixture(scope="module")
def _left_out() -> Iterator[None]:
    """Leave all there is out of collections of garbage, as a worker does (gunicorn.conf.py).

    Looking through what other tests have left behind takes a second and more, which could fall
    into an answer that is timed.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def browse() -> Callable[[Flask], FlaskClient]:
    def browsing(server: Flask) -> FlaskClient:
        server.test_client_class = ClosingClient
        return server.test_client()

    return browsing
