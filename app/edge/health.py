"""``/healthz``: the process answers. ``/readyz``: the data are loaded and the app is warm."""

from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict

from app.edge.errors import failure

HEALTH_PATHS = ("/healthz", "/readyz")


class Healthy(BaseModel):
    """The body of ``/healthz``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ok: bool = True


class Ready(BaseModel):
    """The body of ``/readyz`` once it is ready."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ok: bool = True
    data_version: str


class Readiness:
    """Whether one app can serve; starts as not ready, and is said to be ready once."""

    def __init__(self) -> None:
        """Not ready."""
        self._ready: Ready | None = None

    @property
    def ready(self) -> Ready | None:
        """What ``/readyz`` says, None until ``announce``."""
        return self._ready

    def announce(self, data_version: str) -> None:
        """Say that everything is loaded and warm."""
        self._ready = Ready(data_version=data_version)


def health(readiness: Readiness) -> Blueprint:
    """Return the two routes a supervisor asks; neither may be stored by a cache."""
    routes = Blueprint("health", __name__)

    def healthz() -> Response:
        return _answer(Healthy())

    def readyz() -> Response:
        if ready := readiness.ready:
            return _answer(ready)
        waiting = failure(503, "The data are still being loaded.")
        waiting.headers["Retry-After"] = "1"
        return waiting

    for path, view in zip(HEALTH_PATHS, (healthz, readyz), strict=True):
        routes.add_url_rule(path, view_func=view)
    return routes


def _answer(body: BaseModel) -> Response:
    response = Response(body.model_dump_json(), content_type="application/json")
    response.cache_control.no_store = True
    return response
