"""Extract → the JSON body of its answer, validated by its published shape."""

from typing import Any

from app.api.asked import filters
from app.api.paging import Page
from app.api.shapes import Findings, OneProgramme, OneRegion, Requirements, Shape
from app.checks.finding import Finding
from app.exports.extract import Extract
from app.exports.tabular import records_of
from app.exports.totals import totals_of
from app.model.programme import Programme
from app.model.shares import rank, requirement
from app.terms import CURRENCY, PARTS, TABLE_COLUMNS


def body_of(extract: Extract, shape: str, page: Page) -> Shape:
    """Return the body of the JSON answer for one page of an extract's rows.

    ``shape`` is ``wide`` or ``long``; amounts are whole US dollars, None where not printed.
    """
    if extract.of_findings:
        return Findings.model_validate(_head(extract, page) | _findings(extract, page))
    lines = _head(extract, page) | _lines(extract, shape, page)
    match extract.path.split("/")[1:]:
        case ["regions", slug]:
            return OneRegion.model_validate(lines | _region(extract, slug))
        case ["programmes", _]:
            return OneProgramme.model_validate(lines | _programme(extract))
        case _:
            return Requirements.model_validate(lines)


def _head(extract: Extract, page: Page) -> dict[str, Any]:
    return {
        "ok": True,
        "edition": extract.selection.edition,
        "data_version": extract.dataset.version,
        "currency": CURRENCY,
        "filters": filters(extract.filters),
        "notices": [*extract.notices, *page.notices],
        **page.head,
    }


def _lines(extract: Extract, shape: str, page: Page) -> dict[str, Any]:
    return {
        "title": extract.title,
        "view": extract.address,
        "totals": totals_of(extract),
        "lines": records_of(extract, shape=shape, page=page.taken),
        "findings": [finding.as_json() for finding in extract.findings],
        "footnotes": [
            {"region": n.region, "programme": n.programme, "column": n.column, "text": n.text}
            for n in extract.footnotes
        ],
    }


def _region(extract: Extract, slug: str) -> dict[str, Any]:
    table = extract.dataset.table(extract.selection.edition, slug)
    if table is None:
        raise KeyError(slug)
    printed = (*table.total.amounts, table.total.printed_total)
    return {
        "region": slug,
        "name": table.name,
        "printed": dict(zip(TABLE_COLUMNS[1:], printed, strict=True)),
    }


def _programme(extract: Extract) -> dict[str, Any]:
    (line,) = extract.lines
    world = extract.dataset.lines(extract.dataset.everything(line.edition))
    near = tuple(p for p in world if p.region == line.region)
    return {
        "programme": line.line.programme,
        "other_names": list(line.place.other_names),
        "number": line.number,
        "in_region": _place(line, near),
        "in_world": _place(line, world),
    }


def _place(line: Programme, among: tuple[Programme, ...]) -> dict[str, int | None]:
    held = rank(line.requirement(PARTS), (p.requirement(PARTS) for p in among))
    # What is not printed is neither large nor small.
    place = None if line.asked(PARTS) is None else held.place
    return {"rank": place, "among": held.among, "of": requirement(among, PARTS)}


def _findings(extract: Extract, page: Page) -> dict[str, Any]:
    report = extract.report.as_json()
    about = {name for finding in extract.findings for name in finding.explanations}
    return {
        "ok": report["ok"],
        "tolerance": report["tolerance"],
        "causes": report["causes"],
        "tables": report["tables"],
        "findings": [_told(finding) for finding in extract.findings[page.taken]],
        "explanations": [e for e in report["explanations"] if _wanted(extract, e["id"], about)],
        "vanished": report["vanished"],
        "known": [record.as_json() for record in extract.report.known],
    }


def _told(finding: Finding) -> dict[str, Any]:
    return finding.as_json()


def _wanted(extract: Extract, name: str, about: set[str]) -> bool:
    """Of one finding, only what would explain it; of a report, every reading of its tables."""
    return extract.path == "/findings" or name in about
