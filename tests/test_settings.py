"""Settings: read once, frozen, and a wrong one is named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.errors import SettingsError
from app.settings import PREFIX, Settings, read_settings, shipped


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_without_any_variable_the_shipped_edition_is_served_on_loopback() -> None:
    settings = read_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8050)
    assert (settings.data / "places.csv").is_file()
    assert (settings.assets / "1-tokens.css").is_file()


def test_every_setting_can_be_set_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    values = {
        "data": tmp_path,
        "assets": tmp_path,
        "host": "::1",
        "port": 9000,
        "workers": 3,
        "threads": 5,
        "public_url": "https://figures.example",
        "remembered": 0,
        "checks": 3,
        "log": "json",
        "metrics": tmp_path,
        "publication": Path(__file__),
    }
    assert values.keys() == Settings.model_fields.keys()
    for name, value in values.items():
        monkeypatch.setenv(f"{PREFIX}{name.upper()}", str(value))
    assert read_settings().model_dump() == values


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"), ("PORT", "65536"), ("PORT", "http"), ("WORKERS", "0"), ("THREADS", "many"),
        ("DATA", "/nope"), ("ASSETS", "/nope"), ("ASSETS", __file__), ("PUBLIC_URL", "/nope"),
        ("PUBLICATION", "/nope"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_one_sentence_with_name_and_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert f"{PREFIX}{name}" in str(caught.value)
    assert repr(value) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("PORT", "http", "a whole number from 1 to 65535"),
        ("WORKERS", "65", "a whole number from 1 to 64"),
        ("THREADS", "0", "a whole number from 1 to 64"),
        ("DATA", "/nope", "a folder that is there"),
        ("ASSETS", "/nope", "a folder that is there"),
        ("PUBLIC_URL", "figures.example",
         "empty, or http:// or https:// and a host, with no path behind it"),
        ("PUBLIC_URL", "https://x.example/migof",
         "empty, or http:// or https:// and a host, with no path behind it"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_told_what_is(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert str(caught.value) == f"{PREFIX}{name} is {value!r}; allowed: {allowed}."


@pytest.mark.parametrize(
    "value", ["https://", "http:///x", "ftp://x", "javascript:alert(1)", "https://x y", "http://?q",
              "https://x/#a"]
)  # fmt: skip
def test_a_public_address_without_scheme_and_host_stops(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}PUBLIC_URL", value)
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        read_settings()


@pytest.mark.parametrize(
    "value", ["", "http://[::1]:8050", "HTTPS://figures.example", "https://x.example/"]
)
def test_a_public_address_may_be_empty_or_that_of_a_host(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}PUBLIC_URL", value)
    assert read_settings().public_url == value


def test_settings_cannot_be_changed() -> None:
    settings = read_settings()
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]


def test_the_shipped_folders_are_there() -> None:
    assert shipped("data").is_dir()
    assert shipped("assets").is_dir()
