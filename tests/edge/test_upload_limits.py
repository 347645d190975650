"""A posted table at, just over and far over each limit: read, or refused in one sentence."""

import io
import time
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from app.edge.errors import Failure
from app.edge.front import LONGEST
from app.factory import create_app
from app.reading.spreadsheet import Limits
from app.settings import Settings

LIMITS = Limits()
URL = "/api/v1/check"


pytestmark = pytest.mark.usefixtures("_left_out")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    client: FlaskClient = create_app(Settings(log="off")).server.test_client()
    return client


def of_lines(lines: int) -> bytes:
    """A table of so many lines in all: head, programmes and total."""
    body = "".join(f"p{number},1,1\n" for number in range(lines - 2))
    return f"programme,amount,total\n{body}Total,{lines - 2},{lines - 2}\n".encode()


def of_columns(columns: int) -> bytes:
    """A table of so many columns in all: names, amounts and total."""
    amounts = columns - 2
    heads = ",".join(f"c{number}" for number in range(amounts))
    line = ",".join(["1"] * amounts) + f",{amounts}\n"
    return f"programme,{heads},total\nOne,{line}Total,{line}".encode()


def of_bytes(size: int) -> bytes:
    """A small table with so many bytes around it."""
    table = of_lines(5)
    return table + b"\n" * (size - len(table))


def workbook_of_lines(lines: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in of_lines(lines).decode().splitlines():
        name, *figures = line.split(",")
        sheet.append([name, *(int(f) if f.isdecimal() else f for f in figures)])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def of_entries(entries: int) -> bytes:
    """A workbook of so many parts in all."""
    return with_more(lambda held: [b""] * (entries - len(held)))


def of_unpacked(size: int) -> bytes:
    """A workbook of so many bytes once unpacked; packed it is small."""
    return with_more(lambda held: [bytes(size - sum(held))])


def with_more(more: Callable[[list[int]], list[bytes]]) -> bytes:
    """A small workbook with further parts, which ``more`` gives for the sizes of its own."""
    held = io.BytesIO(workbook_of_lines(5))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        own = [part.file_size for part in archive.infolist()]
        for number, part in enumerate(more(own)):
            archive.writestr(f"xl/more{number}.bin", part)
    return held.getvalue()


@pytest.mark.parametrize(
    ("made", "most", "status"),
    [
        (of_lines, LIMITS.lines, 413),
        (workbook_of_lines, LIMITS.lines, 413),
        (of_columns, LIMITS.columns, 413),
        (of_bytes, LIMITS.size, 413),
        (of_entries, LIMITS.entries, 413),
        (of_unpacked, LIMITS.unpacked, 413),
    ],
)
@pytest.mark.parametrize("as_form", [True, False])
def test_at_the_limit_it_is_read_and_just_or_far_over_it_refused(
    client: FlaskClient, made: Callable[[int], bytes], most: int, status: int, *, as_form: bool
) -> None:
    def post(body: bytes) -> tuple[int, bytes]:
        if as_form:
            boundary, form = encode_multipart({"file": FileStorage(io.BytesIO(body), "a.csv")})
            kind = f"multipart/form-data; boundary={boundary}"
            answer = client.post(URL, data=form, content_type=kind)
        else:
            answer = client.post(URL, data=body, content_type="application/octet-stream")
        return answer.status_code, answer.data

    assert post(made(most))[0] == 200
    for body in (made(most + 1), made(3 * most)):
        begun = time.process_time()
        refused, said = post(body)
        assert time.process_time() - begun < 1
        assert refused == status
        assert Failure.model_validate_json(said).status == status


@pytest.mark.parametrize("over", [1, 64 * 1024, 10 * LONGEST])
def test_a_body_longer_than_any_table_is_refused_before_it_is_read(
    client: FlaskClient, over: int
) -> None:
    answer = client.post(URL, data=bytes(LONGEST + over), content_type="text/csv")
    assert answer.status_code == 413
    assert Failure.model_validate_json(answer.data).status == 413


@pytest.mark.parametrize("field", ["text", "file"])
def test_a_form_with_too_many_parts_is_refused(client: FlaskClient, field: str) -> None:
    data = {f"{field}{number}": "1,2" for number in range(2_000)}
    answer = client.post(URL, data=data, content_type="multipart/form-data")
    assert 400 <= answer.status_code < 500
    assert Failure.model_validate_json(answer.data).status == answer.status_code
