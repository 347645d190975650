"""What a file says of itself: the same words in the workbook, in README and on the sheet."""

import hashlib
from collections.abc import Iterator
from typing import Final

from app.exports.columns import WIDE
from app.exports.extract import Extract
from app.exports.snippets import csv_address
from app.exports.tabular import csv_of
from app.exports.totals import totals_of
from app.formats import number, plural
from app.model.citation import Citation, cite
from app.terms import CURRENCY

EVERYTHING: Final = "none"
DISCLAIMER: Final = (
    "Made from a publication of IOM; not a publication of IOM or of the United Nations."
)
REUSE: Final = (
    "The figures are facts: reuse them with their source. The program that made this file is "
    "under the MIT licence; the texts of the volume are IOM’s and no part of this file."
)


def about(extract: Extract, shape: str = WIDE) -> tuple[tuple[str, str], ...]:
    """Return pairs of what and text: contents, filters, check sums, source, citation, words."""
    return (*_contents(extract, shape), *_source(extract), *_reading(extract))


def citation_of(extract: Extract) -> Citation:
    """Cite what an extract holds, its filters named."""
    asked = extract.filters_in_words
    return cite(
        extract.edition,
        title=f"{extract.title} ({asked})" if asked else extract.title,
        address=extract.whole_address if extract.root else "",
        version=extract.dataset.version,
    )


def checksum(extract: Extract, shape: str = WIDE) -> str:
    """Return the SHA-256 of the plain CSV twin, in hex digits."""
    return hashlib.sha256(csv_of(extract, shape=shape)).hexdigest()


def _contents(extract: Extract, shape: str) -> Iterator[tuple[str, str]]:
    yield "Contents", extract.title
    yield "Filters", extract.filters_in_words or EVERYTHING
    if extract.of_findings:
        yield "Rows", plural(extract.row_count, "finding")
    else:
        yield "Rows", plural(extract.row_count, "programme line")
        asked = totals_of(extract)["requirement"]
        yield "Sum of requirement", f"{CURRENCY} {number(asked)}, computed from these lines"
        yield "Findings", number(len(extract.findings))
    yield "Check sum", f"SHA-256 of {_plain_csv(extract, shape)}: {checksum(extract, shape)}"
    yield "Page", extract.whole_address


def _plain_csv(extract: Extract, shape: str) -> str:
    address = csv_address(extract.address)
    if shape != WIDE:
        address += f"{'&' if '?' in address else '?'}shape={shape}"
    return f"the plain CSV of this page (no byte order mark), {extract.root}{address}"


def _source(extract: Extract) -> Iterator[tuple[str, str]]:
    edition, cited = extract.edition, citation_of(extract)
    yield "Source", f"{edition.publisher}, {edition.title}. {edition.source_note}"
    yield "Cite as", cited.long
    yield "Cite briefly as", cited.short
    made = f"; files made on {extract.dataset.date}" if extract.dataset.date else ""
    yield "Date of the data", f"Edition of {edition.year}, as printed{made}"
    yield "Data version", extract.dataset.version
    yield "Currency", edition.currency_note


def _reading(extract: Extract) -> Iterator[tuple[str, str]]:
    yield "Amounts", "Whole US dollars as printed. A printed dash is 0; empty is not printed."
    yield "Totals", "Never rows among the data, so that no sum counts them twice."
    yield "What it is not", DISCLAIMER
    yield "Reuse", REUSE
    for notice in extract.notices:
        yield "Not used", notice
    for note in extract.footnotes:
        place = f"{note.programme}, {note.column}" if note.column else note.programme
        yield f"Note on {place}", note.text
