"""What a page was opened with is all that the callback would say of its address."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.components.ids import SLOTS
from tests.test_traps import VIEWS, ask

OPENED = [
    *VIEWS,
    ("/", "?tab=treemap"),
    ("/", "?q=%3C/script%3E"),
    ("/", "?about=o2&lang=fr"),
    ("/activities", "?lang=es"),
    ("/embed/regions/south-america", ""),
]


def held(html: str) -> dict[str, Any]:
    """Return the data that a page carries for its script."""
    found = re.search(r'<script type="application/json" id="opened">(.*)</script>', html)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize(("path", "search"), OPENED)
def test_a_page_carries_its_figure_facts_and_slots_as_the_callback_would_send_them(
    client: FlaskClient, path: str, search: str
) -> None:
    html = client.get(f"{path}{search}").get_data(as_text=True)
    asked = ask(client, path, search)
    assert held(html) == {
        "meta": asked["drawn"]["data"]["meta"],
        "figure": asked["chart"]["figure"],
    }
    for slot in SLOTS:
        within = asked["drawn"]["data"]["slots"][slot]
        assert not within or re.search(rf'data-slot="{slot}">{re.escape(within)}</', html), slot
    assert set(re.findall(r'data-slot="([\w-]+)"', html)) <= set(SLOTS)


@pytest.mark.parametrize("path", ["/", "/about?lang=fr", "/embed/regions/south-america"])
def test_a_page_carries_what_dash_would_ask_about_all_of_them(
    client: FlaskClient, path: str
) -> None:
    html = client.get(path).get_data(as_text=True)
    found = re.search(r'<script type="application/json" id="of-dash">(.*)</script>', html)
    assert found
    assert json.loads(found[1]) == {
        name: client.get(f"/_dash-{name}").get_json() for name in ("layout", "dependencies")
    }
    assert "chart" in found[1]


@pytest.mark.parametrize(("path", "search"), OPENED)
def test_no_two_elements_of_a_page_have_one_id(client: FlaskClient, path: str, search: str) -> None:
    ids = Counter(re.findall(r'<[^>]* id="([^"]+)"', client.get(f"{path}{search}").text))
    assert "opened" in ids
    assert [name for name, count in ids.items() if count > 1] == []


def test_a_page_in_the_language_of_the_browser_carries_what_its_address_in_it_would(
    client: FlaskClient,
) -> None:
    liked = client.get("/regions", headers={"Accept-Language": "fr"}).get_data(as_text=True)
    assert held(liked) == held(client.get("/regions?lang=fr").get_data(as_text=True))
