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
    assert sbom.objection(path.read_text(encoding="utf-8")) == ""
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


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"components": [{**BILL["components"][0], "type": "packet"}]}, "$.components[0].type"),
        ({"components": [{**BILL["components"][0], "colour": "red"}]}, "$.components[0]"),
        ({"dependencies": [{"ref": "own"}, {"ref": "own"}]}, "$.dependencies"),
        ({"serialNumber": "first"}, "$.serialNumber"),
    ],
    ids=["a kind of its own", "a word of its own", "a part twice", "no serial number"],
)
def test_a_bill_that_cyclonedx_does_not_allow_is_refused_with_the_place_and_taken_away(
    sbom: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, Any],
    place: str,
) -> None:
    path = tmp_path / "bill.json"
    path.write_text(json.dumps(BILL | change), encoding="utf-8")
    assert sbom.main(path) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"not as CycloneDX 1.6 has it. {place}: " in told.err
    assert not path.exists()


def test_a_licence_that_spdx_does_not_know_and_a_check_sum_that_is_cut_off_are_refused(
    sbom: ModuleType,
) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/plotly.js"]["version"]
    sent = sbom.component(sbom.Package("plotly.js", version, "MIT"), lock)
    assert sbom.objection(json.dumps(BILL | {"components": [sent]})) == ""
    unknown = sent | {"licenses": [{"license": {"id": "as one likes"}}]}
    [digest] = sent["hashes"]
    cut = sent | {"hashes": [digest | {"content": digest["content"][:-1]}]}
    for wrong in (unknown, cut):
        assert "$.components[0]" in sbom.objection(json.dumps(BILL | {"components": [wrong]}))


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


def test_a_licence_that_is_not_known_to_be_free_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    licences = script("licences")
    monkeypatch.setattr(licences, "licence", lambda package: "Ours" if package == "dash" else "MIT")
    assert licences.main() == 1
    [wrong] = [line for line in capsys.readouterr().out.splitlines() if "look at it" in line]
    assert wrong.split()[0] == "dash"
