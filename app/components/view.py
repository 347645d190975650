"""A page as a value: what it says, shows and offers, before anything is drawn.

Texts are plain; whatever is already escaped HTML is ``Markup``.
"""

from typing import Final, Literal, NamedTuple, Self
from urllib.parse import quote

from markupsafe import Markup

from app.components.facets import Address, Panel
from app.components.twins import Download, Twins
from app.figures.bars import Stacked
from app.figures.paper.canvas import IN_PAGE, Paper
from app.figures.theme import NOTHING, Figure
from app.languages import mark, say
from app.model.selection import Selection
from app.model.written import TABS, Gap
from app.terms import Part


class KeyFigure(NamedTuple):
    """A large number, what it is, and one comparison."""

    value: str
    label: str
    note: str = ""
    about: str = ""
    """Key of the definition of its label."""


class Link(NamedTuple):
    """A link by its text."""

    label: str
    href: str
    current: bool = False


class Tabs(NamedTuple):
    """The views a chart offers, as links that keep every filter."""

    address: Address
    """Of the page."""
    shown: str

    @classmethod
    def of(cls, selection: Selection, path: str) -> Self:
        """Return the views of a selection at a path."""
        return cls(Address(selection, path), selection.tab)

    @property
    def links(self) -> tuple[Link, ...]:
        """One link a view, in the order of the tabs, the one shown marked."""
        return tab_links(self.address.gap("tab"), self.shown)


def tab_links(gap: Gap, shown: str) -> tuple[Link, ...]:
    """Return one link a view of an address, with a gap where it names the view."""
    return tuple([Link(say(label), gap.filled(tab), tab == shown) for tab, label in _TABS.items()])


_TABS: Final = dict(
    zip(TABS, (mark("Bars"), mark("Heatmap"), mark("Treemap"), mark("Map")), strict=True)
)


class Column(NamedTuple):
    """A column of a table."""

    label: str
    title: str = ""
    """The long form, shown on hover and read out."""
    unit: str = ""
    sort: str = ""
    """Address that sorts by this column."""
    sorted: str = ""
    """``ascending``, ``descending`` or empty."""
    text: bool = False
    """True where the cells are words and not figures."""
    sum: bool = False
    """True where the cells add up others of their line."""
    part: Part | None = None


class Row(NamedTuple):
    """A row: its head and its cells, all of them escaped HTML."""

    head: str
    cells: tuple[str, ...]
    id: str = ""
    mark: str = ""
    """A class of the row: "total", "computed"."""


class Written(NamedTuple):
    """Rows that are HTML already; so may be the heads over them, and the rows of the foot."""

    html: bytes
    """In UTF-8, as they are sent; see ``pieces``."""
    number: int
    """How many they are."""
    head: bytes = b""
    foot: str = ""


class Table(NamedTuple):
    """A table with caption and totals."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    id: str = ""
    kind: Literal["", "prose", "checked"] = ""
    """``prose`` where the first column holds sentences: it is wider and does not stay in place;
    ``checked`` where cells carry what a check says of them."""
    empty: str | Markup = ""
    """What is said where there are no rows; empty for a sentence that fits any table."""
    written: Written = Written(b"", 0)
    """Rows before the others whose text is kept and not made anew for each view."""


class Kept(NamedTuple):
    """A chart as it is sent."""

    figure: bytes
    """JSON."""
    page: bytes
    """SVG in UTF-8."""


class Chart(NamedTuple):
    """A figure with its title, sentence and source; its table stands in the body."""

    title: str
    sentence: str
    source: str
    legend: tuple[Part, ...] = ()
    tabs: Tabs | tuple[Link, ...] = ()
    unit: str = ""
    table: bytes | None = None
    """The figures behind it, drawn as a table."""
    drawing: Markup | None = None
    """A chart that is HTML and no figure; it stands where the figure would."""
    paper: Paper | None = None
    """Draws it as SVG on a canvas of a fixed width; None where there is no picture of it."""
    below: Markup | None = None
    """What must never be shown without the chart; it stands below the source."""
    bars: Stacked | None = None
    """What the browser draws; None for a chart that is HTML."""
    told: str = ""
    """The sentence as HTML, where it is kept; else it is made of the sentence."""
    kept: Kept | None = None
    """What it is drawn as, where it is kept; else it is drawn when asked for."""

    @property
    def keys(self) -> tuple[Part, ...]:
        """The parts that a legend has to name: none where the title names the only one."""
        named = len(self.legend) == 1 and self.legend[0].short in self.title
        return () if named else self.legend

    def drawn(self) -> "Chart":
        """Return the same chart, drawn as a page shows it, in the language spoken now."""
        return self._replace(kept=Kept(self.written, self.page))

    @property
    def written(self) -> bytes:
        """The figure as JSON, empty where the browser draws none."""
        if self.kept:
            return self.kept.figure
        return self.bars.written if self.bars else b""

    @property
    def page(self) -> bytes:
        """The picture as a page shows it, empty where there is none."""
        if self.kept:
            return self.kept.page
        return self.paper.on(IN_PAGE).encode() if self.paper else b""

    @property
    def figure(self) -> Figure:
        """The figure as plotly.js takes it, made when asked for: a picture needs none."""
        return self.bars.figure if self.bars else NOTHING

    @property
    def height(self) -> int:
        """Pixels the figure takes, 0 where the browser draws none."""
        return self.bars.height if self.bars else 0


class Drawer(NamedTuple):
    """A definition laid over a page."""

    key: str
    """What the address says of it."""
    title: str
    subtitle: str
    """The full name of a part; else empty."""
    texts: tuple[str, ...]
    close: str
    """Address of the page without it."""
    facts: tuple[tuple[str, str], ...] = ()
    """What is asked for it, as words and figure."""
    ways: tuple[Link, ...] = ()
    """Where the reader may want to go: the lines it is about, the page that tells more."""
    others: tuple[tuple[str, str], ...] = ()
    """Keys and titles of other definitions."""
    part: Part | None = None
    choices: Markup = Markup("")
    """Filters that belong to it, drawn."""


class Section(NamedTuple):
    """A part of the body under its own heading."""

    heading: str
    html: Markup
    id: str = ""
    reading: bool = False
    """True for running text, which stands in narrow columns."""
    table: Table | None = None
    """What stands before ``html``; it is drawn with the page."""


class View(NamedTuple):
    """One page as one reader asked for it."""

    path: str
    title: str
    """Of the window."""
    heading: str
    lead: str = ""
    """The sentence below the heading; also the text of a link preview."""
    crumbs: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    tools: Markup | None = None
    """What changes the view and is no filter; below the lead."""
    key_figures: tuple[KeyFigure, ...] = ()
    panel: Panel | None = None
    chart: Chart | None = None
    sections: tuple[Section, ...] = ()
    downloads: Twins | tuple[Download, ...] = ()
    status: int = 200
    address: str = ""
    """The shortest address that gives this view; empty where there is nothing to share."""
    drawer: Drawer | None = None
    lang: str = ""
    """Code of the language it was asked for in; empty where its address says nothing."""
    full: str = ""
    """Address of the whole page this is the chart of; empty where it is the whole page."""
    own: bool = False
    """True where what it shows is the reader's own, and no figure of an edition."""

    @property
    def here(self) -> str:
        """What links lead to that stay on it: its address, or the one that was asked for."""
        # In an address of nothing a stranger may have written what leads elsewhere.
        return self.address or quote(self.path)

    @property
    def empty(self) -> bool:
        """True where the filters leave nothing: the files of what is shown would have no row."""
        if isinstance(self.downloads, Twins):
            return not self.downloads.rows
        own = [file for file in self.downloads if not file.unfiltered]
        return bool(own) and not any(file.rows for file in own)

    @property
    def twin(self) -> str:
        """Address of what it shows in the API, without an ending; empty where there is nothing."""
        if isinstance(self.downloads, Twins):
            return self.downloads.address if self.downloads.rows else ""
        return next((file.href for file in self.downloads if not file.saved and file.rows), "")

    @property
    def cited(self) -> bool:
        """True where there is something of an edition to cite: nobody cites that none was found."""
        return not (self.own or self.empty)
