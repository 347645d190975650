"""What a chart is drawn on: a page, with the page's colours, or paper of a fixed width."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from app.figures import theme
from app.figures.paper.svg import SIZE, element, number, text
from app.languages import DEFAULT, spoken
from app.terms import Part

_QUIET: Final = "#51606f"
_PAGE: Final = "#ffffff"
_ALONE: Final = {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}
_WITHIN: Final = {"aria_hidden": "true"}
"""Of a chart in a page, whose place has a name, and whose HTML needs no namespace."""


@dataclass(frozen=True)
class Canvas:
    """A chart's name and description, its width, and the colours that follow from it."""

    title: str = ""
    """Empty for a chart that is named by what it stands in: a name of its own would be read twice,
    and a browser shows it wherever the pointer is."""
    desc: str = ""
    width: int | None = None
    """Pixels, for a picture or a sheet in plain colours; None to fill a page's room, whose
    custom properties then give the colours, in the dark scheme too."""

    @property
    def text(self) -> str:
        """The colour of names and amounts."""
        return self._of("ink", theme.INK)

    @property
    def quiet(self) -> str:
        """The colour of the axis and of remarks."""
        return self._of("quiet", _QUIET)

    @property
    def line(self) -> str:
        """The colour of thin lines."""
        return self._of("line", theme.GRID)

    @property
    def ground(self) -> str:
        """What the chart stands on."""
        return self._of("raised", _PAGE)

    def part(self, part: Part) -> str:
        """Return the colour of a part, the same in every chart."""
        return self._of(part.slug, theme.COLOURS[part])

    def root(self, content: str, height: float, sides: tuple[int, int] = (0, 0)) -> str:
        """Write the whole SVG; ``sides`` are pixels kept free left and right of a page's chart.

        Per cents in the content are of what remains between them.
        """
        opening = _opening(self.width, bool(self.title), height, sides, spoken())
        return f"{opening}{self._named()}{content}</svg>"

    def _named(self) -> str:
        if not self.title:
            return ""
        described = element("desc", text(self.desc)) if self.desc else ""
        return element("title", text(self.title)) + described

    def _of(self, name: str, value: str) -> str:
        # The light scheme's value is the fallback: a chart taken out of its page keeps colours.
        return f"var(--{name},{value})" if self.width is None else value


# Charts of one kind have few heights.
@lru_cache(maxsize=256)
def _opening(
    width: int | None,
    alone: bool,  # noqa: FBT001
    height: float,
    sides: tuple[int, int],
    language: str,
) -> str:
    """Write the tag that begins an SVG, as ``Canvas.root`` describes it."""
    left, right = sides
    room: dict[str, Any]
    if width is None:
        room = {
            "width": "100%",
            "style": "display:block;overflow:visible;box-sizing:border-box;"
            f"padding:0 {right}px 0 {left}px;font-family:var(--font,{theme.FONT})",
        }
    else:
        room = {
            "width": width,
            "viewBox": f"0 0 {width} {number(height)}",
            "style": f"font-family:{theme.FONT}",
            # A file of its own says its language itself.
            **({} if language == DEFAULT else {"lang": language}),
        }
    tag = element("svg", **(_ALONE if alone else _WITHIN), height=height, font_size=SIZE, **room)
    return f"{tag.removesuffix('/>')}>"


IN_PAGE: Final = Canvas()
"""What a chart is drawn on where a page shows it."""


class Paper(NamedTuple):
    """How a chart is put on a canvas; equal to another that draws the same."""

    draw: Callable[..., str]
    what: tuple[object, ...]
    """What it is given before the canvas."""
    options: tuple[tuple[str, object], ...] = ()
    """Its further arguments, by name."""

    def on(self, canvas: Canvas) -> str:
        """Return the chart as SVG text, in the language that its words are in."""
        return self.draw(*self.what, canvas, **dict(self.options))


def paper(draw: Callable[..., str], *what: object, **options: object) -> Paper:
    """Say which function draws a chart and what it is given before the canvas, and by name."""
    return Paper(draw, what, tuple(options.items()))
