"""The explorer with a server that waits a second for its readers, and no longer."""

from app.edge import worker
from app.wsgi import server

__all__ = ["server"]

worker.RECEIVED_WITHIN = worker.SENT_WITHIN = 1  # type: ignore[misc]
