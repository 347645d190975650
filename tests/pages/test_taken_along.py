"""What a page's files and links take along of its address, and what its file says the same."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from tests.markup import Page


@pytest.mark.parametrize("path", ["/", "/regions/asia-and-the-pacific", "/programmes/fiji"])
def test_a_tolerance_that_a_page_makes_no_use_of_is_not_carried_along(
    client: FlaskClient, path: str
) -> None:
    page = Page(client.get(f"{path}?tolerance=1").get_data(as_text=True))
    assert not [link for link in (*page.links, *page.downloads) if "tolerance=" in link]
    findings = Page(client.get("/findings?tolerance=1").get_data(as_text=True))
    assert [link for link in findings.downloads if "tolerance=1" in link and ".csv" in link]


def test_page_and_file_say_of_a_line_without_figures_that_nothing_can_be_added_up(
    client: FlaskClient,
) -> None:
    shown = client.get("/programmes/fiji").get_data(as_text=True)
    assert "None of its amounts is printed: there is nothing to add up." in shown
    assert "Its printed parts add up to its printed total" not in shown
    text = client.get("/api/v1/programmes/fiji.csv").get_data(as_text=True)
    (row,) = csv.DictReader(io.StringIO(text))
    # A dash is printed as its total.
    assert (row["printed_total"], row["computed_total"], row["difference"]) == ("0", "", "")


def test_the_footer_leads_to_the_api(client: FlaskClient) -> None:
    page = Page(client.get("/about").get_data(as_text=True))
    assert page.links.count("/api/v1") == 2  # the footer and the page about the figures
