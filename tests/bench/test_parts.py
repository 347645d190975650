"""A run goes on where a part fails, and says so."""

import pytest

from bench import parts, report
from bench.findings import Figure, Floor, Measurement
from bench.parts import PARTS, Run, measured

HOLDS = Measurement("Held", "How.", (Figure("Speed", 1.0, "s", Floor(2, "at most")),))


def test_a_part_that_fails_is_told_and_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: Run) -> Measurement:
        raise TimeoutError("no answer\nwithin 30 s")

    monkeypatch.setattr(parts, "_ALL", dict.fromkeys(PARTS, lambda _: HOLDS) | {"many": broken})
    done = list(measured(Run(None, short=True, soak=0), ("many", "soak")))
    assert [one.failed for one in done] == ["TimeoutError: no answer", ""]
    page = report.markdown(done, {"processor": "one"})
    assert "**Not measured: many**: TimeoutError: no answer" in page
    assert "| Speed | 1.00 s | at most 2 s | holds |" in page


def test_without_chromium_what_needs_it_is_not_measured() -> None:
    done = list(measured(Run(None, short=True, soak=0), ("load", "further", "click", "peers")))
    assert ["no Chromium" in one.failed for one in done] == [True] * 4
