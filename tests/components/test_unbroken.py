"""On a page no figure is parted from its sign; values and files keep plain blanks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.components.drawn import draw
from app.components.markup import parts_of
from app.components.unbroken import unbroken
from app.formats import short
from app.languages import LANGUAGES, speaking
from app.pages.router import view
from app.pages.site import Site

PARTED = re.compile(r"\d (?:[%×]|[BMKk]\b|Md\b|mil\b)")
TEXTS = re.compile(r"<(h1|h2|caption)\b[^>]*>[^<]*|<(?:p|li)(?: class=\"\w+\")?>[^<]*|<span>[^<]*")
ADDRESSES = (
    "/",
    "/?measure=share&part=o2",
    "/?tab=treemap",
    "/?tab=map",
    "/regions/south-america",
    "/programmes/colombia",
    "/compare?compare=south-america~colombia",
    "/about",
)


@given(st.integers(1, 10**12), st.sampled_from(LANGUAGES))
def test_a_short_amount_stays_in_one_line(amount: int, language: str) -> None:
    with speaking(language):
        written = short(amount)
    assert unbroken(written).replace("\u00a0", " ") == written.replace("\u00a0", " ")
    assert not PARTED.search(unbroken(f"{written} of it"))


@given(st.text())
def test_nothing_but_blanks_changes(text: str) -> None:
    assert unbroken(text).replace("\u00a0", " ") == str(Markup.escape(text)).replace("\u00a0", " ")


def test_markup_stays_markup_and_is_escaped_once() -> None:
    assert unbroken(Markup("<b>87 %</b> &amp; more")) == "<b>87\u00a0%</b> &amp; more"
    assert unbroken("a < 5 M") == "a &lt; 5\u00a0M"


@pytest.mark.parametrize("language", ["", "fr", "es"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_heading_lead_caption_or_note_of_a_page_parts_a_figure(
    site: Site, address: str, language: str
) -> None:
    path, _, query = address.partition("?")
    shown = view(site, path, query, language)
    drawn = draw(shown)
    texts = [
        found[0]
        for slot in ("top", "chart-head", "chart-foot", "body")
        for found in TEXTS.finditer(drawn.slots[slot])
    ]
    assert texts
    # There are figures among them, kept together, but on the page that tells what they are.
    figures = [text for text in texts if PARTED.search(text.replace("\u00a0", " "))]
    assert (figures != []) == (address != "/about")
    assert [text for text in texts if PARTED.search(text)] == []
    assert "\u00a0" not in shown.lead or language


def test_what_links_a_million_to_its_currency_stays_with_the_currency() -> None:
    assert str(unbroken("2598,3 millones de USD")) == "2598,3\xa0millones de\xa0USD"
    assert str(unbroken("una de USDA")) == "una de USDA"


@pytest.mark.parametrize(("language", "colon"), [("en", ": "), ("fr", "\xa0: "), ("es", ": ")])
def test_a_note_of_the_print_follows_its_line_as_the_language_sets_a_colon(
    site: Site, language: str, colon: str
) -> None:
    about = draw(view(site, "/about", "", language)).slots["body"]
    assert f"</strong>{colon}" in about


def test_a_share_in_a_table_stays_in_one_line_with_its_sign() -> None:
    assert parts_of((167, 1, 0), 167) == ["100\u00a0%", "&lt;1\u00a0%", "–"]
