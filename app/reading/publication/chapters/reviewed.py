"""What a reviewer is shown of a reading: the pieces, the result, and the names to call them by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from app.model.edition import Edition
from app.model.narratives import Narrative
from app.model.places import Place
from app.reading.publication.chapters.flow import Key, Piece
from app.reading.publication.chapters.roles import Role
from app.reading.publication.source import span
from app.terms import Kind, Part

_SHORTEST = 4
"""Letters of a name that is looked for in a text; "US" would be found in any."""
_BESIDE = (Role.ASIDE, Role.CAPTION)


@dataclass(frozen=True)
class Reviewed:
    """What the page is made of."""

    edition: Edition
    pieces: Sequence[Piece]
    narratives: Sequence[Narrative]
    places: Sequence[Place]

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """The standard names of the lines."""
        return {(place.region, place.programme): place.name for place in self.places}

    def name(self, key: Key) -> str:
        """A line and a part, for the page."""
        return f"{self.names[key.region, key.programme]}, {key.part.short}"


def asides(reviewed: Reviewed) -> Iterator[str]:
    """Tell sidebars and captions that name a line of which its chapter says nothing else."""
    described = {(one.region, one.programme, one.part) for one in reviewed.narratives}
    part: Part | None = None
    for beside, run in groupby(reviewed.pieces, _is_aside):
        pieces = list(run)
        part = next((piece.owner.part for piece in pieces if piece.owner), part)
        if not beside or part is None:
            continue
        text = " ".join(piece.paragraph.text for piece in pieces)
        lines = [line for piece in pieces for line in piece.paragraph.lines]
        for key in _named(text, part, reviewed.places):
            if key not in described:
                yield f"{span(lines)}: {reviewed.name(key)}."


def _is_aside(piece: Piece) -> bool:
    return piece.role in _BESIDE and piece.reading is None


def _named(text: str, part: Part, places: Sequence[Place]) -> Iterator[Key]:
    for place in places:
        names = [re.escape(name) for name in place.names if len(name) >= _SHORTEST]
        if place.kind is not Kind.REGIONAL_INITIATIVES and re.search(
            rf"\b({'|'.join(names)})\b", text
        ):
            yield Key(place.region, place.programme, part)
