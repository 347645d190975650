"""What gunicorn cannot read is refused in our shape; what we get wrong is a 500 and no refusal."""

import pytest
from gunicorn.http import errors

from app.edge.errors import Failure, failure
from app.edge.received import BrokenOffError
from app.edge.worker import SlowError, refusal, written


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidRequestLine("x"), 400),
        (errors.InvalidChunkSize(b"x"), 400),
        (errors.ConfigurationProblem("x"), 400),
        (errors.UnsupportedTransferCoding("x"), 400),
        (errors.LimitRequestLine(9, 5), 414),
        (errors.LimitRequestHeaders("x"), 431),
        (BrokenOffError(), 400),
        (SlowError(), 408),
        (errors.InvalidResponseHeader("x"), 500),  # type: ignore[attr-defined]
        (ZeroDivisionError(), 500),
    ],
)
def test_a_refusal_has_the_status_of_its_reason(error: Exception, status: int) -> None:
    assert refusal(error)[0] == status


def test_what_goes_over_the_wire_is_a_whole_answer_in_the_error_shape() -> None:
    head, _, body = written(failure(431, "Too much."), "0f").partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first == "HTTP/1.1 431 Request Header Fields Too Large"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Connection"] == "close"
    assert headers["X-Request-Id"] == "0f"
    assert Failure.model_validate_json(body).error == "Too much."
