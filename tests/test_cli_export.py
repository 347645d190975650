"""``migof export``: the files of the API on the command line."""

import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from app.cli import main

HOST = "http://localhost"
"""That the client of the tests asks for, and that files name."""
FORMATS = ("csv", "json", "xlsx", "zip")
VIEWS = ("/", "/regions/south-america?part=o2", "/programmes/ethiopia", "/findings?tolerance=1",
         "/compare?compare=somalia~kenya")  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def export(capsys: pytest.CaptureFixture[str], *words: str) -> Path:
    """Export what is asked for and return the file that was written."""
    assert main(["export", *words]) == 0
    return Path(capsys.readouterr().out.rstrip("\n"))


def sentence(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return the one sentence on stderr of a command that ends with 2."""
    assert main(["export", *words]) == 2
    written = capsys.readouterr()
    assert (written.out, written.err.count("\n")) == ("", 1)
    return written.err


def twin(address: str, ending: str) -> str:
    """Return the address of the API for the file of a page."""
    asked = urlsplit(address)
    path = "/requirements" if asked.path in ("/", "/compare") else asked.path
    return f"/api/v1{path}.{ending}?{asked.query}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("address", VIEWS)
def test_a_file_is_byte_for_byte_the_one_of_the_api(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], address: str, form: str
) -> None:
    answer = client.get(twin(address, form))
    file = export(capsys, f"{HOST}{address}", "--format", form)
    assert answer.status_code == 200
    assert file.read_bytes() == answer.data
    assert f'"{file}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("address", VIEWS[1:3])
def test_a_sheet_is_byte_for_byte_the_one_of_the_api(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    answer = client.get(twin(address, "pdf"))
    assert answer.status_code == 200
    file = export(capsys, f"{HOST}{address}", "--format", "pdf")
    assert file.read_bytes() == answer.data


@pytest.mark.parametrize(
    ("option", "query"),
    [
        (("--shape", "long"), "shape=long"),
        (("--hxl",), "hxl=1"),
        (("--bom",), "bom=1"),
        (("--shape", "long", "--hxl", "--bom"), "shape=long&hxl=1&bom=1"),
    ],
)
def test_an_option_is_the_query_name_of_the_api(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], option: tuple[str, ...], query: str
) -> None:
    file = export(capsys, "/regions/south-america?part=o2", *option)
    answer = client.get(f"/api/v1/regions/south-america.csv?part=o2&{query}")
    assert file.read_bytes() == answer.data


def test_without_an_address_it_is_everything_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    file = export(capsys)
    assert file == Path("migof-2017-requirements.csv")
    # The head, and the lines counted in print.
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1 + 157


def test_an_address_may_be_copied_from_the_browser(capsys: pytest.CaptureFixture[str]) -> None:
    file = export(capsys, "https://migof.example/regions/south-america/?part=o2#table")
    assert file.name == "migof-2017-region-south-america-o2.csv"


def test_a_file_names_the_host_that_is_set_or_that_was_copied(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def readme(address: str) -> str:
        with zipfile.ZipFile(export(capsys, address, "--format", "zip", "--force")) as archive:
            return archive.read("README.md").decode()

    assert "- **Page**: /programmes/ghana\n" in readme("/programmes/ghana")
    copied = readme("https://a.example/programmes/ghana")
    assert "- **Page**: https://a.example/programmes/ghana\n" in copied
    monkeypatch.setenv("MIGOF_PUBLIC_URL", "https://b.example")
    assert "https://b.example/programmes/ghana\n" in readme("https://a.example/programmes/ghana")


def test_a_folder_is_no_file_to_be_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = sentence(capsys, "/programmes/ghana", "--output", str(tmp_path))
    assert f"{tmp_path}: is a folder; name a file in it" in said
    assert "--force" not in said


def test_a_file_that_is_there_is_kept_unless_forced(capsys: pytest.CaptureFixture[str]) -> None:
    file = export(capsys, "/programmes/ghana")
    held = file.read_bytes()
    file.write_text("mine", encoding="utf-8")
    assert "is there already; --force writes over it" in sentence(capsys, "/programmes/ghana")
    assert file.read_text(encoding="utf-8") == "mine"
    assert export(capsys, "/programmes/ghana", "--force").read_bytes() == held


def test_a_file_goes_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = tmp_path / "my.zip"
    assert export(capsys, "--format", "zip", "--output", str(asked)) == asked
    with zipfile.ZipFile(asked) as archive:
        assert "datapackage.json" in archive.namelist()
    lost = tmp_path / "no-such-folder" / "my.zip"
    assert f"{lost}: cannot be written" in sentence(capsys, "--output", str(lost))


def test_what_was_not_used_is_said_and_the_file_written_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "/programmes/ghana?part=o2&region=atlantis"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "migof export: “region=atlantis” was ignored: no region has this name.",
        "migof export: “part=o2” was ignored: this page makes no use of it.",
    ]


def test_an_address_that_is_nearly_right_is_refused_with_the_one_it_may_mean(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = sentence(capsys, "/programmes/columbia", "--lang", "fr", "--format", "xlsx")
    assert said.endswith("no programme is called 'columbia'; did you mean colombia?\n")
    assert sentence(capsys, "/regions/atlantis").endswith("no region is called 'atlantis'\n")


def test_a_workbook_is_not_poured_over_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    told = sentence(capsys, "--format", "xlsx", "--output", "-")
    assert "xlsx is no text for a terminal: name a file with --output FILE" in told


def test_a_dash_as_the_file_is_the_screen(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "/programmes/ghana", "--output", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"edition,region,")


@pytest.mark.parametrize("address", ["/regions/atlantis", "/programmes/x", "/findings/x"])
def test_a_page_that_is_not_there_is_one_sentence(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert f"{address}: no " in sentence(capsys, address)


@pytest.mark.parametrize("address", ["/about", "/programmes", "/requirements", "/regions/a/b"])
def test_a_page_without_files_is_answered_with_those_that_have_some(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    told = sentence(capsys, address)
    assert "no page with files is here" in told
    assert "/regions/<region>" in told


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_list_of_the_regions_has_the_files_of_its_page(
    capsys: pytest.CaptureFixture[str], client: FlaskClient, form: str
) -> None:
    file = export(capsys, "/regions", "--format", form)
    assert file.read_bytes() == client.get(f"/api/v1/regions.{form}").data
    told = sentence(capsys, "/regions", "--format", "xlsx")
    assert "/regions: this page has no xlsx; allowed: json, csv" in told


def test_only_a_region_and_a_programme_have_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert "/: this page has no pdf; allowed: " in sentence(capsys, "/", "--format", "pdf")
