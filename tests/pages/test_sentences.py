"""The one sentence of a chart, made again from the CSVs: its caption, its text, its print line."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest

from app.components.drawn import draw
from app.components.unbroken import unbroken
from app.model.dataset import Dataset
from app.terms import PART_COLUMNS
from tests.pages.conftest import Shown

Rows = dict[tuple[str, str], dict[str, str]]
Keep = Callable[[str, str], bool]
NAMES = dict(zip(
    ("p1", "p2", "p3", "o1", "o2", "o3"),
    zip(PART_COLUMNS, ("Principle 1", "Principle 2", "Principle 3",
                       "Objective 1", "Objective 2", "Objective 3"), strict=True), strict=True,
))  # fmt: skip
REGIONS = {
    "middle-east-and-north-africa": "The Middle East and North Africa",
    "west-and-central-africa": "West and Central Africa",
    "asia-and-the-pacific": "Asia and the Pacific",
    "south-america": "South America",
    "european-economic-area": "The European Economic Area",
    "southern-africa": "Southern Africa",
    "east-and-horn-of-africa": "The East and Horn of Africa",
}
ARTICLES = {
    "Democratic Republic of the Congo": "the Democratic Republic of the Congo",
    "Syrian Arab Republic": "the Syrian Arab Republic",
}
EVERY: Keep = lambda region, name: True  # noqa: E731, ARG005


def of(*regions: str) -> Keep:
    return lambda region, name: region in regions  # noqa: ARG005


def named(*words: str) -> Keep:
    return lambda region, name: any(word in name for word in words)  # noqa: ARG005


class Case(NamedTuple):
    """An address and what of the CSVs it shows."""

    address: str
    keep: Keep = EVERY
    parts: tuple[str, ...] = tuple(NAMES)


def money(amount: int) -> str:
    """Say an amount as a sentence does; written here a second time."""
    return f"{amount / 1e9:.2f} billion" if amount >= 999_500_000 else f"{amount / 1e6:.1f} million"


def percent(part: int, whole: int) -> str:
    share = 100 * part / whole
    if 99.5 <= share < 100:
        return ">99 %"
    return "<1 %" if share < 1 else f"{share:.0f} %"


def sums(rows: Iterable[tuple[str, dict[str, str]]], parts: tuple[str, ...]) -> Counter[str]:
    """Add up cells under a name a row."""
    found: Counter[str] = Counter()
    for name, row in rows:
        found[name] += sum(int(row[NAMES[part][0]] or 0) for part in parts)
    return found


def kept(printed: Rows, case: Case) -> list[tuple[str, str, dict[str, str]]]:
    rows = [(region, name, row) for (region, name), row in printed.items() if name != "Total"]
    return [found for found in rows if case.keep(*found[:2])]


OVERVIEWS = [
    Case("/"),
    Case("/?tab=heatmap"),
    Case("/?measure=share&sort=programme"),
    Case("/?part=o2", parts=("o2",)),
    Case("/?part=p3", parts=("p3",)),
    Case("/?part=p1~o3", parts=("p1", "o3")),
    Case("/?region=south-america~southern-africa", of("south-america", "southern-africa")),
    Case("/?region=asia-and-the-pacific~south-america&part=o1~o2",
         of("asia-and-the-pacific", "south-america"), ("o1", "o2")),
    Case("/?kind=regional-initiatives", named("Regional initiatives")),
    Case("/?kind=regional-initiatives&part=o3", named("Regional initiatives"), ("o3",)),
]  # fmt: skip
REGION_PAGES = [
    Case("/regions/south-america", of("south-america")),
    Case("/regions/asia-and-the-pacific?part=o2", of("asia-and-the-pacific"), ("o2",)),
    Case("/regions/european-economic-area?tab=heatmap", of("european-economic-area")),
    Case("/regions/middle-east-and-north-africa?part=o1~o2&measure=share",
         of("middle-east-and-north-africa"), ("o1", "o2")),
    Case("/regions/southern-africa?kind=country",
         lambda region, name: region == "southern-africa" and "initiatives" not in name),
]  # fmt: skip


@pytest.mark.parametrize("case", OVERVIEWS, ids=lambda case: case.address)
def test_the_overview_says_which_region_asks_for_the_most(
    shown: Shown, printed: Rows, case: Case
) -> None:
    rows = [(region, row) for region, _, row in kept(printed, case)]
    totals = sums(rows, case.parts)
    ((top, most), *_) = totals.most_common(1)
    own = {p: sums([r for r in rows if r[0] == top], (p,))[top] for p in case.parts}
    part = max(case.parts, key=lambda p: own[p])
    share = percent(most, totals.total())
    said = f"{REGIONS[top]} asks for the most, {money(most)} US dollars or {share} of what is shown"
    rest = f"; {percent(own[part], most)} of it is for {NAMES[part][1]}."
    end = f" under {NAMES[part][1]}." if len(case.parts) == 1 else rest
    assert sentence(shown, case.address) == said + end


@pytest.mark.parametrize("case", REGION_PAGES, ids=lambda case: case.address)
def test_a_region_says_which_line_asks_for_the_most(
    shown: Shown, printed: Rows, case: Case
) -> None:
    rows = kept(printed, case)
    totals = sums(((name, row) for _, name, row in rows), case.parts)
    ((top, most), *_) = totals.most_common(1)
    over = "all six parts" if len(case.parts) == len(NAMES) else " and ".join(
        NAMES[part][1] for part in case.parts)  # fmt: skip
    region = REGIONS[rows[0][0]].replace("The ", "the ")
    assert sentence(shown, case.address) == (
        f"Over {over}, {ARTICLES.get(top, top)} asks for the most: {money(most)} US dollars, "
        f"{percent(most, totals.total())} of what is shown for {region}."
    )


@pytest.mark.parametrize("name", ["Colombia", "Somalia", "Afghanistan", "Germany", "Zambia"])
def test_a_programme_says_its_largest_part_and_that_of_the_rest_of_its_region(
    shown: Shown, printed: Rows, dataset: Dataset, name: str
) -> None:
    ((region, row),) = ((r, row) for (r, n), row in printed.items() if n == name)
    own = {part: sums([(name, row)], (part,))[name] for part in NAMES}
    part = max(own, key=lambda p: own[p])
    rest = [row for (r, n), row in printed.items() if r == region and n not in (name, "Total")]
    beside = {p: sums((("", row) for row in rest), (p,))[""] for p in NAMES}
    where = dataset.region("2017", region).spoken
    assert sentence(shown, f"/programmes/{name.lower()}") == (
        f"{name} asks for {money(own[part])} US dollars under {NAMES[part][1]}: "
        f"{percent(own[part], sum(own.values()))} of its ask, against "
        f"{percent(beside[part], sum(beside.values()))} in the rest of {where}."
    )


@pytest.mark.parametrize(
    "address",
    ["/", "/?tab=treemap", "/?tab=heatmap", "/?tab=map", "/regions", "/regions/south-america",
     "/programmes/colombia", "/compare?compare=south-america~colombia"],
)  # fmt: skip
def test_the_sentence_is_caption_text_of_the_picture_and_print_line(
    shown: Shown, address: str
) -> None:
    view = shown(address)
    assert view.chart is not None
    drawn = draw(view)
    assert drawn.meta["spoken"] == view.chart.sentence
    assert unbroken(view.chart.sentence) in drawn.slots["chart-foot"]
    assert view.chart.sentence.endswith(".")


def sentence(shown: Shown, address: str) -> str:
    chart = shown(address).chart
    assert chart is not None
    return chart.sentence
