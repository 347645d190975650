"""Extract → its rows as plain values, in the order of ``columns_of``.

Amounts are whole US dollars, None where not printed; totals are never rows. No frame is made:
a file of all lines has to be ready within ten milliseconds.
"""

from collections.abc import Iterator

from app.exports.cells import Row, Value
from app.exports.columns import LONG, WIDE
from app.exports.extract import Extract
from app.exports.findings import findings_rows
from app.languages import DEFAULT, spoken
from app.model.programme import Programme
from app.model.tables import Amount
from app.terms import PARTS


def rows_of(extract: Extract, shape: str = WIDE) -> list[Row]:
    """Return the rows of a file: a line per programme, per programme and part, or per finding."""
    if extract.of_findings:
        return finding_rows(extract)
    if shape == LONG:
        return _long(extract)
    wide = _wide(extract)
    if shape == WIDE:
        return wide
    pairs = zip(extract.lines, wide, strict=True)
    return [(*row, *_coverage(extract, p)) for p, row in pairs]


def finding_rows(extract: Extract) -> list[Row]:
    """Return one row per finding that the extract holds, in the order of the report."""
    return findings_rows(extract.report)


def _wide(extract: Extract) -> list[Row]:
    parts = extract.parts
    return [
        (
            p.edition,
            p.region.slug,
            p.region.name,
            p.line.programme,
            _name(p),
            p.slug,
            p.kind.value,
            p.place.iso3,
            *p.amounts(parts),
            p.asked(parts),
            *sums_of(p),
            _found(extract, p),
        )
        for p in extract.lines
    ]


def _long(extract: Extract) -> list[Row]:
    parts = extract.parts
    told = extract.dataset.narratives(extract.selection.edition).of
    return [
        (
            *(p.edition, p.region.slug, p.line.programme, part.value, amount),
            *rest,
            *((one.form.value, one.words) if (one := told(*_cell(p), part)) else (None, None)),
        )
        for p in extract.lines
        for rest in ((
            p.slug,
            p.kind.value,
            p.place.iso3,
            p.region.name,
            _name(p),
            *sums_of(p),
            _found(extract, p),
        ),)
        for part, amount in zip(parts, p.amounts(parts), strict=True)
    ]  # fmt: skip


def _coverage(extract: Extract, programme: Programme) -> Iterator[Value]:
    """Yield form and words of what each chapter shown says of a line, None where nothing."""
    told = extract.dataset.narratives(extract.selection.edition).of
    for part in extract.parts:
        one = told(*_cell(programme), part)
        yield from (one.form.value, one.words) if one else (None, None)


def _name(programme: Programme) -> str:
    """Return the standard name, an English one; in a workbook for people that of their language."""
    return programme.place.name if spoken() == DEFAULT else programme.own_name


def _cell(programme: Programme) -> tuple[str, str]:
    return programme.region.slug, programme.line.programme


def sums_of(programme: Programme) -> tuple[Amount, Amount, Amount]:
    """Return the printed total of a line, the computed one, and printed less computed.

    Where none of the six parts is printed there is nothing to add up: None, and not 0.
    """
    printed, computed = programme.line.printed_total, programme.asked(PARTS)
    gap = None if printed is None or computed is None else printed - computed
    return printed, computed, gap


def _found(extract: Extract, programme: Programme) -> tuple[str, ...]:
    return tuple([finding.id for finding in extract.findings_of(programme)])
