"""Styles and scripts as one file each: nothing is lost, nothing moves, nothing is waited for."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from app.edge.joined import SCRIPTS, STYLES, Joined, as_text, joined, sources
from app.settings import shipped


def folder(path: Path) -> Path:
    (path / "vendor").mkdir()
    (path / "2-b.css").write_text("b { background: url(b.svg) }", encoding="utf-8")
    (path / "1-a.css").write_text("a { color: red }", encoding="utf-8")
    (path / "vendor/fonts.css").write_text("c { src: url(fonts/c.woff2?m=1) }", encoding="utf-8")
    (path / "3-d.js").write_text("d();", encoding="utf-8")
    return path


def test_the_styles_stand_in_their_order_and_name_what_they_named(tmp_path: Path) -> None:
    made = joined(folder(tmp_path))[STYLES].decode()
    assert [made.index(word) for word in ("color: red", "b.svg", "c {")] == sorted(
        made.index(word) for word in ("color: red", "b.svg", "c {")
    )
    assert "url(b.svg)" in made
    assert "url(vendor/fonts/c.woff2?m=1)" in made


def test_tags_of_ours_become_one_and_other_scripts_are_named_for_later(tmp_path: Path) -> None:
    tags = Joined(folder(tmp_path)).tags
    assert tags(
        '<link rel="stylesheet" href="/assets/1-a.css?m=1">\n'
        '<link rel="stylesheet" href="/assets/2-b.css?m=2">\n'
        '<link rel="stylesheet" href="/elsewhere.css">'
    ) == (
        '<link rel="stylesheet" href="/assets/joined.css">\n'
        '<link rel="stylesheet" href="/elsewhere.css">'
    )
    assert tags('<script src="/a.js?m=1"></script>\n<script src="/assets/3-d.js"></script>') == (
        '<template class="later" data-src="/a.js?m=1"></template>\n'
        '<script defer src="/assets/joined.js"></script>'
    )


def test_the_chart_bundle_is_named_and_not_run(tmp_path: Path) -> None:
    tag = Joined(folder(tmp_path)).tags('<script src="/assets/vendor/plotly.min.js?m=9"></script>')
    assert tag == (
        '<template id="plotly-later" data-src="/assets/vendor/plotly.min.js?m=9"></template>'
    )


def test_what_starts_dash_stands_in_the_page_as_a_text() -> None:
    text = '<script id="_dash-renderer" type="application/javascript">var a = 1;</script>'
    assert as_text(text) == '<script id="_dash-renderer" type="text/plain">var a = 1;</script>'


def test_a_joined_file_is_answered_and_once_known_not_again(tmp_path: Path) -> None:
    server = Flask("joined", static_folder=None)
    made = Joined(folder(tmp_path))
    made.serve(server)
    answer = server.test_client().get(f"/assets/{STYLES}")
    assert answer.data == made.files[STYLES]
    assert answer.mimetype == "text/css"
    again = server.test_client().get(
        f"/assets/{STYLES}", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_the_page_asks_for_all_of_our_styles_and_scripts_by_two_addresses(
    client: FlaskClient,
) -> None:
    html = client.get("/").text
    asked = set(re.findall(r'"/assets/([^"?]+\.(?:css|js))\?m=[0-9a-f]{16}"', html))
    assert {STYLES, SCRIPTS} <= asked <= {STYLES, SCRIPTS, "vendor/plotly.min.js"}
    for name in (STYLES, SCRIPTS):
        answer = client.get(f"/assets/{name}").data
        parts = sources(shipped("assets"), name)[:-1]
        assert len(parts) > 1
        assert all(part.read_bytes()[:80] in answer for part in parts)
    # Any other script would hold the first paint up.
    assert re.findall(r"<script (?:defer )?src=\"([^\"?]+)", html) == [f"/assets/{SCRIPTS}"]
