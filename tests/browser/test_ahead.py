"""From a link to its view: asked for once, by whoever asks first, and shown when it is there."""

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import CALLBACK, Reader


def held_back(reader: Reader) -> list[Route]:
    """Open the overview, and hold what is asked from then on."""
    reader.open("/")
    reader.told()
    held: list[Route] = []
    reader.page.route(f"**{CALLBACK}", lambda route: held.append(route))  # noqa: PLW0108
    return held


def ask(reader: Reader, key: str) -> None:
    """Follow a filter; what it asks for is held from then on, before anything else is asked."""
    with reader.page.expect_request(f"**{CALLBACK}"):
        reader.facet(key).click()


def let_go(reader: Reader, held: Iterable[Route]) -> None:
    """Let what was held be answered, in the order given, and hold nothing more."""
    for route in held:
        route.continue_()
        answer = route.request.response()
        assert answer
        answer.finished()
    reader.page.unroute(f"**{CALLBACK}")


def test_a_click_asks_once_and_so_does_the_way_back(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    assert reader.asked == 0  # the page holds the answer
    reader.facet("region-south-america").click()
    expect(reader.lines).to_have_count(9)
    reader.told()
    assert reader.asked == 1
    reader.back()
    expect(reader.lines).to_have_count(157)
    reader.told()
    assert reader.asked == 2
    reader.facet("region-south-america").click()
    expect(reader.lines).to_have_count(9)
    reader.told()
    assert reader.asked == 3


def test_what_a_browser_asks_for_is_answered_in_front_of_dash(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    for change in (reader.facet("part-o1").click, reader.back):
        with reader.page.expect_response(f"**{CALLBACK}") as answered:
            change()
        # Dash writes every "<" of HTML as six signs.
        text = answered.value.text()
        assert "<table" in text
        assert "u003c" not in text
        reader.told()


def test_the_chart_is_drawn_once_for_a_click(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    reader.page.evaluate(
        """() => { window.drawn = 0;
            document.querySelector("#chart .js-plotly-plot")
                .on("plotly_afterplot", () => { window.drawn += 1; }); }"""
    )
    reader.facet("part-o2").click()
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    reader.told()
    assert reader.page.evaluate("window.drawn") == 1


def test_before_a_view_has_come_it_is_what_is_offered_in_another_language(reader: Reader) -> None:
    french = reader.page.locator('.languages a[hreflang="fr"]')
    held = held_back(reader)
    ask(reader, "region-south-america")
    reader.shows("/?region=south-america")
    expect(french).to_have_attribute("href", "/?region=south-america&lang=fr")
    with reader.page.expect_request(f"**{CALLBACK}"):
        reader.back()
    reader.shows("/")
    expect(french).to_have_attribute("href", "/?lang=fr")
    let_go(reader, held)
    reader.told()
    expect(french).to_have_attribute("href", "/?lang=fr")


def test_table_and_chart_change_in_one_frame(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    seen = reader.page.evaluate(
        """async () => {
            const seen = new Set();
            const look = () => seen.add([document.querySelectorAll("#programmes thead th").length,
                document.querySelectorAll("#chart .barlayer .trace").length].join(" and "));
            look();
            document.querySelector("[data-key=part-o2]").click();
            while (seen.size < 2) { await new Promise(requestAnimationFrame); look(); }
            for (let frame = 0; frame < 5; frame += 1) {
                await new Promise(requestAnimationFrame);
                look();
            }
            return [...seen];
        }"""
    )
    assert len(seen) == 2  # as it was and as it is: nothing between
    assert [view.split(" and ")[1] for view in seen] == ["6", "1"]


def test_two_clicks_in_one_moment_are_two_steps_of_the_way_back(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    reader.page.evaluate(
        """() => { for (const key of ["part-o2", "region-south-america"])
            document.querySelector(`[data-key="${key}"]`).click(); }"""
    )
    reader.shows("/?region=south-america")
    expect(reader.lines).to_have_count(9)
    reader.back()
    reader.shows("/?part=o2")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    reader.back()
    reader.shows("/")
    expect(reader.lines).to_have_count(157)


def test_the_address_does_not_wait_for_its_answer(reader: Reader) -> None:
    held = held_back(reader)
    ask(reader, "part-o2")
    reader.shows("/?part=o2")
    let_go(reader, held)
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)


@pytest.mark.parametrize("sign", ["keydown", "pointerdown", "wheel", "blur", "pointerleave"])
def test_an_address_is_entered_after_the_paint_or_before_a_reader_can_leave(
    reader: Reader, sign: str
) -> None:
    reader.open("/")
    reader.told()
    # No time passes until the answer is there: an address does not wait for one that takes long.
    seen = reader.page.evaluate(
        """sign => new Promise(done => {
            const later = window.setTimeout, held = [];
            window.setTimeout = (...timer) => timer[1] ? held.push(timer) : later(...timer);
            const root = sign === "pointerleave" ? document.documentElement : window;
            new MutationObserver((_, watching) => {
                watching.disconnect();
                window.setTimeout = later;
                for (const timer of held) later(...timer);
                const drawn = location.search;
                root.dispatchEvent(new Event(sign));
                done([drawn, location.search]);
            }).observe(document.querySelector("#body"), {childList: true});
            document.querySelector("[data-key=part-o2]").click();
        })""",
        sign,
    )
    assert seen == ["", "?part=o2"]
    reader.told()
    reader.back()
    reader.shows("/")
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(6)


def test_each_step_of_the_way_back_has_the_title_of_its_view(reader: Reader) -> None:
    reader.open("/regions")
    reader.told()
    reader.page.get_by_role("link", name="Overview").first.click()
    reader.shows("/")
    reader.told()
    reader.facet("region-south-america").click()
    reader.shows("/?region=south-america")
    reader.told()
    reader.facet("part-o2").click()
    reader.shows("/?region=south-america&part=o2")
    reader.told()
    devtools = reader.page.context.new_cdp_session(reader.page)
    wanted = [
        "Regions",
        "MiGOF Funding Explorer",
        "South America",
        "South America, Objective 2",
    ]
    told: list[str] = []
    # The browser hears of a title from the page, a moment after it has one.
    for _ in range(20):
        steps = devtools.send("Page.getNavigationHistory")["entries"]
        told = [step["title"].partition(" – ")[0] for step in steps[-4:]]
        if told == wanted:
            break
        reader.page.wait_for_timeout(50)
    assert told == wanted


def test_a_link_is_asked_for_when_the_mouse_presses_it(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    reader.facet("region-south-america").hover()
    with reader.page.expect_event("requestfinished", lambda request: CALLBACK in request.url):
        reader.page.mouse.down()
    reader.paint()
    expect(reader.lines).to_have_count(157)
    reader.page.mouse.up()
    expect(reader.lines).to_have_count(9)
    reader.told()
    assert reader.asked == 1


def test_what_a_press_asked_for_is_ready_before_the_click(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    reader.page.evaluate(
        """() => {
            window.made = 0;
            window.written = 0;
            const make = Range.prototype.createContextualFragment;
            Range.prototype.createContextualFragment = function (html) {
                window.made += 1;
                return make.call(this, html);
            };
            const {get, set} = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
            Object.defineProperty(Element.prototype, "innerHTML", {get, set(html) {
                if (this.closest("#side, #top, #body")) window.written += 1;
                set.call(this, html);
            }});
        }"""
    )
    reader.facet("region-south-america").hover()
    reader.page.mouse.down()
    reader.page.wait_for_function("() => window.made > 2")
    expect(reader.lines).to_have_count(157)
    reader.page.mouse.up()
    expect(reader.lines).to_have_count(9)
    assert reader.page.evaluate("window.written") == 0
    # Another way to a view has its text written where it stands.
    reader.back()
    expect(reader.lines).to_have_count(157)
    assert reader.page.evaluate("window.written") == 3


def test_a_press_that_no_click_follows_changes_nothing(reader: Reader) -> None:
    reader.open("/")
    reader.told()
    reader.facet("region-south-america").hover()
    with reader.page.expect_event("requestfinished", lambda request: CALLBACK in request.url):
        reader.page.mouse.down()
    reader.page.mouse.move(2, 2)
    reader.page.mouse.up()
    reader.facet("part-o2").click()
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    expect(reader.lines).to_have_count(157)
    reader.shows("/?part=o2")


def test_who_goes_on_before_the_answer_sees_what_was_asked_for_last(reader: Reader) -> None:
    held = held_back(reader)
    ask(reader, "region-south-america")
    ask(reader, "part-o2")
    reader.shows("/?part=o2")
    let_go(reader, reversed(held))
    expect(reader.page.locator("#chart .barlayer .trace")).to_have_count(1)
    reader.told()
    expect(reader.lines).to_have_count(157)
    reader.shows("/?part=o2")


def test_who_goes_back_before_the_answer_stays_where_they_were(reader: Reader) -> None:
    held = held_back(reader)
    ask(reader, "region-south-america")
    reader.shows("/?region=south-america")
    with reader.page.expect_request(f"**{CALLBACK}"):
        reader.back()
    reader.shows("/")
    let_go(reader, held)
    reader.told()
    expect(reader.lines).to_have_count(157)
    reader.shows("/")


def test_a_press_that_was_not_answered_is_told_of_after_the_click(new_reader: NewReader) -> None:
    reader = new_reader(expected=("ERR_FAILED", "Failed to fetch"))
    reader.open("/")
    reader.told()
    reader.page.route(f"**{CALLBACK}", lambda route: route.abort())
    reader.facet("region-south-america").hover()
    with reader.page.expect_event("requestfailed"):
        reader.page.mouse.down()
    reader.paint()
    expect(reader.page.locator(".unanswered")).to_have_count(0)
    reader.page.mouse.up()
    expect(reader.page.locator(".unanswered")).to_be_visible()
    reader.page.unroute(f"**{CALLBACK}")
    reader.page.get_by_role("button", name="Try again").click()
    expect(reader.lines).to_have_count(9)
    reader.notes.failures.clear()  # those that were provoked


def test_a_view_that_could_not_be_drawn_is_loaded_whole_at_its_own_address(
    new_reader: NewReader,
) -> None:
    reader = new_reader(expected=("no chart",))
    reader.open("/")
    reader.told()
    reader.page.evaluate("() => { window.Plotly.react = () => { throw new Error('no chart'); }; }")

    def slowly(route: Route) -> None:
        # Until it comes, nobody tries once more to draw what could not be drawn.
        reader.page.wait_for_timeout(600)
        route.continue_()

    reader.page.route(re.compile(r"/\?region=south-america$"), slowly)
    # A new document: the address alone is entered before it.
    with reader.page.expect_event("load"):
        reader.facet("region-south-america").click()
    reader.settle()
    expect(reader.lines).to_have_count(9)
    assert reader.path == "/?region=south-america"
    expect(reader.page).to_have_title(re.compile("^South America – "))
    reader.back()
    expect(reader.lines).to_have_count(157)
    assert ["no chart" in message for message in reader.notes.messages] == [True]
