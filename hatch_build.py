"""What the wheel carries beside the package: data, assets, gunicorn's settings."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {
    "data": "app/_data",
    "assets": "app/_assets",
    "gunicorn.conf.py": "app/_gunicorn.conf.py",
}


class CarriedFiles(BuildHookInterface[Any]):
    """Copies ``CARRIED`` into a wheel; an editable install uses the checkout's own folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders and files to a standard wheel and nothing to an editable one."""
        if version == "standard":
            build_data["force_include"].update(CARRIED)
