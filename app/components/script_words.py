"""The texts that scripts show, for the page they run in.

A script asks ``window.migof.word("Picture saved.")``; in English the answer is the question, and
nothing is sent. In another language the page carries the words below as data.
"""

import json
from typing import Final

from markupsafe import Markup

from app.languages import DEFAULT, mark, say, spoken

TEXTS: Final = (mark("Adding up …"),)
"""Every text that the scripts of ``assets/`` ask for; a test compares both. Places like ``{n}`` are
filled by the script."""


def for_scripts() -> Markup:
    """Return the words of the language spoken as an element of data, nothing in English."""
    if spoken() == DEFAULT:
        return Markup("")
    words = {text: said for text in TEXTS if (said := say(text)) != text}
    held = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="words">{held}</script>\n')  # noqa: S704
