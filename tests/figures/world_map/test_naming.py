"""Names on the map: none upon another, none beyond the edge, the largest asks first."""

import pytest

from app.figures.world_map.naming import Label, labels
from app.figures.world_map.outlines import Box, Outlines
from app.figures.world_map.standing import stand
from app.formats import short
from app.model.dataset import Dataset
from app.terms import PARTS, REGION_SLUGS

LETTER, LINE = 6.3, 15


def named(
    dataset: Dataset, outlines: Outlines, regions: tuple[str, ...], width: int, most: int
) -> tuple[Box, tuple[Label, ...]]:
    lines = dataset.select(dataset.everything().but(regions=regions))
    codes = [code for line in lines for code in line.place.iso3]
    window = (outlines.window if regions else outlines.whole)(codes)
    held = stand(lines, outlines, PARTS, window)
    wanted = [(place, short(place.asked)) for place in held.placed if place.asked]
    return window, labels(outlines, window, wanted, width=width, most=most)


def room(label: Label, window: Box, width: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a name in pixels, without its edge."""
    height = width * window.height / window.width
    x, y = label.middle[0] * width / 100, label.middle[1] * height / 100
    across = LETTER * max(map(len, (*label.lines, label.amount))) / 2
    down = LINE * (len(label.lines) + 1) / 2
    return x - across, y - down, x + across, y + down


@pytest.mark.parametrize(("width", "most"), [(700, 9), (330, 3)])
@pytest.mark.parametrize("regions", [(), *((slug,) for slug in REGION_SLUGS)], ids=" ".join)
def test_no_name_stands_upon_another_or_beyond_the_edge(
    dataset: Dataset, outlines: Outlines, regions: tuple[str, ...], width: int, most: int
) -> None:
    window, made = named(dataset, outlines, regions, width, most)
    rooms = [room(label, window, width) for label in made]
    assert len(made) >= most / 3
    for index, (left, top, right, bottom) in enumerate(rooms):
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= width * window.height / window.width
        for other in rooms[index + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, made[index].lines


def test_the_worlds_map_names_colombia_first(dataset: Dataset, outlines: Outlines) -> None:
    _, made = named(dataset, outlines, (), 700, 9)
    assert (made[0].lines, made[0].amount) == (("Colombia",), "167.0 M")  # printed 167,000,000


def test_a_long_name_is_broken_and_not_cut(dataset: Dataset, outlines: Outlines) -> None:
    _, made = named(dataset, outlines, ("southern-africa",), 700, 9)
    lines = next(label.lines for label in made if label.lines[0].startswith("Democratic"))
    assert " ".join(lines) == "Democratic Republic of the Congo"
    assert len(lines) == 2
