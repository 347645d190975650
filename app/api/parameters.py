"""What an address may say, as the document describes it; allowed values come from the data."""

from typing import Any, Final

from app.api.asked import COUNTS, FILE_NAMES, LARGEST_PAGE
from app.api.source import Source
from app.formats import number
from app.languages import LANGUAGES
from app.model.selection import (
    DESCRIBED,
    JOINT,
    LARGEST_TOLERANCE,
    LONGEST_SEARCH,
    MOST_COMPARED,
    SORTS,
)
from app.model.written import MEASURES, TABS
from app.terms import Part

_SEVERAL: Final = f"Several values: the name again, or joined by {JOINT}."
Schema = dict[str, Any]


def parameters(source: Source) -> dict[str, Schema]:
    """Return every query name with its description and its schema."""
    words, rights = source.dataset.vocabulary, source.dataset.words_of_rights
    sorts = [f"{sign}{name}" for name in SORTS for sign in ("", "-")]
    return {
        "edition": _one("Year of a volume; without it, the newest.", words.editions),
        "region": _many("Words of regions.", words.regions),
        "part": _many("Principles and objectives: which amounts.", [p.slug for p in Part]),
        "kind": _many(
            "Kinds of line; of activities, kinds of record.",
            [kind.value for kind in (*words.kinds, *rights.kinds)],
        ),
        "theme": _many(
            "Acronyms of the volume: lines whose section or box under a chosen part speaks of one "
            "of them. Of activities, what a record is about.",
            [*words.themes, *rights.themes],
        ),
        "described": _many(
            "How the chapter of its part describes an amount: in a section, only in a box, not at "
            "all.",
            DESCRIBED,
        ),
        "programme": _many("Words of programme lines.", sorted(words.programmes)),
        "compare": _many(
            f"Words of regions and programme lines set side by side, at most {MOST_COMPARED}: all "
            "lines that one of them names or holds, each once.",
            sorted(words.programmes.union(words.regions)),
        ),
        "q": _described(
            "Words that begin a run of words of any name of a programme, or a whole ISO code. "
            f"At most {LONGEST_SEARCH} characters.",
            {"type": "string"},
        ),
        "sort": _one(
            "Column to sort by; - before it for falling. Without it, -requirement.", sorts
        ),
        "tolerance": _whole(
            "Whole US dollars by which a sum may be off and still hold. Without it, 0.",
            0,
            LARGEST_TOLERANCE,
        ),
        "measure": _one("What a picture shows: amounts, or shares.", MEASURES),
        "tab": _one("Which chart a picture shows.", TABS),
        "lang": _one(
            "Language of a picture, a workbook, a sheet and of what a search lists; without it, "
            "English. All other files are in English.",
            LANGUAGES,
        ),
        "shape": _one(
            "A line per programme; a line per programme and part; or a line per programme with "
            "what the chapter of each part says about it.",
            FILE_NAMES["shape"],
        ),
        "bom": _one("1 puts a byte order mark first, as spreadsheets want it.", FILE_NAMES["bom"]),
        "hxl": _one("1 puts a row of HXL hashtags below the header.", FILE_NAMES["hxl"]),
        "page": _whole("Number of the page, from 1.", 1, COUNTS["page"][1]),
        "size": _whole(
            f"Lines a page holds at most. Without it, {number(LARGEST_PAGE)}.", 1, COUNTS["size"][1]
        ),
    }


def words(source: Source, key: str) -> tuple[str, ...]:
    """Return what may be put in for the word of a path: ``region``, ``programme``, ``finding``."""
    if key == "finding":
        report = source.reports(source.dataset.newest.year, 0)
        return tuple(finding.id for finding in report.findings)
    vocabulary = source.dataset.vocabulary
    return vocabulary.regions if key == "region" else tuple(sorted(vocabulary.programmes))


def _one(text: str, values: Any) -> Schema:  # noqa: ANN401 - a list or tuple of words
    return _described(text, _open(values))


def _many(text: str, values: Any) -> Schema:  # noqa: ANN401
    return _described(f"{text} {_SEVERAL}", _open(values))


def _open(values: Any) -> Schema:  # noqa: ANN401
    # An open list: any other word is taken, too, and answered with a notice.
    return {"anyOf": [{"type": "string", "enum": list(values)}, {"type": "string"}]}


def _whole(text: str, least: int, most: int) -> Schema:
    whole = {"type": "integer", "minimum": least, "maximum": most}
    return _described(text, {"anyOf": [whole, {"type": "string"}]})


def _described(text: str, schema: Schema) -> Schema:
    return {"description": text, "schema": schema}
