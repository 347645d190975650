"""Writes a run down: ``docs/performance.md`` for readers, one JSON file for machines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Final

import orjson

from bench import standing
from bench.findings import Figure, Measurement
from bench.standing import ROOT, Standing, bound, side_by_side

COMMAND: Final = "make bench"
_AGAIN: Final = """## Run after run

The floors as earlier runs measured them, the latest last. Between two runs the code went on, and
the machine may have been another: see its kernel. What a run did not measure yet is left out.
"""
_HEAD: Final = f"""# Speed and size, measured

Written by `{COMMAND}` (`python -m bench`); nothing in it was typed. Every figure comes from one run
on one machine, and the two sides of a ratio were measured in turn in that run: figures in seconds
or milliseconds drift with the machine and with what else it does, ratios much less: the last table
has the runs before this one, on whatever machine they were (`docs/performance.json`), so that who
measures again, elsewhere, sees theirs beside ours. Brackets hold the middle half of the values.
Nothing here is a test: the tests (`tests/bench`) only see to it that the two ways that are compared
give the same answer. `make bench ARGS="--soak 1"` shortens the long time at the end, `ARGS=--short`
tastes everything and `ARGS="--only peers"` measures one part; those write beside the JSON files in
`bench/results/` and leave this page as it is.
"""


def write(
    measured: Sequence[Measurement], machine: Mapping[str, str], name: str, *, whole: bool
) -> None:
    """Write the page and the JSON file, whose name is ``name``.

    Only a ``whole`` run is the one of the documentation, and what the next is seen beside; the page
    of any other stands beside its JSON file.
    """
    results = ROOT / "bench" / "results"
    results.mkdir(exist_ok=True)
    document = ROOT / "docs" / "performance.md" if whole else results / f"{name}.md"
    runs = (*standing.read(), Standing(machine, bound(_figures(measured))))
    document.write_text(markdown(measured, runs), encoding="utf-8")
    if whole:
        standing.write(runs)
    held = {
        "command": COMMAND,
        "machine": machine,
        "measurements": [_values(measurement) for measurement in measured],
    }
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    (results / f"{name}.json").write_bytes(orjson.dumps(held, option=options))


def markdown(measured: Sequence[Measurement], runs: Sequence[Standing]) -> str:
    """Return the document: floors first, then what was run and how, then each measurement.

    At its end all ``runs``, of which this is the last, stand side by side.
    """
    machine = runs[-1].machine
    floors = _table(
        ("what", "measured", "floor", ""), [_row(figure) for figure in bound(_figures(measured))]
    )
    failed = [f"**{m.title}**: {m.failed}\n" for m in measured if m.failed]
    minutes = sum(measurement.seconds for measurement in measured) / 60
    place = _table(("", ""), [*machine.items(), ("the run took", f"{minutes:.0f} minutes")])
    sections = "\n".join(map(_section, measured))
    numbers = [f"{number}" for number in range(1, len(runs) + 1)]
    again = f"{_AGAIN}\n{_table(('', *numbers), side_by_side(runs))}"
    return f"{_HEAD}\n{''.join(failed)}\n{floors}\n## The run\n\n{place}\n{sections}\n{again}"


def lines(measurement: Measurement) -> str:
    """Return a measurement as the terminal shows it: each figure with its floor."""
    rows = [
        f"  {figure.name}: {figure.text}"
        + (f" ({figure.bound}: {figure.verdict})" if figure.floor else "")
        for figure in measurement.figures
    ]
    took = f"{measurement.title} ({measurement.seconds:.0f} s)"
    return "\n".join((took, *filter(None, (measurement.failed,)), *rows))


def _section(measurement: Measurement) -> str:
    rows = [_row(figure) for figure in measurement.figures]
    figures = _table(("what", "measured", "floor", ""), rows) if rows else ""
    how = measurement.how.replace("``", "`")
    behind = f"\n{_table(measurement.head, measurement.rows)}" if measurement.rows else ""
    return f"## {measurement.title}\n\n{how}\n\n{figures}{behind}"


def _row(figure: Figure) -> tuple[str, str, str, str]:
    return figure.name, figure.text, figure.bound, figure.verdict


def _figures(measured: Sequence[Measurement]) -> Iterator[Figure]:
    return chain.from_iterable(measurement.figures for measurement in measured)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("--:" for _ in head[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def _values(measurement: Measurement) -> dict[str, object]:
    figures = [
        {
            "name": figure.name,
            "value": round(figure.value, 4),
            "unit": figure.unit,
            "floor": asdict(figure.floor) if figure.floor else None,
            "holds": figure.floor.holds(figure.value) if figure.floor else None,
        }
        for figure in measurement.figures
    ]
    rows = [dict(zip(measurement.head, row, strict=True)) for row in measurement.rows]
    return {
        "title": measurement.title,
        "seconds": round(measurement.seconds),
        "failed": measurement.failed,
        "figures": figures,
        "rows": rows,
    }
