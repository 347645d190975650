"""From the chapters of an invented volume to what they describe, trap by trap."""

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import SourceError, TableError
from app.model.csv_text import records
from app.model.passages import COLUMNS, Cell, passages
from app.reading.own_copy import read_copy
from app.reading.publication import check, extract
from app.terms import Part

ROOT = Path(__file__).parents[3]
BOOK = Path(
    os.environ.get("MIGOF_SOURCE")
    or ROOT.parent / "shared" / "sources" / "migration-initiatives-2017.txt"
)
Spoil = Callable[..., Path]

PLACES = """region,programme,slug,kind,name,iso3,other_names
southern-africa,Regional initiatives,regional-initiatives-southern-africa,regional-initiatives,N,,
southern-africa,Altina,altina,country,Altina,AAA,
southern-africa,Bren,bren,country,Bren,BBB,
southern-africa,Outer Reach and the Skerries,outer,several-countries,Outer,,"Outer, with Skerries"
southern-africa,Quell*,quell,country,Quell,QQQ,
south-america,Regional initiatives,regional-initiatives-south-america,regional-initiatives,I,,
south-america,Osdra,osdra,country,Ostra,OOO,
"""
HEADER = "first_line,last_line,words,reading,region,programme,reason\n"


def chapter(title: str, body: str) -> str:
    return f"\n {title}:\nA NAME\n\nWords about everything, Altina too.\n\n{body}"


ONE = """NORTHERN ISLES

Regional initiatives

All the isles will plan together and
measure what the plan has done.

Altina

The harbour masters of Altina will learn
the Common Tide Watch (CTW) and the CTWs
of their neighbours – in spring, with help of

A sidebar on Quell,
narrow as can be.

Bren

People of Bren go on and on and on in a
sentence that does not stop here but on

INNER PLAINS

Regional initiatives

The plains have plans as well, all of them.

Ostra

Farmers of Ostra will meet three times a
year to speak about
the weather, the seeds and the market-
place of the next town.

A field of Ostra at dawn in early summer. © Nobody 2015

Outer, with
Skerries

The skerries are far away from everything.
 For the rest of the year the skerries sleep.

the guild of pilots, who know every stone.

A title about Quell
Quell has a box of its own and nothing else.
"""
NAMED = "PRINCIPLE 2", "PRINCIPLE 3", "OBJECTIVE 1", "OBJECTIVE 2", "OBJECTIVE 3"
OTHER = "NORTHERN ISLES\n\nBren\n\nBren is all that is spoken of in this chapter.\n"
LIST = """
 LIST OF ACRONYMS
CTW Common Tide Watch
IOM The Publisher
NEV Never Ever
 17, Some Street
"""
CHAPTERS = chapter("PRINCIPLE 1", ONE) + "".join(chapter(name, OTHER) for name in NAMED) + LIST


def line_of(volume: Path, text: str) -> int:
    lines = volume.read_text(encoding="utf-8").split("\n")
    return 1 + next(i for i, line in enumerate(lines) if line.strip().startswith(text))


@pytest.fixture
def book(data: Path, volume: Spoil) -> Path:
    """The volume with chapters, and decisions by hand about them."""
    (data / "places.csv").write_text(PLACES, encoding="utf-8")
    (data / "narratives").mkdir()
    (data.parent / "docs").mkdir()
    last = "A chapter follows, with 12 of everything.\n"
    path = volume((last, last + CHAPTERS))
    guild, box = line_of(path, "the guild of pilots"), line_of(path, "A title about")
    (data / "narratives" / "2017_readings.csv").write_text(
        f"{HEADER}{guild},{guild},8,section,southern-africa,Altina,sentence\n"
        f"{box},{box + 1},14,box,southern-africa,Quell*,title\n",
        encoding="utf-8",
    )
    return path


def described(data: Path) -> dict[tuple[str, str], tuple[str, int]]:
    with (data / "narratives" / "2017.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(r["programme"], r["part"]): (r["form"], int(r["words"])) for r in rows}


def test_what_stands_under_a_heading_is_counted_without_sidebars_and_captions(
    book: Path, data: Path
) -> None:
    extract(book, data)
    found = described(data)
    assert found["Osdra", "P1"] == ("section", 23)
    assert found["Bren", "P1"] == ("section", 19)
    assert [key for key in found if key[1] == "O3"] == [("Bren", "O3")]


def test_text_that_stands_elsewhere_is_given_back_by_hand(book: Path, data: Path) -> None:
    extract(book, data)
    # 23 below the heading, without the dash, and eight behind the headings of others.
    assert described(data)["Altina", "P1"] == ("section", 31)


def test_a_section_behind_the_next_regions_heading_is_its_programmes_all_the_same(
    book: Path, data: Path
) -> None:
    extract(book, data)
    assert described(data)["Outer Reach and the Skerries", "P1"] == ("section", 16)
    page = (data.parent / "docs" / "narratives.md").read_text(encoding="utf-8")
    assert "“Outer, with Skerries” stands for “Outer Reach and the Skerries”" in page
    assert "\n## Headings below the heading of another region\n\n- lines " in page


def test_a_programme_with_a_box_and_no_section_is_described_in_a_box(
    book: Path, data: Path
) -> None:
    extract(book, data)
    assert described(data)["Quell*", "P1"] == ("box", 14)


def test_a_sidebar_about_a_line_described_nowhere_is_listed_for_review(
    book: Path, data: Path
) -> None:
    readings = data / "narratives" / "2017_readings.csv"
    kept = readings.read_text(encoding="utf-8").split("\n")[:2]
    readings.write_text("\n".join(kept) + "\n", encoding="utf-8")
    extract(book, data)
    page = (data.parent / "docs" / "narratives.md").read_text(encoding="utf-8")
    listed = page.split("that name a line described nowhere\n\n")[1].split("\n\n")[0]
    at = line_of(book, "A sidebar on Quell")
    assert listed == f"- lines {at} to {at + 1}: Quell, Principle 1."


def test_a_name_in_running_text_is_no_heading(book: Path, data: Path) -> None:
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("year to speak about", "Bren"), encoding="utf-8")
    extract(book, data)
    assert described(data)["Osdra", "P1"] == ("section", 20)


def test_a_theme_is_counted_by_acronym_plural_and_full_name_once_each(
    book: Path, data: Path
) -> None:
    extract(book, data)
    folder = data / "narratives"
    assert (folder / "2017_themes.csv").read_text(encoding="utf-8").split("\n")[1:] == [
        "southern-africa,Altina,P1,CTW,2",
        "",
    ]
    # Neither the publisher nor what no section speaks of.
    assert (folder / "2017_acronyms.csv").read_text(encoding="utf-8") == (
        "theme,name\nCTW,Common Tide Watch\n"
    )


def test_check_finds_a_file_that_is_not_what_the_source_gives(book: Path, data: Path) -> None:
    extract(book, data)
    assert check(book, data) == ()
    page = data.parent / "docs" / "narratives.md"
    page.write_text(page.read_text(encoding="utf-8").replace("13 words", ""), encoding="utf-8")
    (data / "narratives" / "2017.csv").unlink()
    assert any("2017.csv: the file is missing" in sentence for sentence in check(book, data))


def test_without_decisions_by_hand_the_chapters_are_not_read(book: Path, data: Path) -> None:
    (data / "narratives" / "2017_readings.csv").unlink()
    assert extract(book, data).described == 0
    assert not (data / "narratives" / "2017.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",8,section", ",9,section", "column words: '9' where the text has 8"),
        ("southern-africa,Altina", "southern-africa,Peru", "'Peru' is no line of"),
        ("section,", "chapter,", "column reading: 'chapter'; allowed: section, box, skip"),
        (",sentence", ",because", "column reason: 'because'; allowed: sentence"),
        (",8,", ",eight,", "column words: 'eight' is no whole number"),
    ],
)
def test_a_decision_by_hand_that_does_not_fit_is_refused(
    book: Path, data: Path, old: str, new: str, message: str
) -> None:
    path = data / "narratives" / "2017_readings.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        extract(book, data)
    assert message in str(caught.value)


def test_a_volume_without_one_of_its_chapters_is_refused(book: Path, data: Path) -> None:
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("OBJECTIVE 2:", "OBJECTIVE 9:"), encoding="utf-8")
    with pytest.raises(SourceError, match="opens with 'OBJECTIVE 2:' once, found 0 times"):
        extract(book, data)


def test_extraction_writes_what_finds_the_sections_again(book: Path, data: Path) -> None:
    extract(book, data)
    path = data / "narratives" / "2017_passages.csv"
    rows = records(path.read_text(encoding="utf-8"), str(path), COLUMNS)
    found = read_copy(book, passages(rows), "the volume")
    assert {cell: told.missing for cell, told in found.items() if told.missing} == {}
    altina = found[Cell("southern-africa", "Altina", Part.P1)].paragraphs
    # The end that stands behind the headings of others is back.
    assert altina[0].endswith("with help of the guild of pilots, who know every stone.")


@pytest.mark.skipif(not BOOK.is_file(), reason="the text of the volume is not at hand")
def test_the_shipped_files_are_what_the_volume_gives() -> None:
    assert check(BOOK, ROOT / "data") == ()
