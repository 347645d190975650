"""gunicorn with our settings and our application."""

import runpy
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, Final

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

APPLICATION: Final = "app.wsgi:server"
"""Named, not imported: it stands a floor above us, and gunicorn loads it as it would by itself."""
_SETTINGS: Final = "gunicorn.conf.py"


class Server(BaseApplication):
    """One run of the explorer; says its address once it can be reached."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        """Take where to listen and with how many processes."""
        self._host = f"[{host}]" if ":" in host else host
        self._port, self._workers = port, workers
        super().__init__()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{self._host}:{self._port}"

    def load_config(self) -> None:
        """Take the settings file, then what was asked for."""
        settings = runpy.run_path(str(settings_file()))
        chosen = {name: value for name, value in settings.items() if name in self.cfg.settings}
        asked = {
            "bind": f"{self._host}:{self._port}",
            "workers": self._workers,
            "loglevel": "warning",
            "when_ready": self._announcement(),
        }
        for name, value in {**chosen, **asked}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - gunicorn knows what a WSGI application is
        """Make the application.

        Raises:
            TableError: if a data file breaks the data contract.
        """
        return import_app(APPLICATION)

    def serve(self) -> None:
        """Serve until told to stop; a broken data file ends it before a worker starts."""
        self.wsgi()
        self.run()

    def _announcement(self) -> Callable[[object], None]:
        # gunicorn counts arguments: a function of one.
        def announce(_: object) -> None:
            sys.stdout.write(f"MiGOF Funding Explorer: {self.address}\n")
            sys.stdout.flush()

        return announce


def settings_file() -> Path:
    """Return gunicorn's settings: inside an installed package, else of the checkout."""
    package = Path(str(resources.files("app")))
    inside = package / f"_{_SETTINGS}"
    return inside if inside.is_file() else package.parent / _SETTINGS
