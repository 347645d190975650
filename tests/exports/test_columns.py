"""The dictionary: every column of a file has its row in docs/data.md."""

from pathlib import Path

from app.exports.columns import (
    APOSTROPHE,
    ATTRIBUTES,
    coverage_columns,
    finding_columns,
    long_columns,
    wide_columns,
)
from app.terms import PARTS

DOCUMENT = Path(__file__).parents[2] / "docs" / "data.md"


def test_every_column_stands_in_the_document_with_its_hashtag() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    wide = (*wide_columns(PARTS), *coverage_columns(PARTS))
    columns = (*wide, *long_columns(), *finding_columns())
    for column in columns:
        rows = [line for line in text.splitlines() if line.startswith(f"| `{column.name}` |")]
        assert any(f"`{column.tag}`" in row for row in rows), column.name


def test_every_attribute_of_our_own_is_defined_in_the_document() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"\n| `+{attribute}` | " in text for attribute in ATTRIBUTES)


def test_the_document_names_the_apostrophe_of_csv() -> None:
    text = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
    assert APOSTROPHE.split(";")[0] in text


def test_no_name_and_no_tag_stands_twice_in_a_file() -> None:
    for columns in (wide_columns(PARTS), long_columns(), finding_columns()):
        assert len({column.name for column in columns}) == len(columns)
        assert len({column.tag for column in columns}) == len(columns)
