"""Keeps answers with text of a reader's own copy from everyone who did not ask for them."""

from typing import Final

from flask import Flask, Response

MARK: Final = "data-nosnippet"
"""Attribute of every element that holds such text; search engines quote nothing of it either."""
_OURS: Final = "private, no-store"
_NOT_FOUND: Final = "noindex, noarchive"


def keep_private(server: Flask) -> None:
    """Let nobody keep an answer that holds such text, nor a search engine list its page.

    No cache in front, no memory of ours (``app.edge.remembered``), no disk of a browser. The
    answer itself is looked at: one page has many addresses. Before answers are compressed,
    which is asked for first.
    """

    def kept(response: Response) -> Response:
        if response.is_sequence and MARK.encode() in response.get_data():
            response.headers["Cache-Control"] = _OURS
            response.headers["X-Robots-Tag"] = _NOT_FOUND
        return response

    server.after_request(kept)
