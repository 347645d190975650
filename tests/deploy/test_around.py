"""A wrong clock, no network, a full disk: the explorer answers as it would, and loses nothing."""

import http.client
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bench.readers import TABLE
from tests.deploy import cut_off
from tests.deploy.instances import PATIENCE, ROOT, Instance, free_port
from tests.deploy.toy import LIMITS

PAGES = (
    "/", "/?tab=map", "/?tab=heatmap&measure=share", "/regions/south-america",
    "/programmes/colombia", "/findings", "/activities", "/check", "/about", "/readyz",
    "/api/v1/requirements.csv", "/api/v1/requirements.xlsx", "/api/v1/requirements.zip",
    "/api/v1/requirements.svg", "/api/v1/regions/south-america.pdf", "/api/v1/openapi.json",
)  # fmt: skip
Answer = tuple[int, dict[str, str], bytes]


def asked(instance: Instance, path: str, body: str | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET" if body is None else "POST", path, body, named)
    answer = connection.getresponse()
    held = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return held


def alike(answer: Answer) -> Answer:
    """Leave out what no two answers have in common: their time, their number."""
    status, headers, body = answer
    kept = {n: v for n, v in headers.items() if n not in {"Date", "X-Request-Id"}}
    return status, kept, body


@pytest.fixture(scope="module")
def right() -> Iterator[Instance]:
    instance = Instance(free_port()).start()
    yield instance
    instance.stop()


@pytest.fixture
def leaping(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(
        free_port(), settings={"BEHIND": "app.wsgi"}, log=tmp_path / "log",
        application="tests.deploy.wrong_clock:server",
    ).start()  # fmt: skip
    yield instance
    instance.stop()


def test_a_clock_that_leaps_by_years_changes_no_answer(right: Instance, leaping: Instance) -> None:
    style = f"/assets/1-tokens.css?m={'0' * 16}"
    for path in (*PAGES, *PAGES, style):
        # Twice: the second time from memory.
        assert alike(asked(leaping, path, Host="a")) == alike(asked(right, path, Host="a")), path
    for name in ("/assets/1-tokens.css", "/api/v1/requirements.csv"):
        tag = asked(leaping, name)[1]["ETag"]
        assert asked(leaping, name, If_None_Match=tag)[0] == 304
    assert asked(leaping, "/api/v1/check", TABLE)[2] == asked(right, "/api/v1/check", TABLE)[2]
    assert leaping.log
    lines = [line for line in leaping.log.read_text().splitlines() if " ms=" in line]
    taken = [float(line.partition(" ms=")[2].split()[0]) for line in lines]
    assert len(taken) > 2 * len(PAGES)
    assert all(0 <= ms < 30_000 for ms in taken)


def test_a_clock_that_leaps_moves_no_limit_of_a_check() -> None:
    instance = Instance(
        free_port(), settings={"BEHIND": "tests.deploy.toy"},
        application="tests.deploy.wrong_clock:server",
    ).start()  # fmt: skip
    try:
        begun = time.monotonic()
        assert asked(instance, "/x", "sleep 60")[0] == 413
        # Not sooner; later than ``asked`` waits would be no answer.
        assert time.monotonic() - begun >= LIMITS.seconds
        assert asked(instance, "/x", "sleep 1")[0] == 200
    finally:
        instance.stop()


def test_without_a_network_everything_is_served_and_nothing_is_tried(
    right: Instance, tmp_path: Path
) -> None:
    tried = tmp_path / "tried"
    instance = Instance(
        free_port(), settings={"TRIED": str(tried)}, application="tests.deploy.alone:server"
    ).start()
    try:
        for path in PAGES:
            assert alike(asked(instance, path, Host="a")) == alike(asked(right, path, Host="a"))
        for form in ("", ".html", ".xlsx"):
            assert asked(instance, f"/api/v1/check{form}", TABLE)[0] == 200
    finally:
        instance.stop()
    assert not tried.exists(), tried.read_text()


@pytest.mark.network
def test_with_nobody_else_in_its_network_every_answer_is_the_same(right: Instance) -> None:
    paths = tuple(path for path in PAGES if path != "/readyz")
    ended = subprocess.run(
        [*cut_off.PREFIX, sys.executable, "-m", cut_off.__name__, *paths], cwd=ROOT, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=100,
    )  # fmt: skip
    told = json.loads(ended.stdout)
    here = {path: list(answer) for path, answer in cut_off.answers(right.port, paths).items()}
    assert told["answers"] == here
    assert all(status == 200 for status, _ in here.values())
    assert told["commands"] == cut_off.commands()
    # Counted by the kernel, whoever it is that tries: also what is not written in Python.
    assert told["tried"] == 0
    assert told["seen"] >= 2


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount") or ""
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=4m", "none", str(folder)], capture_output=True,
        check=False,
    ).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("a small disk cannot be mounted here (needs root)")
    yield folder
    # A process that ends may have a file of it in memory for a moment longer.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607


def fill(folder: Path) -> None:
    with (folder / "fill").open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    assert shutil.disk_usage(folder).free == 0


def counted(folder: Path, route: str) -> bool:
    """Tell whether an answer comes to be counted, to the last number of it: it has gone out before.

    Seen in the files, as asking for ``/metrics`` would be counted, too.
    """
    last = f'"migof_answer_bytes_total", {{"route": "{route}"}}'.encode()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if any(last in path.read_bytes() for path in folder.glob("counter_*.db")):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("full_before", [True, False])
def test_a_full_folder_of_counts_ends_no_process(
    disk: Path, tmp_path: Path, *, full_before: bool
) -> None:
    if full_before:
        fill(disk)
    log = tmp_path / "log"
    instance = Instance(free_port(), settings={"MIGOF_METRICS": str(disk)}, log=log).start()
    try:
        workers = instance.pids
        assert instance.get("/about")[0] == 200
        if not full_before:
            assert all(counted(disk, route) for route in ("/readyz", "/about"))
            fill(disk)
        for number in range(10):
            assert instance.get(f"/?q=a{number}")[0] == 200
            assert instance.get(f"/nothing-{number}")[0] == 404
            assert instance.get("/metrics")[0] == 200
        assert instance.pids == workers
        assert log.read_text().count("There is no room in") == 1
        (disk / "fill").unlink()
        # With room it counts again.
        instance.get("/regions")
        end = time.monotonic() + 5
        while b'route="/regions"' not in instance.get("/metrics")[1] and time.monotonic() < end:
            time.sleep(0.05)
        assert b'route="/regions"' in instance.get("/metrics")[1]
    finally:
        instance.stop()


@contextmanager
def with_settings(more: str, folder: Path) -> Iterator[Instance]:
    """Start gunicorn with ``more`` below its settings; end it."""
    settings = folder / "gunicorn.conf.py"
    text = (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")
    settings.write_text(f"{text}\n{more}\n", encoding="utf-8")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", str(settings), "app.wsgi:server"],
        cwd=ROOT, stderr=subprocess.DEVNULL,
        env={**os.environ, "MIGOF_PORT": str(port), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    instance = Instance(port, process=process)
    try:
        yield instance
    finally:
        instance.stop()


def test_workers_begin_where_the_disk_of_their_heartbeat_is_full(
    disk: Path, tmp_path: Path
) -> None:
    fill(disk)
    with with_settings(f"worker_tmp_dir = {str(disk)!r}", tmp_path) as instance:
        instance.wait()
        assert instance.get("/about")[0] == 200


@pytest.mark.parametrize(
    "begun", ["_own(server, worker); _wait()", "_wait(); _own(server, worker)"]
)
def test_who_is_told_to_end_while_a_worker_begins_does_so_at_once(
    tmp_path: Path, begun: str
) -> None:
    told = tmp_path / "told"
    slow = f"""
import time
_own = post_fork
def _wait():
    open({str(told)!r}, "w").close()
    time.sleep(1)
def post_fork(server, worker): {begun}"""
    with with_settings(slow, tmp_path) as instance:
        process = instance.process
        assert process
        while process.poll() is None and not told.exists():
            time.sleep(0.01)
        process.terminate()
        # Of a stop that is lost nothing would come for thirty seconds.
        assert process.wait(PATIENCE / 2) == 0
        assert told.exists()


def migof(folder: Path, *words: str, out: Path | None = None, most: int | None = None) -> str:
    """Run a command that must fail, ``most`` bytes to a file; return its one sentence."""

    def little() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    with (out or Path(os.devnull)).open("wb") as output:
        ended = subprocess.run(
            [sys.executable, "-m", "app", *words], cwd=folder, stdout=output, check=False,
            stderr=subprocess.PIPE, text=True, preexec_fn=little,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert ended.returncode == 2, ended.stderr
    [sentence] = ended.stderr.splitlines()
    return sentence


@pytest.mark.parametrize(
    "words", [("export", "--output", "-"), ("check",), ("check", "--format", "json")]
)
def test_an_output_that_is_full_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = migof(tmp_path, *words, out=Path("/dev/full"))
    assert said == f"migof {words[0]}: standard output: cannot be written, No space left on device"


@pytest.mark.parametrize("command", ["export", "check"])
def test_a_file_that_could_not_be_written_whole_is_not_there(tmp_path: Path, command: str) -> None:
    said = migof(tmp_path, command, "--format", "json", "--output", "new.json", most=1_000)
    assert said == f"migof {command}: new.json: cannot be written, File too large"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_could_not_be_written_over_is_what_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("of yesterday", encoding="utf-8")
    kept.chmod(0o640)
    said = migof(tmp_path, "export", "--output", "kept.csv", "--force", most=1_000)
    assert said == "migof export: kept.csv: cannot be written, File too large"
    assert kept.read_text(encoding="utf-8") == "of yesterday"
    assert list(tmp_path.iterdir()) == [kept]
    again = [sys.executable, "-m", "app", "export", "--output", "kept.csv", "--force"]
    subprocess.run(again, cwd=tmp_path, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert kept.stat().st_size > 1_000
    assert kept.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [kept]
