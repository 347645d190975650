"""A run goes on where a part fails, and says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import parts, report, standing
from bench.findings import Figure, Floor, Measurement
from bench.parts import PARTS, Run, measured
from bench.standing import MOST, ROOT, Standing, bound

HOLDS = Measurement("Held", "How.", (Figure("Speed", 1.0, "s", Floor(2, "at most")),))


def test_a_part_that_fails_is_told_and_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: Run) -> Measurement:
        raise TimeoutError("no answer\nwithin 30 s")

    monkeypatch.setattr(parts, "_ALL", dict.fromkeys(PARTS, lambda _: HOLDS) | {"many": broken})
    done = list(measured(Run(None, short=True, soak=0), ("many", "soak")))
    assert [one.failed for one in done] == ["TimeoutError: no answer", ""]
    page = report.markdown(done, [Standing({"processor": "one"}, ())])
    assert "**Not measured: many**: TimeoutError: no answer" in page
    assert "| Speed | 1.00 s | at most 2 s | holds |" in page


def test_a_run_stands_beside_those_that_were_written_before(tmp_path: Path) -> None:
    place = tmp_path / "performance.json"
    assert standing.read(place) == ()
    told = Figure("Told", 3.0, "s")
    before = Standing({"processor": "one"}, bound((*HOLDS.figures, told)))
    standing.write([before] * (MOST + 2), place)
    assert len(standing.read(place)) == MOST
    slower = replace(HOLDS, figures=(replace(HOLDS.figures[0], value=2.5), told))
    now = Standing({"processor": "two"}, bound(slower.figures))
    page = report.markdown([slower], [standing.read(place)[-1], now])
    assert "| Speed | 2.50 s | at most 2 s | NOT MET |" in page
    assert "| processor | one | two |\n" in page
    assert "| Speed | 1.00 s | 2.50 s |\n" in page
    assert page.count("Told") == 1


def test_what_stands_in_the_documentation_is_what_its_page_shows() -> None:
    latest = standing.read()[-1]
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert f"| date | {latest.machine['date']} |" in page
    assert latest.figures
    for figure in latest.figures:
        assert f"| {figure.name} | {figure.text} |" in page


def test_without_chromium_what_needs_it_is_not_measured() -> None:
    done = list(measured(Run(None, short=True, soak=0), ("load", "further", "click", "peers")))
    assert ["no Chromium" in one.failed for one in done] == [True] * 4
