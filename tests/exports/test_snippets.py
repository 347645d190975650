"""The lines to paste bring the view they are bound to: each is read or run."""

import io
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dash
import pandas as pd
import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from app.exports.snippets import Snippet, csv_address, snippets

ROOT = "https://example.org"
VIEW = "/regions/south-america?part=o2"
NAMES = ("curl", "pandas", "R", "Excel")


@pytest.fixture(scope="module")
def root(app: dash.Dash) -> Iterator[str]:
    """The explorer on loopback, at whatever port is free."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def named(address: str, root: str) -> dict[str, Snippet]:
    return {snippet.name: snippet for snippet in snippets(address, root)}


@pytest.mark.parametrize(
    ("address", "csv"),
    [
        ("/", "/api/v1/requirements.csv"),
        ("/compare?region=southern-africa", "/api/v1/requirements.csv?region=southern-africa"),
        ("/?q=C%C3%B4te d'Ivoire", "/api/v1/requirements.csv?q=C%C3%B4te%20d%27Ivoire"),
        ("/?part=p1~o2&tab=heatmap&measure=share", "/api/v1/requirements.csv?part=p1~o2"),
        ("/api/v1/requirements.csv?part=o2&bom=1&hxl=1", "/api/v1/requirements.csv?part=o2"),
        ("/api/v1/findings.json?size=2", "/api/v1/findings.csv"),
        ("/regions", "/api/v1/regions.csv"),
        ("/programmes/ethiopia", "/api/v1/programmes/ethiopia.csv"),
        ("/api/v1/programmes/ethiopia.pdf", "/api/v1/programmes/ethiopia.csv"),
    ],
)  # fmt: skip
def test_a_page_and_its_twins_have_one_csv(client: FlaskClient, address: str, csv: str) -> None:
    assert csv_address(address) == csv
    assert client.get(csv).status_code == 200


def test_every_snippet_holds_the_address_once() -> None:
    held = {
        snippet.name: re.findall(r"https://[^\s\"']+", snippet.code)
        for snippet in snippets(VIEW, ROOT)
    }
    address = f"{ROOT}/api/v1/regions/south-america.csv?part=o2"
    assert held == {name: [address] for name in NAMES}


@pytest.mark.parametrize("sign", ['"', "'", "\\", "`", "$", "\n"])
def test_no_sign_of_an_address_ends_a_text_of_a_program(sign: str) -> None:
    held = named(f"/?q=a{sign}b", ROOT)
    assert tuple(held) == NAMES
    for snippet in held.values():
        (url,) = re.findall(r"https://[^\s\"']+", snippet.code)
        assert sign not in urlsplit(url).query
        assert url.endswith(("b", "%60b", "%24b"))


def test_the_lines_for_pandas_give_a_frame_of_whole_numbers(root: str) -> None:
    held: dict[str, Any] = {}
    exec(named(VIEW, root)["pandas"].code, held)  # noqa: S102 - that it runs is what is tested
    frame = held["requirements"]
    assert isinstance(frame, pd.DataFrame)
    assert frame["objective_2"].dtype == "Int64"
    assert frame["objective_2"].sum() == 126_085_000  # printed, South America, total of Objective 2
    fiji: dict[str, Any] = {}
    exec(named("/programmes/fiji", root)["pandas"].code, fiji)  # noqa: S102
    assert fiji["requirements"]["requirement"].isna().all()  # printed as dots


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_line_for_curl_saves_the_file_under_its_name(root: str, tmp_path: Path) -> None:
    line = named(VIEW, root)["curl"].code
    subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, check=True, timeout=20)
    (saved,) = tmp_path.iterdir()
    assert saved.name == "migof-2017-region-south-america-o2.csv"
    frame = pd.read_csv(io.BytesIO(saved.read_bytes()))
    assert frame["objective_2"].sum() == 126_085_000


def test_the_lines_for_r_and_excel_are_whole(client: FlaskClient) -> None:
    made = named(VIEW, ROOT)
    assert made["R"].code.count('"') % 2 == 0
    query = made["Excel"].code
    for left, right in ("()", "[]", "{}"):
        assert query.count(left) == query.count(right)
    assert query.startswith("let\n")
    assert query.split("in\n")[-1].strip() == "Amounts"
    amounts = set(re.findall(r'"(\w+)"', query.split("Names =")[1].split("\n")[0]))
    columns = (
        client.get("/api/v1/requirements.csv").get_data(as_text=True).split("\n")[0].split(",")
    )
    lines = client.get("/api/v1/requirements").get_json()["lines"]
    whole = {n for n in columns if any(isinstance(line[n], int) for line in lines)}
    assert whole <= amounts


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("part=o2&tab=map&sort=-p1&region=a~b", "part=o2&sort=-p1&region=a~b"),
        ("tab=map", ""),
        ("part=&a=b", "a=b"),
        ("a=b=c", "a=b%3Dc"),
        ("q=c%26d+e&page=2", "q=c%26d%20e"),
        ("q=Perú", "q=Per%C3%BA"),
    ],
)
def test_the_csv_of_a_view_has_its_query_but_for_what_changes_nothing_in_it(
    query: str, kept: str
) -> None:
    address = csv_address(f"/?{query}")
    assert address == f"/api/v1/requirements.csv{'?' if kept else ''}{kept}"
