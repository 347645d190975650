"""What the tools are told: pytest, gunicorn, CI, the image."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gunicorn.config import KNOWN_SETTINGS
from gunicorn.workers.gthread import ThreadWorker

from app.edge.worker import Worker

ROOT = Path(__file__).parents[2]


def test_pytest_runs_without_dashs_plugin(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.is_blocked("dash")


def test_warnings_are_errors_in_tests(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("filterwarnings")[0] == "error"


def test_a_test_without_cases_is_a_fault(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("empty_parameter_set_mark") == "fail_at_collect"


def test_a_test_that_hangs_is_ended_and_told_by_its_name(tmp_path: Path) -> None:
    hangs = tmp_path / "test_it.py"
    hangs.write_text("import threading\n\ndef test_hangs():\n    threading.Event().wait()\n")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path,
         "-n", "1", "--max-worker-restart", "0", "-o", "timeout=1", hangs],
        check=False, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "crashed while running 'test_it.py::test_hangs'" in ended.stdout


def test_a_test_is_given_up_long_before_the_whole_is(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 300
    assert pytestconfig.getini("timeout_method") == "thread"


@pytest.fixture
def gunicorn_conf(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The settings gunicorn would read with nothing set in the environment."""
    for name in ("HOST", "PORT", "WORKERS", "THREADS"):
        monkeypatch.delenv(f"MIGOF_{name}", raising=False)
    names = {setting.name for setting in KNOWN_SETTINGS}
    values = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    return {name: value for name, value in values.items() if name in names}


def test_gunicorn_opens_no_control_socket(gunicorn_conf: dict[str, Any]) -> None:
    assert gunicorn_conf["control_socket_disable"] is True


def test_gunicorn_serves_preloaded_threads_on_loopback(gunicorn_conf: dict[str, Any]) -> None:
    assert gunicorn_conf["bind"] == "127.0.0.1:8050"
    assert gunicorn_conf["worker_class"] == f"{Worker.__module__}.{Worker.__name__}"
    assert issubclass(Worker, ThreadWorker)
    assert gunicorn_conf["preload_app"] is True
    assert 0 < gunicorn_conf["max_requests_jitter"] < gunicorn_conf["max_requests"]


MEMORY_DISK = "/dev/shm"  # noqa: S108


@pytest.mark.skipif(not Path(MEMORY_DISK).is_dir(), reason="no memory disk here")
def test_gunicorns_heartbeat_is_in_memory(gunicorn_conf: dict[str, Any]) -> None:
    assert gunicorn_conf["worker_tmp_dir"] == MEMORY_DISK


def test_gunicorn_listens_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOF_HOST", "127.0.0.2")
    monkeypatch.setenv("MIGOF_PORT", "9000")
    assert runpy.run_path(str(ROOT / "gunicorn.conf.py"))["bind"] == "127.0.0.2:9000"


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line and line[0] != "#"]
    assert commands[0] == "set -euo pipefail"
    assert commands[-1] == "exec make test"


class TestImage:
    """No container engine is asked: the recipe is read."""

    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    stages = re.split(r"^FROM ", text, flags=re.MULTILINE)

    copied = tuple(
        name
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
        for name in line.split()
    )

    def test_every_stage_starts_from_the_base_that_was_asked_for(self) -> None:
        assert re.search(r"^ARG BASE=\S*slim\S*$", self.stages[0], re.MULTILINE)
        assert len(self.stages) > 1
        assert all(stage.startswith("${BASE}") for stage in self.stages[1:])

    def test_it_copies_only_what_is_there(self) -> None:
        assert self.copied
        assert [name for name in self.copied if not (ROOT / name).exists()] == []

    def test_the_ignore_file_lets_through_what_is_copied(self) -> None:
        assert self.copied
        allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        assert {f"!{name.rstrip('/')}" for name in self.copied} <= set(allowed)

    def test_packages_are_installed_by_hash(self) -> None:
        installs = re.findall(r"pip install (.+)", self.text)
        assert installs
        assert all("--require-hashes" in line or "--no-index" in line for line in installs)

    def test_the_last_layer_builds_nothing_and_is_not_root(self) -> None:
        last = self.stages[-1]
        assert re.search(r"^USER (?!root|0\b)\S+", last, re.MULTILINE)
        assert "HEALTHCHECK" in last
        assert "/healthz" in last
        assert not re.search(r"\b(pip install|apt-get|npm|gcc)\b", last)
