"""More data than one process can hold is told in the log, once, and only then."""

import logging
import os
from pathlib import Path

import pytest

from app.edge import room


@pytest.mark.parametrize(("part", "told"), [(0.4, False), (0.5, False), (0.6, True)])
def test_more_than_half_of_the_memory_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, part: float, told: bool
) -> None:
    monkeypatch.setattr(room, "memory", lambda: 2_000_000_000)
    monkeypatch.setattr(room, "resident", lambda: int(2_000_000_000 * part))
    with caplog.at_level(logging.WARNING):
        assert room.tell_of_room(157_000) is told
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == told
    if told:
        assert said[0].startswith("157,000 programme lines take 1,200 MB of the 2,000 MB")


def test_where_the_system_does_not_say_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(room, "_HELD", tmp_path / "statm")
    assert room.resident() == 0
    assert room.tell_of_room(1) is False


def test_a_limit_of_a_container_counts_where_it_is_below_the_machine(tmp_path: Path) -> None:
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit, none = tmp_path / "memory.max", tmp_path / "none"
    assert room.memory((none,)) == machine
    limit.write_text("max\n")
    assert room.memory((limit,)) == machine
    limit.write_text("1000000\n")
    assert room.memory((limit, none)) == 1_000_000


def test_this_process_is_measured() -> None:
    assert 10_000_000 < room.resident() < room.memory()
