"""The picture of the chart at an address, for the API, which knows no pages."""

from app.components.picture import picture_of
from app.pages.router import view
from app.pages.site import Site


def picture(site: Site, style: str, path: str, query: str) -> str | None:
    """Return the chart at an address as SVG text; None where there is no page or no chart.

    ``style`` is an element that brings the font, empty where the fonts are not built.
    """
    dataset = site.dataset
    day = f" of {dataset.date}" if dataset.date else ""
    return picture_of(view(site, path, query), f"Data version {dataset.version}{day}.", style)
