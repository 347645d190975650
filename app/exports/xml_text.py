"""Text that XML can hold: what a file of anyone says may have signs that no XML allows."""

import re
from typing import Final

_NOT_ALLOWED: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Put the replacement sign for every sign that XML 1.0 does not allow.

    >>> xml_text("Chad\x00 & Côte d’Ivoire")
    'Chad� & Côte d’Ivoire'
    """
    return _NOT_ALLOWED.sub("\ufffd", text)
