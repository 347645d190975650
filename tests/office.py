"""LibreOffice Calc without a window: opens a workbook, calculates it anew and writes it again."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Calculate always, whatever results a file holds."""
SECONDS = 120
Cells = dict[str, object]


def path() -> str | None:
    """Return where LibreOffice is, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True)
class Office:
    """One LibreOffice with a profile of its own, so that two may run at once."""

    program: str
    folder: Path

    def recalculated(self, *workbooks: Path) -> tuple[dict[str, Cells], ...]:
        """Return all cells of each workbook by sheet, its formulas' results calculated anew.

        The results stored in the files are taken out first, so none of them can come back.
        All are calculated in one run: the start takes longer than ten workbooks.
        """
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        profile = self.folder / "profile"
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(SETTINGS, encoding="utf-8")
        bare = [folder / f"{number}.xlsx" for number, _ in enumerate(workbooks)]
        for workbook, copy in zip(workbooks, bare, strict=True):
            without_results(workbook, copy)
        out = folder / "out"
        answer = subprocess.run(
            [
                self.program,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--convert-to", "xlsx", "--outdir", str(out)),
                *map(str, bare),
            ],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        written = [out / copy.name for copy in bare]
        assert all(file.is_file() for file in written), answer.stdout + answer.stderr
        return tuple(map(cells, written))


def cells(workbook: Path) -> dict[str, Cells]:
    """Return the values of a workbook by sheet and cell, of a formula its stored result."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
        for sheet in book.worksheets
    }


def formulas(workbook: Path) -> dict[str, dict[str, str]]:
    """Return the formulas of a workbook by sheet and cell."""
    book = openpyxl.load_workbook(workbook)
    return {
        sheet.title: {
            cell.coordinate: str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
    }


def without_results(workbook: Path, bare: Path) -> None:
    """Copy a workbook, its formulas without results."""
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                body = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", body)
            new.writestr(name, body)
