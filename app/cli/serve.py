"""``migof serve``: the explorer on this machine, by gunicorn."""

import argparse
import errno
import os
import socket
from typing import TYPE_CHECKING

from app.cli.commands import whole
from app.errors import SettingsError
from app.settings import read_settings

if TYPE_CHECKING:
    from app.cli.commands import Commands


def add(commands: "Commands") -> None:
    """Add the command to the command line."""
    made = commands.add_parser("serve", help="serve the explorer (http://127.0.0.1:8050)")
    made.add_argument("--host", help="address to listen on (MIGOF_HOST, else 127.0.0.1)")
    made.add_argument("--port", type=whole(1, 65535), help="port (MIGOF_PORT, else 8050)")
    made.add_argument("--workers", type=whole(1, 64), help="processes (MIGOF_WORKERS, else 2)")
    made.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Serve until told to stop.

    Raises:
        TableError: if a data file breaks the data contract.
        SettingsError: if a setting has a value not allowed, or the address cannot be had.
    """
    settings = read_settings()
    host, port = asked.host or settings.host, asked.port or settings.port
    check_free(host, port)
    # gunicorn runs on Unix only and the web is slow to import: no other command needs them.
    from app.cli.server import Server  # noqa: PLC0415

    Server(host, port, asked.workers or settings.workers).serve()
    return 0


def check_free(host: str, port: int) -> None:
    """Find out whether we can listen there, before gunicorn tries it five times.

    Raises:
        SettingsError: if we cannot; the message says why.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        advice = ""
        if error.errno == errno.EADDRINUSE:
            advice = "; another program listens there, choose another port with --port"
        # Python adds the address to the system's sentence; a name not found has a code below 0.
        system = error.errno if error.errno and error.errno > 0 else None
        reason = (os.strerror(system) if system else str(error.strerror)).lower()
        raise SettingsError(f"cannot listen on {host}, port {port}: {reason}{advice}") from error
