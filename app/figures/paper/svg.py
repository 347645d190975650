"""SVG as text: elements, escaped; numbers short."""

import re
from functools import lru_cache
from html import escape
from typing import Final

SIZE: Final = 13
"""Pixels of text, as in the live figures."""
_NOT_ALLOWED: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """Write a length with at most two decimals.

    >>> number(12.345), number(40.0), number(-0.001)
    ('12.35', '40', '0')
    """
    if isinstance(value, int):
        return str(value)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


@lru_cache(maxsize=2048)
def text(words: str) -> str:
    r"""Escape words for XML, with the replacement sign for what XML cannot hold.

    >>> text("Chad & <b>\x00")
    'Chad &amp; &lt;b&gt;�'
    """
    return escape(_NOT_ALLOWED.sub("\ufffd", words))


def element(tag: str, content: str = "", **attributes: str | float) -> str:
    """Write an element; ``content`` is escaped already, attributes are escaped here.

    >>> element("rect", x="12.5%", width=20.0, stroke_width=1)
    '<rect x="12.5%" width="20" stroke-width="1"/>'
    """
    named = "".join(
        f' {name.replace("_", "-")}="{_value(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{named}>{content}</{tag}>" if content else f"<{tag}{named}/>"


def _value(value: str | float) -> str:
    return text(value) if isinstance(value, str) else number(value)
