"""Settings of a running explorer: read once from ``MIGOF_…`` variables, frozen.

Every field has its heading in ``docs/settings.md``.
"""

from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import DirectoryPath, Field, FilePath, ValidationError
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


def _folder(name: str) -> Any:  # noqa: ANN401 - as pydantic's Field
    return Field(default_factory=lambda: shipped(name), description="a folder that is there")


def _whole(default: int, most: int) -> Any:  # noqa: ANN401
    return Field(default=default, ge=1, le=most, description=f"a whole number from 1 to {most}")


class Settings(BaseSettings):
    """What can be set from outside; defaults serve the shipped edition on loopback.

    A field's description says what is allowed.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data: DirectoryPath = _folder("data")
    """Folder of the data contract."""
    assets: DirectoryPath = _folder("assets")
    """Folder of styles, scripts and built third-party files."""
    host: str = "127.0.0.1"
    port: int = _whole(8050, 65535)
    workers: int = _whole(2, 64)
    threads: int = _whole(4, 64)
    public_url: str = Field(
        default="",
        pattern=r"^((?i:https?)://[^\s/?#:][^\s/?#]*/?)?$",
        description="empty, or http:// or https:// and a host, with no path behind it",
    )
    """Address under which readers reach the explorer: for link previews, links, citations.

    The explorer is all of a host: its own links and files begin at the root.
    """
    remembered: int = Field(default=2, ge=0, le=1024, description="a whole number from 0 to 1024")
    """Megabytes of answers each process remembers."""
    checks: int = _whole(2, 64)
    """Tables each process checks at once."""
    log: Literal["text", "json", "off"] = Field(default="text", description="text, json or off")
    """How a request is written to standard error."""
    metrics: DirectoryPath | None = Field(default=None, description="a folder that is there")
    """Folder in which processes count; with it ``/metrics`` is there."""
    publication: FilePath | None = Field(default=None, description="a file that is there")
    """The reader's own copy of the volume, text or PDF, whose sections pages then show."""


def read_settings() -> Settings:
    """Read the environment once.

    Raises:
        SettingsError: if a variable has a value that is not allowed; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0])
        allowed = Settings.model_fields[field].description
        message = f"{PREFIX}{field.upper()} is {first['input']!r}; allowed: {allowed}."
        raise SettingsError(message) from error
