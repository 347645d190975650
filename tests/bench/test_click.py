"""The page that does without a server must show what the app shows, click after click."""

import pytest
from playwright.sync_api import Browser

from app.factory import make_site
from app.settings import read_settings
from bench import click, inbrowser, server
from bench.browser import WIDE, fresh_page

pytestmark = pytest.mark.browser


def test_the_app_and_the_browser_alone_show_the_same_after_every_click(browser: Browser) -> None:
    site = make_site(read_settings().data)
    with (
        server.running() as running,
        inbrowser.serving(site) as alone,
        fresh_page(browser, WIDE) as first,
        fresh_page(browser, WIDE) as second,
    ):
        ours = click.opened(first, running.address).states()
        theirs = click.opened(second, alone).states()
    assert click.differences(ours, theirs) == ()
    assert len({state["signature"] for state in ours}) == len(click.KEYS)
