"""The headers that tell a browser what not to do with any of our answers."""

from collections.abc import Callable
from typing import Final

from flask import Flask, Response

FRAMES: Final = "frame-ancestors 'self'"
_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def security_headers(server: Flask, csp: str | Callable[[], str]) -> None:
    """Send the security headers with every answer; one that is already set is kept.

    ``csp`` is the Content-Security-Policy, or gives it: Dash knows the hashes of its inline
    scripts only after the first request, when no hook can be added any more. A policy that
    says nothing about frames gets ``FRAMES``.
    """

    def guarded(response: Response) -> Response:
        policy = _with_frames(csp() if callable(csp) else csp)
        for name, value in {**_ALWAYS, "Content-Security-Policy": policy}.items():
            response.headers.setdefault(name, value)
        return response

    server.after_request(guarded)


def _with_frames(policy: str) -> str:
    stripped = policy.strip().rstrip(";")
    if "frame-ancestors" in stripped:
        return stripped
    return f"{stripped}; {FRAMES}" if stripped else FRAMES
