"""What one file holds: the lines, findings and words of the page it is the twin of."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.checks.finding import Finding
from app.checks.report import Report
from app.exports import names
from app.exports.narrowing import in_words
from app.model.dataset import Dataset
from app.model.edition import Edition, Footnote, Region
from app.model.programme import Programme
from app.model.selection import Selection
from app.model.tables import Line
from app.terms import TOTAL_LINE, Part

_OF_FINDINGS: Final = ("findings", "finding")


@dataclass(frozen=True)
class Extract:
    """What one file holds: exactly what the page at ``address`` shows."""

    what: str
    """The word in the file's name: ``requirements``, ``region-…``, ``findings``, …"""
    title: str
    """In words, for sheets and README."""
    path: str
    """Of the page it is the twin of, without its query."""
    selection: Selection
    """Which lines, the region or programme that the path names included."""
    filters: Selection
    """What narrows the page: the selection without what the path names already."""
    dataset: Dataset
    lines: tuple[Programme, ...]
    """In the page's order; none in a file of findings."""
    report: Report
    """Of the tables the file touches, with the findings that the file holds and no others."""
    notices: tuple[str, ...] = ()
    """What of the address was not used, and why: a sentence each."""
    root: str = ""
    """Where the explorer is reached, with its host, no slash at the end; empty if not known."""

    @property
    def address(self) -> str:
        """The page it is the twin of, with its query."""
        return self.filters.to(self.path)

    @property
    def whole_address(self) -> str:
        """The page with the explorer's host, where that is known."""
        return f"{self.root}{self.address}"

    @property
    def edition(self) -> Edition:
        """The volume the figures are printed in."""
        return self.dataset.edition(self.selection.edition)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts shown, in printed order."""
        return self.selection.chosen_parts

    @property
    def of_findings(self) -> bool:
        """True if the file's rows are findings, not programme lines."""
        return self.path.split("/")[1] in _OF_FINDINGS

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that the file holds, in the order of the report."""
        return self.report.findings

    @cached_property
    def findings_by_line(self) -> dict[tuple[str, int], tuple[Finding, ...]]:
        """The findings by the region's slug and the number of the line."""
        held: dict[tuple[str, int], tuple[Finding, ...]] = {}
        for finding in self.findings:
            place = (finding.table, finding.line)
            held[place] = (*held.get(place, ()), finding)
        return held

    def findings_of(self, programme: Programme) -> tuple[Finding, ...]:
        """Return what was found about a line: its sum, its cells, its name."""
        return self.findings_by_line.get((programme.region.slug, programme.number), ())

    @property
    def row_count(self) -> int:
        """Programme lines of the file, or its findings."""
        return len(self.findings) if self.of_findings else len(self.lines)

    @property
    def filters_in_words(self) -> str:
        """What the filters leave, as a sentence says it; empty where they leave everything."""
        return in_words(self.filters, self.dataset)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions of its lines or findings' tables, in printed order."""
        held = {line.region.slug for line in self.lines} or {t.table for t in self.report.tables}
        return tuple(region for region in self.edition.regions if region.slug in held)

    @cached_property
    def whole_tables(self) -> dict[str, Line]:
        """The printed Total line of each region all of whose lines are shown, by its slug."""
        counts = Counter(line.region.slug for line in self.lines)
        return {
            table.region: table.total
            for table in self.dataset.held(self.selection.edition).tables.values()
            if counts[table.region] == len(table.lines)
        }

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes of its lines, and of the Total lines that belong to it."""
        shown = {(line.region.slug, line.line.programme) for line in self.lines}
        shown |= {(slug, TOTAL_LINE) for slug in self.whole_tables}
        return tuple(n for n in self.edition.footnotes if (n.region, n.programme) in shown)


def file_name(extract: Extract, ending: str, *extra: str) -> str:
    """Name a file after what it holds: ``migof-2017-region-south-america-o2.xlsx``."""
    asked = extract.filters
    within = (f"tolerance-{asked.tolerance}",) if asked.tolerance else ()
    return names.file_name(extract.what, ending, asked, *within, *extra)
