"""The names an address may use, and what those mean that were read before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.model.rights_words import ActivityKind
from app.terms import Kind


class Answer(NamedTuple):
    """What one pair of an address answers (``part=o2``)."""

    name: str
    """Of the answer, in a question."""
    value: object
    place: int
    """Among the answers of an address, in its order."""
    written: str
    """As an address writes it that goes on behind it: ``part=o2&``."""


def _nothing(_year: str, _name: str, _value: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Vocabulary:
    """The names an address may use, as the data has them."""

    editions: tuple[str, ...]
    """Years, the newest last."""
    regions: tuple[str, ...]
    programmes: frozenset[str]
    themes: tuple[str, ...] = ()
    """What a text can be about: the acronyms of the volumes, or the themes of the register."""
    kinds: tuple[Kind | ActivityKind, ...] = tuple(Kind)
    """Kinds of line, or of record where the register is asked."""
    meant: Callable[[str, str, str], tuple[str, ...]] = field(
        default=_nothing, compare=False, repr=False
    )
    """What may be meant in an edition by a bad value of a name; nothing where it is not known."""
    read: dict[str, Answer] = field(init=False, default_factory=dict, compare=False, repr=False)
    """Answers by the pair that gives each, as far as addresses had them; see ``read_query``."""
