"""The outlines as built, and the windows on them."""

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli  # type: ignore[import-untyped]
import pytest

from app.figures.world_map.outlines import FOLDER, Box, Outlines, read_outlines
from app.model.dataset import Dataset
from app.settings import shipped
from app.terms import REGION_SLUGS

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 250_000
"""Of the drawing, as it is sent."""


@pytest.fixture(scope="module")
def drawing(outlines: Outlines) -> bytes:
    """The file the browser gets; it is there where the outlines are."""
    assert outlines.places
    return (shipped("assets") / FOLDER / "world.svg").read_bytes()


def codes() -> set[str]:
    """Return every code of the shipped places, read without the application."""
    with (shipped("data") / "places.csv").open(encoding="utf-8", newline="") as file:
        return {code for row in csv.DictReader(file) for code in row["iso3"].split(";") if code}


def test_every_country_that_a_line_names_has_an_outline(outlines: Outlines) -> None:
    assert len(codes()) > 140
    assert codes() - outlines.places.keys() == set()


def test_every_place_is_drawn_once_and_takes_its_colour_from_its_user(
    outlines: Outlines, drawing: bytes
) -> None:
    root = ET.fromstring(drawing)  # noqa: S314 - our own file
    paths = [path for path in root.iter(f"{SVG}path") if path.get("id") != "lakes"]
    assert sorted(path.get("id", "") for path in paths) == sorted(outlines.places)
    assert {key for path in paths for key in path.attrib} == {"id", "d", "vector-effect"}
    groups = {group.get("id"): list(group) for group in root.iter(f"{SVG}g")}
    disputed = {path.get("id", "") for path in groups["disputed"]}
    assert disputed == {code for code in outlines.places if code.startswith("X")}
    assert len(disputed) > 1
    assert disputed.isdisjoint(path.get("id", "") for path in groups["land"])


def test_the_drawing_says_whose_outlines_it_holds_and_is_small(drawing: bytes) -> None:
    text = drawing.decode()
    for words in ("UN Geodata", "Natural Earth", "do not imply official endorsement"):
        assert words in text
    assert len(brotli.compress(drawing, quality=9)) < MOST_BYTES


def test_a_place_stands_in_its_box_and_its_box_in_the_world(outlines: Outlines) -> None:
    left, top, width, height = outlines.world
    assert outlines.places
    for code, spot in outlines.places.items():
        assert left <= spot.left <= spot.x <= spot.right <= left + width, code
        assert top <= spot.top <= spot.y <= spot.bottom <= top + height, code


def test_the_coarse_picture_knows_land_from_sea(outlines: Outlines) -> None:
    algeria, fiji = outlines.places["DZA"], outlines.places["FJI"]
    assert outlines.land.fraction(Box(algeria.x - 50, algeria.y - 50, 100, 100)) == 1
    assert outlines.land.fraction(Box(fiji.x - 600, fiji.y - 100, 100, 100)) == 0


def test_the_pacific_is_whole_and_the_cut_is_not_in_asia(outlines: Outlines) -> None:
    # Fiji lies on both sides of 180 degrees, and east of Australia.
    fiji, australia = outlines.places["FJI"], outlines.places["AUS"]
    assert fiji.right - fiji.left < 200
    assert fiji.left > australia.right


@pytest.mark.parametrize("region", REGION_SLUGS)
def test_a_regions_window_shows_every_place_of_its_lines(
    outlines: Outlines, dataset: Dataset, region: str
) -> None:
    lines = dataset.lines(dataset.everything().but(regions=(region,)))
    found = [code for line in lines for code in line.place.iso3]
    assert found
    window = outlines.window(found)
    assert all(window.holds(*outlines.places[code][:2]) for code in found)
    assert window.width < outlines.world.width
    assert 1.2 < window.width / window.height < 2.2


def test_the_window_of_nothing_is_the_world(small: Outlines) -> None:
    assert small.window([]) == small.world
    assert small.window(["XXX"]) == small.world


def test_a_giant_does_not_make_its_neighbours_small(small: Outlines) -> None:
    window = small.window(["AAA", "BBB", "BIG"])
    assert window.holds(70, 30)
    assert window.left + window.width < 100


def test_a_folder_without_the_built_files_has_no_outlines(tmp_path: Path) -> None:
    assert read_outlines(tmp_path) is None
