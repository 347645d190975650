"""scripts/audited.py: a package that was not looked up is said and fails, as an advisory does."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCK = """\
brotli==1.2.0 \\
    --hash=sha256:aa
dash==4.4.1 \\
    --hash=sha256:bb
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""
FOUND: list[dict[str, Any]] = [
    {"name": "brotli", "version": "1.2.0", "vulns": []},
    {"name": "dash", "version": "4.4.1", "vulns": []},
]


@pytest.fixture(scope="module")
def audited() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audited", ROOT / "scripts" / "audited.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def ended(script: ModuleType, folder: Path, dependencies: list[dict[str, Any]] | None) -> int:
    (folder / "a.lock").write_text(LOCK, encoding="utf-8")
    report = "" if dependencies is None else json.dumps({"dependencies": dependencies})
    (folder / "report").write_text(report, encoding="utf-8")
    status: int = script.main(folder / "a.lock", folder / "report")
    return status


def test_all_looked_up_and_nothing_found_is_well(
    audited: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(audited, tmp_path, FOUND) == 0
    said = capsys.readouterr().out
    assert "2 of 2 packages looked up, 0 with an advisory." in said
    assert "1 more are for other systems" in said


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (None, "NOT LOOKED UP, the advisory database gave no answer"),
        ([], "dash: NOT LOOKED UP, it is not in the answer"),
        (FOUND[:1], "1 of 2 packages looked up"),
        (
            [FOUND[0], {"name": "dash", "skip_reason": "not found"}],
            "dash: NOT LOOKED UP, not found",
        ),
        ([FOUND[0], {**FOUND[1], "vulns": [{"id": "PYSEC-1"}]}], "dash 4.4.1: PYSEC-1"),
    ],
    ids=["no answer", "nothing in it", "one left out", "one skipped", "an advisory"],
)
def test_anything_else_fails_and_says_which(
    audited: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    report: list[dict[str, Any]] | None,
    said: str,
) -> None:
    assert ended(audited, tmp_path, report) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("lock", ["run", "dev", "audit"])
def test_every_pin_of_a_lock_is_counted(audited: ModuleType, lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    here, others = audited.wanted(text)
    assert len(here) + others == sum("==" in line.partition(" ; ")[0] for line in text.splitlines())
    assert "pip-audit" in here if lock == "audit" else "dash" in here
