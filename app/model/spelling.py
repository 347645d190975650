"""What somebody meant who typed a name nearly right: "columbia", "carribean"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_SHORTEST: Final = 4
"""Letters below which one other letter makes another word of most."""
_APART: Final = 2
"""Letters by which two spellings of a word differ in length at most."""
_ALIKE: Final = 0.76
"""Of both words together the part that stands in both, in order."""


def alike(word: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return those of a few words that are spelt nearly as a word, the nearest first.

    >>> alike("regoin", ("region", "part", "page")), alike("atlantis", ("region", "part"))
    (('region',), ())
    """
    return tuple(get_close_matches(word, words, cutoff=_ALIKE))


class Spelling:
    """The words of many names, by which those of a search are spelt."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Hold the words of ``texts``, which are ``words`` of names."""
        # Sorted: of what is equally near the same word is taken in every process.
        self._held = sorted({word for text in texts for word in text.split()})
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._held:
            self._alike[word[0], len(word)].append(word)

    def spelt(self, text: str) -> str:
        """Return ``words`` of a search with each that begins no word of a name as the nearest one.

        Empty where one of them is like no other, and where nothing would change. The first letter
        is taken to be right, and a word of digits, or of less than four letters, to be meant.

        >>> names = Spelling(["colombia", "west and central africa"])
        >>> [names.spelt(text) for text in ("columbia", "west afrika", "colombia", "atlantis")]
        ['colombia', 'west africa', '', '']
        """
        near = [self._nearest(word) for word in text.split()]
        return " ".join(near) if all(near) and near != text.split() else ""

    def _nearest(self, word: str) -> str:
        if self._begins(word) or len(word) < _SHORTEST or not word.isalpha():
            return word
        lengths = range(len(word) - _APART, len(word) + _APART + 1)
        like = [other for length in lengths for other in self._alike.get((word[0], length), ())]
        return next(iter(get_close_matches(word, like, n=1, cutoff=_ALIKE)), "")

    def _begins(self, word: str) -> bool:
        at = bisect_left(self._held, word)
        return at < len(self._held) and self._held[at].startswith(word)
