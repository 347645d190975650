"""A cell of a file: exact, harmless, and unknown is not 0."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.cells import cell
from app.exports.names import file_name
from app.exports.tabular import csv_bytes
from app.model.dataset import Dataset
from app.model.selection import Selection
from app.terms import PARTS, REGION_SLUGS, Kind


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    written = csv_bytes(["name"], [(text,)]).decode()
    assert next(csv.DictReader(io.StringIO(written, newline="")))["name"] == f"'{text}"


def test_a_negative_number_is_no_formula() -> None:
    rows = [(-9000, "a"), (None, "b"), (0, "c")]
    assert csv_bytes(("difference", "table"), rows) == b"difference,table\n-9000,a\n,b\n0,c\n"


def test_amounts_beyond_what_a_float_can_hold_stay_exact() -> None:
    assert csv_bytes(["n"], [(2**53 + 1,), (None,)]) == b"n\n9007199254740993\n\n"


def test_missing_text_is_empty() -> None:
    rows = [("a", "Sheet1!F18"), ("b", None)]
    assert csv_bytes(("id", "cell"), rows) == b"id,cell\na,Sheet1!F18\nb,\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_name_comes_back_from_the_csv_as_it_was_but_for_the_apostrophe(name: str) -> None:
    text = csv_bytes(("name", "amount"), [(name, 1)], bom=True).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    would_run = name.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert [row["name"] for row in rows] == [f"'{name}" if would_run else name]


@pytest.mark.parametrize("value", [1.0, {"a": 1}, float("nan")])
def test_what_is_no_text_number_or_list_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="is no text, whole number or list"):
        cell(value)


def test_a_list_becomes_a_cell_of_several_values() -> None:
    assert cell(["LKA", "MDV"]) == ("LKA", "MDV")
    assert csv_bytes(["iso3"], [(cell(["LKA", "MDV"]),)]) == b"iso3\nLKA;MDV\n"


def test_a_file_name_counts_what_would_make_it_too_long() -> None:
    many = tuple(f"programme-{number}" for number in range(157))
    name = file_name("requirements", "csv", Selection(edition="2017", programmes=many))
    assert name == "migof-2017-requirements-157-programmes.csv"


def test_no_selection_makes_a_file_name_too_long_for_a_system(dataset: Dataset) -> None:
    longest = tuple(sorted((line.slug for line in dataset.programmes), key=len)[-2:])
    regions = tuple(sorted(REGION_SLUGS, key=len)[-2:])
    every = Selection(
        edition="2017",
        regions=regions,
        parts=PARTS[:2],
        kinds=tuple(Kind)[:2],
        programmes=longest,
        compare=regions,
        themes=("a" * 40, "b" * 40),
        described=("silent", "named"),
        q="x" * 80,
    )
    for chosen in (every, every.but(regions=()), every.but(compare=(), themes=()), every.but(q="")):
        name = file_name(f"programme-{longest[-1]}", "json", chosen, "long", "hxl", "fr")
        assert len(name.encode()) < 255
        assert name.endswith("-long-hxl-fr.json")
    alone = Selection(edition="2017", regions=regions)
    assert all(slug in file_name("requirements", "csv", alone) for slug in regions)
