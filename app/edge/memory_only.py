"""Requests whose files stay in memory: what a reader posts is never written to disk."""

from io import BytesIO
from typing import IO, Any

from flask import Request


class MemoryOnlyRequest(Request):
    """A request that parses forms without temporary files; their size is bounded elsewhere."""

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        # Werkzeug's own would spool a file of half a megabyte to disk.
        return BytesIO()
