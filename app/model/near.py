"""The names an address may use, with what a nearly right one means: ``equador``, ``asia``."""

from dataclasses import replace
from functools import partial
from typing import Final

from app.model.dataset import Dataset
from app.model.rights_words import Theme
from app.model.search import look_up, look_up_nearly
from app.model.spelling import alike
from app.model.vocabulary import Vocabulary

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "region": ("region",),
    "programme": ("programme",),
    "compare": ("region", "programme"),
    "part": ("part",),
    "theme": ("theme",),
}
"""What is looked up for a name in an address, as ``Entry.kind``."""
_SHORTEST: Final = 3
"""Letters below which a value fits too many names to mean one."""
_OF_RIGHTS: Final = tuple(theme.value for theme in Theme)


def vocabulary_of(dataset: Dataset, *, rights: bool = False) -> Vocabulary:
    """Return the names an address may use, and what may be meant by others.

    ``rights``: of an address about the rights register, which has some of its own.
    """
    held = dataset.words_of_rights if rights else dataset.vocabulary
    return replace(held, meant=partial(near, dataset))


def near(dataset: Dataset, year: str, name: str, value: str) -> tuple[str, ...]:
    """Return the words in an address that a bad value of a name may mean, the likeliest first.

    They are those of an edition whose names, in any language, fit the value as in a search; where
    none does, those whose names are nearly spelt so. Nothing for a name that takes no such words.
    """
    text = value.replace("-", " ")
    kinds = _KINDS.get(name, ())
    of_rights = alike(value, _OF_RIGHTS) if name == "theme" else ()
    for find in (look_up, look_up_nearly) if kinds and len(text.strip()) >= _SHORTEST else ():
        if found := tuple(e.slug for e in find(dataset, year, text) if e.kind in kinds):
            return (*found, *of_rights)
    return of_rights
