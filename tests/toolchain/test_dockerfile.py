"""The Dockerfile's steps in an empty folder; short form: what is downloaded is taken from here.

With ``DOWNLOADS=1`` each step is run as it stands, downloads and all: some two minutes. No image
is built: there may be no engine. What is copied is what ``.dockerignore`` lets through.
"""

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
STAGES = [stage.splitlines() for stage in re.split(r"(?m)^FROM .*$", TEXT)[1:]]
_PATTERNS = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
_RUN, _BACKEND = "/srv/migof/bin", "/srv/backend/bin"


def steps(stage: int, kind: str) -> list[list[str]]:
    """Return the words of each step of a kind, without its options."""
    lines = (line.split() for line in STAGES[stage] if line.startswith(f"{kind} "))
    return [[word for word in words[1:] if not word.startswith("--from")] for words in lines]


def let_through(path: str) -> bool:
    """Tell whether a path reaches the builder: the last pattern that fits decides."""
    through = True
    for pattern in (line for line in _PATTERNS if line and not line.startswith("#")):
        bare = pattern.removeprefix("!").removeprefix("**/")
        parts = [path, *(str(parent) for parent in Path(path).parents), *Path(path).parts]
        if any(fnmatch.fnmatch(part, bare) for part in parts if part != "."):
            through = pattern.startswith("!")
    return through


def copied(build: Path, stage: int) -> None:
    """Do the COPY steps of a stage that take from the checkout."""
    for line in STAGES[stage]:
        if not line.startswith("COPY ") or "--from" in line:
            continue
        *sources, target = line.split()[1:]
        for source in sources:
            assert let_through(source.rstrip("/")), f"{source} does not reach the builder"
            place = build / target
            if (ROOT / source).is_dir():
                skipped = shutil.ignore_patterns("__pycache__", "vendor", "packed")
                shutil.copytree(ROOT / source, place, ignore=skipped, dirs_exist_ok=True)
            else:
                place = place / Path(source).name if target.endswith("/") else place
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / source, place)


@pytest.mark.parametrize("stage", [0, 1])
def test_what_a_stage_copies_is_there_and_reaches_the_builder(stage: int, tmp_path: Path) -> None:
    copied(tmp_path, stage)
    assert any(tmp_path.iterdir())


def test_every_lock_is_installed_by_its_hashes_and_nothing_else_is() -> None:
    installs = [step for stage in (0, 1, 2) for step in steps(stage, "RUN") if "install" in step]
    assert len(installs) == 3
    for step in installs:
        assert "--require-hashes" in step or {"--no-index", "--no-deps"} <= set(step), step


def test_the_steps_make_a_wheel_that_is_whole_and_serves(tmp_path: Path) -> None:
    build, home = tmp_path / "build", tmp_path / "srv"
    build.mkdir()
    copied(build, 1)
    # Of the stage before, and what that one would compress once more: minutes of a build.
    for made in ("vendor", "packed"):
        shutil.copytree(ROOT / "assets" / made, build / "assets" / made)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    for step in steps(1, "RUN"):
        if "venv" in step or "--require-hashes" in step:
            continue
        run(step, build, home)
    [site] = home.glob("lib/python3.*/site-packages")
    (site / "locked.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n")
    serves(home, tmp_path)
    assert list(site.glob("app/_assets/packed/*.br"))
    assert (site / "app" / "_gunicorn.conf.py").is_file()


@pytest.mark.skipif(not os.environ.get("DOWNLOADS"), reason="downloads nothing unless it may")
def test_every_step_as_it_stands_makes_what_serves(tmp_path: Path) -> None:
    home, tools = tmp_path / "srv", tmp_path / "tools"
    tools.mkdir()
    # The base image's Python, and no other program of this environment.
    (tools / "python").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    paths = (str(tools), *(p for p in os.environ["PATH"].split(":") if ".venv" not in p))
    environment = {"PATH": ":".join(paths), "HOME": str(tmp_path)}
    for stage, name in enumerate(("first", "second")):
        build = tmp_path / name
        build.mkdir()
        copied(build, stage)
        if stage:
            made = tmp_path / "first" / "assets" / "vendor"
            shutil.copytree(made, build / "assets" / "vendor", dirs_exist_ok=True)
        for line in (line.removeprefix("RUN ") for line in STAGES[stage] if line[:4] == "RUN "):
            words = ["bash", "-c", line.replace("/srv/", f"{home}/")]
            done = subprocess.run(words, cwd=build, env=environment, capture_output=True, text=True,
                                  check=False)  # fmt: skip
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    serves(home / "migof", tmp_path)


def serves(home: Path, folder: Path) -> None:
    """See that what is installed in an environment answers."""
    asked = (
        "from app.factory import create_app; c = create_app().server.test_client(); "
        "print(c.get('/').status_code, c.get('/assets/2-page.css').status_code)"
    )
    told = subprocess.run(
        [home / "bin" / "python", "-c", asked], cwd=folder, env={}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert told.stdout.split() == ["200", "200"], told.stderr


def run(step: list[str], build: Path, home: Path) -> None:
    """Run one step, its programs those of this environment."""
    program, *words = step
    if program == f"{_RUN}/pip":
        [wheel] = build.glob(words.pop())
        words = ["-m", "pip", "--python", str(home / "bin" / "python"), *words, str(wheel)]
    elif program == f"{_BACKEND}/hatchling":
        words = ["-m", "hatchling", *words]
    else:
        assert program == f"{_RUN}/python", shlex.join(step)
    done = subprocess.run(
        [sys.executable, *words], cwd=build, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{shlex.join(step)}\n{done.stdout}{done.stderr}"
