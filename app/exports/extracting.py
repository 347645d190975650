"""The address of a page → the extract its files are written from.

Each says itself, among its notices, what of the selection it makes no use of.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from app.checks.report import Report
from app.exports.extract import Extract
from app.exports.narrowing import about_lines, holding, ignored
from app.languages import mark, say
from app.model.dataset import Dataset
from app.model.selection import Selection

Reports = Callable[[str, int], Report]
"""An edition's year and a tolerance in whole US dollars → the report on its tables."""


class _Page(NamedTuple):
    """A page whose path names nothing that is shown."""

    what: str
    title: str
    path: str


_OVERVIEW: Final = _Page("requirements", mark("Funding requirement by programme"), "/")
_COMPARISON: Final = _Page("compare", mark("Funding requirement side by side"), "/compare")


def of_requirements(
    dataset: Dataset, reports: Reports, selection: Selection, notices: tuple[str, ...] = ()
) -> Extract:
    """Return the twin of ``/``: the lines a selection asks for, in its order."""
    used = selection.but(compare=(), described=(), tolerance=0)
    said = (*notices, *ignored(selection, used))
    return _of_lines(_OVERVIEW, dataset, reports, used, said)


def of_comparison(
    dataset: Dataset, reports: Reports, selection: Selection, notices: tuple[str, ...] = ()
) -> Extract | None:
    """Return the twin of ``/compare``: each line of what is set side by side, once; or None."""
    used = selection.but(
        regions=(), kinds=(), programmes=(), themes=(), described=(), q="", tolerance=0
    )
    said = (*notices, *ignored(selection, used))
    return _of_lines(_COMPARISON, dataset, reports, used, said) if used.compare else None


def _of_lines(
    page: _Page, dataset: Dataset, reports: Reports, used: Selection, notices: tuple[str, ...]
) -> Extract:
    """Return what a selection asks for, where the path names nothing of it."""
    return _with_findings(
        Extract(
            what=page.what,
            title=say(page.title),
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
    filters = selection.but(regions=(), compare=(), described=(), sort=Selection.sort, tolerance=0)
    used = filters.but(regions=(slug,), sort="region")
    return _with_findings(
        Extract(
            what=f"region-{slug}",
            title=say(
                "Funding requirement of {place}",
                place=dataset.region(selection.edition, slug).spoken,
            ),
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
    """Return the twin of ``/programmes/<slug>``: one line, all six amounts; None if none.

    The line is found by a name that only it has, too.
    """
    programme = dataset.called(selection.edition, slug)
    if programme is None:
        return None
    slug = programme.slug
    filters = selection.cleared().but(sort=Selection.sort, tolerance=0)
    return _with_findings(
        Extract(
            what=f"programme-{slug}",
            title=say("Funding requirement of {place}", place=programme.name),
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
        title=say("Findings: printed sums that were tested and what disagrees"),
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
        title=say("Finding: {message}", message=finding.message),
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


def _with_findings(extract: Extract) -> Extract:
    """Keep of the report what is about the lines of the file."""
    held = about_lines(extract.report, extract.lines, extract.parts, extract.whole_tables)
    return replace(extract, report=held)
