"""Finds words in the names of all places at once: one long text, looked through by the machine."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

_BETWEEN = "\n"
"""No name and no search has it: both are ``words``."""


class Finder:
    """The words in an address, each with a text that it is found by."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Hold pairs of a word in an address and its text; a word may have several."""
        pairs = list(texts)
        self._slugs = [slug for slug, _ in pairs]
        self._text = _BETWEEN.join(text for _, text in pairs)
        lengths = (len(text) + len(_BETWEEN) for _, text in pairs)
        self._starts = [0, *accumulate(lengths)][: len(pairs)]

    def find(self, wanted: str) -> Iterator[str]:
        """Yield the words whose text holds what is wanted.

        >>> list(Finder([("kenya", " kenya =ken "), ("mali", " mali =mli ")]).find(" ma"))
        ['mali']
        """
        at = self._text.find(wanted)
        while at >= 0:
            line = bisect_right(self._starts, at)
            yield self._slugs[line - 1]
            if line == len(self._starts):
                return
            at = self._text.find(wanted, self._starts[line])
