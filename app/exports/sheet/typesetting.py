"""From what a sheet says to a PDF, by Typst: no browser, no system library, no network."""

import ctypes
import datetime as dt
import json
import threading
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from app.errors import UnavailableError
from app.languages import say
from app.settings import shipped

if TYPE_CHECKING:
    from typst import Fonts

Form = Literal["pdf", "png"]
_TEMPLATE: Final = "sheet.typ"
_STANDARD: Final = "ua-1"
_OURS: Final = "Source Sans 3"
_REMEMBERED: Final = 10
"""Documents for which Typst keeps what it made no use of."""
_ONE_AT_A_TIME: Final = threading.Lock()
"""Held while a page is set: many readers at once would take many times the memory."""
_BUILT_IN: Final = "Libertinus Serif"
_NARROW: Final = "\u202f"
"""Stands within French numbers; our typeface has none, and what stands in for it is too thin."""
_BLANK: Final = "\u00a0"


def typeset(values: dict[str, Any], year: int, form: Form = "pdf") -> bytes:
    """Set one page A4; the same values give the same bytes.

    Texts reach Typst as data, never as markup. ``year`` is the edition's: the only date told,
    since a file made twice must be the same file. ``form`` is png for a picture of the page.

    Raises:
        UnavailableError: if Typst cannot be loaded on this machine.
    """
    fonts, family = _fonts(shipped("assets") / "vendor" / "fonts")
    template = resources.files(__package__).joinpath(_TEMPLATE).read_bytes()
    told = json.dumps(values | {"font": family}, ensure_ascii=False).replace(_NARROW, _BLANK)
    with _ONE_AT_A_TIME:
        try:
            return _compiled(
                template,
                fonts,
                sys_inputs={"sheet": told},
                format=form,
                pdf_standards=[_STANDARD] if form == "pdf" else [],
                timestamp=dt.datetime(year, 1, 1, tzinfo=dt.UTC),
            )
        finally:
            _forget(fonts)


def _compiled(template: bytes, fonts: "Fonts", **options: Any) -> bytes:
    # Of the process, some twenty megabytes, that only a reader who asks for a sheet needs.
    from typst import compile as to_page  # noqa: PLC0415

    page: bytes = to_page(template, font_paths=fonts, ignore_system_fonts=True, **options)
    return page


def _forget(fonts: "Fonts") -> None:
    """Give back what Typst keeps to be quicker next time: a hundred and fifty megabytes.

    It drops what ten documents in a row made no use of, so it is given empty ones; then the C
    library is asked to return what it holds free, where it can be asked.
    """
    for _ in range(_REMEMBERED + 1):
        _compiled(b"", fonts, format="pdf")
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@lru_cache(maxsize=2)
def _fonts(folder: Path) -> tuple["Fonts", str]:
    """Return the fonts Typst may use, and the family to use: ours where it is built."""
    try:
        from typst import Fonts  # noqa: PLC0415 - see above
    except ImportError as error:
        message = say(
            "No PDF can be made here: Typst cannot be loaded ({error}); every other file is at "
            "hand.",
            error=error,
        )
        raise UnavailableError(message) from error
    built = [folder] if folder.is_dir() else []
    fonts = Fonts(include_system_fonts=False, font_paths=list(built))
    return fonts, _OURS if _OURS in fonts.families() else _BUILT_IN
