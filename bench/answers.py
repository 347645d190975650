"""What an answer says, whichever way it was made: so that both ways can be held side by side."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

from app.components.ids import Id
from app.model.selection import Selection

Grid = tuple[tuple[str, ...], ...]
"""A table's body, text by row and column."""


class Said(NamedTuple):
    """The numbers of an answer; two ways of making it say the same."""

    bars: dict[str, dict[str, float]]
    """By part and bar, in whole US dollars or as a share."""
    programmes: Grid
    """Name, the parts shown, their sum, share, region; lines in the order shown."""
    regions: Grid
    """The same sums by region; empty where the chart shows programmes."""
    facets: tuple[str, ...]
    """The sum beside each region, part and kind."""
    headline: tuple[str, ...]
    """The ask, the share of the largest part, the share of regional initiatives."""


def ours(drawn: dict[str, Any], figure: dict[str, Any], selection: Selection) -> Said:
    """Read what the app's callback returned."""
    slots = drawn["slots"]
    tables = _Cells.of(slots[Id.BODY]).tables
    behind = _Cells.of(slots[Id.CHART_FOOT]).tables
    labels = [_name(text).replace("<br>", " ") for text in figure["data"][-1]["text"]]
    shown = len(selection.chosen_parts)
    single = shown == 1 and selection.measure == "usd"
    # Columns of the app: name, sum (where it says more than the part), share, parts, region.
    order = (0, 2, 2, 1, 3) if single else (0, *range(3, 3 + shown), 1, 2, 3 + shown)
    programmes = tuple(tuple(row[at] for at in order) for row in tables[0])
    regions = behind[0] if behind else ()
    if single:
        regions = tuple((row[0], row[1], row[1], row[2]) for row in regions)
    top = _Cells.of(slots[Id.TOP])
    return Said(
        bars={
            trace["name"]: dict(zip(labels, trace["x"], strict=True))
            for trace in figure["data"][:-1]
        },
        programmes=programmes,
        regions=regions,
        facets=tuple(_Cells.of(slots[Id.SIDE]).by_tag("b")),
        headline=tuple(top.by_tag("strong")[:3]),
    )


def express(answer: dict[str, Any], selection: Selection) -> Said:
    """Read what the plotly-express way returned."""
    shown = len(selection.chosen_parts)
    order = (0, *range(2, 2 + shown + 2), 1)
    rows = _rows(answer["programmes"])
    by_region = not answer["by_programme"]
    return Said(
        bars={
            trace.name: dict(zip(trace.y, map(float, trace.x), strict=True))
            for trace in answer["figure"].data
        },
        programmes=tuple(tuple(row[at] for at in order) for row in rows),
        regions=_rows(answer["regions"]) if by_region else (),
        facets=tuple(_texts(answer["side"], "B")),
        headline=tuple(_texts(answer["top"], "B")),
    )


def _name(text: str) -> str:
    """The name in a bar's label: ``<b>name</b>  amount``."""
    escaped = text.partition("<b>")[2].partition("</b>")[0]
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _rows(table: Any) -> Grid:  # noqa: ANN401 - a Dash component
    body = next(part for part in table.children if type(part).__name__ == "Tbody")
    return tuple(tuple(_text(cell) for cell in row.children) for row in body.children)


def _text(component: Any) -> str:  # noqa: ANN401 - a Dash component, a text or a list of them
    if isinstance(component, str):
        return component
    if isinstance(component, list):
        return "".join(map(_text, component))
    return _text(getattr(component, "children", None) or "")


def _texts(component: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 - a Dash component
    if type(component).__name__ == kind:
        yield _text(component)
    held = getattr(component, "children", None)
    for child in held if isinstance(held, list) else [held]:
        if child is not None and not isinstance(child, str):
            yield from _texts(child, kind)


class _Cells(HTMLParser):
    """Texts by tag, and the body cells of every table."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._texts: list[tuple[str, list[str]]] = []
        self._tables: list[list[list[list[str]]]] = []

    @classmethod
    def of(cls, html: str) -> "_Cells":
        made = cls()
        made.feed(str(html))
        return made

    @property
    def tables(self) -> tuple[Grid, ...]:
        """The body of each table."""
        return tuple(
            tuple(tuple("".join(cell) for cell in row) for row in table) for table in self._tables
        )

    def by_tag(self, tag: str) -> list[str]:
        """The texts of one kind of element, in their order."""
        return ["".join(held) for name, held in self._texts if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "input":
            return
        self._open.append(tag)
        self._texts.append((tag, []))
        if tag == "table":
            self._tables.append([])
        elif "tbody" in self._open and tag == "tr":
            self._tables[-1].append([])
        elif "tbody" in self._open and tag in {"td", "th"}:
            self._tables[-1][-1].append([])

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open.pop()

    def handle_data(self, data: str) -> None:
        # A figure is held together with its sign where a page is drawn, and nowhere else.
        data = data.replace("\u00a0", " ")
        if self._open:
            self._texts[-1][1].append(data)
        if {"tbody", "td"} <= set(self._open) or {"tbody", "th"} <= set(self._open):
            self._tables[-1][-1][-1].append(data)
