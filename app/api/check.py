"""``POST /api/v1/check``: anyone's table, checked; held in memory for the answer and no longer."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Final
from urllib.parse import parse_qsl, urlencode

from flask import Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from app.api.answers import CSV_TYPE, JSON_TYPE
from app.api.asked import Asked, read
from app.api.fine import fine
from app.checks.drafts import SECONDS, Searching, Stage, Tested, stages
from app.checks.report import Report
from app.components.checking import progress
from app.components.verdict import verdict
from app.edge.errors import failure
from app.edge.streaming import Line, streamed, wanted
from app.errors import DraftError, MigofError, TooLargeError
from app.exports.check_workbook import XLSX_TYPE, returned_bytes
from app.exports.findings import CHECK_COLUMNS, check_rows
from app.exports.junit import junit_bytes
from app.exports.tabular import csv_bytes
from app.formats import listed
from app.languages import DEFAULT, asked_language, mark, say, speaking, spoken
from app.model.dataset import Dataset
from app.model.near import vocabulary_of
from app.reading.spreadsheet import DraftTable, Limits, read_table
from app.reading.spreadsheet.limits import MEGABYTE

FORMATS: Final = ("json", "csv", "junit", "xlsx", "html")
STREAMED: Final = ("json", "html")
"""What can be sent line by line, with the progress before it."""
XML_TYPE: Final = "application/xml"
PASTED: Final = mark("pasted table")
_USED: Final = frozenset({"tolerance", "bom", "lang"})
"""What a query may say of a check."""
_FIELD: Final = "file"
"""The field of a form that holds the file."""
_LEAST_SEARCH: Final = 1.0
"""Seconds for which causes are searched, however long the reading took."""
_ENVELOPE: Final = 64 * 1024
"""Bytes a form needs around its file."""


def check(dataset: Dataset, form: str) -> Response:
    """Answer a posted table with its report in one of ``FORMATS``; HTML is a piece.

    The table is the form's file ``file``, its text ``text``, or the body itself; ``tolerance`` is
    of the query, or of the form where its field holds something. What could not be used of either
    is said among the notes on the first table, and at the top of the HTML. Who asks for lines
    (``STREAMED``) gets one as soon as the sums are tested, and the report as the last. ``lang``
    of the query names the language of every sentence, English where it names none; keys, codes
    and ids are the same in each.
    """
    query = request.query_string.decode("utf-8", "replace")
    with speaking(asked_language(query) or DEFAULT):
        return _checked(dataset, form)


def _checked(dataset: Dataset, form: str) -> Response:
    request.max_content_length = Limits().size + _ENVELOPE
    request.max_form_memory_size = Limits().size + _ENVELOPE
    begun, name = time.monotonic(), ""
    try:
        data, name = _posted()
        drafts = _called(read_table(data, name), name)
    except RequestEntityTooLarge:
        allowed = Limits().size // MEGABYTE
        said = say("What was sent is more than is read; allowed are {size} MB.", size=allowed)
        return failure(413, said)
    except TooLargeError as error:
        return failure(413, _about(name, error))
    except MigofError as error:
        return failure(400, _about(name, error))
    query, tolerance = fine(_query())
    asked = read(query, vocabulary_of(dataset), _USED)
    # On a busy machine reading takes longer; the answer must not.
    seconds = max(_LEAST_SEARCH, SECONDS - (time.monotonic() - begun))
    most = asked.selection.tolerance if tolerance is None else tolerance
    steps = stages(drafts, dataset.places, most, seconds)
    if form in STREAMED and wanted():
        response = streamed(_lines(steps, form, asked, spoken()))
    else:
        *_, report = (step for step in steps if isinstance(step, Report))
        response = _written(_noting(report, asked.notices), data, form, asked)
    # What a reader posts is theirs: no cache may keep the answer.
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = spoken()
    response.vary.add("Accept")
    return response


def _lines(steps: Iterator[Stage], form: str, asked: Asked, language: str) -> Iterator[Line]:
    """Give each step as it is taken: the sums, each search for causes, the report."""
    tested = Tested(())
    while True:
        # Not around the loop: what is spoken would be so for whoever asks for the next line.
        with speaking(language):
            step = next(steps, None)
            if step is None:
                return
            tested = step if isinstance(step, Tested) else tested
            line = _line(step, tested, form, asked)
        yield line


def _line(step: Stage, tested: Tested, form: str, asked: Asked) -> Line:
    if isinstance(step, Report):
        report = _noting(step, asked.notices)
        held = report.as_json() if form == "json" else str(verdict(report, asked.notices))
        return {"step": "report", "report": held}
    if isinstance(step, Searching):
        return {"step": "causes", **asdict(step), "told": progress(tested, step)}
    return {"step": "sums", **asdict(step), "told": progress(step)}


def _posted() -> tuple[bytes, str]:
    # Read before the form: a program that posts a bare file may call it a form.
    body = request.get_data(cache=True)
    sent = [pair for pair in request.files.items(multi=True) if pair[1].filename]
    if sent:
        return _only(sent)
    text = request.form.get("text", "")
    if text or request.mimetype == "multipart/form-data":
        return text.encode(), PASTED
    return body, PASTED


def _only(sent: list[tuple[str, FileStorage]]) -> tuple[bytes, str]:
    """Return content and name of the file of a form; a report on one of several would mislead."""
    if len(sent) > 1:
        raise DraftError(say("{n} files were sent; they are checked one at a time", n=len(sent)))
    ((field, file),) = sent
    if field != _FIELD:
        told = say("the file is in the field “{field}” of the form; wanted is “{wanted}”",
                   field=field, wanted=_FIELD)  # fmt: skip
        raise DraftError(told)
    return file.read(), file.filename or PASTED


def _called(drafts: tuple[DraftTable, ...], name: str) -> tuple[DraftTable, ...]:
    """Call what was pasted so in the language spoken; its name, of which ids are made, stays."""
    if name != PASTED:
        return drafts
    said = say(PASTED)
    return tuple(
        replace(draft, called=(draft.called or draft.name).replace(PASTED, said, 1))
        for draft in drafts
    )


def _about(name: str, error: MigofError) -> str:
    return str(error).replace(PASTED, say(PASTED), 1) if name == PASTED else str(error)


def _query() -> str:
    """Return what was asked for: the query, and the tolerance of a form before its own."""
    query = request.query_string.decode("utf-8", "replace")
    field = request.form.get("tolerance", "").strip() if _is_form() else ""
    if not field:
        return query
    kept = [pair for pair in parse_qsl(query, errors="replace") if pair[0] != "tolerance"]
    return urlencode([*kept, ("tolerance", field)])


def _is_form() -> bool:
    # A bare file that a program calls a form has no fields, whatever its text looks like.
    return request.mimetype == "multipart/form-data" or "text" in request.form


def _noting(report: Report, notices: tuple[str, ...]) -> Report:
    first, *others = report.tables
    noted = replace(first, notes=(*notices, *first.notes))
    return replace(report, tables=(noted, *others))


def _written(report: Report, data: bytes, form: str, asked: Asked) -> Response:
    if form == "csv":
        rows = check_rows(report.findings)
        return _file(csv_bytes(CHECK_COLUMNS, rows, bom=asked.bom), CSV_TYPE, "csv")
    if form == "junit":
        return _file(junit_bytes(report), XML_TYPE, "junit.xml")
    if form == "xlsx":
        return _file(returned_bytes(report, data), XLSX_TYPE, "xlsx")
    if form == "html":
        html = str(verdict(report, asked.notices))
        return Response(html, content_type="text/html; charset=utf-8")
    body = json.dumps(report.as_json(), ensure_ascii=False).encode()
    if request.path.endswith(".json"):
        return _file(body, JSON_TYPE, "json")
    return Response(body, content_type=JSON_TYPE)


def _file(body: bytes, content_type: str, ending: str) -> Response:
    response = Response(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="migof-check.{ending}"'
    return response


def unknown_format(form: str) -> Response:
    """Refuse a format that a report is not written in."""
    return failure(404, f"A report is written as {listed(FORMATS)}, not as {form}.")
