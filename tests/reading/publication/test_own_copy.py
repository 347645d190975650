"""A reader's own copy, as text in other lines and as PDF: the same sections, or one sentence."""

import csv
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from app.errors import SourceError
from app.model.csv_text import records
from app.model.passages import COLUMNS, Cell, Passage, passages
from app.reading.letters import ends, letters_of, plain
from app.reading.own_copy import ALLOWED, Told, read_copy
from app.terms import Part
from tests.reading.publication.test_chapters import BOOK, ROOT

ALTINA = Cell("southern-africa", "Altina", Part.P1)
BREN = Cell("southern-africa", "Bren", Part.O3)
PARAGRAPHS = {
    ALTINA: (
        "The harbour masters of Altina will learn to read the tides of all their neigh-",
        "bours, with the office of the counter-current watch (first in spring, then in autumn).",
        "“Nobody knows the water as they do”, says the guild of pilots, who know every stone.",
        "(b) Ask.",
    ),
    BREN: ("• People of Bren go on and on in a sentence that has an end after all.",),
}
BEFORE, AFTER = "An opening line with 3 numbers.", "A chapter follows, with 12 of everything."


def known() -> tuple[Passage, ...]:
    made = []
    for cell, paragraphs in PARAGRAPHS.items():
        for paragraph in paragraphs:
            letters = letters_of(plain(paragraph)).text
            made.append(Passage(cell, len(letters), *ends(letters)))
    return tuple(made)


def whole() -> str:
    told = "\n\n".join(p for held in PARAGRAPHS.values() for p in held)
    return f"{BEFORE}\n\n{told}\n\n{AFTER}\n"


def read(path: Path) -> Mapping[Cell, Told]:
    return read_copy(path, known(), "Invented Volume")


def written(folder: Path, text: str) -> Path:
    path = folder / "copy.txt"
    path.write_text(text, encoding="utf-8")
    return path


def typeset(folder: Path, text: str) -> Path:
    source, path = folder / "copy.typ", folder / "copy.pdf"
    escaped = text.replace('"', '\\"').replace("\n", "\\n")
    source.write_text(
        "#set page(width: 9cm, height: 6cm, footer: [Foot of a page 2017])\n"
        '#set text(hyphenate: true, lang: "en")\n'
        f'#for p in "{escaped}".split("\\n\\n") [#par(p)]\n',
        encoding="utf-8",
    )
    typst.compile(str(source), output=str(path))
    return path


def test_a_text_gives_the_sections_with_their_marks_and_bullets(tmp_path: Path) -> None:
    found = read(written(tmp_path, whole()))
    assert found[BREN] == Told(PARAGRAPHS[BREN], 0)
    first, quoted, short = found[ALTINA].paragraphs
    # A sentence broken over two paragraphs is one again, its word whole.
    assert first.endswith("(first in spring, then in autumn).")
    assert "neigh- bours" not in first
    assert quoted == PARAGRAPHS[ALTINA][2]
    assert short == "(b) Ask."


@pytest.mark.parametrize("width", [24, 40, 200])
def test_other_lines_give_the_same_sections(tmp_path: Path, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(whole(), width, break_long_words=False))
    found = read(written(tmp_path, wrapped))
    assert sum(told.missing for told in found.values()) == 0
    assert found[BREN].paragraphs == PARAGRAPHS[BREN]


def test_a_word_broken_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen(
    tmp_path: Path,
) -> None:
    broken = (
        whole().replace("sentence", "sen-\ntence").replace("counter-current", "counter-\ncurrent")
    )
    found = read(written(tmp_path, f"{broken}\nA sentence."))
    assert found[BREN].paragraphs == PARAGRAPHS[BREN]
    assert "counter-current" in found[ALTINA].paragraphs[0]


def test_ligatures_and_soft_hyphens_change_nothing(tmp_path: Path) -> None:
    spelled = whole().replace("fi", "\N{LATIN SMALL LIGATURE FI}").replace("har", "h\u00adar")
    assert read(written(tmp_path, spelled)) == read(written(tmp_path, whole()))


def test_a_pdf_gives_the_same_passages_whatever_its_pages(tmp_path: Path) -> None:
    found = read(typeset(tmp_path, whole()))
    assert sum(told.missing for told in found.values()) == 0
    assert "guild of pilots" in " ".join(found[ALTINA].paragraphs)


def test_a_passage_that_is_not_there_is_counted_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, whole().replace("“Nobody", "“Everybody")))
    assert found[ALTINA].missing == 1
    assert len(found[ALTINA].paragraphs) == 2
    assert found[BREN].missing == 0


def test_another_volume_is_refused_with_what_was_found(tmp_path: Path) -> None:
    path = written(tmp_path, f"{BEFORE}\n{PARAGRAPHS[BREN][0]}\n")
    with pytest.raises(SourceError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: 1 of the 5 passages of Invented Volume stand in its 23 words"
    )
    assert "{title}" in ALLOWED


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with PdfWriter() as writer:
        writer.add_blank_page(200, 200)
        writer.write(path)
    with pytest.raises(SourceError, match="0 of the 5 passages of Invented Volume stand in its 0"):
        read(path)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with PdfReader(typeset(tmp_path, whole())) as reader, PdfWriter(clone_from=reader) as writer:
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(path)
    with pytest.raises(SourceError, match=r"locked\.pdf: a PDF with a password; save it without"):
        read(path)


def test_a_broken_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that follows is one")
    with pytest.raises(SourceError, match=r"broken\.pdf: a PDF that cannot be read"):
        read(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("nowhere.txt", None, "cannot be read"),
        ("latin.txt", b"caf\xe9", "source line 1: not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.skipif(not BOOK.is_file(), reason="the text of the volume is not at hand")
def test_every_passage_of_the_volume_is_found_and_has_the_words_that_were_counted() -> None:
    folder = ROOT / "data" / "narratives"
    path = folder / "2017_passages.csv"
    rows = records(path.read_text(encoding="utf-8"), str(path), COLUMNS)
    found = read_copy(BOOK, passages(rows), "the volume")
    assert sum(told.missing for told in found.values()) == 0
    with (folder / "2017.csv").open(encoding="utf-8", newline="") as file:
        counted = {
            Cell(row["region"], row["programme"], Part(row["part"])): int(row["words"])
            for row in csv.DictReader(file)
        }
    told = {
        cell: sum(any(map(str.isalnum, word)) for text in one.paragraphs for word in text.split())
        for cell, one in found.items()
    }
    # Five compounds are broken between two passages, where each half was counted as a word.
    other = [counted[cell] - words for cell, words in told.items() if words != counted[cell]]
    assert other == [1] * 5
    assert told.keys() == counted.keys()
