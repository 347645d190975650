"""What a file says of itself: the same words in the workbook, in README and on the sheet."""

import hashlib
from collections.abc import Iterator
from typing import Final

from app.exports.columns import WIDE
from app.exports.extract import Extract
from app.exports.snippets import csv_address
from app.exports.tabular import csv_of
from app.exports.totals import totals_of
from app.formats import counted, number
from app.languages import mark, say, say_as
from app.model.citation import Citation, cite
from app.model.edition import Edition
from app.model.tables import Amount
from app.terms import CURRENCY

DISCLAIMER: Final = mark(
    "Made from a publication of IOM; not a publication of IOM or of the United Nations."
)
REUSE: Final = mark(
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
    rows = extract.row_count
    yield say("Contents"), extract.title
    yield say("Filters"), extract.filters_in_words or say_as("filters", "none")
    if extract.of_findings:
        yield say("Rows"), counted(rows, "{n} finding", "{n} findings")
    else:
        yield say("Rows"), counted(rows, "{n} programme line", "{n} programme lines")
        yield say("Sum of requirement"), _asked(totals_of(extract)["requirement"])
        yield say("Findings"), number(len(extract.findings))
    told = say(
        "SHA-256 of the plain CSV of this page (no byte order mark), {address}: {sum}",
        address=_plain_csv(extract, shape),
        sum=checksum(extract, shape),
    )
    yield say("Check sum"), told
    yield say("Page"), extract.whole_address


def _asked(amount: Amount) -> str:
    if amount is None:
        return say("not printed")
    return say(
        "{currency} {amount}, computed from these lines", currency=CURRENCY, amount=number(amount)
    )


def _plain_csv(extract: Extract, shape: str) -> str:
    address = csv_address(extract.address)
    if shape != WIDE:
        address += f"{'&' if '?' in address else '?'}shape={shape}"
    return f"{extract.root}{address}"


def _source(extract: Extract) -> Iterator[tuple[str, str]]:
    edition, cited = extract.edition, citation_of(extract)
    yield say("Source"), source_of(edition)
    yield say("Cite as"), cited.long
    yield say("Cite briefly as"), cited.short
    yield say("Date of the data"), _dated(edition.year, extract.dataset.date)
    yield say("Data version"), extract.dataset.version
    yield say("Currency"), say(edition.currency_note)


def source_of(edition: Edition) -> str:
    """Say which volume the figures are printed in, and where in it."""
    publisher, note = say(edition.publisher), say(edition.source_note)
    return f"{publisher}, {edition.title}. {note}"


def _dated(year: str, made: str) -> str:
    if not made:
        return say("Edition of {year}, as printed", year=year)
    return say("Edition of {year}, as printed; files made on {day}", year=year, day=made)


def _reading(extract: Extract) -> Iterator[tuple[str, str]]:
    dash = say("Whole US dollars as printed. A printed dash is 0; empty is not printed.")
    yield say("Amounts"), dash
    yield say("Totals"), say("Never rows among the data, so that no sum counts them twice.")
    yield say("What it is not"), say(DISCLAIMER)
    yield say("Reuse"), say(REUSE)
    for notice in extract.notices:
        yield say("Not used"), notice
    for note in extract.footnotes:
        line = say_as("place", note.programme)
        place = f"{line}, {note.column}" if note.column else line
        yield say("Note on {place}", place=place), say(note.text)
