"""What all answers share in the document: their headers, and how they fail."""

from typing import Any, Final

from app.api.answers import JSON_TYPE, KEPT, NOTICE, VERSION

FAILURES: Final = {
    400: "BadRequest",
    404: "NotFound",
    405: "MethodNotAllowed",
    413: "TooLarge",
    415: "UnsuitableType",
    500: "Fault",
    501: "UnknownMethod",
    503: "Unavailable",
}
"""Names of the failures in the document, by status."""
_SAID: Final = {
    400: "The request cannot be used; the sentence says why.",
    404: "There is nothing at this address.",
    405: "The address does not take this method; Allow says which it takes.",
    413: "The body is larger than what is read.",
    415: "A body of this type cannot hold a table.",
    500: "A fault of ours; it has been logged.",
    501: "A method that no address takes.",
    503: "It cannot be made here, or there is no room now; Retry-After says when to ask again.",
}
_TEXT: Final = {"type": "string"}
_WITH: Final[dict[int, dict[str, dict[str, Any]]]] = {
    405: {"Allow": {"description": "The methods it takes.", "schema": _TEXT}},
    503: {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}},
}


def headers() -> dict[str, dict[str, Any]]:
    """Return the headers of a good answer."""
    said = {
        "ETag": "Changes with data, query, format and program; send it back as If-None-Match.",
        "Last-Modified": "The day of the data.",
        "Cache-Control": f"For how long the answer may be kept: {KEPT} seconds.",
        "Link": "Of a list on several pages: the addresses of first, prev, next and last.",
        VERSION: "The data version.",
        NOTICE: "What of the address was not used, percent-encoded; of files that cannot hold it.",
    }
    return {name: {"description": text, "schema": _TEXT} for name, text in said.items()}


def failures() -> dict[str, dict[str, Any]]:
    """Return every failure by its name: all have one shape."""
    shape = {"$ref": "#/components/schemas/Failure"}
    return {
        name: {
            "description": _SAID[status],
            **({"headers": _WITH[status]} if status in _WITH else {}),
            "content": {JSON_TYPE: {"schema": shape, "example": _example(status)}},
        }
        for status, name in FAILURES.items()
    }


def _example(status: int) -> dict[str, Any]:
    sentence = _SAID[status]
    return {"ok": False, "error": sentence, "errors": [sentence], "status": status}
