"""Answers 404 where a file of a component suite is asked for that Dash does not have.

Dash raises for it, so a stranger's address would end as a 500 with a traceback in the log.
"""

from dash.exceptions import DependencyException
from flask import Flask, Response, request

from app.edge.static import SUITES


def refuse_unknown_suites(server: Flask) -> None:
    """Hang the answer on a server; the same exception from anywhere else stays a fault of ours."""

    def unknown(error: DependencyException) -> Response:
        if not request.path.startswith(SUITES):
            raise error
        return Response("There is no such file.\n", 404, content_type="text/plain; charset=utf-8")

    server.register_error_handler(DependencyException, unknown)
