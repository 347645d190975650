"""deploy/compose.yaml: what compose takes, and of one mind with nginx, the image and gunicorn."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml  # type: ignore[import-untyped]
from gunicorn.config import Config

from app.settings import PREFIX, Settings
from tests.deploy.front import CONFIGURATION

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "deploy" / "compose.yaml"
TEXT = COMPOSE.read_text(encoding="utf-8")
NGINX = CONFIGURATION.read_text(encoding="utf-8")
IMAGE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
HELD: dict[str, Any] = yaml.safe_load(TEXT)
FRONT: dict[str, Any] = HELD["services"]["front"]
INSTANCES: dict[str, dict[str, Any]] = {
    name: service for name, service in HELD["services"].items() if service is not FRONT
}
UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


class Folder(NamedTuple):
    """A folder in memory: where, and what was said of it."""

    place: str
    said: dict[str, str]

    @property
    def room(self) -> int:
        """Bytes it may hold."""
        return size(self.said["size"])

    def may_be_written_by(self, user: str) -> bool:
        """Tell whether a container's user can write into it."""
        return self.said.get("mode") == "1777" or self.said.get("uid") == user


def size(text: str) -> int:
    """Return the bytes that ``16m`` and the like mean."""
    return int(text[:-1]) * UNITS[text[-1]]


def in_memory(service: dict[str, Any]) -> list[Folder]:
    """Return the folders in memory that a service has."""
    parted = (entry.partition(":") for entry in service["tmpfs"])
    return [
        Folder(place, dict(word.split("=") for word in said.split(",")))
        for place, _, said in parted
    ]


def user(service: dict[str, Any]) -> str:
    """Return the number of the user that a service runs as."""
    held: str = service["user"]
    return held.partition(":")[0]


def inside(path: str, folders: list[Folder]) -> Folder:
    """Return the folder that holds a path; fail where none does."""
    [found] = [each for each in folders if Path(path).is_relative_to(each.place)]
    return found


def of_image(word: str) -> str:
    """Return what the last stage of the Dockerfile sets a variable to."""
    [found] = re.findall(rf"\b{word}=(\S+)", IMAGE.rpartition("\nFROM ")[2])
    return str(found)


def checked(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against the published schema of compose files."""
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec",
         *paths], capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_file_is_what_compose_allows_and_nothing_else() -> None:
    answer = checked(COMPOSE)
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout == "ok -- validation done\n"


def test_a_word_a_condition_and_a_kind_that_compose_does_not_know_would_be_seen(
    tmp_path: Path,
) -> None:
    wrong = {
        "services['explorer-1']": ("  read_only: true\n  user", "  readonly: true\n  user"),
        "services.front.depends_on": ("condition: service_healthy", "condition: is_healthy"),
        "networks.inside": ("inside: { internal: true }", "inside: { internal: [] }"),
    }
    paths = []
    for number, (right, changed) in enumerate(wrong.values()):
        assert right in TEXT
        paths.append(tmp_path / f"{number}.yaml")
        paths[-1].write_text(TEXT.replace(right, changed), encoding="utf-8")
    answer = checked(*paths)
    assert answer.returncode == 1
    for path, place in zip(paths, wrong, strict=True):
        assert f"{path}::$.{place}" in answer.stdout


def test_nginx_asks_every_instance_by_its_name_at_the_port_of_the_image() -> None:
    assert len(INSTANCES) == 3
    asked = re.findall(r"^\s*server (\S+) max_fails=0;$", NGINX, re.MULTILINE)
    port = of_image("MIGOF_PORT")
    assert asked == [f"{name}:{port}" for name in INSTANCES]
    assert f"\nEXPOSE {port}\n" in IMAGE
    # Said nowhere else: a port of their own would be one that nginx does not know.
    assert all("MIGOF_PORT" not in each["environment"] for each in INSTANCES.values())
    assert of_image("MIGOF_HOST") == "0.0.0.0"  # noqa: S104 - to be asked from another container


def test_only_nginx_is_reached_from_outside_and_only_from_this_machine() -> None:
    [listened] = re.findall(r"\blisten (\d+);", NGINX)
    assert FRONT["ports"] == [f"127.0.0.1:{listened}:{listened}"]
    assert int(listened) > 1023  # below, it would need a right that it gave up
    told = re.search(r"http://(\S+)$", TEXT, re.MULTILINE)
    assert told
    assert FRONT["ports"][0].startswith(told[1])
    assert HELD["networks"]["inside"] == {"internal": True}
    for instance in INSTANCES.values():
        assert "ports" not in instance
        assert instance["networks"] == ["inside"]
    assert FRONT["networks"] == ["inside", "outside"]


def test_nginx_waits_until_the_image_says_of_each_instance_that_it_is_healthy() -> None:
    assert FRONT["depends_on"] == {name: {"condition": "service_healthy"} for name in INSTANCES}
    health = re.search(r"^HEALTHCHECK .*CMD (.+\\\n.+)$", IMAGE, re.MULTILINE)
    assert health
    assert "/healthz" in health[1]
    assert "MIGOF_PORT" in health[1]
    assert all("healthcheck" not in instance for instance in INSTANCES.values())


@pytest.mark.parametrize("name", HELD["services"])
def test_a_container_has_no_rights_and_a_root_that_nobody_writes(name: str) -> None:
    service = HELD["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert int(user(service)) > 0
    # What is written is memory, and counts as such: beside it there is room to run.
    assert 2 * sum(folder.room for folder in in_memory(service)) < size(service["mem_limit"])
    assert all(folder.may_be_written_by(user(service)) for folder in in_memory(service))


def test_an_instance_runs_as_the_user_of_the_image_which_is_built_here() -> None:
    [uid] = re.findall(r"^USER (\d+)$", IMAGE, re.MULTILINE)
    assert f"useradd --system --uid {uid} " in IMAGE
    [named] = re.findall(r"^IMAGE \?= (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for instance in INSTANCES.values():
        assert user(instance) == uid
        assert instance["image"] == named
        assert (COMPOSE.parent / instance["build"] / "Dockerfile").samefile(ROOT / "Dockerfile")


def test_an_instance_is_given_settings_that_there_are_and_a_folder_to_count_in() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for instance in INSTANCES.values():
        given = instance["environment"]
        assert given.keys() <= known
        assert inside(given["MIGOF_METRICS"], in_memory(instance)).place == given["MIGOF_METRICS"]
        # The workers' heartbeat.
        assert size(instance["shm_size"]) > 0


def test_an_instance_has_longer_to_end_than_gunicorn_gives_its_workers() -> None:
    assert "graceful_timeout" not in (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")
    for instance in INSTANCES.values():
        assert int(instance["stop_grace_period"].removesuffix("s")) > Config().graceful_timeout


def test_nginx_reads_the_configuration_of_this_folder_and_cannot_write_it() -> None:
    [volume] = FRONT["volumes"]
    source, target, how = volume.split(":")
    assert (COMPOSE.parent / source).samefile(CONFIGURATION)
    assert (target, how) == ("/etc/nginx/nginx.conf", "ro")


def test_what_nginx_writes_is_in_memory_and_has_room_there() -> None:
    folders = in_memory(FRONT)
    [pid] = re.findall(r"^pid (\S+);$", NGINX, re.MULTILINE)
    temporary = dict(re.findall(r"^\s*(\w+)_temp_path (\S+);$", NGINX, re.MULTILINE))
    [(cache, most)] = re.findall(r"proxy_cache_path (\S+) .*max_size=(\d+m)", NGINX)
    # All are made as nginx starts, used or not; where, differs from one build of it to the next.
    assert temporary.keys() == {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}
    for path in (pid, *temporary.values(), cache):
        inside(path, folders)
    assert size(most) < inside(cache, folders).room
    for log in re.findall(r"^\s*(?:access|error)_log (\S+)", NGINX, re.MULTILINE):
        assert log.startswith("/dev/std")
