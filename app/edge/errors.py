"""The one shape in which a machine is told that something failed."""

from typing import Literal

from flask import Response
from pydantic import BaseModel, ConfigDict


class Failure(BaseModel):
    """The body of every failed answer outside the pages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ok: Literal[False] = False
    error: str
    """One sentence; the first of ``errors``."""
    errors: list[str]
    """Every sentence; at least one."""
    status: int
    """The HTTP status, for a reader who kept only the body."""


class FailedResponse(Response):
    """An answer that has the shape already."""


def failure(status: int, *sentences: str) -> FailedResponse:
    """Return a failed answer with at least one sentence; never stored by a cache."""
    body = Failure(error=sentences[0], errors=list(sentences), status=status)
    response = FailedResponse(body.model_dump_json(), status, content_type="application/json")
    response.cache_control.no_store = True
    return response
