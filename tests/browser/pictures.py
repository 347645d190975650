"""Pictures of the running explorer for the documentation: ``make pictures``.

They are looked at by people and compared by nobody: text renders a little differently on
every machine.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from app.exports.extracting import of_programme
from app.exports.sheet import sheet_of
from app.factory import make_site
from app.figures.paper.charts import chart_of
from app.settings import shipped
from tests.browser.reader import LETTERED, PAINTED
from tests.browser.serving import served

ROOT: Final = Path(__file__).parents[2]
FLAGS: Final = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Picture(NamedTuple):
    """One picture: where it is kept, what it shows and how wide."""

    file: str
    address: str
    width: int = 1280
    height: int = 960
    scheme: str = "light"


PICTURES: Final = (
    Picture("docs/pictures/overview.png", "/"),
    Picture("docs/pictures/heatmap-dark.png", "/?tab=heatmap", scheme="dark"),
    Picture("docs/pictures/map.png", "/?tab=map", height=1080),
    Picture("docs/pictures/findings.png", "/findings"),
    Picture("docs/pictures/compare.png", "/compare?compare=somalia~kenya~colombia&measure=share"),
    Picture("docs/pictures/activities.png", "/activities?region=south-america"),
    Picture("docs/pictures/definition.png", "/?region=south-america&about=o2"),
    Picture("docs/pictures/phone.png", "/programmes/colombia", 390, 844),
    # What a link looks like where it is sent: the proportions messengers ask for.
    Picture("assets/preview.png", "/", 1200, 630),
)

_PAINTED: Final = ", ".join(
    f"#chart-box {chart}"
    for chart in (".main-svg:visible", ".map-frame", ".heat", ".treemap:visible")
)
"""What is there once a chart of any kind is drawn."""
SHEET: Final = "docs/pictures/sheet.png"


def draw_sheet() -> None:
    """Make the picture of a PDF sheet; its own typesetter draws it, no browser."""
    site = make_site(shipped("data"))
    held = of_programme(site.dataset, site.report, site.dataset.everything(), "colombia")
    if held is not None:
        (ROOT / SHEET).write_bytes(sheet_of(held, chart_of(held.lines, held.parts), "png"))


def main() -> int:
    """Take every picture from a server of its own; 2 where there is no Chromium."""
    draw_sheet()
    sys.stdout.write(f"{SHEET}\n")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("No Chromium here, so no pictures: install Debian's chromium.\n")
        return 2
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "log") as running,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            take(browser, running.url, picture)
            sys.stdout.write(f"{picture.file}\n")
        browser.close()
    return 0


def take(browser: Browser, url: str, picture: Picture) -> None:
    """Open the address, wait for the live page and its chart, and keep the picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{url}{picture.address}")
    page.locator("body.live").wait_for()
    if page.locator("#chart-box").is_visible():
        page.locator(_PAINTED).first.wait_for()
        page.wait_for_load_state("networkidle")
    page.evaluate(LETTERED)
    page.evaluate(PAINTED)
    file = ROOT / picture.file
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
