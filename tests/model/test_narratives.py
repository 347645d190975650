"""What the chapters describe: read strictly, told in words, and true to the book."""

from pathlib import Path

import pytest

from app.errors import TableError
from app.model import narratives_contract as contract
from app.model.csv_text import records
from app.model.loading import Shipped, load, load_narratives
from app.model.narratives import Form, Narratives
from app.model.places import Place
from app.terms import PARTS, Kind, Part

ROOT = Path(__file__).parents[2]
PLACES = (
    Place(region="south-america", programme="Equador", slug="ecuador", kind=Kind.COUNTRY,
          name="Ecuador", iso3=("ECU",)),
)  # fmt: skip
FILES = {
    ".csv": "region,programme,part,form,words\n"
    "south-america,Equador,P1,section,1214\nsouth-america,Equador,O3,box,80\n",
    "_acronyms.csv": "theme,name\nAVRR,Assisted Return\nT&TA,Training\n",
    "_themes.csv": "region,programme,part,theme,count\n"
    "south-america,Equador,P1,AVRR,3\nsouth-america,Equador,O3,T&TA,1\n"
    "south-america,Equador,O3,AVRR,1\n",
}


def read(**spoiled: tuple[str, str]) -> Narratives:
    texts = dict(FILES)
    for name, (old, new) in spoiled.items():
        end = {"described": ".csv", "acronyms": "_acronyms.csv", "themes": "_themes.csv"}[name]
        assert old in texts[end]
        texts[end] = texts[end].replace(old, new, 1)
    parts = (records(texts[end], end, header) for end, header in contract.FILES.items())
    described, acronyms, counts = parts
    return contract.narratives("2017", described, acronyms, counts, PLACES)


def test_an_amount_says_whether_and_how_amply_it_is_described() -> None:
    amounts = {Part.P1: 10, Part.P2: 20, Part.O3: None}
    told = read().coverage("south-america", "Equador", amounts)
    assert [told[part].sentence for part in amounts] == [
        "described, 1,214 words",
        "not described",
        "only in a box",
    ]
    assert [told[part].amount for part in amounts] == [10, 20, None]


def test_cells_that_speak_of_a_theme_are_found_by_the_word_of_the_address() -> None:
    held = read()
    assert held.speaking_of(["t-ta"]) == {("south-america", "Equador", Part.O3)}
    assert len(held.speaking_of(["t-ta", "avrr"])) == 2
    assert held.speaking_of(["no-such"]) == frozenset()
    assert held.themes_of("south-america", "Equador") == {"AVRR": 4, "T&TA": 1}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("described", "Equador,P1", "Peru,P1", "line 2, column programme: 'Peru' is no line of"),
        ("described", "section,1214", "section,many", "column words: 'many' is no whole number"),
        ("described", "section,1214", "section,0", "column words: Input should be greater"),
        ("described", "P1,section", "P1,chapter", "column form:"),
        ("described", "P1,section", "P4,section", "column part:"),
        ("described", "O3,box", "P1,box", "column part: 'P1' stands already in line 2"),
        ("acronyms", "T&TA,", "AVRR,", "column theme: 'AVRR' stands already in line 2"),
        ("themes", "T&TA,1", "DTM,1", "column theme: 'DTM' is no acronym of the volume's list"),
        ("themes", "O3,T&TA", "O2,T&TA", "'Equador' is not described in O2"),
        ("themes", "AVRR,3", "AVRR,0", "column count: Input should be greater"),
    ],
)
def test_a_file_that_breaks_the_contract_is_refused_with_its_place(
    file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(TableError) as caught:
        read(**{file: (old, new)})
    assert message in str(caught.value)


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load(ROOT / "data")


@pytest.fixture(scope="module")
def held(shipped: Shipped) -> Narratives:
    return shipped.narratives[0]


def test_an_edition_whose_file_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"2017\.csv: cannot be read"):
        load_narratives(tmp_path, "2017", PLACES)


# Counted in the book: words between a heading and the next, without boxes and captions.
@pytest.mark.parametrize(
    ("region", "programme", "part", "words"),
    [
        ("east-and-horn-of-africa", "Rwanda", Part.P1, 177),
        ("european-economic-area", "Cyprus", Part.P3, 49),
        ("european-economic-area", "Iceland", Part.P1, 17),
        ("middle-east-and-north-africa", "Algeria", Part.O1, 190),
        ("asia-and-the-pacific", "Japan", Part.O3, 69),
    ],
)
def test_a_section_has_the_words_that_can_be_counted_in_the_book(
    held: Narratives, region: str, programme: str, part: Part, words: int
) -> None:
    found = held.of(region, programme, part)
    assert found is not None
    assert (found.form, found.words) == (Form.SECTION, words)


def test_nine_cells_are_described_in_a_box_alone(held: Narratives) -> None:
    boxes = [(one.programme, one.part.value) for one in held.narratives if one.form is Form.BOX]
    assert sorted(boxes) == [
        ("Bulgaria", "P3"),
        ("Denmark", "O1"),
        ("Djibouti", "P3"),
        ("Italy", "P1"),
        ("Japan", "P2"),
        ("Mexico", "O3"),
        ("Regional initiatives", "O3"),
        ("Uzbekistan", "O1"),
        ("Uzbekistan", "P2"),
    ]


def test_nigerias_crisis_work_has_an_amount_and_no_section(
    shipped: Shipped, held: Narratives
) -> None:
    table = next(t for t in shipped.editions[0].tables if t.region == "west-and-central-africa")
    line = next(line for line in table.lines if line.programme == "Nigeria")
    amounts = dict(zip(PARTS, line.amounts, strict=True))
    told = held.coverage(table.region, "Nigeria", amounts)
    assert told[Part.O2].amount == 35_000_000  # printed
    assert told[Part.O2].sentence == "not described"
    assert told[Part.P1].form is Form.SECTION


def test_border_management_is_spoken_of_under_objective_3(held: Narratives) -> None:
    cells = held.speaking_of(["ibm"])
    assert ("southern-africa", "Mozambique", Part.O3) in cells
    assert ("european-economic-area", "Iceland", Part.P1) not in cells
