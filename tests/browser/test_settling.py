"""What the other tests rely on: a page that is waited for lacks nothing that was on its way."""

import pytest
from playwright.sync_api import Route

from tests.browser.reader import Reader


@pytest.mark.parametrize("path", ["/", "/about"])
@pytest.mark.parametrize("last", ["**/plotly*", "**/async-graph*"])
def test_a_page_is_not_settled_before_its_last_script_is_there(
    reader: Reader, path: str, last: str
) -> None:
    come: list[str] = []

    def late(route: Route) -> None:
        reader.page.wait_for_timeout(400)
        come.append(route.request.url)
        route.continue_()

    reader.page.route(last, late)
    reader.open(path)
    # Who goes on now would have broken it off; that is told in the notes, too.
    reader.page.goto(f"{reader.url}/robots.txt")
    assert len(come) == 1
