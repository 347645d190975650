"""The day of the data is what the package says, and is never guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import TableError
from app.model.data_package import data_date
from app.settings import shipped


def package(folder: Path, **said: Any) -> Path:
    (folder / "datapackage.json").write_text(json.dumps({"resources": [], **said}))
    return folder


def test_the_shipped_data_say_their_day() -> None:
    assert data_date(shipped("data")) == "2026-11-21"


def test_data_that_say_no_day_have_none(tmp_path: Path) -> None:
    assert data_date(package(tmp_path)) == ""


def test_the_hour_of_a_day_is_left_out(tmp_path: Path) -> None:
    assert data_date(package(tmp_path, created="2027-01-31T23:59:00Z")) == "2027-01-31"


@pytest.mark.parametrize("created", ["yesterday", "2027-02-31", "31.1.2027"])
def test_a_day_that_is_none_is_refused_with_its_place(tmp_path: Path, created: str) -> None:
    with pytest.raises(TableError, match=r"datapackage\.json, key created: .+ is no day"):
        data_date(package(tmp_path, created=created))
