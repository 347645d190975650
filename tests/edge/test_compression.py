"""Compression: once for what stays, on the fly for what changes, never for pictures."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask, Response, send_from_directory
from flask.testing import FlaskClient

from app.edge.compression import compress, squeeze_brotli, squeeze_gzip
from app.edge.memory import Memory
from app.edge.packed import Packed
from app.edge.packed import name as copy_of
from app.edge.static import keep_static

SCRIPT = "let amounts = [0, 1, 2];\n" * 500
PAGE = "<p>Funding requirement (USD)</p>" * 100


class Counting:
    """Counts what it hands to the real compressor."""

    def __init__(self) -> None:
        self.once: list[bytes] = []
        self.fast: list[bytes] = []

    def __call__(self, body: bytes, once: bool) -> bytes:
        (self.once if once else self.fast).append(body)
        return squeeze_brotli(body, once)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def memory() -> Memory[bytes]:
    return Memory(most=1_000_000)


@pytest.fixture
def client(
    tmp_path: Path,
    counting: Counting,
    memory: Memory[bytes],
    browse: Callable[[Flask], FlaskClient],
) -> FlaskClient:
    (tmp_path / "app.js").write_text(SCRIPT)
    (tmp_path / "small.js").write_text("1;")
    (tmp_path / "font.woff2").write_bytes(b"\0" * 5000)
    server = Flask("edge", static_folder=None)

    def assets(name: str) -> Response:
        return send_from_directory(tmp_path, name)

    def suites(name: str) -> Response:
        response = Response(SCRIPT + name.partition(".")[0], mimetype="application/javascript")
        response.cache_control.max_age = 31536000
        return response

    def page() -> str:
        return PAGE

    def tagged() -> Response:
        response = Response(PAGE)
        response.set_etag("abc")
        return response

    def stream() -> Response:
        def rows() -> Iterator[str]:
            yield PAGE
            yield PAGE

        return Response(rows())

    server.add_url_rule("/assets/<name>", view_func=assets)
    server.add_url_rule("/_dash-component-suites/<name>", view_func=suites)
    server.add_url_rule("/", view_func=page, methods=["GET", "POST"])
    server.add_url_rule("/tagged", view_func=tagged)
    server.add_url_rule("/stream", view_func=stream)
    keep_static(server, lambda *_: False)
    packed = Packed(tmp_path / "packed")
    compress(server, memory, {"br": counting, "gzip": squeeze_gzip}, packed)
    return browse(server)


BR = {"Accept-Encoding": "gzip, deflate, br, zstd"}


def test_a_static_file_is_compressed_once(client: FlaskClient, counting: Counting) -> None:
    for query in ("", "?m=1", "?m=2", "?anything=else"):
        answer = client.get(f"/assets/app.js{query}", headers=BR)
        assert brotli.decompress(answer.data).decode() == SCRIPT
        assert answer.headers["Content-Encoding"] == "br"
        assert answer.headers["Content-Length"] == str(len(answer.data))
    assert len(counting.once) == 1
    assert counting.fast == []


def test_a_suite_without_a_tag_is_compressed_once_whatever_its_fingerprint(
    client: FlaskClient, counting: Counting
) -> None:
    for _ in range(3):
        client.get("/_dash-component-suites/dash.v1m1.js", headers=BR)
    assert len(counting.once) == 1


def test_a_changed_file_is_compressed_again(
    client: FlaskClient, counting: Counting, tmp_path: Path
) -> None:
    client.get("/assets/app.js", headers=BR)
    (tmp_path / "app.js").write_text(SCRIPT * 2)
    answer = client.get("/assets/app.js", headers=BR)
    assert brotli.decompress(answer.data).decode() == SCRIPT * 2
    assert len(counting.once) == 2


def test_a_static_file_that_has_a_copy_on_disk_is_not_compressed(
    client: FlaskClient, counting: Counting, tmp_path: Path
) -> None:
    (tmp_path / "packed").mkdir()
    smallest = brotli.compress(SCRIPT.encode(), quality=11)
    (tmp_path / "packed" / copy_of(SCRIPT.encode(), "br")).write_bytes(smallest)
    assert client.get("/assets/app.js", headers=BR).data == smallest
    assert (counting.once, counting.fast) == ([], [])
    # The copy of what it was is no copy of what it is.
    (tmp_path / "app.js").write_text(SCRIPT * 2)
    changed = client.get("/assets/app.js", headers=BR)
    assert brotli.decompress(changed.data).decode() == SCRIPT * 2
    assert len(counting.once) == 1


def test_a_page_is_never_looked_up_among_the_copies(client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "packed").mkdir()
    (tmp_path / "packed" / copy_of(PAGE.encode(), "br")).write_bytes(b"never")
    assert brotli.decompress(client.get("/", headers=BR).data).decode() == PAGE


def test_a_page_is_compressed_at_every_request_and_not_kept(
    client: FlaskClient, counting: Counting, memory: Memory[bytes]
) -> None:
    for method in ("GET", "POST", "GET"):
        answer = client.open("/", method=method, headers=BR)
        assert brotli.decompress(answer.data).decode() == PAGE
    assert (len(counting.fast), len(counting.once), len(memory)) == (3, 0, 0)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", None),
        ("identity", None),
        ("identity;q=1, br;q=0.2", None),
        ("zstd", None),
        ("", None),
    ],
)
def test_the_reader_chooses_the_encoding(
    client: FlaskClient, accepted: str, encoding: str | None
) -> None:
    for path in ("/", "/assets/app.js"):
        answer = client.get(path, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_gzip_gives_the_file_back(client: FlaskClient) -> None:
    answer = client.get("/assets/app.js", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.data).decode() == SCRIPT


@pytest.mark.parametrize("path", ["/assets/app.js", "/tagged"])
def test_who_has_the_compressed_file_gets_304(client: FlaskClient, path: str) -> None:
    # A view that sets a tag and leaves 304 to the edge gets it too.
    tag = client.get(path, headers=BR).headers["ETag"]
    assert tag.startswith("W/")
    again = client.get(path, headers={**BR, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(path, headers={**BR, "If-None-Match": 'W/"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/assets/font.woff2", "/assets/small.js"])
def test_fonts_and_what_is_short_go_out_as_they_are(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=BR)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


def test_a_stream_goes_out_as_it_comes(client: FlaskClient) -> None:
    answer = client.get("/stream", headers=BR)
    assert answer.get_data(as_text=True) == PAGE * 2


@pytest.mark.parametrize("path", ["/", "/assets/app.js"])
def test_head_says_what_get_would(client: FlaskClient, path: str) -> None:
    got, head = client.get(path, headers=BR), client.head(path, headers=BR)
    assert head.data == b""
    for name in ("Content-Encoding", "Content-Length", "Vary", "ETag"):
        assert head.headers.get(name) == got.headers.get(name)


def test_a_part_of_a_file_is_not_compressed(client: FlaskClient) -> None:
    answer = client.get("/assets/app.js", headers={**BR, "Range": "bytes=0-2999"})
    assert (answer.status_code, len(answer.data)) == (206, 3000)
    assert "Content-Encoding" not in answer.headers


def test_the_memory_is_bounded_by_its_bytes() -> None:
    memory = Memory[bytes](most=100)
    for number in range(50):
        memory.remembered(number, lambda: b"x" * 30)
    assert (len(memory), memory.size) == (3, 90)
    assert memory.remembered("long", lambda: b"x" * 101) == b"x" * 101
    assert (len(memory), memory.size) == (3, 90)


def test_the_memory_forgets_what_was_not_asked_for_longest() -> None:
    memory = Memory[bytes](most=2)
    for key in ("a", "b", "a", "c"):
        memory.remembered(key, key.encode)
    made: list[str] = []

    def making(key: str) -> Callable[[], bytes]:
        def make() -> bytes:
            made.append(key)
            return b"x"

        return make

    for key in ("a", "c", "b"):
        memory.remembered(key, making(key))
    assert made == ["b"]
