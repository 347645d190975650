"""The explorer's letters inside a picture, which must not depend on what its reader has."""

from base64 import b64encode
from pathlib import Path
from typing import Final

FILE: Final = "vendor/fonts/source-sans-3-latin.woff2"
"""Below the folder of assets: every letter of the names in the tables, in all weights."""
_RULE: Final = (
    "@font-face{{font-family:'Source Sans 3 Variable';font-weight:200 900;"
    "src:url(data:font/woff2;base64,{}) format('woff2')}}"
)


def font_style(assets: Path) -> str:
    """Return an SVG element that brings the font; empty where the fonts are not built."""
    file = assets / FILE
    if not file.is_file():
        return ""
    return f"<style>{_RULE.format(b64encode(file.read_bytes()).decode())}</style>"
