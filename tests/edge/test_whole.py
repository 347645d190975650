"""Head and body of an answer reach the system together, so that no worker's death parts them."""

import socket
from typing import cast

import pytest
from gunicorn.config import Config
from gunicorn.http import message, wsgi

from app.edge.whole import WholeResponse


class Connection:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.options: list[tuple[int, ...]] = []

    def sendall(self, piece: bytes) -> None:
        self.sent.append(piece)

    def setsockopt(self, *option: int) -> None:
        self.options.append(option)


class Request:
    """What gunicorn asks of a request."""

    method, version, headers = "GET", (1, 1), ()

    def should_close(self) -> bool:
        return False


def answered(
    *pieces: bytes, response: type[wsgi.Response] = WholeResponse, **headers: str
) -> Connection:
    connection = Connection()
    answer = response(
        cast("message.Request", Request()), cast("socket.socket", connection), Config()
    )
    answer.start_response("200 OK", [(name.replace("_", "-"), v) for name, v in headers.items()])
    for piece in pieces:
        answer.write(piece)
    answer.close()
    return connection


def test_head_and_body_are_one_write() -> None:
    [whole] = answered(b"hello", Content_Length="5").sent
    assert whole.startswith(b"HTTP/1.1 200 OK\r\n")
    assert whole.endswith(b"\r\n\r\nhello")


def test_a_stream_is_sent_piece_by_piece_the_first_with_the_head() -> None:
    first, second, end = answered(b"one", b"two").sent
    assert first.endswith(b"\r\n\r\n3\r\none\r\n")
    assert (second, end) == (b"3\r\ntwo\r\n", b"0\r\n\r\n")


def test_an_answer_without_a_body_has_its_head() -> None:
    [head] = answered(Content_Length="0").sent
    assert head.endswith(b"\r\n\r\n")


def test_the_system_is_asked_to_take_a_long_one_at_once() -> None:
    assert answered(b"x" * 100_000, Content_Length="100000").options
    assert answered(b"x", Content_Length="1").options == []


@pytest.mark.parametrize("pieces", [(), (b"a",), (b"a", b"b" * 70_000), (b"", b"a")])
def test_the_bytes_are_those_that_gunicorn_would_send(pieces: tuple[bytes, ...]) -> None:
    length = str(len(b"".join(pieces)))
    own = answered(*pieces, Content_Length=length).sent
    theirs = answered(*pieces, response=wsgi.Response, Content_Length=length).sent
    assert told(own) == told(theirs)


def told(sent: list[bytes]) -> list[bytes]:
    """Return all but what says when and by whom."""
    lines = b"".join(sent).split(b"\r\n")
    return [line for line in lines if not line.startswith((b"Date", b"Server"))]
