"""What search engines are asked to leave alone: files and calls, which every page links."""

from typing import Final

from flask import Flask, Response

PATH: Final = "/robots.txt"
_TEXT: Final = "User-agent: *\nDisallow: /api/\nDisallow: /embed\nDisallow: /_dash-\n"
_DAY: Final = 86_400


def robots(server: Flask) -> None:
    """Answer the address that every search engine asks for first."""

    def told() -> Response:
        response = Response(_TEXT, mimetype="text/plain")
        response.cache_control.public = True
        response.cache_control.max_age = _DAY
        return response

    server.add_url_rule(PATH, "robots", told)
