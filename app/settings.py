"""Settings of a running explorer: read once from ``MIGOF_…`` variables, frozen.

Every field has its heading in ``docs/settings.md``.
"""

from importlib import resources
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import SettingsError

PREFIX: Final = "MIGOF_"


def shipped(name: str) -> Path:
    """Return the folder ``data`` or ``assets``: inside an installed package, else of the checkout.

    >>> shipped("data").name in {"data", "_data"}
    True
    """
    package = Path(str(resources.files("app")))
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent / name


class Settings(BaseSettings):
    """What can be set from outside; defaults serve the shipped edition on loopback."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data: Path = Field(default_factory=lambda: shipped("data"))
    """Folder of the data contract."""
    assets: Path = Field(default_factory=lambda: shipped("assets"))
    """Folder of styles, scripts and built third-party files."""
    host: str = "127.0.0.1"
    port: int = Field(default=8050, ge=1, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    threads: int = Field(default=4, ge=1, le=64)
    public_url: str = ""
    """Address under which readers reach the explorer; used in link previews only."""


def read_settings() -> Settings:
    """Read the environment once.

    Raises:
        SettingsError: if a variable has a value that is not allowed; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        message = f"{name} is {first['input']!r}: {first['msg'].lower()}."
        raise SettingsError(message) from error
