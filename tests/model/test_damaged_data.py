"""Whichever data file is damaged, and however: one sentence that names it, and no start."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import TableError
from app.model.data_package import package_paths
from app.model.loading import load

DATA = Path(__file__).parents[2] / "data"
FILES = package_paths(DATA)


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_anywhere(path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])


def cut_after_a_line(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: len(lines) * 2 // 3]))


def without_its_last_line(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def latin_1(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"e", "é".encode("latin-1"), 3))


def utf_16(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def a_byte_that_is_none(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[len(held) // 2] = 0
    path.write_bytes(held)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("damaged") / "data"))


@pytest.mark.parametrize(
    "damage",
    [
        missing, empty, cut_anywhere, cut_after_a_line, without_its_last_line, latin_1, utf_16,
        a_byte_that_is_none, a_folder,
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_in_one_sentence(
    copy: Path, name: str, damage: Callable[[Path], None]
) -> None:
    path = copy / name
    damage(path)
    try:
        with pytest.raises(TableError) as told:
            load(copy)
    finally:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        shutil.copy2(DATA / name, path)
    said = str(told.value)
    assert str(path) in said
    assert "\n" not in said


def test_a_file_that_was_changed_on_purpose_is_described_anew(copy: Path) -> None:
    path = copy / "funding_tables" / "2017" / "known_findings.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# Looked at.\n", encoding="utf-8")
    with pytest.raises(TableError, match="changed without make describe"):
        load(copy)
    shutil.copy2(DATA / "funding_tables" / "2017" / "known_findings.toml", path)
    load(copy)
