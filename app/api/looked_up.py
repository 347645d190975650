"""The list of what has a name: as asked for, or nearly so."""

from typing import Any

from app.api.source import Source
from app.formats import short
from app.languages import DEFAULT, say, speaking
from app.model.search import is_called, meant
from app.model.selection import Selection

Lines = list[dict[str, Any]]


def search(source: Source, selection: Selection) -> Lines:
    """Return what a search finds among parts, regions and programme lines, the best first."""
    with speaking(selection.lang or DEFAULT):
        return [
            {
                "kind": entry.kind,
                "slug": entry.slug,
                "label": entry.label,
                "note": entry.note,
                "names": list(entry.names),
                "requirement": entry.requirement,
                "written": short(entry.requirement),
                "address": entry.address,
                "printed": entry.printed,
            }
            for entry in meant(source.dataset, selection.edition, selection.q)
        ]


def as_meant(lines: Lines, selection: Selection) -> tuple[str, ...]:
    """Return a sentence where nothing in a list is called as it was asked for, but nearly so."""
    query = selection.q
    if not lines or any(is_called(line["names"], query) for line in lines):
        return ()
    with speaking(selection.lang or DEFAULT):
        return (say("Nothing is called “{words}”; names near to it are listed.", words=query),)
