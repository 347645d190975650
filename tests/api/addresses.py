"""Every address of the API once: what its route gives as example, in every format."""

from app.api.catalogue import ROUTES, Route

V1 = "/api/v1"
FINDING = "asia-and-the-pacific--row-total--vanuatu--row"
"""Printed: the parts of Vanuatu and its total differ by 1."""


def path_of(route: Route) -> str:
    """Return path and query of a route's example."""
    return route.example.replace("{finding}", FINDING)


def address(route: Route, ending: str) -> str:
    """Return the address of a route's example in a format."""
    path, _, query = path_of(route).partition("?")
    return f"{V1}{path}{ending}{'?' if query else ''}{query}"


ALL = [(route, ending) for route in ROUTES for ending in route.endings]
ADDRESSES = [address(route, ending) for route, ending in ALL]
JSON = [(route, address(route, ending)) for route, ending in ALL if ending in ("", ".json")]
