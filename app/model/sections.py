"""A selection meets the chapters: each amount with what its chapter says about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.dataset import Dataset
from app.model.narratives import Coverage
from app.model.passages import Cell
from app.model.programme import Programme
from app.model.selection import DESCRIBED, Selection
from app.terms import Part

if TYPE_CHECKING:
    # With it comes SQLite, which nobody needs who has no copy of a volume.
    from app.model.own_copy import OwnCopy


@dataclass(frozen=True)
class Told:
    """One cell: a line, a part, the amount, and what the chapter of the part says."""

    programme: Programme
    part: Part
    coverage: Coverage

    @property
    def described(self) -> str:
        """The word of an address for how its chapter describes it (``selection.DESCRIBED``)."""
        return self.coverage.form.value if self.coverage.form else DESCRIBED[-1]

    @property
    def cell(self) -> Cell:
        """Its place in the funding tables."""
        return Cell(self.programme.region.slug, self.programme.line.programme, self.part)


def sections(
    dataset: Dataset, selection: Selection, own_copy: "OwnCopy | None" = None
) -> tuple[Told, ...]:
    """Return the cells a selection asks for, the largest amount first.

    A cell without amount and without a word is none. With ``described``, those that are described
    so. With themes, those whose text speaks of one; with ``q``, those whose text in the copy holds
    its words, the best first. Without a copy ``q`` finds nothing.
    """
    told = {one.cell: one for one in _cells(dataset, selection)}
    if selection.described:
        told = {cell: one for cell, one in told.items() if one.described in selection.described}
    if selection.themes:
        spoken = dataset.narratives(selection.edition).speaking_of(selection.themes)
        told = {cell: one for cell, one in told.items() if cell in spoken}
    if selection.q:
        ranked = own_copy.ranked(selection.q) if own_copy else ()
        return tuple(told[cell] for cell in ranked if cell in told)
    return tuple(sorted(told.values(), key=lambda one: -(one.coverage.amount or 0)))


def covered(dataset: Dataset, programme: Programme) -> Mapping[Part, Coverage]:
    """Return the amounts of a line with what each chapter says; nothing if none was read."""
    held = dataset.narratives(programme.edition)
    if not held.narratives:
        return {}
    line = programme.line
    return held.coverage(programme.region.slug, line.programme, line.requirements)


def _cells(dataset: Dataset, selection: Selection) -> Iterator[Told]:
    asked = selection.but(q="", themes=(), described=(), compare=())
    for programme in dataset.lines(asked):
        for part, one in covered(dataset, programme).items():
            if part in selection.chosen_parts and (one.amount or one.form):
                yield Told(programme, part, one)
