"""The row of HXL hashtags, as the humanitarian data tools read it."""

import io

import hxl
import pytest

from app.exports.columns import ATTRIBUTES, SHAPES, columns_of
from app.exports.tabular import csv_of
from app.exports.totals import totals_of
from app.pages.site import Site
from tests.exports.asking import extract

TAGS = (
    "#region+name",
    "#country+name",
    "#country+code+list+v_iso3",
    "#activity+code+v_migof",
    "#value+funding+required+usd",
    "#date+year",
    "#meta+error",
)
STANDARD = {"name", "code", "list", "v_iso3", "funding", "required", "usd", "year", "error", "type",
            "id", "value"}  # fmt: skip


def read(body: bytes) -> hxl.Dataset:
    """Read a file as libhxl does, all of its rows."""
    return hxl.data(io.BytesIO(body)).cache()


@pytest.mark.parametrize("shape", SHAPES)
def test_libhxl_reads_every_column_and_every_line(site: Site, shape: str) -> None:
    held = extract(site, "/regions/south-america")
    data = read(csv_of(held, shape=shape, hxl=True))
    names = [column.name for column in columns_of(held, shape)]
    assert [column.header for column in data.columns] == names
    assert len(list(data)) == len(held.lines) * (6 if shape == "long" else 1)
    for tag in TAGS:
        pattern = hxl.TagPattern.parse(tag)
        assert any(pattern.match(column) for column in data.columns), tag


@pytest.mark.parametrize("shape", SHAPES)
def test_the_requirement_that_libhxl_adds_up_is_ours(site: Site, shape: str) -> None:
    held = extract(site, "/?part=o2")
    # The mark at the end asks for this tag with no further attribute.
    pattern = hxl.TagPattern.parse("#value+funding+required+usd!")
    rows = read(csv_of(held, shape=shape, hxl=True))
    found = sum(int(row.get(pattern) or 0) for row in rows)
    assert found == totals_of(held)["objective_2"]


def test_libhxl_finds_one_name_and_one_region_a_line(site: Site) -> None:
    (row,) = read(csv_of(extract(site, "/programmes/ecuador"), hxl=True))
    assert row.get("#country+name") == "Ecuador"
    assert row.get("#activity+name+printed") == "Equador"
    assert row.get("#region+name") == "South America"
    assert row.get("#country+code+list+v_iso3") == "ECU"


def test_findings_have_hashtags_too(site: Site) -> None:
    held = extract(site, "/findings")
    rows = list(read(csv_of(held, hxl=True)))
    assert [row.get("#meta+id") for row in rows] == [finding.id for finding in held.findings]


def test_there_is_no_row_of_hashtags_unless_asked_for(site: Site) -> None:
    plain, tagged = csv_of(extract(site)), csv_of(extract(site), hxl=True)
    head, tags, rest = tagged.split(b"\n", 2)
    assert b"#activity" in tags
    assert plain == head + b"\n" + rest


def test_every_attribute_is_in_the_standard_or_defined_here(site: Site) -> None:
    views = (*(("/", shape) for shape in SHAPES), ("/findings", "wide"))
    columns = [c for view, shape in views for c in columns_of(extract(site, view), shape)]
    used = {word for column in columns for word in column.tag.split("+")[1:]}
    assert used <= STANDARD | set(ATTRIBUTES)
    assert set(ATTRIBUTES) <= used
