"""What a page carries for its scripts: JSON as an element of data, found by its id."""

from typing import Any

import orjson


def carried(name: str, held: Any) -> bytes:  # noqa: ANN401 - whatever JSON can be made of
    r"""Return values as an element of data in UTF-8; no ``<`` in them can end it.

    >>> carried("words", {"a": "</script>"})
    b'<script type="application/json" id="words">{"a":"\\u003c/script>"}</script>\n'

    Raises:
        orjson.JSONEncodeError: if they are no JSON; a ``orjson.Fragment`` is JSON already.
    """
    safe = orjson.dumps(held).replace(b"<", b"\\u003c")
    return b'<script type="application/json" id="%b">%b</script>\n' % (name.encode(), safe)
