"""How gunicorn serves the explorer; `migof serve` and the image read this file.

Standard library only: it is read before the application is; what a worker calls may know more.
``MIGOF_HOST``, ``MIGOF_PORT``, ``MIGOF_WORKERS`` and ``MIGOF_THREADS`` are the application's own
settings (``app/settings.py``).
"""

import gc
import os
import signal
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

bind = f"{os.environ.get('MIGOF_HOST', '127.0.0.1')}:{os.environ.get('MIGOF_PORT', '8050')}"
workers = int(os.environ.get("MIGOF_WORKERS", "2"))
# Threads, as "gthread" has them; named, as nothing of ours can be imported yet.
worker_class = "app.edge.worker.Worker"
threads = int(os.environ.get("MIGOF_THREADS", "4"))

# One start and one copy of the data; workers share the memory of the master.
preload_app = True

# A worker that grew is replaced; not all of them at the same moment.
max_requests = 20_000
max_requests_jitter = 2_000

# The heartbeat file of a worker on a disk can stall it; /dev/shm is memory.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

# gunicorn 27 would open a socket in the home folder of whoever starts it.
control_socket_disable = True


_STOPS: Final = (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)
_hold_back = partial(signal.pthread_sigmask, signal.SIG_BLOCK, _STOPS)
_let_in = partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, _STOPS)


@cache
def _heard_after_forks() -> None:
    # gunicorn has no hook for the master after a fork. Once: it cannot be taken back.
    os.register_at_fork(after_in_parent=_let_in)


def pre_fork(server: Any, worker: Any) -> None:  # noqa: ANN401, ARG001 - gunicorn's own
    """Leave the data out of every later collection of garbage: it is looked through for nothing.

    Workers also go on sharing its memory, which a collection would write to. From here to
    ``post_fork`` a stop is held back.
    """
    gc.collect()
    gc.freeze()
    _heard_after_forks()
    _hold_back()


def post_fork(server: Any, worker: Any) -> None:  # noqa: ANN401, ARG001 - gunicorn's own
    """End at once when told to before anything is served.

    A worker begins with what its master does at a signal, which is to put it in a queue: a stop
    in its first moments would be lost, and its master wait half a minute before it is killed.
    """
    for stop in _STOPS:
        signal.signal(stop, signal.SIG_DFL)
    _let_in()


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 - gunicorn's own
    """Start what checks the tables of readers: before the worker has threads of its own."""
    # Only gunicorn's workers have it at hand.
    from app.edge.isolated import start  # noqa: PLC0415
    from app.edge.whole import send_whole  # noqa: PLC0415

    start(worker.wsgi)
    send_whole()
