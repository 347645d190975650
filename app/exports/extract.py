"""What one file holds: the lines, findings and words of the page it is the twin of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from app.checks.finding import Finding
from app.checks.report import Report
from app.exports import names
from app.exports.narrowing import holding, ignored, in_words
from app.model.dataset import Dataset, Programme
from app.model.edition import Edition, Footnote, Region
from app.model.selection import Selection
from app.model.tables import Line
from app.terms import PART_COLUMNS, TOTAL_LINE, Part

Reports = Callable[[str, int], Report]
"""An edition's year and a tolerance in whole US dollars → the report on its tables."""
_OF_FINDINGS: Final = ("findings", "finding")


class _Page(NamedTuple):
    """A page whose path names nothing that is shown."""

    what: str
    title: str
    path: str


_OVERVIEW: Final = _Page("requirements", "Funding requirement by programme", "/")
_COMPARISON: Final = _Page(
    "compare", "Funding requirement of regions and programmes side by side", "/compare"
)


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

    @property
    def address(self) -> str:
        """The page it is the twin of, with its query."""
        return self.filters.to(self.path)

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
        return {
            table.region: table.total
            for table in self.dataset.tables
            if table.edition == self.selection.edition
            and sum(line.region.slug == table.region for line in self.lines) == len(table.lines)
        }

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes of its lines, and of the Total lines that belong to it."""
        shown = {(line.region.slug, line.line.programme) for line in self.lines}
        shown |= {(slug, TOTAL_LINE) for slug in self.whole_tables}
        return tuple(n for n in self.edition.footnotes if (n.region, n.programme) in shown)


def of_requirements(
    dataset: Dataset, reports: Reports, selection: Selection, notices: tuple[str, ...] = ()
) -> Extract:
    """Return the twin of ``/``: the lines a selection asks for, in its order."""
    used = selection.but(compare=(), tolerance=0)
    said = (*notices, *ignored(selection, used))
    return _of_lines(_OVERVIEW, dataset, reports, used, said)


def of_comparison(
    dataset: Dataset, reports: Reports, selection: Selection, notices: tuple[str, ...] = ()
) -> Extract | None:
    """Return the twin of ``/compare``: each line of what is set side by side, once; or None."""
    used = selection.but(regions=(), kinds=(), programmes=(), q="", tolerance=0)
    said = (*notices, *ignored(selection, used))
    return _of_lines(_COMPARISON, dataset, reports, used, said) if used.compare else None


def _of_lines(
    page: _Page, dataset: Dataset, reports: Reports, used: Selection, notices: tuple[str, ...]
) -> Extract:
    """Return what a selection asks for, where the path names nothing of it."""
    return _with_findings(
        Extract(
            what=page.what,
            title=page.title,
            path=page.path,
            selection=used,
            filters=used,
            dataset=dataset,
            lines=dataset.select(used),
            report=reports(used.edition, 0),
            notices=notices,
        )
    )


def of_region(
    dataset: Dataset,
    reports: Reports,
    selection: Selection,
    slug: str,
    notices: tuple[str, ...] = (),
) -> Extract | None:
    """Return the twin of ``/regions/<slug>``, in printed order; None where there is no such."""
    if dataset.table(selection.edition, slug) is None:
        return None
    filters = selection.but(regions=(), compare=(), sort=Selection.sort, tolerance=0)
    used = filters.but(regions=(slug,), sort="region")
    return _with_findings(
        Extract(
            what=f"region-{slug}",
            title=f"Funding requirement of {dataset.region(selection.edition, slug).spoken}",
            path=f"/regions/{slug}",
            selection=used,
            filters=filters,
            dataset=dataset,
            lines=dataset.select(used),
            report=reports(used.edition, 0),
            notices=(*notices, *ignored(selection, filters)),
        )
    )


def of_programme(
    dataset: Dataset,
    reports: Reports,
    selection: Selection,
    slug: str,
    notices: tuple[str, ...] = (),
) -> Extract | None:
    """Return the twin of ``/programmes/<slug>``: one line, all six amounts; None if none."""
    programme = dataset.programme(selection.edition, slug)
    if programme is None:
        return None
    filters = selection.cleared().but(sort=Selection.sort, tolerance=0)
    return _with_findings(
        Extract(
            what=f"programme-{slug}",
            title=f"Funding requirement of {programme.name}",
            path=f"/programmes/{slug}",
            selection=filters.but(programmes=(slug,)),
            filters=filters,
            dataset=dataset,
            lines=(programme,),
            report=reports(filters.edition, 0),
            notices=(*notices, *ignored(selection, filters)),
        )
    )


def of_findings(
    dataset: Dataset, reports: Reports, selection: Selection, notices: tuple[str, ...] = ()
) -> Extract:
    """Return the twin of ``/findings``: what is found at the tolerance asked for."""
    used = selection.cleared().but(regions=selection.regions, sort=Selection.sort)
    return Extract(
        what="findings",
        title="Findings: printed sums that were tested and what disagrees",
        path="/findings",
        selection=used,
        filters=used,
        dataset=dataset,
        lines=(),
        report=reports(used.edition, used.tolerance).of_tables(used.regions),
        notices=(*notices, *ignored(selection, used)),
    )


def of_finding(
    dataset: Dataset,
    reports: Reports,
    selection: Selection,
    finding_id: str,
    notices: tuple[str, ...] = (),
) -> Extract | None:
    """Return the twin of ``/findings/<id>``, at tolerance 0; None where there is no such."""
    used = selection.cleared().but(sort=Selection.sort, tolerance=0)
    whole = reports(used.edition, 0)
    finding = whole.finding(finding_id)
    if finding is None:
        return None
    return Extract(
        what=f"finding-{finding_id}",
        title=f"Finding: {finding.message}",
        path=f"/findings/{finding_id}",
        selection=used,
        filters=used,
        dataset=dataset,
        lines=(),
        report=holding(whole.of_tables((finding.table,)), lambda f: f.id == finding_id),
        notices=(*notices, *ignored(selection, used)),
    )


def extract_of(
    dataset: Dataset,
    reports: Reports,
    path: str,
    selection: Selection,
    notices: tuple[str, ...] = (),
) -> Extract | None:
    """Return the twin of the page at a path, None where no page is or it has no twin."""
    match [word for word in path.split("/") if word]:
        case []:
            found: Extract | None = of_requirements(dataset, reports, selection, notices)
        case ["compare"]:
            found = of_comparison(dataset, reports, selection, notices)
        case ["regions", slug]:
            found = of_region(dataset, reports, selection, slug, notices)
        case ["programmes", slug]:
            found = of_programme(dataset, reports, selection, slug, notices)
        case ["findings"]:
            found = of_findings(dataset, reports, selection, notices)
        case ["findings", name]:
            found = of_finding(dataset, reports, selection, name, notices)
        case _:
            found = None
    return found


def file_name(extract: Extract, ending: str, *extra: str) -> str:
    """Name a file after what it holds: ``migof-2017-region-south-america-o2.xlsx``."""
    asked = extract.filters
    within = (f"tolerance-{asked.tolerance}",) if asked.tolerance else ()
    return names.file_name(extract.what, ending, asked, *within, *extra)


def _with_findings(extract: Extract) -> Extract:
    """Keep of the report what is about the lines of the file."""
    tables = {line.region.slug for line in extract.lines}
    whole = extract.report
    # No name at all would mean all tables.
    report = whole.of_tables(tables) if tables else replace(whole, tables=(), known=(), vanished=())
    return replace(extract, report=holding(report, _shown(extract)))


def _shown(extract: Extract) -> Callable[[Finding], bool]:
    """Tell which findings are about a line or a total that the file holds."""
    lines = {(line.region.slug, line.number) for line in extract.lines}
    left_out = set(PART_COLUMNS) - {part.column for part in extract.parts}
    whole = extract.whole_tables

    def shown(finding: Finding) -> bool:
        if finding.column in left_out:
            return False
        of_total = finding.table in whole and finding.programme == TOTAL_LINE
        return of_total or (finding.table, finding.line) in lines

    return shown
