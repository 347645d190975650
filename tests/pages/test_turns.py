"""What is kept of one view is not taken for what another says, and there is a limit to it."""

import pytest

from app.components import cards, tables
from app.components.drawn import draw
from app.languages import LANGUAGES
from app.pages import frame, overview_words, panel, words
from app.pages.router import view
from app.pages.site import Site

ADDRESSES = (
    "part=o2",
    "part=o2~p1",
    "part=p1&region=south-america~southern-africa",
    "region=south-america&kind=country&measure=share",
    "",
)


def said(site: Site, query: str) -> tuple[object, ...]:
    shown = view(site, "/", query)
    return (shown.title, shown.heading, shown.lead, shown.key_figures, draw(shown).slots)


@pytest.mark.parametrize("query", ADDRESSES)
def test_each_language_says_its_own_however_often_they_take_turns(site: Site, query: str) -> None:
    addresses = [f"{query}&lang={language}" for language in LANGUAGES]
    first = [said(site, address) for address in addresses]
    again = [said(site, address) for address in reversed(addresses)][::-1]
    assert first == again
    for place in range(1, 5):
        assert len({str(held[place]) for held in first}) == len(LANGUAGES)


def test_views_of_two_sites_in_turn_are_those_of_each(site: Site, grown: Site) -> None:
    alone = {query: said(site, query) for query in ADDRESSES}
    among = {query: said(grown, query) for query in ADDRESSES}
    for query in ADDRESSES:
        assert said(site, query) == alone[query]
        assert said(grown, query) == among[query]
        assert alone[query] != among[query]


def test_what_is_kept_has_a_limit() -> None:
    for kept in (
        cards._figure,
        cards._offered_twins,
        cards._opened,
        frame._place_of,
        overview_words._holding,
        overview_words._most,
        overview_words._shown,
        panel._offer_of_kinds,
        panel._offer_of_measures,
        panel._offer_of_parts,
        tables._begun,
        words._called,
        words._parts,
    ):
        most = kept.cache_info().maxsize
        assert most is not None
        assert most <= 1024
