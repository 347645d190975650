"""A text that stands folded behind its amount; the browser unfolds it without a script."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from markupsafe import Markup

from app.components.markup import paragraphs
from app.edge.private import MARK
from app.terms import Part

ORIGINAL: Final = "en"
"""Language of the volume, whatever is spoken around its text."""
_HEAD: Final = Markup(
    '<span class="swatch" data-part="{}">{}</span> <b>{}</b><span class="said">{}</span>'
)


class Head(NamedTuple):
    """The line that is seen: an amount, and what is said of its text."""

    part: Part
    amount: str
    said: str

    def draw(self) -> Markup:
        """Return it as HTML."""
        return _HEAD.format(self.part.slug, self.part.short, self.amount, self.said)


def text(head: Head, held: Iterable[str], name: str, note: str = "") -> Markup:
    """Return the paragraphs of a text behind its head.

    ``name`` is the element's id, to which a link leads; ``note`` stands behind the text.
    """
    after = paragraphs(note) if note else Markup("")
    # The id stands inside: a browser that is led there unfolds what it stands in.
    return Markup(
        '<details class="told"><summary>{}</summary><div id="{}" lang="{}" {}>{}</div>{}</details>'
    ).format(head.draw(), name, ORIGINAL, MARK, paragraphs(*held), after)


def closed(head: Head) -> Markup:
    """Return the same line where there is no text to unfold."""
    return Markup('<p class="told">{}</p>').format(head.draw())
