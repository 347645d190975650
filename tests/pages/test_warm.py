"""What is kept of one view is right in every other: a warm process says what a new one would."""

import functools
import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from random import Random
from typing import Any

from app.components.drawn import draw
from app.languages import LANGUAGES
from app.pages.frame import _OF_DASH, Frame
from app.pages.router import view
from app.pages.site import Site
from bench.questions import never_twice

MEMORY = type(functools.lru_cache(maxsize=1)(int))
PARTS = dict.fromkeys(_OF_DASH, "")
OTHERS = (
    "kind=country&part=p3",
    "kind=regional-initiatives~country&sort=p1&measure=share",
    "theme=health&part=o1",
    "q=co",
    "q=no-such-line&part=o2",
    "programme=colombia~peru&tab=heatmap",
    "tab=heatmap&measure=share",
    "tab=treemap&region=south-america",
    "tab=map&part=o2~o3",
    "region=southern-africa",
    "region=southern-africa&part=p1&tab=bars&sort=-total",
    "about=o2&part=p2",
    "about=themes",
    "page=2",
    "part=nothing",
)
PATHS = ("/", "/", "/", "/regions/south-america", "/regions/southern-africa", "/embed")
ASKED = 100


def asked() -> Iterator[tuple[str, str, str]]:
    """Yield path, query and language of views, each of which differs a little from others."""
    queries = [*never_twice(ASKED - len(OTHERS)), *OTHERS]
    drawn = Random(7)  # noqa: S311 - an order, and no secret
    drawn.shuffle(queries)
    for query, language in zip(queries, cycle(LANGUAGES), strict=False):
        yield drawn.choice(PATHS), query, language


def said(site: Site, path: str, query: str, language: str) -> tuple[bytes, object]:
    shown = view(site, path, query, language)
    html = Frame(site, PARTS, "").page(shown, "https://funding.example")
    return html, draw(shown).figure


def memories() -> list[Any]:
    """Return every memory of the application: all are there once views were made."""
    held = [one for one in gc.get_objects() if isinstance(one, MEMORY)]
    return [one for one in held if _is_of_a_page(str(getattr(one, "__module__", "")))]


def forget(ours: list[Any]) -> int:
    """Empty memories; return how many held something."""
    full = sum(bool(one.cache_info().currsize) for one in ours)
    for one in ours:
        one.cache_clear()
    return full


def _is_of_a_page(module: str) -> bool:
    # Reports and catalogues take long to make, and no page differs in them.
    return module.startswith("app.") and not module.startswith(("app.factory", "app.languages"))


def named(ours: list[Any]) -> set[tuple[str, str]]:
    """Return the modules and names of what is remembered."""
    return {(one.__module__, one.__qualname__) for one in ours}


def fresh(site: Site) -> Site:
    """Return the same site, whose data remembers nothing."""
    return replace(site, dataset=replace(site.dataset))


def test_a_view_says_the_same_whatever_was_asked_before(site: Site) -> None:
    warm = [said(site, *each) for each in asked()]
    assert len({html for html, _ in warm}) > ASKED * 0.9
    emptied, ours = 0, memories()
    for each, before in zip(asked(), warm, strict=True):
        emptied += forget(ours)
        assert said(fresh(site), *each) == before, each
    assert emptied > ASKED
    # None came meanwhile but those of data that were fresh.
    assert named(memories()) == named(ours)
