"""The locks: complete, within the ranges the project names, and free of addresses."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
NPM_LOCK = ROOT / "package-lock.json"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ADDRESS = re.compile(
    r"://|\bfile:|\bgit\+|\"resolved\"|--(extra-)?index-url|--find-links|--trusted-host|\s@\s|^\s*-[efi]\b"
    r"|^\.{0,2}/",
    re.MULTILINE,
)


def pins(lock: str) -> dict[str, str]:
    """Return package → version of one of our Python locks."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, NPM_LOCK], ids=lambda path: path.name)
def test_a_lock_names_no_place_to_download_from(lock: Path) -> None:
    assert ADDRESS.search(lock.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "dash @ file:///somewhere/dash.whl",
        "-e .",
        "./dash.whl",
        '      "resolved": "dash.tgz",',
        "--find-links wheels",
    ],
)
def test_an_address_in_a_lock_would_be_seen(line: str) -> None:
    assert ADDRESS.search(f"blinker==1.9.0 \\\n{line}\n")


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_line_of_a_python_lock_is_a_pin_with_its_hashes(lock: Path) -> None:
    name = r"[a-z0-9.-]+(\[[a-z0-9,-]+\])?"
    entry = re.compile(name + r"==\S+( ; .+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")
    left, count = entry.subn("", lock.read_text(encoding="utf-8"))
    assert left == ""
    assert count


@pytest.mark.parametrize("subset", ["run", "build"])
def test_what_serves_is_what_was_tested(subset: str) -> None:
    served = pins(subset)
    assert served
    assert served.items() <= pins("dev").items()


@pytest.mark.parametrize("text", PROJECT["project"]["dependencies"])
def test_the_lock_holds_every_dependency_within_its_range(text: str) -> None:
    requirement = Requirement(text)
    assert requirement.specifier.contains(pins("run")[requirement.name])


@pytest.mark.parametrize("text", PROJECT["build-system"]["requires"])
def test_the_build_backend_is_locked(text: str) -> None:
    requirement = Requirement(text)
    assert requirement.specifier.contains(pins("build")[requirement.name])


def test_dash_plotly_and_numpy_stay_in_the_ranges_that_were_measured() -> None:
    ranges = {Requirement(text).name: text for text in PROJECT["project"]["dependencies"]}
    assert ranges["dash"] == "dash>=4.4.1,<4.5"
    assert ranges["plotly"] == "plotly==7.1.*"
    assert ranges["numpy"].endswith("<2.5")  # 2.5 wants Python 3.12


def test_the_classifiers_name_the_pythons_the_lock_serves() -> None:
    named = {
        line.rsplit(" ", 1)[1]
        for line in PROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", line)
    }
    assert named == {"3.11", "3.12", "3.13", "3.14"}
    assert PROJECT["project"]["requires-python"] == ">=3.11"


def test_every_npm_package_is_pinned_with_its_hash() -> None:
    packages = json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]
    named = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {f"node_modules/{name}" for name in named} < packages.keys()
    bare = [
        name
        for name, entry in packages.items()
        if name and not ({"version", "integrity"} <= entry.keys() or entry.get("inBundle"))
    ]
    assert bare == []


def test_npm_leaves_addresses_out_of_its_lock() -> None:
    settings = (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
