"""What a paragraph is by its shape alone: heading, text, or one of the things around a text."""

import re
from collections.abc import Sequence
from enum import Enum

from app.reading.publication.chapters.headings import Headings
from app.reading.publication.chapters.paragraphs import Paragraph

NARROW = 36
"""Characters of a line: the columns of a text are wider, those of sidebars and captions are not."""
_LONGEST_CAPTION = 3
"""Lines of a paragraph that can be the first part of a caption broken over two."""
_COLUMN = 62
"""Characters of a line: a caption broken over paragraphs is no wider than a column."""
_FOOT = re.compile(r"Migration Initiatives \d{4}|\d{4,6}$")
_NOTE = re.compile(r"\d [A-Z].{60}")
_LINK = re.compile(r"(\S*[/%]\S*|\S+\.pdf)(\s+(\S*[/%]\S*|\S+\.pdf))*")


class Role(Enum):
    """What a paragraph is; the value says it in a sentence."""

    HEADING = "heading"
    TEXT = "text"
    ASIDE = "sidebar or caption in a narrow column"
    CAPTION = "caption of a picture"
    FOOT = "foot of a page"
    LINK = "link"
    NOTE = "footnote"


def find_roles(paragraphs: Sequence[Paragraph], headings: Headings) -> list[Role]:
    """Say what each paragraph is, in their order."""
    roles = [_own_role(paragraph, headings) for paragraph in paragraphs]
    _spread_asides(paragraphs, roles)
    for index, paragraph in enumerate(paragraphs):
        if "©" in paragraph.text and roles[index] is Role.TEXT:
            roles[index] = Role.CAPTION
            _spread_caption(paragraphs, roles, index)
    return roles


def _own_role(paragraph: Paragraph, headings: Headings) -> Role:
    if headings.read(paragraph):
        return Role.HEADING
    if _FOOT.match(paragraph.text):
        return Role.FOOT
    if "http" in paragraph.text and _LINK.fullmatch(paragraph.text):
        return Role.LINK
    return Role.NOTE if _NOTE.match(paragraph.text) else Role.TEXT


def _spread_asides(paragraphs: Sequence[Paragraph], roles: list[Role]) -> None:
    """A narrow paragraph of several lines is an aside; a single narrow line goes with it."""
    last = len(paragraphs) - 1
    for index, paragraph in enumerate(paragraphs):
        if roles[index] is Role.TEXT and _may_be_aside(paragraph):
            above = index > 0 and roles[index - 1] is Role.ASIDE
            if len(paragraph.lines) > 1 or above:
                roles[index] = Role.ASIDE
    for index in range(last - 1, -1, -1):
        above_aside = roles[index] is Role.TEXT and roles[index + 1] is Role.ASIDE
        if above_aside and _may_be_aside(paragraphs[index]) and paragraphs[index].is_open:
            roles[index] = Role.ASIDE


def _may_be_aside(paragraph: Paragraph) -> bool:
    leads = len(paragraph.lines) == 1 and paragraph.text.endswith(":")
    return paragraph.width <= NARROW and not paragraph.is_list_item and not leads


def _spread_caption(paragraphs: Sequence[Paragraph], roles: list[Role], index: int) -> None:
    """Give the role to the paragraphs above that a caption begins in."""
    while index and roles[index - 1] is Role.TEXT and not paragraphs[index].starts_page:
        above = paragraphs[index - 1]
        short = len(above.lines) <= _LONGEST_CAPTION and above.width < _COLUMN
        broken = len(above.lines) < _LONGEST_CAPTION and paragraphs[index].goes_on
        if not (above.is_open and (short or broken)):
            return
        index -= 1
        roles[index] = Role.CAPTION
