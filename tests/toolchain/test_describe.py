"""scripts/describe.py: bytes and check sums of the data files, and nothing else of the package."""

import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from app.model.data_package import other_than_described, package_paths
from tests.toolchain.scripts import script

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def describe() -> ModuleType:
    return script("describe")


def test_the_shipped_files_are_what_the_package_describes(describe: ModuleType) -> None:
    assert describe.main(["--check"]) == 0
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert all({"bytes", "hash"} <= resource.keys() for resource in package["resources"])


def test_a_changed_file_is_seen_and_described_with_nothing_else_touched(
    describe: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    before = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    changed = data / package_paths(data)[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "# More.\n", encoding="utf-8")
    assert describe.main(["--check"], data) == 1
    assert "make describe" in capsys.readouterr().out
    assert describe.main([], data) == 0
    assert describe.main(["--check"], data) == 0
    assert list(other_than_described(data)) == []
    after = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert after["resources"][0].pop("bytes") - before["resources"][0].pop("bytes") == len(
        "# More.\n"
    )
    assert after["resources"][0].pop("hash") != before["resources"][0].pop("hash")
    assert after == before
