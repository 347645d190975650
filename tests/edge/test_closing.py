"""A file that is replaced by its compressed bytes is closed all the same."""

import io
from collections.abc import Callable

from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.wsgi import FileWrapper

from app.edge.compression import compress
from app.edge.memory import Memory


def test_every_file_is_closed_and_read_once(browse: Callable[[Flask], FlaskClient]) -> None:
    opened: list[io.BytesIO] = []
    left: list[int] = []

    class Watched(io.BytesIO):
        def close(self) -> None:
            if not self.closed:
                left.append(self.tell())
            super().close()

    def file() -> Response:
        opened.append(Watched(b"amount," * 1000))
        response = Response(FileWrapper(opened[-1]), mimetype="text/css", direct_passthrough=True)
        response.content_length = 7000
        response.set_etag("one")
        return response

    server = Flask("edge", static_folder=None)
    server.add_url_rule("/assets/a.css", view_func=file)
    compress(server, Memory(most=100_000))
    client = browse(server)
    for _ in range(3):
        answer = client.get("/assets/a.css", headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"
    assert [file.closed for file in opened] == [True] * 3
    assert left == [7000, 0, 0]
