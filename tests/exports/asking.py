"""From the address of a page to what its files hold, as the API asks for it."""

from app.exports.extract import Extract
from app.exports.extracting import extract_of
from app.model.address import read_query
from app.pages.site import Site


def asked(site: Site, address: str) -> Extract | None:
    """Return the extract of a page's address."""
    path, _, query = address.partition("?")
    selection, notices = read_query(query, site.dataset.vocabulary)
    said = tuple(notice.message for notice in notices)
    return extract_of(site.dataset, site.report, path, selection, said)


def extract(site: Site, address: str = "/") -> Extract:
    """Return the extract of a page that there is."""
    found = asked(site, address)
    assert found is not None
    return found
