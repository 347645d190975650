"""A body is received whole, or the request is refused before anything looks at it."""

from io import BytesIO
from typing import Any
from unittest.mock import Mock

import pytest
from gunicorn.http.errors import InvalidChunkSize, NoMoreData
from hypothesis import given
from hypothesis import strategies as st

from app.edge.received import BrokenOffError, Received

MOST = 100
SEEN: dict[str, Any] = {}


def behind(environ: dict[str, Any], _: object) -> list[bytes]:
    """Note the length that was seen, and give the body back."""
    SEEN["length"] = environ.get("CONTENT_LENGTH")
    SEEN["chunked"] = "HTTP_TRANSFER_ENCODING" in environ
    return [environ["wsgi.input"].read()]


def received(stream: object, method: str = "POST", **environ: str) -> bytes:
    asked = {"REQUEST_METHOD": method, "wsgi.input": stream, **environ}
    return b"".join(Received(behind, lambda _: MOST)(asked, Mock()))


@given(body=st.binary(max_size=MOST))
def test_a_body_reaches_the_application_as_it_is_with_its_length(body: bytes) -> None:
    for told in ({"CONTENT_LENGTH": str(len(body))}, {"HTTP_TRANSFER_ENCODING": "chunked"}):
        assert received(BytesIO(body), **told) == body
        assert {"length": str(len(body)), "chunked": False} == SEEN


@pytest.mark.parametrize(
    ("told", "length"),
    [
        ({"CONTENT_LENGTH": str(MOST + 5)}, MOST + 5),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, MOST + 1),
    ],
)
def test_of_one_that_is_too_long_only_the_length_is_handed_on(
    told: dict[str, str], length: int
) -> None:
    assert received(BytesIO(bytes(MOST + 5)), **told) == b""
    assert SEEN["length"] == str(length)


def test_a_body_of_which_no_length_is_told_is_none() -> None:
    assert received(BytesIO(b"more")) == b""
    assert SEEN["length"] == "0"


def test_what_posts_nothing_is_not_looked_at() -> None:
    assert received(BytesIO(b"more"), "GET", CONTENT_LENGTH="4") == b"more"


@pytest.mark.parametrize("error", [NoMoreData(), ConnectionResetError(), OSError(5, "input")])
def test_a_sender_who_goes_has_sent_no_request(error: Exception) -> None:
    stream = Mock(read=Mock(side_effect=error))
    with pytest.raises(BrokenOffError):
        received(stream, CONTENT_LENGTH="5")
    with pytest.raises(BrokenOffError):
        received(BytesIO(b"1234"), CONTENT_LENGTH="5")


def test_what_the_server_cannot_read_is_left_to_it() -> None:
    stream = Mock(read=Mock(side_effect=InvalidChunkSize(b"ZZ")))
    with pytest.raises(InvalidChunkSize):
        received(stream, HTTP_TRANSFER_ENCODING="chunked")
