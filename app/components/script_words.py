"""The texts that scripts show, for the page they run in.

A script asks ``window.migof.word("Picture saved.")``; in English the answer is the question, and
nothing is sent. In another language the page carries the words below as data.
"""

from typing import Final

from markupsafe import Markup

from app.components.carried import carried
from app.languages import DEFAULT, mark, say, spoken

TEXTS: Final = (
    # Checking a table
    mark("“{file}” holds {size} MB; at most {most} MB are read."),
    mark("“{file}” was changed or moved since it was chosen: choose it again."),
    mark("Checked “{file}”."),
    mark("There is nothing to check yet: choose a file or paste a table."),
    mark("Checked the pasted text."),
    mark("Checked the example."),
    mark("no answer came. The table is still here: try again."),
    mark("the server gave no reason. The table is still here: try again."),
    mark("This report as a file"),
    mark("This report as a file: "),
    mark("Making the {format} file …"),
    mark("{file} is saved."),
    mark("No file was made: {why}"),
    mark("Adding up …"),
    mark("Not checked: {why}"),
    mark("Not checked: drop one file at a time."),
    # Sharing
    mark("accessed {day}"),
    mark("Selected: copy it with Ctrl+C, or ⌘C on a Mac."),
    # Pictures
    mark("The picture cannot be drawn."),
    mark("The server answered {status}."),
    mark("Picture saved."),
    mark("No picture: {why} Try the SVG instead."),
    # Searching
    mark("What is found"),
    mark("Filter the lines by “{words}”"),
    mark("Nothing is called “{words}”."),
    mark("{n} found, the first {most} are listed"),
    mark("{n} found"),
    # Tables
    mark("Scroll sideways for more columns"),
    mark("Scroll for more lines and columns"),
    # Waiting
    mark("What you see is still here, and so is the address."),
    mark("Try again"),
    mark("The server could not answer."),
    mark("The server did not answer."),
)
"""Every text that the scripts of ``assets/`` ask for; a test compares both. Places like ``{n}`` are
filled by the script."""


def for_scripts() -> Markup:
    """Return the words of the language spoken as an element of data, nothing in English."""
    if spoken() == DEFAULT:
        return Markup("")
    words = {text: said for text in TEXTS if (said := say(text)) != text}
    return Markup(carried("words", words).decode())  # noqa: S704 - it is safe in a page
