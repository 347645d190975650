"""Where a reader was on a page: there again on the way back and forth, and when it is reloaded."""

from tests.browser.reader import Reader

DEEP = 5000
"""Pixels, far down the table of the overview."""


def scroll(reader: Reader, pixels: int) -> None:
    """Scroll the window, and wait until the browser says that it has come to rest."""
    reader.page.evaluate(
        """(pixels) => new Promise((rested) => {
            addEventListener("scrollend", rested, {once: true});
            scrollTo(0, pixels);
        })""",
        pixels,
    )


def place(reader: Reader) -> int:
    """Return how far the window is scrolled once nothing is on its way."""
    reader.told()
    return int(reader.page.evaluate("Math.round(scrollY)"))


def follow_a_line(reader: Reader) -> None:
    """Follow the line at the top of the window, without scrolling to it."""
    reader.page.evaluate(
        """() => [...document.querySelectorAll("#programmes tbody a")]
            .find((link) => link.getBoundingClientRect().top > 100).click()"""
    )
    reader.page.wait_for_url("**/programmes/*")


def test_back_and_forth_lead_to_where_the_reader_was(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    scroll(reader, DEEP)
    follow_a_line(reader)
    assert place(reader) == 0
    scroll(reader, 300)
    reader.back()
    reader.shows("/")
    assert place(reader) == DEEP
    reader.page.go_forward()
    reader.page.wait_for_url("**/programmes/*")
    assert place(reader) == 300


def test_a_filter_that_shortens_the_page_can_be_taken_back(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    scroll(reader, DEEP)
    reader.page.evaluate("document.querySelector('[data-key=region-south-america]').click()")
    reader.shows("/?region=south-america")
    assert place(reader) < DEEP
    reader.back()
    reader.shows("/")
    assert place(reader) == DEEP


def test_a_page_that_is_reloaded_is_where_it_was(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    scroll(reader, DEEP)
    reader.page.reload()
    reader.settle()
    assert place(reader) == DEEP


def test_a_reader_who_moves_before_a_page_is_live_is_not_moved_back(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    scroll(reader, DEEP)
    reader.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => setTimeout(() => {
            dispatchEvent(new WheelEvent("wheel"));
            scrollTo(0, 200);
        }))"""
    )
    reader.page.reload()
    reader.settle()
    assert place(reader) == 200
