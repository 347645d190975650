"""Lists: regions, programmes, totals, explanations, parts and editions, as JSON and as CSV."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from app.api.answers import CSV_TYPE, JSON_TYPE, XLSX_TYPE, File
from app.api.asked import Asked, filters
from app.api.list_files import FILES, WIDTHS
from app.api.looked_up import Lines, as_meant, search
from app.api.paging import Page
from app.api.shapes import (
    Activities,
    Editions,
    Explanations,
    Head,
    Parts,
    Programmes,
    Regions,
    Search,
    Sections,
    Totals,
)
from app.api.source import Source
from app.api.terms_of_totals import total_lines, world_line
from app.exports.cells import cell
from app.exports.listing import Listing
from app.exports.names import file_name
from app.exports.packing import ZIP_TYPE
from app.exports.tabular import csv_bytes
from app.model.notices import Notice
from app.model.programme import Programme
from app.model.rights import activities as recorded
from app.model.sections import sections as told
from app.model.selection import Selection
from app.model.shares import by_part
from app.terms import CURRENCY, PARTS


def regions(source: Source, selection: Selection) -> Lines:
    """Return one line per regional table, in printed order."""
    edition = source.dataset.edition(selection.edition)
    found = {t.table: len(t.findings) for t in source.reports(selection.edition, 0).tables}
    return [
        {
            "region": region.slug,
            "name": region.name,
            "short": region.short,
            "printed_name": region.printed,
            "lines": len(table.lines),
            **{part.column: table.computed(part) for part in PARTS},
            **_sums(table.total.printed_total, table.computed_total),
            "findings": found[region.slug],
        }
        for region in edition.regions
        for table in (source.dataset.held(selection.edition).tables[region.slug],)
    ]


def programmes(source: Source, selection: Selection) -> Lines:
    """Return one line per programme that a selection asks for, in its order."""
    parts = selection.chosen_parts
    return [
        {
            "slug": p.slug,
            "programme": p.line.programme,
            "name": p.place.name,
            "other_names": list(p.place.other_names),
            "region": p.region.slug,
            "kind": p.kind.value,
            "iso3": list(p.place.iso3),
            "requirement": p.asked(parts),
            "printed_total": p.line.printed_total,
        }
        for p in source.dataset.select(selection)
    ]


def parts(source: Source, selection: Selection) -> Lines:
    """Return the six parts, in printed order, with what all lines ask for under each."""
    sums = by_part(_all(source, selection))
    return [
        {
            "part": part.value,
            "slug": part.slug,
            "column": part.column,
            "name": part.short,
            "full": part.full,
            "computed_total": sums[part],
        }
        for part in PARTS
    ]


def editions(source: Source, _: Selection) -> Lines:
    """Return the volumes held, the newest last."""
    newest = source.dataset.newest
    return [
        {
            "edition": edition.year,
            **edition.model_dump(
                include={"title", "publisher", "currency", "currency_note", "source_note"}
            ),
            "regions": len(edition.regions),
            "lines": len(source.dataset.held(edition.year).lines),
            "newest": edition == newest,
        }
        for edition in source.dataset.editions
    ]


def explanations(source: Source, selection: Selection) -> Lines:
    """Return the readings of all tables asked for, the likeliest of each table first."""
    report = source.reports(selection.edition, selection.tolerance)
    return [e.as_json() for e in report.of_tables(selection.regions).explanations]


def activities(source: Source, selection: Selection) -> Lines:
    """Return the records of the rights register that are asked for, by year."""
    register = source.dataset.rights
    return [
        {
            "year": one.year,
            "kind": one.kind.value,
            "theme": one.theme.value,
            "places": list(one.places),
            "iso3": list(one.iso3),
            "regions": list(one.regions),
            "summary": one.summary,
            "sdg_targets": list(one.sdg_targets),
            "source": one.source,
            "source_title": paper.title,
            "source_document": paper.document,
            "source_year": paper.year,
            "reference": one.reference,
        }
        for one in recorded(source.dataset, selection)
        for paper in (register.source(one.source),)
    ]


def sections(source: Source, selection: Selection) -> Lines:
    """Return one line per amount with what its chapter says, the largest or best first."""
    themes = source.dataset.narratives(selection.edition).themes_by_cell
    return [
        {
            "edition": p.edition,
            "region": p.region.slug,
            "region_name": p.region.name,
            "programme": p.line.programme,
            "name": p.place.name,
            "slug": p.slug,
            "kind": p.kind.value,
            "iso3": list(p.place.iso3),
            "part": one.part.value,
            "requirement": one.coverage.amount,
            "described": one.coverage.form.value if one.coverage.form else None,
            "words": one.coverage.words if one.coverage.form else None,
            "themes": list(themes.get(one.cell, ())),
        }
        for one in told(source.dataset, selection, source.copy_of(selection.edition))
        for p in (one.programme,)
    ]


Make = Callable[[Source, Selection], Lines]
MAKES: Final[dict[str, tuple[Make, type[Head]]]] = {
    "regions": (regions, Regions),
    "programmes": (programmes, Programmes),
    "totals": (lambda source, selection: total_lines(source.dataset, selection), Totals),
    "explanations": (explanations, Explanations),
    "activities": (activities, Activities),
    "sections": (sections, Sections),
    "parts": (parts, Parts),
    "search": (search, Search),
    "editions": (editions, Editions),
}
_TABLES: Final = (".xlsx", ".zip")
_PAGED: Final = ("programmes", "explanations", "activities", "sections")


def listing(source: Source, what: str, asked: Asked, ending: str, path: str) -> File:
    """Return a list in a format; ``what`` is one of ``MAKES``, ``path`` the list's address."""
    make, shape = MAKES[what]
    if what == "sections":
        asked = _searchable(source, asked)
    selection = asked.selection
    lines = make(source, selection)
    if what == "search":
        asked = replace(asked, notices=(*asked.notices, *as_meant(lines, selection)))
    name = file_name(what, ending.removeprefix(".") or "json", selection)
    if ending in _TABLES:
        return _written(FILES[what](source, asked, lines), ending, WIDTHS[what])
    if ending == ".csv":
        body = _csv(lines, shape, bom=asked.bom)
        return File(body, CSV_TYPE, name, asked.notices)
    page = Page.of(asked, len(lines))
    head = _head(source, asked, page, paged=what in _PAGED)
    written = shape.model_validate(head | _body(source, what, lines[page.taken], selection))
    text = written.model_dump_json(exclude_unset=True).encode()
    return File(text, JSON_TYPE, name, links=page.links(path, asked.query))


def _written(listing: Listing, ending: str, widths: dict[str, float]) -> File:
    """Write a list as a workbook or a zip, whose writers are loaded by those who want one."""
    if ending == ".zip":
        from app.exports.listing_package import listing_package  # noqa: PLC0415

        return File(listing_package(listing), ZIP_TYPE, listing.name("zip"), listing.notices)
    from app.exports.listing_workbook import listing_workbook  # noqa: PLC0415

    body = listing_workbook(listing, widths)
    return File(body, XLSX_TYPE, listing.name("xlsx"), listing.notices)


def _searchable(source: Source, asked: Asked) -> Asked:
    """Leave out the words of a search where there is no text to search in, and say so."""
    q = asked.selection.q
    if not q or source.copy_of(asked.selection.edition):
        return asked
    said = Notice("q", q, "without a copy of the volume there is no text to search in").message
    return replace(asked, selection=asked.selection.but(q=""), notices=(*asked.notices, said))


def _body(source: Source, what: str, lines: Lines, selection: Selection) -> dict[str, Any]:
    match what:
        case "totals":
            return {"lines": lines, "world": world_line(source.dataset, selection.edition)}
        case "explanations":
            return {"tolerance": selection.tolerance, "explanations": lines}
        case _:
            return {"lines": lines}


def _head(source: Source, asked: Asked, page: Page, *, paged: bool) -> dict[str, Any]:
    return {
        "ok": True,
        "edition": asked.selection.edition,
        "data_version": source.dataset.version,
        "currency": CURRENCY,
        "filters": filters(asked.selection),
        "notices": [*asked.notices, *(page.notices if paged else ())],
        **(page.head if paged else {"count": page.count}),
    }


def _csv(lines: Lines, shape: type[Head], *, bom: bool) -> bytes:
    """Write one row per line; columns are the keys of a line of the shape."""
    (line,) = shape.model_fields["lines"].annotation.__args__  # type: ignore[union-attr]
    names = tuple(line.model_fields)
    return csv_bytes(names, [tuple(cell(row[name]) for name in names) for row in lines], bom=bom)


def _all(source: Source, selection: Selection) -> tuple[Programme, ...]:
    return source.dataset.lines(source.dataset.everything(selection.edition))


def _sums(printed: int | None, computed: int) -> dict[str, int | None]:
    difference = None if printed is None else printed - computed
    return {"printed_total": printed, "computed_total": computed, "difference": difference}
