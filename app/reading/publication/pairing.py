"""Which printed line a chart label stands for."""

from collections.abc import Callable, Mapping, Sequence

Same = Callable[[str, str], bool]


def pair(labels: Sequence[str], programmes: Sequence[str]) -> Mapping[str, str]:
    """Label → programme, for the labels that have one.

    First labels that read like a line; then, of what is left, labels that share their words
    with exactly one line or differ from it by one letter, if no other label does.

    >>> dict(pair(["Ecuador", "Peru"], ["Peru", "Equador"]))
    {'Peru': 'Peru', 'Ecuador': 'Equador'}
    """
    pairs: dict[str, str] = {}
    for same in (reads_alike, _nearly_alike):
        left = [label for label in labels if label not in pairs]
        free = [name for name in programmes if name not in pairs.values()]
        pairs.update(_mutual(left, free, same))
    return pairs


def reads_alike(label: str, programme: str) -> bool:
    """Whether both are the same words; case, apostrophes and footnote marks aside."""
    return _words(label) == _words(programme)


def goes_beyond(programme: str, label: str) -> bool:
    """Whether the programme's name is the label's words and more after them."""
    ours, theirs = _words(label), _words(programme)
    return len(theirs) > len(ours) and theirs[: len(ours)] == ours


def _nearly_alike(label: str, programme: str) -> bool:
    ours, theirs = set(_words(label)), set(_words(programme))
    return ours <= theirs or theirs <= ours or _one_letter_apart(label, programme)


def _mutual(labels: Sequence[str], programmes: Sequence[str], same: Same) -> dict[str, str]:
    found = {label: [name for name in programmes if same(label, name)] for label in labels}
    return {
        label: names[0]
        for label, names in found.items()
        if len(names) == 1 and sum(names[0] in others for others in found.values()) == 1
    }


def _words(name: str) -> list[str]:
    plain = name.casefold().replace("’", "'").replace(",", " ")
    return [word.rstrip("*†‡") for word in plain.split()]


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
