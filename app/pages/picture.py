"""The picture of the chart at an address, for the API, which knows no pages."""

from app.components.picture import picture_of
from app.languages import DEFAULT, say, speaking
from app.pages.router import view
from app.pages.site import Site


def picture(site: Site, style: str, path: str, query: str) -> str | None:
    """Return the chart at an address as SVG text; None where there is no page or no chart.

    ``style`` is an element that brings the font, empty where the fonts are not built.
    """
    dataset = site.dataset
    shown = view(site, path, query)
    with speaking(shown.lang or DEFAULT):
        data = (
            say("Data version {version} of {day}.", version=dataset.version, day=dataset.date)
            if dataset.date
            else say("Data version {version}.", version=dataset.version)
        )
        return picture_of(shown, data, style)
