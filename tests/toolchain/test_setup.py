"""scripts/setup.sh: each step once, again when its lock changes, and a sentence where it cannot."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash") or "bash"
MAKE = shutil.which("make") or "make"
TARGETS = [
    "serve",
    "test",
    "check",
    "fix",
    "data",
    "describe",
    "words",
    "assets",
    "bench",
    "pictures",
    "image",
    "audit",
    "sbom",
    "lock",
    "clean",
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a node and an npm that only write down that they were called."""
    scripts = ("scripts/setup.sh", "frontend/build.mjs", "frontend/map.mjs")
    for name in (*scripts, "package-lock.json", ".npmrc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy2(ROOT / name, tmp_path / name)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "npm").write_text(
        "#!/bin/sh\necho npm >>called\nmkdir -p node_modules\nexit ${NPM_EXITS-0}\n"
    )
    (tools / "node").write_text(
        '#!/bin/sh\n[ "$1" = -e ] && exit 0\necho node >>called\n'
        "mkdir -p assets/vendor && touch assets/vendor/plotly.min.js\n"
    )
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return tmp_path


@pytest.fixture
def bare_python(checkout: Path) -> str:
    """A Python as Debian packs it: without what makes environments."""
    python = checkout / "tools" / "bare-python"
    python.write_text(
        '#!/bin/sh\ncase "$*" in *ensurepip* | *"-m venv"*) exit 1 ;; esac\n'
        f'exec {sys.executable} "$@"\n'
    )
    (checkout / "tools" / "apt-get").write_text('#!/bin/sh\necho "$@" >>called\n')
    (checkout / "tools" / "id").write_text("#!/bin/sh\necho ${USER_ID-0}\n")
    for tool in (checkout / "tools").iterdir():
        tool.chmod(0o755)
    return str(python)


@pytest.fixture
def any_python(checkout: Path) -> str:
    """A Python that makes an environment of itself, and only writes down that it installed."""
    python = checkout / "tools" / "any-python"
    python.write_text(
        '#!/bin/sh\ncase "$*" in\n'
        '*"-m venv --clear"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;\n'
        "*install*) echo pip >>called ;;\n*pack.py) echo pack >>called ;;\n"
        "*--check) exit 1 ;;\nesac\n"
    )
    python.chmod(0o755)
    (checkout / "requirements").mkdir()
    for name in ("requirements/dev.lock", "pyproject.toml", "hatch_build.py"):
        shutil.copy2(ROOT / name, checkout / name)
    return str(python)


def setup(checkout: Path, step: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one step of the copied script; the copied tools come first on the path."""
    return subprocess.run(
        [BASH, "scripts/setup.sh", step],
        cwd=checkout,
        env={"PATH": f"{checkout / 'tools'}:/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def called(checkout: Path) -> list[str]:
    """Return which tools were called since the start, in order."""
    return (checkout / "called").read_text().split()


def test_the_second_run_calls_nothing(checkout: Path) -> None:
    assert setup(checkout, "assets").returncode == 0
    assert setup(checkout, "assets").returncode == 0
    assert called(checkout) == ["npm", "node"]


def test_a_changed_lock_is_installed_again(checkout: Path) -> None:
    setup(checkout, "assets")
    with (checkout / "package-lock.json").open("a") as lock:
        lock.write("\n")
    setup(checkout, "assets")
    assert called(checkout) == ["npm", "node"] * 2


def test_a_built_folder_that_was_deleted_is_built_again(checkout: Path) -> None:
    setup(checkout, "assets")
    shutil.rmtree(checkout / "assets")
    setup(checkout, "assets")
    assert called(checkout) == ["npm", "node", "node"]


def test_a_step_that_failed_is_tried_again(checkout: Path) -> None:
    assert setup(checkout, "assets", NPM_EXITS="1").returncode == 1
    assert setup(checkout, "assets").returncode == 0
    assert called(checkout) == ["npm", "npm", "node"]


@pytest.mark.parametrize("step", ["run", "test"])
def test_without_a_python_it_says_which_ones_serve(checkout: Path, step: str) -> None:
    answer = setup(checkout, step, PYTHON="no-such-python")
    assert answer.returncode == 1
    assert "needs Python 3.11 to 3.14" in answer.stderr
    assert not (checkout / ".venv").exists()


VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"


def test_root_gets_the_package_that_makes_environments(checkout: Path, bare_python: str) -> None:
    setup(checkout, "run", PYTHON=bare_python)
    assert called(checkout)[-1] == VENV_PACKAGE


def test_who_is_not_root_is_told_the_package(checkout: Path, bare_python: str) -> None:
    answer = setup(checkout, "run", PYTHON=bare_python, USER_ID="1000")
    assert answer.returncode == 1
    assert f"install the package {VENV_PACKAGE}" in answer.stderr
    assert not (checkout / "called").exists()


def test_root_gets_the_spreadsheet_without_what_it_recommends(
    checkout: Path, bare_python: str
) -> None:
    tools = Path(bare_python).parent
    for name in ("dirname", "mkdir", "flock"):
        (tools / name).symlink_to(shutil.which(name) or name)
    # The machine's own LibreOffice must not be found.
    assert setup(checkout, "office", PATH=str(tools)).returncode == 0
    assert called(checkout)[-1] == "libreoffice-calc-nogui"
    assert "--no-install-recommends" in called(checkout)
    setup(checkout, "office", PATH=str(tools), USER_ID="1000")
    assert called(checkout).count("libreoffice-calc-nogui") == 1


def test_all_that_the_tests_need_is_made_once(checkout: Path, any_python: str) -> None:
    assert setup(checkout, "all", PYTHON=any_python).returncode == 0
    # The lock and the project; beside them the browser files, and these compressed at the end.
    assert sorted(called(checkout)) == ["node", "npm", "pack", "pip", "pip"]
    assert called(checkout)[-1] == "pack"
    assert setup(checkout, "all", PYTHON=any_python).returncode == 0
    assert called(checkout)[5:] == ["pack"]


@pytest.mark.parametrize("works", [True, False])
def test_what_a_link_leads_to_is_never_emptied(
    checkout: Path, any_python: str, tmp_path_factory: pytest.TempPathFactory, works: bool
) -> None:
    others = tmp_path_factory.mktemp("others")
    for name in (".venv", "node_modules"):
        (others / name / "bin").mkdir(parents=True)
        (others / name / ".made").write_text("of another folder")
        (checkout / name).symlink_to(others / name)
    if works:
        shutil.copy2(any_python, others / ".venv" / "bin" / "python")
    before = sorted(others.rglob("*"))
    answer = setup(checkout, "all", PYTHON=any_python)
    assert answer.returncode == 0, answer.stderr
    assert sorted(others.rglob("*")) == before
    for name in (".venv", "node_modules"):
        assert (others / name / ".made").read_text() == "of another folder"
        assert (checkout / name / ".made").is_file()
        assert not (checkout / name).is_symlink()
        assert f"{name} is a link to {others / name}, which stays as it is" in answer.stderr


def test_a_link_that_leads_nowhere_is_no_environment(checkout: Path, any_python: str) -> None:
    (checkout / ".venv").symlink_to(checkout / "nowhere")
    answer = setup(checkout, "test", PYTHON=any_python)
    assert answer.returncode == 0, answer.stderr
    assert not (checkout / ".venv").is_symlink()
    assert not (checkout / "nowhere").exists()


def test_what_fails_beside_the_packages_is_a_failure_and_is_tried_again(
    checkout: Path, any_python: str
) -> None:
    assert setup(checkout, "all", PYTHON=any_python, NPM_EXITS="1").returncode == 1
    assert sorted(called(checkout)) == ["npm", "pip", "pip"]
    assert setup(checkout, "all", PYTHON=any_python).returncode == 0
    assert called(checkout)[3:] == ["npm", "node", "pack"]


def test_the_lists_of_packages_are_refreshed_once_for_all(
    checkout: Path, bare_python: str, any_python: str
) -> None:
    tools = Path(bare_python).parent
    for name in ("cat", "cp", "dirname", "flock", "mkdir", "rm", "sha256sum", "touch"):
        (tools / name).symlink_to(shutil.which(name) or name)
    answer = setup(checkout, "all", PATH=str(tools), PYTHON=any_python)
    assert answer.returncode == 0, answer.stderr
    assert called(checkout).count("update") == 1
    assert {"chromium", "libreoffice-calc-nogui"} < set(called(checkout))


def test_without_an_environment_nothing_is_packed_and_it_says_so(checkout: Path) -> None:
    answer = setup(checkout, "packed")
    assert answer.returncode == 0
    assert "files are compressed when asked for" in answer.stderr
    assert not (checkout / "assets").exists()


def test_an_unknown_step_is_answered_with_the_steps_there_are(checkout: Path) -> None:
    answer = setup(checkout, "everything")
    assert answer.returncode == 1
    assert (
        "run | test | all | assets | packed | chromium | office | nginx | peers | uv | audit"
        in answer.stderr
    )


def test_make_alone_prints_what_there_is() -> None:
    answer = subprocess.run([MAKE], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = [line.split()[1] for line in answer.stdout.splitlines() if line.startswith("  make ")]
    assert targets == TARGETS
