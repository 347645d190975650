"""Addresses of static files: made of what is in them, and kept for good only while it is there."""

import shutil
from pathlib import Path

import dash
import pytest
from flask import Flask, Response

from app.edge.fingerprints import Fingerprints, fingerprint

SUITES = "/_dash-component-suites/dash/dcc/dash_core_components"


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").write_text("body {}")
    return tmp_path / "assets"


@pytest.fixture
def suites(tmp_path: Path) -> Path:
    folder = tmp_path / "dash"
    (folder / "dcc").mkdir(parents=True)
    for name in ("dash_core_components.js", "async-graph.js"):
        shutil.copy2(Path(dash.__file__).parent / "dcc" / name, folder / "dcc" / name)
    return folder


def addressed(files: Fingerprints, html: str) -> tuple[str, str]:
    """Return the path and the query's m of the one address in a piece of HTML."""
    _, address, *_ = files.addressed(html).split('"')
    path, _, query = address.partition("?")
    return path, query.removeprefix("m=")


def test_an_asset_is_named_by_what_is_in_it_not_by_its_time(assets: Path, suites: Path) -> None:
    files = Fingerprints(assets, suites)
    path, mark = addressed(files, '<link href="/assets/a.css?m=1795617083.4">')
    assert (path, mark) == ("/assets/a.css", fingerprint(b"body {}"))
    assert files.made_for(path, mark)
    (assets / "a.css").write_text("main {}")
    assert not files.made_for(path, mark)
    assert files.made_for(*addressed(files, '<link href="/assets/a.css">'))


def test_two_instances_give_one_file_one_address(assets: Path, suites: Path) -> None:
    tags = ('<link href="/assets/a.css">', f'<script src="{SUITES}.v4_4_1m17.js">')
    before = [Fingerprints(assets, suites).addressed(tag) for tag in tags]
    for path in (assets / "a.css", *suites.rglob("*.js")):
        path.touch()
    assert [Fingerprints(assets, suites).addressed(tag) for tag in tags] == before


def test_all_of_dashs_files_change_their_address_with_any_of_them(
    assets: Path, suites: Path
) -> None:
    files = Fingerprints(assets, suites)
    path, _ = addressed(files, f'<script src="{SUITES}.v4_4_1m17.js"></script>')
    # A page names it by the address of the components (app/edge/suites.py).
    later = path.replace("dash_core_components", "async-graph")
    assert files.made_for(path, "")
    assert files.made_for(later, "")
    with (suites / "dcc" / "async-graph.js").open("a") as script:
        script.write(";")
    changed = Fingerprints(assets, suites)
    assert not changed.made_for(path, "")
    assert not changed.made_for(later, "")


@pytest.mark.parametrize(
    "name", ["none.css", "../secret", "..%2Fsecret", "", ".", "a" * 5_000, "a\0b"]
)
def test_what_is_no_file_of_ours_has_no_fingerprint(assets: Path, suites: Path, name: str) -> None:
    (assets.parent / "secret").write_text("secret")
    files = Fingerprints(assets, suites)
    assert files.of(name) == files.address(name) == ""
    assert not files.made_for(f"/assets/{name}", "")


def test_text_that_is_no_address_stays(assets: Path, suites: Path) -> None:
    files = Fingerprints(assets, suites)
    for html in ("<p>/assets/a.css</p>", '<a href="/about">', '<meta content="x/assets/a.css">'):
        assert files.addressed(html) == html


def test_a_page_that_is_not_dashs_is_addressed_on_its_way_out(assets: Path, suites: Path) -> None:
    server = Flask("edge")
    page = '<link href="/assets/a.css">'
    server.add_url_rule("/page", "page", lambda: page)
    server.add_url_rule("/text", "text", lambda: Response(page, mimetype="text/plain"))
    files = Fingerprints(assets, suites)
    files.address_pages(server)
    client = server.test_client()
    assert files.of("a.css") in client.get("/page").get_data(as_text=True)
    assert client.get("/text").get_data(as_text=True) == page
