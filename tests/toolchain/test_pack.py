"""scripts/pack.py: a copy of each file worth one, none of what is gone, nothing done twice."""

import gzip
from pathlib import Path
from types import ModuleType

import brotli  # type: ignore[import-untyped]
import pytest

from app.edge.packed import FOLDER, Packed
from tests.toolchain.scripts import script

ROOT = Path(__file__).parents[2]
STYLE = b"main { color: #023 }\n" * 100


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, on a folder of assets of its own and without Dash's files."""
    held = script("pack")
    monkeypatch.setattr(held, "ASSETS", tmp_path)
    monkeypatch.setattr(held, "_of_dash", list)
    (tmp_path / "page.css").write_bytes(STYLE)
    (tmp_path / "short.js").write_bytes(b"1;")
    (tmp_path / "font.woff2").write_bytes(b"\0" * 5_000)
    return held


def test_what_is_text_and_long_enough_has_a_copy_an_encoding(
    pack: ModuleType, tmp_path: Path
) -> None:
    assert pack.main(check=True) == 1
    assert pack.main(check=False) == 0
    assert pack.main(check=True) == 0
    packed = Packed(tmp_path / FOLDER)
    assert brotli.decompress(packed.find(STYLE, "br")) == STYLE
    assert gzip.decompress(packed.find(STYLE, "gzip") or b"") == STYLE
    assert packed.find(STYLE, "zstd") is None
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_a_copy_that_is_there_is_not_made_again_and_one_of_nothing_is_removed(
    pack: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.main(check=False)
    made: list[bytes] = []

    def making(body: bytes, _: str) -> bytes:
        made.append(body)
        return b"small"

    monkeypatch.setattr(pack, "pack", making)
    pack.main(check=False)
    assert made == []
    (tmp_path / "page.css").write_bytes(STYLE * 2)
    pack.main(check=False)
    assert made == [STYLE * 2] * 2
    assert Packed(tmp_path / FOLDER).find(STYLE, "br") is None


def test_a_copy_that_could_not_be_written_whole_is_none(
    pack: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, _: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        pack.main(check=False)
    monkeypatch.undo()
    assert Packed(tmp_path / FOLDER).find(STYLE, "br") is None
