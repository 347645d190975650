"""Every address of the API, said once: routes, document, page and tests are made from it."""

from dataclasses import dataclass
from typing import Final

from app.api.asked import COUNTS
from app.api.shapes import (
    Activities,
    Editions,
    Explanations,
    Findings,
    OneProgramme,
    OneRegion,
    Parts,
    Programmes,
    Regions,
    Requirements,
    Search,
    Sections,
    Shape,
    Totals,
)
from app.languages import DEFAULT, asked_language
from app.model.dataset import Dataset
from app.model.near import vocabulary_of
from app.model.vocabulary import Vocabulary

_LINES: Final = frozenset({"edition", "region", "part", "kind", "programme", "theme", "q", "sort"})
_PAGES: Final = frozenset(COUNTS)
TWIN: Final = ("", ".json", ".csv", ".xlsx", ".zip")
PICTURE: Final = ".svg"
SPOKEN: Final = (".xlsx", ".pdf")
"""Files for people, which ``lang`` asks for in another language than English."""
PICTURED: Final = (*TWIN, PICTURE)
SHEET: Final = (*TWIN, ".pdf", PICTURE)
LIST: Final = ("", ".json", ".csv")
ACTIVITIES: Final = "activities"
"""Name of the route about the rights register, whose addresses have words of their own."""
_SPOKEN: Final = frozenset({"lang"})
_CHARTS: Final = frozenset({"measure", "tab"}) | _SPOKEN


@dataclass(frozen=True)
class Route:
    """One address with all its endings; all take GET and HEAD."""

    name: str
    """In the program; of a list, also the word of its file."""
    path: str
    """Below ``/api/v1``, without ending; a word to be put in stands in ``{…}``."""
    title: str
    text: str
    """What comes back, in a sentence or two."""
    shape: type[Shape]
    """Of the JSON answer."""
    endings: tuple[str, ...]
    filters: frozenset[str]
    """Query names that change which lines there are."""
    example: str
    """Path and query of an answer worth looking at."""
    shaped: bool = False
    """True where ``shape`` is understood."""
    paged: bool = False
    listed: bool = False
    """True of a list that has a workbook and a zip of its own."""
    shown: frozenset[str] = frozenset()
    """Query names that change the picture of its chart."""

    @property
    def twin(self) -> bool:
        """True of a twin of a page with lines or findings."""
        return ".xlsx" in self.endings and not self.listed

    def vocabulary(self, dataset: Dataset) -> Vocabulary:
        """Return the names its addresses may use; the rights register has some of its own."""
        return vocabulary_of(dataset, rights=self.name == ACTIVITIES)

    @property
    def key(self) -> str:
        """The word to be put in, empty where there is none."""
        return self.path.partition("{")[2].rstrip("}")

    def names(self, ending: str) -> frozenset[str]:
        """Return the query names that change the answer in a format."""
        match ending:
            case "" | ".json":
                own = (_PAGES if self.paged else set()) | ({"shape"} if self.shaped else set())
            case ".csv":
                own = {"bom"} | ({"hxl"} if self.twin else set())
                own |= {"shape"} if self.shaped else set()
            case ".zip":
                own = ({"hxl"} if self.twin else set()) | ({"shape"} if self.shaped else set())
            case ".svg":
                # A chart has an order of its own.
                return (self.filters - {"sort"}) | self.shown
            case _:
                own = set(_SPOKEN) if self.twin else set()
        return self.filters | own

    def language(self, ending: str, query: str) -> str:
        """Return the language a file is written in: what people read may be asked for in another.

        Of JSON, CSV and zip only a list that takes ``lang`` itself has any choice.
        """
        asked = asked_language(query) if ending in SPOKEN and self.twin else ""
        return asked or DEFAULT


ROUTES: Final = (
    Route(
        "requirements",
        "/requirements",
        "Requirements",
        "What is asked for, line by line: the twin of the overview, and of the comparison, with "
        "the same address.",
        Requirements,
        PICTURED,
        _LINES | {"compare"},
        "/requirements?region=south-america&part=o2&size=2",
        shaped=True,
        paged=True,
        shown=_CHARTS,
    ),
    Route(
        "regions",
        "/regions",
        "Regions",
        "The regional tables: what each asks for by principle and objective, its printed and "
        "computed total, and how many findings it has.",
        Regions,
        (*LIST, PICTURE),
        frozenset({"edition"}),
        "/regions",
        shown=_SPOKEN,
    ),
    Route(
        "region",
        "/regions/{region}",
        "One region",
        "The lines of one regional table, its printed total line and its findings: the twin of "
        "the region's page.",
        OneRegion,
        SHEET,
        _LINES - {"region", "sort"},
        "/regions/south-america?kind=regional-initiatives",
        shaped=True,
        paged=True,
        shown=_CHARTS,
    ),
    Route(
        "programmes",
        "/programmes",
        "Programmes",
        "The programme lines with their names, codes and totals, for looking one up.",
        Programmes,
        LIST,
        _LINES,
        "/programmes?q=maldives",
        paged=True,
    ),
    Route(
        "programme",
        "/programmes/{programme}",
        "One programme",
        "One programme line with its six amounts, its rank, findings and footnotes: the twin of "
        "its page.",
        OneProgramme,
        SHEET,
        frozenset({"edition"}),
        "/programmes/ethiopia",
        shaped=True,
        paged=True,
        shown=_CHARTS - {"tab"},
    ),
    Route(
        "totals",
        "/totals",
        "Totals",
        "How each total is made: countries + lines of several countries + regional initiatives = "
        "computed, beside what is printed. The world, of which no total is printed, follows in "
        "JSON.",
        Totals,
        LIST,
        frozenset({"edition", "region"}),
        "/totals?region=asia-and-the-pacific",
    ),
    Route(
        "findings",
        "/findings",
        "Findings",
        "The report of the check: which sums were tested, which do not hold, and what would "
        "explain it.",
        Findings,
        TWIN,
        frozenset({"edition", "region", "tolerance"}),
        "/findings?region=asia-and-the-pacific",
        paged=True,
    ),
    Route(
        "finding",
        "/findings/{finding}",
        "One finding",
        "One finding at tolerance 0, with the readings that would explain it and what is recorded "
        "of it.",
        Findings,
        TWIN,
        frozenset({"edition"}),
        "/findings/{finding}",
        paged=True,
    ),
    Route(
        "explanations",
        "/explanations",
        "Explanations",
        "What would explain the findings: whole readings of a table, the likeliest first.",
        Explanations,
        ("", ".json"),
        frozenset({"edition", "region", "tolerance"}),
        "/explanations?size=1",
        paged=True,
    ),
    Route(
        ACTIVITIES,
        "/activities",
        "Activities",
        "The register of what earlier papers record for migrants’ rights, by year: the twin of its "
        "page. Here `theme` and `kind` are of a record.",
        Activities,
        TWIN,
        frozenset({"region", "programme", "theme", "kind"}),
        "/activities?region=south-america&theme=counter-trafficking",
        paged=True,
        listed=True,
    ),
    Route(
        "sections",
        "/sections",
        "Sections",
        "Each amount with what the chapter of its part says about it: a section, only a box or "
        "nothing, how many words and which themes. None of the text is in an answer.",
        Sections,
        TWIN,
        _LINES - {"sort"} | {"described"},
        "/sections?region=south-america&part=o3&size=2",
        paged=True,
        listed=True,
    ),
    Route(
        "parts",
        "/parts",
        "Principles and objectives",
        "The six parts of the Migration Governance Framework, and what all lines ask for under "
        "each.",
        Parts,
        LIST,
        frozenset({"edition"}),
        "/parts",
    ),
    Route(
        "search",
        "/search",
        "Search",
        "Programme lines, regions, principles and objectives by any of their names, the best "
        "first, and behind them the themes that the chapters speak of; without `q` everything "
        "that has a name.",
        Search,
        LIST,
        frozenset({"edition", "q", "lang"}),
        "/search?q=ecuador",
    ),
    Route(
        "editions",
        "/editions",
        "Editions",
        "The volumes held, where they come from and what their currency is.",
        Editions,
        LIST,
        frozenset(),
        "/editions",
    ),
)
