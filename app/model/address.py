"""From an address to a selection: forgiving, and saying what it could not use."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from app.definitions import definition, definitions
from app.formats import number
from app.languages import LANGUAGES, say
from app.model.notices import Notice
from app.model.query import bare, pairs_of
from app.model.rights_words import ActivityKind
from app.model.selection import (
    DESCRIBED,
    JOINT,
    LARGEST_TOLERANCE,
    LAST_PAGE,
    LONGEST_SEARCH,
    MOST_COMPARED,
    SORTS,
    Selection,
)
from app.model.spelling import alike
from app.model.vocabulary import Vocabulary
from app.model.whole import whole_number
from app.model.written import DEFAULTS, MEASURES, NAMES, TABS
from app.terms import PARTS, Kind, Part

_T = TypeVar("_T")
_Reason = Callable[[], str]
_KNOWN: Final = frozenset(NAMES)
_PARTS: Final = {part.slug: part for part in Part}
_MOST_NAMES: Final = 50
"""Names of an address that are looked at; a stranger controls how many there are."""
_ALONE: Final = ("region", "part", "kind", "measure", "sort", "tab")
"""Names with few answers, each of which follows from its own pair alone."""
_MOST_READ: Final = 1024
"""Answers that are kept by their pairs: some six hundred differ, of a few hundred bytes each."""
_MOST_GUESSED: Final = 3
"""Bad values of an address that it is looked up what may be meant by."""


def read_query(
    query: str, vocabulary: Vocabulary, others: frozenset[str] = frozenset()
) -> tuple[Selection, tuple[Notice, ...]]:
    """Read what follows ``?`` in an address; never raises.

    ``others`` are further names the caller reads itself (a file's ``shape`` or ``bom``).

    >>> words = Vocabulary(("2017",), ("south-america",), frozenset({"colombia"}))
    >>> selection, notices = read_query("?part=o2&region=atlantis", words)
    >>> selection.query, notices[0].message
    ('part=o2', '“region=atlantis” was ignored: no region has this name.')
    """
    known = _known(query, vocabulary)
    if known is not None:
        return known, ()
    values: dict[str, str] = {}
    for name, value in pairs_of(bare(query))[:_MOST_NAMES]:
        # ?region=a&region=b is how a form sends two values; it means the same as a~b. Said twice
        # alike it is said once, also where there can be one value only.
        before = values.get(name, value)
        values[name] = value if before == value else f"{before}{JOINT}{value}"
    reader = _Reader(values, vocabulary, others)
    selection, notices = reader.selection(), (*reader.notices, *_unused(values, others))
    if not notices:
        _keep(selection, vocabulary)
    return selection, notices


def _known(query: str, vocabulary: Vocabulary) -> Selection | None:
    """Return the question of an address whose pairs were all read before, None for any other."""
    pairs, read = query.split("&"), vocabulary.read
    answers = {answer.name: answer for pair in pairs if (answer := read.get(pair))}
    if len(answers) < len(pairs):
        return None
    return _whole(vocabulary.editions[-1], newest=True).answered(answers.values())


def _keep(selection: Selection, vocabulary: Vocabulary) -> None:
    """Keep what an address answered, each answer by the pair that its own address has for it."""
    read = vocabulary.read
    if len(read) >= _MOST_READ:
        read.clear()
    for name in _ALONE:
        answer = selection.answer(name)
        if answer.written:
            read[answer.written.removesuffix("&")] = answer
        elif name in DEFAULTS:
            # It can be said, though no address of ours says it.
            read[f"{name}={DEFAULTS[name]}"] = answer


@lru_cache(maxsize=64)
def _whole(edition: str, *, newest: bool) -> Selection:
    """Return the question that leaves nothing out of an edition: others are read as it, but."""
    return Selection(edition=edition, newest=newest)


class _Reader:
    """Reads one address; collects notices on the way. A reason is written where it is needed."""

    def __init__(
        self, values: Mapping[str, str], vocabulary: Vocabulary, others: frozenset[str]
    ) -> None:
        self.values, self.vocabulary, self.others = values, vocabulary, others
        self.notices: list[Notice] = []
        self.guessed = 0
        years = vocabulary.editions
        self.edition = self.one(
            "edition",
            years,
            years[-1],
            lambda: say("no such edition is held here, only {years}", years=", ".join(years)),
        )

    def selection(self) -> Selection:
        whole = _whole(self.edition, newest=self.edition == self.vocabulary.editions[-1])
        answers = {
            answer: read(self) for name, (answer, read) in _READ.items() if name in self.values
        }
        return whole.but(**answers)

    def regions(self) -> tuple[str, ...]:
        held = self.vocabulary.regions
        found = self.many("region", _named(held), lambda: say("no region has this name"))
        return tuple([region for region in held if region in found])

    def parts(self) -> tuple[Part, ...]:
        found = self.many(
            "part", _PARTS.get, lambda: say("the parts are p1, p2, p3, o1, o2 and o3")
        )
        return tuple([part for part in PARTS if part in found])

    def kinds(self) -> tuple[Kind | ActivityKind, ...]:
        held = self.vocabulary.kinds
        named = {kind.value: kind for kind in held}
        found = self.many(
            "kind", named.get, lambda: say("the kinds are {kinds}", kinds=", ".join(named))
        )
        return tuple([kind for kind in held if kind in found])

    def programmes(self) -> tuple[str, ...]:
        found = self.many(
            "programme",
            _named(self.vocabulary.programmes),
            lambda: say("no programme line has this name"),
        )
        return tuple(sorted(found))

    def themes(self) -> tuple[str, ...]:
        found = self.many(
            "theme", _named(self.vocabulary.themes), lambda: say("no theme has this name")
        )
        return tuple(sorted(found))

    def described(self) -> tuple[str, ...]:
        found = self.many("described", _named(DESCRIBED), lambda: _one_of(DESCRIBED))
        return tuple(word for word in DESCRIBED if word in found)

    def measure(self) -> str:
        return self.one("measure", MEASURES, MEASURES[0], lambda: say("it is usd or share"))

    def tab(self) -> str:
        return self.one("tab", TABS, TABS[0], lambda: _one_of(TABS))

    def lang(self) -> str:
        return self.one("lang", LANGUAGES, "", lambda: say("the languages are en, fr and es"))

    def many(self, name: str, find: Callable[[str], _T | None], reason: _Reason) -> tuple[_T, ...]:
        """Return each value that is found, once, in the order given."""
        found: dict[_T, None] = {}
        for text in filter(None, self.values[name].split(JOINT)):
            value = find(text.strip().lower())
            if value is None:
                self.refuse(name, text, reason(), self.meant(name, text, find))
            else:
                found[value] = None
        return tuple(found)

    def meant(self, name: str, text: str, find: Callable[[str], object | None]) -> tuple[str, ...]:
        """Return what an address may mean that says a bad value, of what it may say."""
        # A stranger decides how many there are, and each is searched for.
        self.guessed += 1
        if self.guessed > _MOST_GUESSED:
            return ()
        words = self.vocabulary.meant(self.edition, name, text)
        return tuple(word for word in words if find(word) is not None)

    def one(self, name: str, allowed: tuple[str, ...], default: str, reason: _Reason) -> str:
        text = self.values.get(name, default).strip().lower()
        if text in allowed or text == default:
            return text
        self.refuse(name, text, reason())
        return default

    def sort(self) -> str:
        text = self.values["sort"].strip().lower()
        if not text:
            return Selection.sort
        if text.removeprefix("-") in SORTS:
            return text
        self.refuse(
            "sort",
            text,
            say("it is one of {words}, with - before it for falling", words=", ".join(SORTS)),
        )
        return Selection.sort

    def compared(self) -> tuple[str, ...]:
        words = self.vocabulary

        def named(text: str) -> str | None:
            return text if text in words.programmes or text in words.regions else None

        found = self.many(
            "compare", named, lambda: say("no region and no programme line has this name")
        )
        for slug in found[MOST_COMPARED:]:
            self.refuse("compare", slug, say("at most {n} are set side by side", n=MOST_COMPARED))
        return found[:MOST_COMPARED]

    def search(self) -> str:
        text = " ".join(self.values["q"].split())
        if len(text) <= LONGEST_SEARCH:
            return text
        self.refuse("q", text, say("a search has at most {n} characters", n=LONGEST_SEARCH))
        return ""

    def tolerance(self) -> int:
        text = self.values["tolerance"].strip()
        given = whole_number(text, 0, LARGEST_TOLERANCE)
        if given is not None:
            return given
        allowed = say(
            "it is a whole number of US dollars from 0 to {most}", most=number(LARGEST_TOLERANCE)
        )
        self.refuse("tolerance", text, allowed)
        return 0

    def page(self) -> int:
        if "page" in self.others:
            # A file's page is another: of so many lines as its address says.
            return 1
        text = self.values["page"].strip()
        given = whole_number(text, 1, LAST_PAGE)
        if given is not None:
            return given
        allowed = say("it is a whole number from 1 to {most}", most=number(LAST_PAGE))
        self.refuse("page", text, allowed)
        return 1

    def about(self) -> str:
        key = self.values["about"].strip().lower()
        if not key or definition(key):
            return key
        keys = [held.key for held in definitions()]
        self.refuse("about", key, say("no definition has this name"), alike(key, keys))
        return ""

    def refuse(self, name: str, value: str, reason: str, meant: tuple[str, ...] = ()) -> None:
        self.notices.append(Notice(name, value, reason, meant))


_READ: Final[dict[str, tuple[str, Callable[[_Reader], object]]]] = {
    "region": ("regions", _Reader.regions),
    "part": ("parts", _Reader.parts),
    "kind": ("kinds", _Reader.kinds),
    "programme": ("programmes", _Reader.programmes),
    "theme": ("themes", _Reader.themes),
    "described": ("described", _Reader.described),
    "compare": ("compare", _Reader.compared),
    "q": ("q", _Reader.search),
    "measure": ("measure", _Reader.measure),
    "sort": ("sort", _Reader.sort),
    "tab": ("tab", _Reader.tab),
    "tolerance": ("tolerance", _Reader.tolerance),
    "page": ("page", _Reader.page),
    "about": ("about", _Reader.about),
    "lang": ("lang", _Reader.lang),
}
"""Names in an address, in the order they are read: the answer each gives, and what reads it."""


def _one_of(words: tuple[str, ...]) -> str:
    return say("it is one of {words}", words=", ".join(words))


def _named(words: tuple[str, ...] | frozenset[str]) -> Callable[[str], str | None]:
    return lambda text: text if text in words else None


def _unused(values: Mapping[str, str], others: frozenset[str]) -> tuple[Notice, ...]:
    unknown = [name for name in values if name not in _KNOWN and name not in others]
    known = (*NAMES, *sorted(others)) if unknown else ()
    return tuple(
        Notice(name, values[name], say("no filter has this name"), alike(name, known))
        for name in unknown
    )
