"""What Dash raises is a 404 under the suites' addresses only; elsewhere it is a fault of ours."""

import pytest
from dash.exceptions import DependencyException
from flask import Flask

from app.edge.suites import refuse_unknown_suites


@pytest.mark.parametrize(("path", "status"), [("/_dash-component-suites/x/y.js", 404), ("/x", 500)])
def test_only_the_suites_turn_an_unknown_file_into_a_404(path: str, status: int) -> None:
    def broken() -> str:
        raise DependencyException("secret")

    server = Flask("edge")
    server.add_url_rule(path, "broken", broken)
    refuse_unknown_suites(server)
    answer = server.test_client().get(path)
    assert answer.status_code == status
    assert "secret" not in answer.get_data(as_text=True)
