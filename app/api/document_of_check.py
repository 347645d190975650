"""``POST /check`` in the document: which bodies it takes, which reports it gives."""

from typing import Any, Final

from app.api.answers import CSV_TYPE, JSON_TYPE
from app.api.check import FORMATS, STREAMED
from app.api.posted import FORMS, SHEETS
from app.api.responses import FAILURES
from app.edge.streaming import NDJSON
from app.exports.check_workbook import XLSX_TYPE
from app.languages import LANGUAGES
from app.model.selection import LARGEST_TOLERANCE

_REFUSED: Final = (400, 405, 413, 415, 500, 501, 503)
_TEXT: Final = {"type": "string"}
_LINES: Final = {
    "schema": {
        "type": "string",
        "description": "Where it is named in Accept: a JSON object a line, each as soon as it is "
        "known. “step” is “sums” (how many sums of each table were tested and hold), “causes” (in "
        "which table causes are searched for) or, in the last line, “report” (the report). What "
        "fails on the way ends it with a line in the shape of every failure.",
    },
    "example": '{"step": "sums", "tables": [{"table": "a", "tested": 17, "holding": 15}], '
    '"told": "17 sums tested: 15 hold."}\n',
}
_PAGE: Final = (
    "The report, a piece of a page. Who names text/html in Accept, as a browser does that sends a "
    "form, gets the whole page; where the table is refused, one with the sentence and the status."
)
_FILE: Final = (
    "The report, a file to be saved. Who names text/html in Accept gets a page with the sentence "
    "and the status where the table is refused."
)
_TABLE: Final = (
    "programme,principle_1,principle_2,principle_3,objective_1,objective_2,objective_3,total\n"
    "First,100,0,0,0,20,0,120\n"
    "Second,5,0,0,0,0,0,50\n"
    "Total,105,0,0,0,20,0,170\n"
)
"""A small table with one sum that does not hold."""
_LANGUAGE: Final[dict[str, Any]] = {
    "name": "lang",
    "in": "query",
    "description": "Language of the sentences of the report, numbers in them included; without it, "
    "English. Keys, codes and figures are the same in every language.",
    # An open list: any other word is taken, too, and answered with a notice.
    "schema": {"anyOf": [{"type": "string", "enum": list(LANGUAGES)}, {"type": "string"}]},
}
_TOLERANCE: Final[dict[str, Any]] = {
    "name": "tolerance",
    "in": "query",
    "description": "By how much a sum may be off and still hold, in the unit of the figures, with "
    "up to three decimals. Without it, 0.",
    "schema": {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": LARGEST_TOLERANCE},
            {"type": "string"},
        ]
    },
}
_TYPES: Final = {
    "json": JSON_TYPE,
    "csv": CSV_TYPE.partition(";")[0],
    "junit": "application/xml",
    "xlsx": XLSX_TYPE,
    "html": "text/html",
}


def check_paths() -> dict[str, Any]:
    """Return the paths of the check, one for each format of the report."""
    endings = {"": "json"} | {f".{form}": form for form in FORMATS}
    return {f"/check{ending}": {"post": _operation(ending)} for ending in endings}


def _operation(ending: str) -> dict[str, Any]:
    form = ending.removeprefix(".") or "json"
    schema = {"$ref": "#/components/schemas/ReportBody"} if form == "json" else _TEXT
    bom = [{"$ref": "#/components/parameters/bom"}] if form == "csv" else []
    return {
        "operationId": f"check{ending.replace('.', '_')}",
        "tags": ["Check"],
        "summary": f"Check a table of your own ({form})",
        "description": "The table as the body itself, as the form’s file “file” or as its text "
        "“text”: CSV, TSV, pasted text or XLSX. A file of a form is called by its name, anything "
        "else “pasted table”. A form’s field “tolerance” goes before that of the "
        "address; what cannot be used of either is said in the notes on the first table. All is "
        "held in memory for the answer and nowhere else; the answer is never cached.",
        "parameters": [_TOLERANCE, *bom, _LANGUAGE],
        "requestBody": {"required": True, "content": _bodies()},
        "responses": {
            "200": {
                "description": _told(ending),
                "content": {
                    _TYPES[form]: {"schema": schema},
                    **({NDJSON: _LINES} if form in STREAMED else {}),
                },
            },
            **{
                str(status): {"$ref": f"#/components/responses/{FAILURES[status]}"}
                for status in _REFUSED
            },
        },
    }


def _told(ending: str) -> str:
    if not ending:
        return "The report."
    return _PAGE if ending == ".html" else _FILE


def _bodies() -> dict[str, Any]:
    texts = [kind for kind in SHEETS if kind.startswith("text/")]
    form = {
        "schema": {"type": "object", "properties": {"text": _TEXT, "tolerance": _TEXT}},
        "example": {"text": _TABLE},
    }
    return {
        **{kind: {"schema": _TEXT} for kind in SHEETS},
        **{kind: {"schema": _TEXT, "example": _TABLE} for kind in texts if kind == "text/csv"},
        **dict.fromkeys(FORMS, form),
    }
