"""A cell of a file: exact, harmless, and unknown is not 0."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.names import file_name
from app.exports.tabular import csv_bytes, harmless, records
from app.model.selection import Selection


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    written = csv_bytes(pd.DataFrame({"name": [text]})).decode()
    assert next(csv.DictReader(io.StringIO(written, newline="")))["name"] == f"'{text}"


def test_a_negative_number_is_no_formula() -> None:
    amounts = pd.array([-9000, None, 0], dtype="Int64")
    frame = pd.DataFrame({"difference": amounts, "table": list("abc")})
    assert csv_bytes(frame) == b"difference,table\n-9000,a\n,b\n0,c\n"
    assert [row["difference"] for row in records(frame)] == [-9000, None, 0]


def test_amounts_beyond_what_a_float_can_hold_stay_exact() -> None:
    frame = pd.DataFrame({"n": pd.array([2**53 + 1, None], dtype="Int64")})
    assert records(frame)[0] == {"n": 9_007_199_254_740_993}
    assert b"9007199254740993" in csv_bytes(frame)


def test_missing_text_is_null_and_empty() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "cell": ["Sheet1!F18", None]})
    assert records(frame)[1] == {"id": "b", "cell": None}
    assert csv_bytes(frame) == b"id,cell\na,Sheet1!F18\nb,\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_name_comes_back_from_the_csv_as_it_was_but_for_the_apostrophe(name: str) -> None:
    frame = pd.DataFrame({"name": [name], "amount": pd.array([1], dtype="Int64")})
    text = csv_bytes(frame, bom=True).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["name"] for row in rows] == [harmless(name)]


def test_a_float_is_refused_whatever_its_value() -> None:
    with pytest.raises(TypeError, match=r"1\.0"):
        csv_bytes(pd.DataFrame({"amount": [1.0]}))


def test_a_spoilt_frame_is_not_touched_by_writing() -> None:
    frame = pd.DataFrame({"iso3": [("LKA", "MDV")], "name": ["=x"]})
    before = frame.copy()
    csv_bytes(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_a_file_name_counts_what_would_make_it_too_long() -> None:
    many = tuple(f"programme-{number}" for number in range(157))
    name = file_name("requirements", "csv", Selection(edition="2017", programmes=many))
    assert name == "migof-2017-requirements-157-programmes.csv"
