"""What would explain a table, as escaped HTML: the likeliest reading first."""

from typing import Final

from markupsafe import Markup

from app.checks.explanation import Explanation
from app.checks.finding import Finding
from app.checks.table_check import TableCheck
from app.components.markup import paragraphs
from app.formats import percent, plural

SHOWN: Final = 5
"""Readings shown; the others are counted."""


def readings(check: TableCheck, finding: Finding | None = None) -> Markup:
    """Return what would explain a table, or one finding of it, the likeliest first."""
    told = [e for e in check.causes.explanations if finding is None or finding.id in e.findings]
    if not told:
        return paragraphs(
            "Nothing short explains this: several figures may be wrong at once. Compare the "
            "line and the column with the source, figure by figure."
        )
    items = Markup("").join(_reading(reading) for reading in told[:SHOWN])
    more = len(told) - SHOWN + check.causes.unlisted if len(told) > SHOWN else check.causes.unlisted
    rest = paragraphs(f"{plural(more, 'less likely reading')} not listed.") if more > 0 else ""
    stopped = (
        ""
        if check.causes.complete
        else paragraphs("The search for causes was stopped before its end; every sum was tested.")
    )
    return Markup('<ol class="readings">{}</ol>{}{}').format(items, rest, stopped)


def _reading(reading: Explanation) -> Markup:
    sure = (
        ""
        if reading.confidence is None
        else Markup('<b class="sure">{}</b> ').format(f"{percent(reading.confidence)} sure")
    )
    settled = Markup("").join(
        Markup('<p class="settle">{}</p>').format(text) for text in reading.settled_by
    )
    return Markup("<li>{}{}{}</li>").format(sure, reading.message, settled)
