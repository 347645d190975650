"""The headers that tell a browser what not to do with any of our answers."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from flask import Flask, Response, request

ANYWHERE: Final = "frame-ancestors *"
NOWHERE: Final = "frame-ancestors 'none'"
ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def _never(path: str) -> bool:  # noqa: ARG001 - as whoever knows better takes it
    return False


def security_headers(
    server: Flask, csp: str | Callable[[], str], framed: Callable[[str], bool] = _never
) -> None:
    """Send the security headers with every answer; one that is already set is kept.

    ``csp`` is the Content-Security-Policy, or gives it: Dash knows the hashes of its inline
    scripts only after the first request, when no hook can be added any more. ``framed`` tells
    of a path whether pages of other sites may show it in a frame; nobody may show any other,
    unless the policy itself says so.
    """

    def guarded(response: Response) -> Response:
        ours = protecting(csp() if callable(csp) else csp, framed=framed(request.path))
        held = {name.lower() for name, _ in response.headers}
        response.headers.extend([(n, v) for n, v in ours if n.lower() not in held])
        return response

    server.after_request(guarded)


@lru_cache(maxsize=8)
def protecting(csp: str, *, framed: bool) -> tuple[tuple[str, str], ...]:
    """Return the headers of an answer under a policy that pages of other sites may frame, or not.

    >>> [name for name, _ in protecting("default-src 'self'", framed=True)][-1]
    'Content-Security-Policy'
    """
    policy = _with_frames(csp, ANYWHERE if framed else NOWHERE)
    # For browsers that do not know the policy's word; it has no way to say "anywhere".
    old = {"X-Frame-Options": "DENY"} if NOWHERE in policy else {}
    return tuple({**ALWAYS, **old, "Content-Security-Policy": policy}.items())


def _with_frames(policy: str, frames: str) -> str:
    stripped = policy.strip().rstrip(";")
    if "frame-ancestors" in stripped:
        return stripped
    return f"{stripped}; {frames}" if stripped else frames
