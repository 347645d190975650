"""A printed cell becomes an amount, nil, unknown, or an error that quotes it."""

import pytest

from app.errors import CellError
from app.reading.numbers import is_cell, parse_amount


def test_a_printed_amount_becomes_whole_us_dollars() -> None:
    assert parse_amount("145,877,511") == 145_877_511


def test_a_dash_is_nil_and_a_dot_is_unknown() -> None:
    assert parse_amount("-") == 0
    assert parse_amount(".") is None


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "1,00", "1,0000", "12,34,567", "2014", "1.5", "-5", "(5)", "007", "5 ", "٣", "--"],
)
def test_anything_else_is_an_error_that_quotes_the_cell(text: str) -> None:
    with pytest.raises(CellError, match="is no amount") as caught:
        parse_amount(text)
    assert repr(text) in str(caught.value)
    assert not is_cell(text)
