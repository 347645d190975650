"""What all processes counted is read while one of them makes its file."""

import struct
import time
from pathlib import Path

import pytest

from app.edge.metrics import collected


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The file of a process that has begun to count, as it stands for a moment."""
    file = tmp_path / "counter_999.db"
    file.write_bytes(b"")
    return file


def test_a_file_that_is_just_being_made_is_read_again(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused = []

    def goes_on(seconds: float) -> None:
        paused.append(seconds)
        # What the library writes into a file before anything is counted.
        made.write_bytes(struct.pack("ii", 8, 0) + bytes(1016))

    monkeypatch.setattr(time, "sleep", goes_on)
    assert collected(str(made.parent)) == b""
    assert len(paused) == 1


def test_a_file_that_stays_broken_is_no_answer(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[float] = []
    monkeypatch.setattr(time, "sleep", paused.append)
    with pytest.raises(struct.error):
        collected(str(made.parent), tries=3)
    assert len(paused) == 2
