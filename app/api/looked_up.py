"""The list of what has a name: as asked for, or nearly so."""

from app.api.source import Source
from app.formats import short
from app.languages import DEFAULT, say, speaking
from app.model.search import look_up, look_up_nearly, meant
from app.model.selection import Selection

Lines = list[dict[str, object]]


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


def as_meant(source: Source, selection: Selection) -> tuple[str, ...]:
    """Return a sentence where nothing is called as it was asked for, but something nearly is."""
    held, year, query = source.dataset, selection.edition, selection.q
    if look_up(held, year, query) or not look_up_nearly(held, year, query):
        return ()
    with speaking(selection.lang or DEFAULT):
        return (say("Nothing is called “{words}”; names near to it are listed.", words=query),)
