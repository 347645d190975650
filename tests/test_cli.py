"""The command line: exit codes, formats, one sentence where something cannot be used."""

import csv
import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from app.cli import main
from app.reading.spreadsheet import read_table
from tests.checks.test_coverage import by_what_is_said
from tests.reading.spreadsheet.making import HEAD, Value, Xml, workbook

DATA = Path(__file__).parents[1] / "data"
EDITION = DATA / "funding_tables" / "2017"
CLEAN = EDITION / "southern-africa.csv"
MIGOF = (sys.executable, "-m", "app")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A table that adds up, ready to be spoilt."""
    return Path(shutil.copy(CLEAN, tmp_path / "draft.csv"))


def _spoil(path: Path, printed: str, other: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(printed) == 1
    path.write_text(text.replace(printed, other), encoding="utf-8")


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(capsys.readouterr().out)
    return body


def test_the_shipped_edition_is_printed_with_its_known_findings_and_passes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check"]) == 0
    written = capsys.readouterr()
    assert written.out.startswith(
        "229 sums of 9 tables tested: 223 hold, 6 do not; findings: 6 known and 8 notes."
    )
    assert "World, for which no total is printed" in written.out
    assert written.err == ""


def test_a_new_finding_ends_with_1(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Angola's printed total is 1,152,412.
    _spoil(draft, "1152412", "1125412")
    assert main(["check", str(draft)]) == 1
    out = capsys.readouterr().out
    assert "Angola" in out
    assert "−27,000  disagreement, new" in out


@pytest.mark.parametrize(
    ("printed", "fail_on", "code"),
    [
        ("1152413", "rounding", 1),
        ("1152413", "error", 0),
        ("1152415", "error", 1),
        ("1152415", "none", 0),
    ],
)
def test_fail_on_says_from_which_weight_a_finding_fails(
    draft: Path, printed: str, fail_on: str, code: int
) -> None:
    _spoil(draft, "1152412", printed)
    assert main(["check", str(draft), "--fail-on", fail_on]) == code


def test_a_tolerance_lets_small_gaps_pass(draft: Path) -> None:
    _spoil(draft, "1152412", "1152415")
    assert main(["check", str(draft), "--tolerance", "2"]) == 1
    assert main(["check", str(draft), "--tolerance", "3"]) == 0


def test_json_has_the_report_with_the_path_as_the_table(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft), "--format", "json"]) == 0
    body = _json(capsys)
    assert (body["ok"], body["tolerance"], body["findings"]) == (True, 0, [])
    (table,) = body["tables"]
    assert "The six parts were recognised by their names." in table.pop("notes")
    assert body["tables"] == [
        {
            "table": str(draft),
            "lines": 13,
            "sums": {"rows": 13, "columns": 6, "grand": 2},
            "holding": 21,
            "status": "clean",
            "searched": True,
        }
    ]


def test_csv_has_a_line_for_each_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    # Six disagreements, seven empty cells, one name, and what chapters and charts say beside.
    beside = [row for row in rows if row["code"].startswith(("described", "funded", "label"))]
    assert len(rows) == 6 + 7 + 1 + len(beside)
    without = [row for row in beside if row["code"] == "funded-not-described"]
    assert len(without) == len(by_what_is_said()["none"])
    assert sum(row["severity"] == "note" for row in rows) == 7 + 1 + len(beside)
    by_id = {row["id"]: row for row in rows}
    vanuatu = by_id["asia-and-the-pacific--row-total--vanuatu--row"]
    assert (vanuatu["printed"], vanuatu["computed"]) == ("7259146", "7259145")


def test_junit_counts_every_sum_and_fails_as_asked(
    draft: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    _spoil(draft, "1152412", "1152413")
    for fail_on, failures in (("rounding", 2), ("error", 0)):
        main(["check", str(draft), "--format", "junit", "--fail-on", fail_on])
        root = ET.fromstring(capsysbinary.readouterr().out)  # noqa: S314 - our own
        assert (root.get("tests"), root.get("failures")) == ("21", str(failures))


def test_a_workbook_goes_to_a_pipe_as_bytes(
    draft: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["check", str(draft), "--format", "xlsx"]) == 0
    (back,) = read_table(capsysbinary.readouterr().out, "report.xlsx")
    assert len(back.lines) == 13


def test_one_workbook_comes_back_as_it_was_and_of_several_a_new_one_is_made(
    draft: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Ours"
    for row in csv.reader(io.StringIO(draft.read_text(encoding="utf-8"))):
        book.worksheets[0].append([int(cell) if cell.isdigit() else cell for cell in row])
    ours, report = tmp_path / "ours.xlsx", tmp_path / "report.xlsx"
    book.save(ours)
    asked = ["check", "--format", "xlsx", "--output", str(report), str(ours)]
    assert main(asked) == 0
    assert openpyxl.load_workbook(report).sheetnames == [
        "Ours", "Findings", "Explanations", "About"
    ]  # fmt: skip
    assert main([*asked, str(draft)]) == 0
    names = openpyxl.load_workbook(report).sheetnames
    assert names == ["ours.xlsx#Ours", "draft.csv", "Findings", "Explanations", "About"]


def test_a_workbook_is_not_written_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["check", "--format", "xlsx"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("migof check: an xlsx is no text for a terminal")
    assert written.err.count("\n") == 1
    report = tmp_path / "report.xlsx"
    assert main(["check", "--format", "xlsx", "--output", str(report)]) == 0
    assert len(read_table(report.read_bytes(), "report.xlsx")) == 9


@pytest.mark.parametrize("form", ["text", "json", "csv", "junit", "xlsx"])
def test_a_report_in_a_file_is_the_one_that_would_be_shown(
    draft: Path, tmp_path: Path, form: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    _spoil(draft, "1152412", "1125412")
    report = tmp_path / "report"
    asked = ["check", str(draft), "--format", form]
    assert main(asked) == 1
    shown = capsysbinary.readouterr().out
    assert main([*asked, "--output", str(report)]) == 1
    assert capsysbinary.readouterr().out == b""
    assert report.read_bytes() == shown


def test_a_report_that_cannot_be_written_is_one_sentence(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    for place in (draft, tmp_path, tmp_path / "nowhere" / "report.txt"):
        assert main(["check", str(draft), "--output", str(place)]) == 2
        written = capsys.readouterr()
        assert written.err.startswith(f"migof check: {place}: ")
        assert (written.out, written.err.count("\n")) == ("", 1)
    assert draft.read_bytes() == before


def test_no_report_is_written_over_a_table_of_a_folder_or_over_the_shipped_data(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(DATA, draft.parent / "data"))
    monkeypatch.setenv("MIGOF_DATA", str(data))
    table = data / "funding_tables" / "2017" / CLEAN.name
    for given, place in (
        ([str(draft.parent)], draft),
        ([str(draft.parent)], draft.parent / ".." / draft.parent.name / draft.name),
        ([], table),
        ([str(draft)], data / "places.csv"),
    ):
        before = place.read_bytes()
        assert main(["check", *given, "--output", str(place)]) == 2
        assert capsys.readouterr().err.startswith(f"migof check: {place}: is ")
        assert place.read_bytes() == before
    assert main(["check", str(draft.parent), "--output", str(draft.parent / "new.txt")]) == 0


@pytest.mark.parametrize("within", ["", "draft.csv"])
def test_a_folder_that_cannot_be_looked_into_is_named_and_the_others_are_checked(
    draft: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    within: str,
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()

    look = Path.is_dir

    # Whoever is root may look into everything.
    def refuse(path: Path) -> bool:
        if shut in (path, *path.parents):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert main(["check", str(shut / within), str(draft)]) == 2
    written = capsys.readouterr()
    assert written.out.startswith("21 sums of 1 table tested: all hold.")
    assert f"migof check: {shut / within}: cannot be read, Permission denied\n" in written.err


def test_ok_is_true_exactly_where_the_exit_code_is_0(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _spoil(draft, "1152412", "1152413")
    for fail_on in ("error", "rounding", "none"):
        code = main(["check", str(draft), "--format", "json", "--fail-on", fail_on])
        assert _json(capsys)["ok"] is (code == 0)
    assert main(["check", str(draft), "nowhere.csv", "--format", "json"]) == 2
    assert _json(capsys)["ok"] is False


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    code = main(["check", str(broken), str(draft), str(tmp_path / "none.csv"), "--format", "json"])
    written = capsys.readouterr()
    assert code == 2
    assert [table["table"] for table in json.loads(written.out)["tables"]] == [str(draft)]
    sentences = written.err.splitlines()
    assert len(sentences) == 2
    assert "broken.csv" in sentences[0]
    assert "none.csv: cannot be read" in sentences[1]


def test_a_folder_means_its_funding_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EDITION), "--format", "json", "--fail-on", "error"]) == 0
    names = [table["table"] for table in json.loads(capsys.readouterr().out)["tables"]]
    assert len(names) == 9
    assert str(CLEAN) in names


def test_files_of_a_folder_that_are_not_read_are_named_and_fail_nothing(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft.parent)]) == 0
    assert capsys.readouterr().err == ""
    for name in ("old.xls", "other.ods", ".hidden"):
        (draft.parent / name).touch()
    assert main(["check", str(draft.parent)]) == 0
    said = f"migof check: {draft.parent}: 2 files were not read: old.xls, other.ods\n"
    assert capsys.readouterr().err == said


def test_a_workbook_whose_totals_hold_no_results_does_not_pass(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsaved = Xml('<c r="{at}"><f>SUM(B2:C2)</f></c>')
    rows: list[Sequence[Value]] = [HEAD, ("Chad", 5, 6, unsaved)]
    rows += [("Total", unsaved, unsaved, unsaved)]
    file = tmp_path / "unsaved.xlsx"
    file.write_bytes(workbook(S=rows))
    assert main(["check", str(file), str(draft)]) == 2
    written = capsys.readouterr()
    assert written.out.startswith("21 sums of 2 tables tested: all hold.\n" + f"{file}#S: No sum")
    assert f"{file}#S: No sum was tested: the totals are formulas whose results" in written.err
    assert main(["check", str(file), "--format", "json"]) == 2
    assert _json(capsys)["ok"] is False


def test_a_file_given_twice_is_checked_once(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft), str(draft.parent), str(draft)]) == 0
    assert capsys.readouterr().out.startswith("21 sums of 1 table tested: all hold.")


def test_an_empty_folder_is_no_silent_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "no table" in capsys.readouterr().err


def test_a_broken_shipped_table_is_named_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    (data / "funding_tables" / "2017" / CLEAN.name).write_text("programme\n", encoding="utf-8")
    monkeypatch.setenv("MIGOF_DATA", str(data))
    assert main(["check"]) == 2
    written = capsys.readouterr()
    assert written.out.startswith("208 sums of 8 tables tested")
    assert "World" not in written.out
    assert f"{CLEAN.name}, line 1: column principle_1 is missing" in written.err


def test_a_stray_file_in_the_shipped_edition_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    shutil.copy(CLEAN, data / "funding_tables" / "2017" / "atlantis.csv")
    monkeypatch.setenv("MIGOF_DATA", str(data))
    assert main(["check"]) == 2
    assert "'atlantis' is no region" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked",
    [
        ["check", "--tolerance", "-1"],
        ["check", "--tolerance", "1.5"],
        ["check", "--format", "pdf"],
        ["check", "--fail-on", "note"],
        ["serve", "--port", "0"],
        ["serve", "--workers", "many"],
        [],
    ],
)
def test_an_option_that_cannot_be_used_ends_with_2(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(asked)
    assert ended.value.code == 2
    assert "usage: migof" in capsys.readouterr().err


def test_a_tolerance_that_is_none_is_not_asked_to_be_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--tolerance", "-1"])
    assert "'-1' is no amount from 0 to 1000000000, with up to three" in capsys.readouterr().err


def test_extract_names_a_source_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "nowhere.txt", "--out", str(DATA), "--check"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("migof extract: ")
    assert "nowhere.txt" in error
    assert error.count("\n") == 1


def test_a_reader_who_goes_away_is_no_traceback() -> None:
    migof = subprocess.Popen(
        [*MIGOF, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert migof.stdout
    assert migof.stderr
    migof.stdout.close()
    with migof.stderr as stderr:
        assert stderr.read() == ""
    assert migof.wait(timeout=60) == 141


def test_a_terminal_without_our_signs_is_no_traceback() -> None:
    done = subprocess.run(
        [*MIGOF, "check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u22121" in done.stdout  # −1


def test_an_interrupted_command_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.check.read_settings", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == ""


def test_check_and_extract_start_without_the_web() -> None:
    asked = "import sys, app.cli; print(sorted({'dash', 'flask', 'gunicorn'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [*MIGOF, "check", str(CLEAN)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("21 sums of 1 table tested: all hold.")
