"""On the map or beside it: every line once, every dollar once."""

from hypothesis import given
from hypothesis import strategies as st

from app.figures.world_map.outlines import Outlines
from app.figures.world_map.standing import Answer, Placed, Shape, Standing, stand
from app.model.dataset import Dataset
from app.model.selection import Selection
from app.model.shares import asked_together
from app.terms import PARTS, REGION_SLUGS, Kind, Part

asked = st.builds(
    Selection,
    edition=st.just("2017"),
    regions=st.lists(st.sampled_from(REGION_SLUGS), max_size=4, unique=True).map(tuple),
    parts=st.lists(st.sampled_from(PARTS), max_size=3, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(list(Kind)), max_size=2, unique=True).map(tuple),
    q=st.sampled_from(("", "guinea", "maldives", "kosovo", "s")),
)


def standing(dataset: Dataset, outlines: Outlines, selection: Selection) -> Standing:
    lines = dataset.select(selection)
    return stand(lines, outlines, selection.chosen_parts, outlines.world)


@given(selection=asked)
def test_every_line_is_on_the_map_or_beside_it_and_never_both(
    dataset: Dataset, outlines: Outlines, selection: Selection
) -> None:
    held = standing(dataset, outlines, selection)
    slugs = [place.programme.slug for place in held.placed] + [line.slug for line in held.strip]
    assert sorted(slugs) == sorted(line.slug for line in dataset.lines(selection))


@given(selection=asked)
def test_map_and_strip_are_the_whole(
    dataset: Dataset, outlines: Outlines, selection: Selection
) -> None:
    held = standing(dataset, outlines, selection)
    whole = asked_together(dataset.lines(selection), selection.chosen_parts)
    assert (held.on_map or 0) + (held.off_map or 0) == (held.total or 0)
    assert held.total == whole


def test_beside_the_whole_map_stand_the_regional_lines_and_kosovo(
    dataset: Dataset, outlines: Outlines
) -> None:
    held = standing(dataset, outlines, dataset.everything())
    assert len(held.placed) + len(held.strip) == 157  # printed programme lines
    others = [line.slug for line in held.strip if line.kind is not Kind.REGIONAL_INITIATIVES]
    assert others == ["kosovo"]
    assert len(held.strip) == 9 + 1


def placed(dataset: Dataset, outlines: Outlines, slug: str, *parts: Part) -> Placed:
    selection = dataset.everything().but(programmes=(slug,), parts=parts)
    (found,) = standing(dataset, outlines, selection).placed
    return found


def test_not_printed_and_nothing_asked_are_two_answers(
    dataset: Dataset, outlines: Outlines
) -> None:
    # Printed: Fiji's six cells are dots, Yemen's for Principle 1 is a dash.
    assert placed(dataset, outlines, "fiji").answer is Answer.UNKNOWN
    assert placed(dataset, outlines, "fiji").asked is None
    assert placed(dataset, outlines, "yemen", Part.P1).answer is Answer.NIL
    assert placed(dataset, outlines, "yemen").answer is Answer.ASKED


def test_a_line_of_several_countries_stands_once_and_in_the_sea(
    dataset: Dataset, outlines: Outlines
) -> None:
    held = standing(dataset, outlines, dataset.everything())
    shared = {p.programme.slug: p for p in held.placed if p.shape is Shape.SHARED}
    assert {slug: place.codes for slug, place in shared.items()} == {
        "mauritius-seychelles-and-the-comoros": ("MUS", "SYC", "COM"),
        "australia-coordinating-the-pacific-region": ("AUS",),
        "micronesia-the-marshall-islands-and-palau": ("FSM", "MHL", "PLW"),
        "sri-lanka-and-the-maldives": ("LKA", "MDV"),
    }
    alone = {code for p in held.placed if p.shape is not Shape.SHARED for code in p.codes}
    assert not alone & {code for place in shared.values() for code in place.codes}
    madagascar = outlines.places["MDG"]
    off = shared["mauritius-seychelles-and-the-comoros"]
    assert not (
        madagascar.left < off.x < madagascar.right and madagascar.top < off.y < madagascar.bottom
    )


def test_a_country_too_small_to_see_has_a_marker_and_grows_out_of_it(
    dataset: Dataset, outlines: Outlines
) -> None:
    world = standing(dataset, outlines, dataset.everything())
    shapes = {place.programme.slug: place.shape for place in world.placed}
    assert shapes["malta"] is shapes["cabo-verde"] is shapes["fiji"] is Shape.SPOT
    assert shapes["colombia"] is shapes["france"] is Shape.AREA
    lines = dataset.lines(dataset.everything().but(regions=("european-economic-area",)))
    window = outlines.window(code for line in lines for code in line.place.iso3)
    near = {p.programme.slug: p.shape for p in stand(lines, outlines, PARTS, window).placed}
    assert shapes["belgium"] is Shape.SPOT
    assert near["belgium"] is Shape.AREA
    assert near["malta"] is Shape.SPOT
