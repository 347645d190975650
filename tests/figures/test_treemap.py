"""Boxes of a treemap: areas in the proportion of amounts, none upon another, no money lost."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.treemap import Box, kept, squarify, with_heads
from app.figures.treemap_nested import ROOMS, SIDE, Area, Room, nested
from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.shares import requirement
from app.terms import PARTS

AMOUNTS = st.lists(st.integers(1, 10**9), min_size=1, max_size=40).map(
    lambda amounts: sorted(amounts, reverse=True)
)
ROOM = Box(10, 20, 900, 640)
QUERIES = (
    "",
    "part=o2",
    "region=south-america",
    "region=asia-and-the-pacific~south-america&part=p1~o3",
    "kind=regional-initiatives",
    "programme=colombia",
    "programme=lithuania&part=p2",
)


def overlap(one: Box, other: Box) -> float:
    """Return how far two boxes lie upon another, in pixels of the shorter way."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return min(across, down)


def inside(box: Box, room: Box) -> bool:
    return (
        box.left >= room.left - 1e-6
        and box.top >= room.top - 1e-6
        and box.left + box.width <= room.left + room.width + 1e-6
        and box.top + box.height <= room.top + room.height + 1e-6
    )


@given(AMOUNTS)
def test_areas_are_in_the_proportion_of_the_amounts(amounts: list[int]) -> None:
    boxes = squarify(amounts, ROOM)
    for amount, box in zip(amounts, boxes, strict=True):
        assert box.area == pytest.approx(ROOM.area * amount / sum(amounts), rel=1e-3)


@given(AMOUNTS)
def test_boxes_fill_the_room_and_none_lies_upon_another(amounts: list[int]) -> None:
    boxes = squarify(amounts, ROOM)
    assert sum(box.area for box in boxes) == pytest.approx(ROOM.area)
    assert all(inside(box, ROOM) for box in boxes)
    assert all(overlap(*pair) < 1e-6 for pair in combinations(boxes, 2))


def test_boxes_are_as_near_to_squares_as_in_the_paper_of_their_makers() -> None:
    # Bruls, Huizing, van Wijk: 6 × 4 among 6, 6, 4, 3, 2, 2, 1.
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert boxes[0] == pytest.approx((0, 0, 3, 2))
    assert boxes[1] == pytest.approx((0, 2, 3, 2))
    assert boxes[2] == pytest.approx((3, 0, 12 / 7, 7 / 3))


@given(st.lists(st.integers(10**7, 10**9), min_size=2, max_size=9))
def test_below_their_heads_boxes_are_in_the_proportion_too(amounts: list[int]) -> None:
    held = sorted(amounts, reverse=True)
    boxes = [box.below(26) for box in with_heads(held, ROOM, 26)]
    scales = [box.area / amount for box, amount in zip(boxes, held, strict=True)]
    if min(box.height for box in boxes) > 26:
        assert max(scales) == pytest.approx(min(scales), rel=1e-3)


@given(AMOUNTS)
def test_no_box_is_smaller_than_asked_and_those_that_are_share_one(amounts: list[int]) -> None:
    least, area = 600.0, ROOM.area
    count = kept(amounts, area, least)
    scale = area / sum(amounts)
    assert all(amount * scale >= least for amount in amounts[:count])
    rest = sum(amounts[count:]) * scale
    assert not rest or rest >= least


def drawn(dataset: Dataset, query: str, room: Room) -> tuple[tuple[Area, ...], Selection, int]:
    selection, _ = read_query(query, dataset.vocabulary)
    lines = dataset.select(selection)
    areas = nested(lines, selection.chosen_parts, room)
    return areas, selection, requirement(lines, selection.chosen_parts)


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
@pytest.mark.parametrize("query", QUERIES)
def test_the_boxes_add_up_to_what_is_shown_on_every_level(
    dataset: Dataset, query: str, room: Room
) -> None:
    areas, _, whole = drawn(dataset, query, room)
    assert sum(area.total for area in areas) == whole
    for area in areas:
        for tile in area.tiles:
            assert not tile.leaves or sum(leaf.total for leaf in tile.leaves) == tile.total


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
@pytest.mark.parametrize("query", QUERIES)
def test_every_box_of_a_treemap_is_on_one_scale(dataset: Dataset, query: str, room: Room) -> None:
    areas, _, _ = drawn(dataset, query, room)
    boxes = [(tile.total, tile.box) for area in areas for tile in area.tiles]
    boxes += [(o.total, o.box) for a in areas for tile in a.tiles for o in tile.leaves]
    scales = [box.area / amount for amount, box in boxes]
    assert max(scales) == pytest.approx(min(scales), rel=1e-3)


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
@pytest.mark.parametrize("query", QUERIES)
def test_boxes_lie_within_each_other_never_upon_each_other(
    dataset: Dataset, query: str, room: Room
) -> None:
    areas, _, _ = drawn(dataset, query, room)
    whole = Box(0, 0, room.width, room.height)
    levels = [([area.box for area in areas], whole)]
    levels += [([t.box for t in area.tiles], area.box.below(area.head)) for area in areas]
    levels += [([o.box for o in t.leaves], t.box) for a in areas for t in a.tiles if t.leaves]
    assert all(boxes for boxes, _ in levels)
    for boxes, outer in levels:
        assert all(inside(box, outer) for box in boxes)
        assert all(overlap(*pair) < 1e-6 for pair in combinations(boxes, 2))


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
@pytest.mark.parametrize("query", QUERIES)
def test_every_box_is_large_enough_to_be_pointed_at(
    dataset: Dataset, query: str, room: Room
) -> None:
    areas, _, _ = drawn(dataset, query, room)
    boxes = [
        tile.box
        for area in areas
        for tile in area.tiles
        # What all others share beside one that is nearly everything is a strip.
        if not tile.leaves and not (len(area.tiles) == 2 and len(tile.lines) > 1)
    ]
    boxes += [leaf.box for area in areas for tile in area.tiles for leaf in tile.leaves]
    assert min(box.shorter for box in boxes) >= SIDE


def test_a_line_of_which_nothing_is_printed_has_no_box(dataset: Dataset) -> None:
    areas, selection, _ = drawn(dataset, "region=asia-and-the-pacific", ROOMS[2])
    held: list[Programme] = [p for area in areas for t in area.tiles for p in t.lines]
    assert "fiji" not in {p.slug for p in held}
    assert len(held) == len(dataset.select(selection)) - 1
    (fiji,) = dataset.select(read_query("programme=fiji", dataset.vocabulary)[0])
    assert nested((fiji,), PARTS, ROOMS[0]) == ()


def test_the_first_piece_of_a_line_is_its_largest_part(dataset: Dataset) -> None:
    areas, _, _ = drawn(dataset, "programme=colombia", ROOMS[2])
    first = areas[0].tiles[0].leaves[0]
    assert first.total == 120_000_000  # printed, Objective 2
    assert areas[0].total == 167_000_000  # printed
