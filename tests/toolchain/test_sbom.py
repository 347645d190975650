"""scripts/sbom.py: what browsers are sent is in the bill of materials, as the lock has it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.toolchain.scripts import script

ROOT = Path(__file__).parents[2]
BILL: dict[str, Any] = {
    "bomFormat": "CycloneDX", "specVersion": "1.6", "dependencies": [{"ref": "own"}],
    "components": [{"type": "library", "name": "dash", "version": "4.4.1", "bom-ref": "own"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    return script("sbom")


def test_every_bundled_package_is_a_component_with_licence_address_and_check_sum(
    sbom: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "bill.json"
    path.write_text(json.dumps(BILL), encoding="utf-8")
    assert sbom.main(path) == 0
    bill = json.loads(path.read_text(encoding="utf-8"))
    own, *sent = bill["components"]
    assert own == BILL["components"][0]
    notices = (ROOT / "assets" / "vendor" / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert len(sent) == len(re.findall(r"(?m)^-{72}$", notices)) + 1
    names = {one["name"] for one in sent}
    assert {"plotly.js", "regenerator-runtime", "@fontsource-variable/source-sans-3"} <= names
    for one in sent:
        assert one["purl"] == f"pkg:npm/{one['name'].replace('@', '%40')}@{one['version']}"
        [digest] = one["hashes"]
        assert digest["alg"] == "SHA-512"
        assert re.fullmatch(r"[0-9a-f]{128}", digest["content"])
    # Each is a part of the graph, once.
    refs = [one["ref"] for one in bill["dependencies"]]
    assert sorted(refs) == sorted(one["bom-ref"] for one in bill["components"])


def test_the_version_is_that_of_the_lock(sbom: ModuleType) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    with pytest.raises(StopIteration):
        sbom.component(sbom.Package("plotly.js", "0.0.1", "MIT"), lock)


def test_a_notice_without_package_and_licence_is_no_notice(sbom: ModuleType) -> None:
    with pytest.raises(ValueError, match="no package with version"):
        sbom.bundled("Copyright somebody")


def test_the_licences_of_what_browsers_are_sent_are_listed_and_looked_at() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "licences.py"], capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip
    assert re.search(r"(?m)^plotly\.js +MIT \(browsers\)$", told)
    assert re.search(r"(?m)^@fontsource-variable/source-sans-3 +OFL-1.1 \(browsers\)$", told)
    assert "look at it" not in told
