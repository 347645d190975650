"""From an address to a selection: forgiving, and saying what it could not use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from app.definitions import definition, definitions
from app.formats import number
from app.languages import LANGUAGES, say
from app.model.selection import (
    DESCRIBED,
    JOINT,
    LARGEST_TOLERANCE,
    LAST_PAGE,
    LONGEST_SEARCH,
    MEASURES,
    MOST_COMPARED,
    NAMES,
    SORTS,
    TABS,
    Selection,
    Vocabulary,
)
from app.model.spelling import alike
from app.model.whole import whole_number
from app.terms import Part

_T = TypeVar("_T")
_PARTS: Final = {part.slug: part for part in Part}
_QUOTED: Final = 40
"""Characters of a bad value that a notice repeats."""
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_MOST_NAMES: Final = 50
"""Names of an address that are looked at; a stranger controls how many there are."""
_MOST_GUESSED: Final = 3
"""Bad values of an address that it is looked up what may be meant by."""
MOST_MEANT: Final = 3
"""Words that a question names at most."""


@dataclass(frozen=True)
class Notice:
    """One thing of an address that was not used: its name, its value and why."""

    name: str
    value: str
    reason: str
    meant: tuple[str, ...] = ()
    """What the address may have meant, the likeliest first."""

    @property
    def message(self) -> str:
        """One sentence for the reader, and a question where something may have been meant."""
        shown = self.value if len(self.value) <= _QUOTED else f"{self.value[:_QUOTED]}…"
        said = say(
            "“{name}={value}” was ignored: {reason}.",
            name=self.name, value=shown, reason=self.reason,
        )  # fmt: skip
        return f"{said} {did_you_mean(self.meant)}".rstrip()


def did_you_mean(words: tuple[str, ...]) -> str:
    """Return the question whether one of the first few words was meant, empty without words.

    >>> did_you_mean(("ecuador",)), did_you_mean(("congo", "congo-drc"))
    ('Did you mean “ecuador”?', 'Did you mean one of these: congo, congo-drc?')
    """
    if len(words) > 1:
        some = ", ".join(words[:MOST_MEANT])
        return say("Did you mean one of these: {words}?", words=some)
    return say("Did you mean “{word}”?", word=words[0]) if words else ""


def legible(text: str) -> str:
    r"""Put a blank for each control character, which is no name's and which no page may hold.

    >>> legible("Chad\x00"), legible("Côte d’Ivoire")
    ('Chad ', 'Côte d’Ivoire')
    """
    # Nearly every text is printable, and this is asked of each of every address.
    return text if text.isprintable() else text.translate(_CONTROLS)


def bare(query: str) -> str:
    r"""Return what follows ``?`` in an address, as a browser or a server hands it over.

    >>> bare("?q=chad"), bare("q=chad"), bare("?q=\ud800")
    ('q=chad', 'q=chad', 'q=?')
    """
    # A browser's text may hold half a character, which no address and no file can.
    return query.removeprefix("?").encode("utf-8", "replace").decode("utf-8")


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
    pairs = parse_qsl(bare(query), keep_blank_values=False, errors="replace")
    values: dict[str, str] = {}
    for name, value in ((legible(name), legible(value)) for name, value in pairs[:_MOST_NAMES]):
        # ?region=a&region=b is how a form sends two values; it means the same as a~b. Said twice
        # alike it is said once, also where there can be one value only.
        before = values.get(name, value)
        values[name] = value if before == value else f"{before}{JOINT}{value}"
    reader = _Reader(values, vocabulary, others)
    return reader.selection(), (*reader.notices, *_unused(values, others))


class _Reader:
    """Reads one address; collects notices on the way."""

    def __init__(
        self, values: Mapping[str, str], vocabulary: Vocabulary, others: frozenset[str]
    ) -> None:
        self.values, self.vocabulary, self.others = values, vocabulary, others
        self.notices: list[Notice] = []
        self.guessed = 0
        self.edition = self.one(
            "edition",
            vocabulary.editions,
            vocabulary.editions[-1],
            say("no such edition is held here, only {years}", years=", ".join(vocabulary.editions)),
        )

    def selection(self) -> Selection:
        words = self.vocabulary
        regions = self.many("region", _named(words.regions), say("no region has this name"))
        parts = self.many("part", _PARTS.get, say("the parts are p1, p2, p3, o1, o2 and o3"))
        named = {kind.value: kind for kind in words.kinds}
        kinds = self.many("kind", named.get, say("the kinds are {kinds}", kinds=", ".join(named)))
        programmes = self.many(
            "programme", _named(words.programmes), say("no programme line has this name")
        )
        themes = self.many("theme", _named(words.themes), say("no theme has this name"))
        described = self.many(
            "described", _named(DESCRIBED), say("it is one of {words}", words=", ".join(DESCRIBED))
        )
        return Selection(
            edition=self.edition,
            regions=tuple(r for r in words.regions if r in regions),
            parts=tuple(p for p in Part if p in parts),
            kinds=tuple(k for k in words.kinds if k in kinds),
            programmes=tuple(sorted(programmes)),
            compare=self.compared(),
            themes=tuple(sorted(themes)),
            described=tuple(word for word in DESCRIBED if word in described),
            q=self.search(),
            measure=self.one("measure", MEASURES, MEASURES[0], say("it is usd or share")),
            sort=self.sort(),
            tab=self.one("tab", TABS, TABS[0], say("it is one of {words}", words=", ".join(TABS))),
            tolerance=self.tolerance(),
            # A file's page is another: of so many lines as its address says.
            page=1 if "page" in self.others else self.page(),
            about=self.about(),
            lang=self.one("lang", LANGUAGES, "", say("the languages are en, fr and es")),
            newest=self.edition == words.editions[-1],
        )

    def many(self, name: str, find: Callable[[str], _T | None], reason: str) -> tuple[_T, ...]:
        """Return each value that is found, once, in the order given."""
        found: dict[_T, None] = {}
        for text in filter(None, self.values.get(name, "").split(JOINT)):
            value = find(text.strip().lower())
            if value is None:
                self.refuse(name, text, reason, self.meant(name, text, find))
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

    def one(self, name: str, allowed: tuple[str, ...], default: str, reason: str) -> str:
        text = self.values.get(name, default).strip().lower()
        if text in allowed or text == default:
            return text
        self.refuse(name, text, reason)
        return default

    def sort(self) -> str:
        text = self.values.get("sort", "").strip().lower()
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

        found = self.many("compare", named, say("no region and no programme line has this name"))
        for slug in found[MOST_COMPARED:]:
            self.refuse("compare", slug, say("at most {n} are set side by side", n=MOST_COMPARED))
        return found[:MOST_COMPARED]

    def search(self) -> str:
        text = " ".join(self.values.get("q", "").split())
        if len(text) <= LONGEST_SEARCH:
            return text
        self.refuse("q", text, say("a search has at most {n} characters", n=LONGEST_SEARCH))
        return ""

    def tolerance(self) -> int:
        text = self.values.get("tolerance", "0").strip()
        given = whole_number(text, 0, LARGEST_TOLERANCE)
        if given is not None:
            return given
        allowed = say(
            "it is a whole number of US dollars from 0 to {most}", most=number(LARGEST_TOLERANCE)
        )
        self.refuse("tolerance", text, allowed)
        return 0

    def page(self) -> int:
        text = self.values.get("page", "1").strip()
        given = whole_number(text, 1, LAST_PAGE)
        if given is not None:
            return given
        allowed = say("it is a whole number from 1 to {most}", most=number(LAST_PAGE))
        self.refuse("page", text, allowed)
        return 1

    def about(self) -> str:
        key = self.values.get("about", "").strip().lower()
        if not key or definition(key):
            return key
        keys = [held.key for held in definitions()]
        self.refuse("about", key, say("no definition has this name"), alike(key, keys))
        return ""

    def refuse(self, name: str, value: str, reason: str, meant: tuple[str, ...] = ()) -> None:
        self.notices.append(Notice(name, value, reason, meant))


def _named(words: tuple[str, ...] | frozenset[str]) -> Callable[[str], str | None]:
    return lambda text: text if text in words else None


def _unused(values: Mapping[str, str], others: frozenset[str]) -> tuple[Notice, ...]:
    known = (*NAMES, *sorted(others))
    return tuple(
        Notice(name, value, say("no filter has this name"), alike(name, known))
        for name, value in values.items()
        if name not in known
    )
