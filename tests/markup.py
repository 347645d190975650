"""HTML read a second way, with the standard library: links, ids, tables, words."""

from collections.abc import Iterable
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "base"})


class Page(HTMLParser):
    """One answer, read; tags that do not match raise AssertionError when it is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.downloads: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.attributes: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._caption: str | None = None
        self._cell: list[str] | None = None
        self._rows: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    @property
    def text(self) -> str:
        """Every word, with single spaces."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes.extend(values.items())
        if tag not in VOID:
            self._open.append(tag)
        if tag == "br":
            self.handle_data(" ")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            (self.downloads if "download" in values else self.links).append(values["href"])
        self._start_of_table(tag)

    def _start_of_table(self, tag: str) -> None:
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"th", "td"}:
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1] == tag, f"</{tag}> closes <{self._open[-1]}>"
        self._open.pop()
        if tag in {"th", "td"} and self._cell is not None:
            self._rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "table":
            self.tables[self._caption or ""] = self._rows

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"script", "style"}:
            return
        self.words.append(data)
        if self._cell is not None and not self._aside():
            self._cell.append(data)
        if self._open and self._open[-1] == "caption":
            self._caption = (self._caption or "") + data

    def _aside(self) -> bool:
        """Units, arrows and explanations stand in a head beside what names the column or row."""
        cell = max(at for at, tag in enumerate(self._open) if tag in {"th", "td"})
        return self._open[cell] == "th" and bool({"small", "i"} & set(self._open[cell:]))

    def records(self, words: str) -> list[dict[str, str]]:
        """Return body and foot of the table with these words in its caption, by column."""
        head, *rows = self.table(words)
        assert len(set(head)) == len(head), head
        return [dict(zip(head, row, strict=True)) for row in rows]

    def table(self, words: str) -> list[list[str]]:
        """Return the rows, head and foot included, of the table with these words in its caption."""
        (found,) = (rows for caption, rows in self.tables.items() if words in caption)
        return found


def whole(text: str) -> int | None:
    """Read an amount as a table shows it: a dash is 0, "n/p" is None.

    What may stand behind a printed figure (what is meant by it) is left out.
    """
    text = text.partition("meant")[0].strip()
    if text == "n/p":
        return None
    return 0 if text == "–" else int(text.replace(",", "").replace("−", "-"))


def joined(slots: Iterable[str]) -> Page:
    """Read the slots of a drawn view as one page."""
    return Page("".join(slots))
