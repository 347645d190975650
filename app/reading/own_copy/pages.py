"""The text of a PDF, page by page in the order in which it was set."""

import logging
from pathlib import Path

from app.errors import SourceError


def text_of_pdf(path: Path) -> str:
    """Return the text of a PDF; empty where its pages are pictures.

    Raises:
        SourceError: if it cannot be opened, is broken or needs a password.
    """
    # Loaded by those who have a PDF: a text needs nothing of it.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    # What it mends by itself is no news to whoever serves the explorer.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with PdfReader(path) as reader:
            return "\n".join(page.extract_text() for page in reader.pages)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read, {error.strerror}") from error
    except (FileNotDecryptedError, DependencyError) as error:
        raise SourceError(f"{path}: a PDF with a password; save it without one") from error
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        # What a broken file does to its reader is not told by one kind of error alone.
        raise SourceError(f"{path}: a PDF that cannot be read, {error}") from error
