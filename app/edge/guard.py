"""Refuses a callback's body that Dash would answer with a traceback.

Dash trusts what its own browser side posts: a body without ``output``, with inputs that are
no list or an output nobody registered ends as a KeyError or TypeError, and so as a 500.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Flask, Response, request
from pydantic import BaseModel, Field, ValidationError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from app.edge.errors import failure

CALLBACKS: Final = "/_dash-update-component"
Known = Mapping[str, Mapping[str, Any]]
"""``Dash.callback_map``: what is registered, by output."""
_ADDRESS: Final = frozenset({"pathname", "search", "hash", "href"})
_MOST_SENTENCES: Final = 5


class Prop(BaseModel):
    """A property of a component; the ids of this app are plain words, never patterns."""

    component: str = Field(alias="id")
    prop: str = Field(alias="property")
    value: Any = None

    @property
    def name(self) -> str:
        """As Dash joins it: ``url.search``."""
        return f"{self.component}.{self.prop}"


class Body(BaseModel):
    """What Dash's browser side posts."""

    output: str
    outputs: Prop | list[Prop] = Field(default_factory=list)
    inputs: list[Prop] = Field(default_factory=list)
    state: list[Prop] = Field(default_factory=list)
    changed: list[str] = Field(default_factory=list, alias="changedPropIds")

    @property
    def posted(self) -> str:
        """The outputs, written as Dash writes an output's name."""
        if isinstance(self.outputs, Prop):
            return self.outputs.name
        return f"..{'...'.join(output.name for output in self.outputs)}.."


def guard_callbacks(server: Flask, known: Callable[[], Known]) -> None:
    """Answer 4xx in the error shape to what no callback of the app could use.

    ``known`` gives ``Dash.callback_map``; Dash fills it as late as the first request.
    """

    def guard() -> Response | None:
        if request.path != CALLBACKS or request.method == "OPTIONS":
            return None
        if request.method != "POST":
            return _not_allowed()
        return _refusal(known())

    server.before_request(guard)


def faults(body: Body, known: Known) -> tuple[str, ...]:
    """Return a sentence for everything that fits no registered callback; none if it fits."""
    callback = known.get(body.output)
    if callback is None or "callback" not in callback:
        return ("No callback has the output that was posted.",)
    wanted = {"inputs": callback["inputs"], "state": callback["state"]}
    found: list[str] = []
    for kind, posted in (("inputs", body.inputs), ("state", body.state)):
        names = [f"{each['id']}.{each['property']}" for each in wanted[kind]]
        if [prop.name for prop in posted] != names:
            found.append(f"The {kind} of this callback are {', '.join(names) or 'none'}.")
    if not callback.get("no_output") and body.posted != body.output:
        found.append("The outputs are not those of this callback.")
    return (*found, *(_not_text(prop) for prop in (*body.inputs, *body.state) if _is_bad(prop)))


def _refusal(known: Known) -> Response | None:
    try:
        body = Body.model_validate(request.get_json())
    except ValidationError as error:
        return failure(400, *(_sentence(each) for each in error.errors()[:_MOST_SENTENCES]))
    except RecursionError:
        return failure(400, "The body is nested too deeply.")
    except RequestEntityTooLarge:
        return failure(413, "The body is longer than that of any callback.")
    except HTTPException as error:
        return failure(error.code or 400, "The body is no JSON that can be read.")
    refused = faults(body, known)
    return failure(400, *refused[:_MOST_SENTENCES]) if refused else None


def _not_allowed() -> Response:
    response = failure(405, f"{CALLBACKS} takes POST only.")
    response.headers["Allow"] = "POST"
    return response


def _is_bad(prop: Prop) -> bool:
    return prop.prop in _ADDRESS and not isinstance(prop.value, str | None)


def _not_text(prop: Prop) -> str:
    return f"The value of {prop.name} is a text or null."


def _sentence(error: Mapping[str, Any]) -> str:
    place = ".".join(str(step) for step in error["loc"]) or "body"
    return f"The body cannot be used, {place}: {str(error['msg']).lower()}."
