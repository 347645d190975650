"""A run goes on where a part fails, and says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import parts, report
from bench.findings import Figure, Floor, Measurement
from bench.parts import PARTS, Run, measured
from bench.standing import ROOT, Standing, bound

HOLDS = Measurement("Held", "How.", (Figure("Speed", 1.0, "s", Floor(2, "at most")),))


def test_a_part_that_fails_is_told_and_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: Run) -> Measurement:
        raise TimeoutError("no answer\nwithin 30 s")

    monkeypatch.setattr(parts, "_ALL", dict.fromkeys(PARTS, lambda _: HOLDS) | {"many": broken})
    done = list(measured(Run(None, short=True, soak=0), ("many", "soak")))
    assert [one.failed for one in done] == ["TimeoutError: no answer", ""]
    page = report.markdown(done, {"processor": "one"}, None)
    assert "**Not measured: many**: TimeoutError: no answer" in page
    assert "| Speed | 1.00 s |  | at most 2 s | holds |" in page


def test_a_run_stands_beside_the_one_that_was_written_before(tmp_path: Path) -> None:
    place = tmp_path / "performance.json"
    assert Standing.read(place) is None
    told = Figure("Told", 3.0, "s")
    Standing({"processor": "one"}, bound((*HOLDS.figures, told))).write(place)
    slower = replace(HOLDS, figures=(replace(HOLDS.figures[0], value=2.5), told))
    page = report.markdown([slower], {"processor": "two"}, Standing.read(place))
    assert "| Speed | 2.50 s | 1.00 s | at most 2 s | NOT MET |" in page
    assert "| processor | two | one |" in page
    assert "| Told | 3.00 s |  |  |" in page


def test_what_stands_in_the_documentation_is_what_its_page_shows() -> None:
    standing = Standing.read()
    assert standing is not None
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert f"| date | {standing.machine['date']} |" in page
    assert standing.figures
    for figure in standing.figures:
        assert f"| {figure.name} | {figure.text} |" in page


def test_without_chromium_what_needs_it_is_not_measured() -> None:
    done = list(measured(Run(None, short=True, soak=0), ("load", "further", "click", "peers")))
    assert ["no Chromium" in one.failed for one in done] == [True] * 4
