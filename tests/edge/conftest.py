"""A client that reads an answer to its end and closes it, as a server does."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class ClosingClient(FlaskClient):
    # The signature of werkzeug.
    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


@pytest.fixture
def browse() -> Callable[[Flask], FlaskClient]:
    def browsing(server: Flask) -> FlaskClient:
        server.test_client_class = ClosingClient
        return server.test_client()

    return browsing
