"""What a file leaves out: findings about other lines, and what of an address it does not use."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.checks.finding import Finding
from app.checks.report import Report
from app.formats import listed
from app.model.address import Notice
from app.model.dataset import Dataset
from app.model.selection import Selection

UNUSED: Final = "this page makes no use of it"


def holding(report: Report, shown: Callable[[Finding], bool]) -> Report:
    """Return a report with some of its findings; what was tested stays as it is."""
    kept = {f.id for f in report.findings if shown(f)}
    return replace(
        report,
        tables=tuple(
            replace(table, findings=tuple(f for f in table.findings if f.id in kept))
            for table in report.tables
        ),
        known=tuple(record for record in report.known if record.id in kept),
    )


def ignored(asked: Selection, used: Selection) -> tuple[str, ...]:
    """Say what the address sets and the file makes no use of."""
    before, after = _pairs(asked), _pairs(used)
    return tuple(
        Notice(name, value, UNUSED).message
        for name, value in before.items()
        if after.get(name) != value and name != "edition"
    )


def in_words(asked: Selection, dataset: Dataset) -> str:
    """Say what filters leave, as a sentence does; empty where they leave everything."""
    regions = {region.slug: region.name for region in dataset.edition(asked.edition).regions}
    lines = {p.slug: p.name for p in dataset.programmes if p.edition == asked.edition}
    named = {slug: slug for slug in (*asked.programmes, *asked.compare)} | regions | lines
    said = {
        "region": listed(tuple(regions[slug] for slug in regions if slug in asked.regions)),
        "principle or objective": listed(tuple(part.short for part in asked.parts)),
        "kind of line": listed(tuple(kind.label.lower() for kind in asked.kinds)),
        "programme": listed(tuple(named[slug] for slug in asked.programmes)),
        "side by side": listed(tuple(named[slug] for slug in asked.compare)),
        "name searched for": f"“{asked.q}”" if asked.q else "",
        "tolerance": f"{asked.tolerance} US dollars" if asked.tolerance else "",
    }
    return "; ".join(f"{name}: {words}" for name, words in said.items() if words)


def _pairs(selection: Selection) -> dict[str, str]:
    held = (pair.partition("=") for pair in selection.query.split("&") if pair)
    return {name: value for name, _, value in held}
