"""What axe-core finds on every kind of page in French and in Spanish, each in one look."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import context_of, keep, unremarkable
from tests.browser.reader import Reader
from tests.browser.serving import Served
from tests.browser.test_accessibility import ONE_WAY, OTHER_WAY, axe, left_out, violations

__all__ = ["axe"]  # a fixture

KINDS = {
    "bars": ("/?region=south-america", "/?part=o2&region=southern-africa"),
    "heatmap": ("/?tab=heatmap&region=south-america", "/regions/southern-africa?tab=heatmap"),
    "treemap": ("/?tab=treemap&region=southern-africa", "/regions/south-america?tab=treemap"),
    "map": ("/regions/asia-and-the-pacific?tab=map", "/?tab=map&region=south-america"),
    "nothing found": ("/?q=atlantis&sort=zz", "/?q=colombia&region=southern-africa"),
    "regions": ("/regions", "/regions?sort=o2"),
    "region": ("/regions/southern-africa", "/regions/south-america?measure=share"),
    "programme": ("/programmes/fiji", "/programmes/colombia"),
    "nothing side by side": ("/compare", "/compare"),
    "side by side": ("/compare?compare=somalia~kenya", "/compare?compare=south-america~fiji"),
    "findings": ("/findings?region=south-america", "/findings?region=southern-africa"),
    "finding": (
        "/findings/asia-and-the-pacific--row-total--vanuatu--row",
        "/findings/asia-and-the-pacific--missing-cell--fiji-principle-1--row",
    ),
    "activities": ("/activities?region=south-america", "/activities?theme=children"),
    "sections": ("/sections?region=south-america", "/sections?described=none"),
    "check": ("/check", "/check"),
    "about": ("/about", "/about"),
    "a definition": ("/regions/south-america?about=o2", "/compare?about=migof"),
    "framed": ("/embed/regions/south-america", "/embed/about"),
    "nothing there": ("/nowhere", "/regions/nowhere"),
}
"""By what is shown: an address asked for in French, and one in Spanish."""
SEEN = [
    (address, lang)
    for pair in KINDS.values()
    for address, lang in zip(pair, ("fr", "es"), strict=True)
]
LOOKS = dict(zip(SEEN, cycle([*ONE_WAY, *OTHER_WAY]), strict=False))
"""A scheme and a width for each: every fourth has the same."""


def test_every_page_of_the_explorer_is_among_them() -> None:
    assert left_out(address for address, _ in SEEN) == set()


@pytest.fixture(scope="module")
def context(browser: Browser, explorer: Served) -> Iterator[BrowserContext]:
    context = context_of(browser, bypass_csp=True, reduced_motion="reduce")
    keep(context, explorer)
    yield context
    context.close()


@pytest.mark.parametrize(("address", "lang"), SEEN)
def test_axe_finds_nothing_in_another_language(
    explorer: Served, context: BrowserContext, axe: Path, address: str, lang: str
) -> None:
    scheme, width = LOOKS[address, lang]
    reader = Reader(context, explorer.url)
    reader.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    reader.page.add_script_tag(path=axe)
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert reader.page.locator("html").get_attribute("lang") == lang
    assert violations(reader) == [], f"{scheme}, {width} pixels"
    reader.page.close()
    unremarkable(reader, ("status of 404",))
