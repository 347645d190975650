"""What a reader is sent: the first page, each further one, the map; all of it compressed."""

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

FIRST, FURTHER, MAP = 800_000, 60_000, 500_000
"""Bytes, heads included."""
FURTHER_PAGES = (
    "/regions/asia-and-the-pacific",
    "/programmes/colombia",
    "/findings",
    "/activities",
    "/check",
    "/about",
)
_SENT = """() => performance.getEntriesByType("navigation")
    .concat(performance.getEntriesByType("resource"))
    .map(entry => [entry.name, entry.transferSize])"""


def sent(reader: Reader) -> dict[str, int]:
    """Return the bytes by address of all that the page shown has loaded since it was opened."""
    # A file that a page needs once it stands, as the outlines of its map, may come after it.
    reader.page.wait_for_load_state("networkidle")
    entries: list[tuple[str, int]] = reader.page.evaluate(_SENT)
    found: dict[str, int] = {}
    for address, size in entries:
        name = address.removeprefix(reader.url)
        found[name] = found.get(name, 0) + size
    return found


def test_the_first_page_is_no_heavier_than_promised(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.open("/")
    files = sent(reader)
    assert any("plotly.min.js" in name for name in files)
    assert sum(files.values()) < FIRST, sorted(files.items(), key=lambda item: -item[1])


def test_a_further_page_is_no_heavier_than_promised(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.open("/")
    for path in FURTHER_PAGES:
        # Opened, not clicked to: the whole answer, and what only this page loads.
        reader.open(path)
        assert 1_000 < sum(sent(reader).values()) < FURTHER, (path, sent(reader))


def test_the_map_is_no_heavier_than_promised(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.open("/")
    reader.open("/?tab=map")
    files = sent(reader)
    assert any("world.svg" in name for name in files)
    assert sum(files.values()) < MAP


def test_a_file_that_was_loaded_is_not_asked_for_again(new_reader: NewReader) -> None:
    reader = new_reader(first=True)
    reader.open("/")
    reader.open("/regions")
    static = {name: size for name, size in sent(reader).items() if name.startswith("/assets/")}
    assert len(static) >= 4
    assert sum(static.values()) == 0, static
    assert all("?m=" in name for name in static)
