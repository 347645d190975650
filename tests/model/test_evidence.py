"""The rights register: read strictly, complete by its paragraphs, and in our own words."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from app.errors import TableError
from app.model import evidence_contract as contract
from app.model.csv_text import records
from app.model.evidence import Activity, Paragraph, Register
from app.model.loading import Shipped, load
from app.model.places import Place
from app.model.rights_words import ActivityKind, Reason, Theme
from app.terms import Kind

ROOT = Path(__file__).parents[2]
SOURCE = os.environ.get("MIGOF_SOURCE")
TEXTS = Path(SOURCE).parent if SOURCE else ROOT.parent / "shared" / "sources"
ANNEX_2002 = "migrants-rights-mc-inf-259-2002"
ANNEX_2009 = "human-rights-of-migrants-2009"
DIALOGUE = "dialogue-on-migration-human-rights-2009"
INPUT_2013 = "protection-of-migrants-input-2013"
BOOK = "migration-initiatives-2017"
LONGEST_RUN = 5
"""Words in a row that a summary may share with its source: a name or a date is as long."""

with_text = pytest.mark.skipif(
    not (TEXTS / f"{ANNEX_2002}.txt").is_file(), reason="the texts of the papers are not at hand"
)

PLACES = (
    Place(region="south-america", programme="Equador", slug="ecuador", kind=Kind.COUNTRY,
          name="Ecuador", iso3=("ECU",)),
    Place(region="asia-and-the-pacific", programme="Sri Lanka and the Maldives",
          slug="sri-lanka-and-the-maldives", kind=Kind.SEVERAL_COUNTRIES,
          name="Sri Lanka and the Maldives", iso3=("LKA", "MDV"), other_names=("Maldives",)),
    Place(region="european-economic-area", programme="Kosovo*", slug="kosovo", kind=Kind.COUNTRY,
          name="Kosovo"),
    Place(region="south-america", programme="Regional initiatives",
          slug="regional-initiatives-south-america", kind=Kind.REGIONAL_INITIATIVES, name="All"),
)  # fmt: skip
FILES = {
    "sources": "source,title,document,year\npaper,A Paper,X/1,2002\nbook,A Book,,2017\n",
    "places": "name,iso3,region\nChile,CHL,south-america\nThe South,,south-america\n",
    "activities": """\
source,year,kind,reference,region,place,iso3,theme,sdg_targets,summary
paper,2002,activity,annex 2 (i),south-america,Ecuador;Chile,ECU;CHL,health,,Opens a clinic.
paper,2001,activity,annex 2 (ii),asia-and-the-pacific,Maldives,MDV,children,,Finds a school.
paper,2002,activity,annex 12,european-economic-area,Kosovo,,health,,Sends a nurse.
paper,2002,programme,annex 13,,,,law-and-policy,,Writes to all.
book,2017,sdg-initiative,"SDG target 10.7, South",south-america,The South,,health,10.7,Plans.
""",
    "paragraphs": """\
source,reference,records,reason
paper,annex 1,0,introduction
paper,annex 2,2,
paper,annex 12,1,
paper,annex 13,1,
book,SDG target 10.7,1,
""",
}


def register(file: str = "", old: str = "", new: str = "") -> Register:
    """Make the register of the small files, in one of which a text is replaced."""
    texts = dict(FILES)
    if file:
        assert texts[file].count(old) == 1, old
        texts[file] = texts[file].replace(old, new)
    sources, areas, activities, paragraphs = (
        records(text, f"{name}.csv", header)
        for (name, text), header in zip(texts.items(), contract.FILES.values(), strict=True)
    )
    return contract.register(sources, areas, activities, paragraphs, PLACES)


def references(found: tuple[Activity, ...]) -> list[str]:
    return [activity.reference for activity in found]


def test_a_record_keeps_its_places_codes_and_regions() -> None:
    first = register().activities[0]
    assert first.places == ("Ecuador", "Chile")
    assert first.iso3 == ("ECU", "CHL")
    assert first.regions == ("south-america",)
    assert (first.theme, first.kind) == (Theme.HEALTH, ActivityKind.ACTIVITY)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("activities", ",theme,", ",subject,", "line 1: column theme is missing"),
        ("activities", "ECU;CHL,health", "ECU;CHL,healing",
         "line 2, column theme: Input should be 'awareness-raising', 'capacity-building', "),
        ("activities", "2001,activity", "2001,action",
         "line 3, column kind: Input should be 'activity', 'programme', "),
        ("activities", "2001,", "MMI,", "line 3, column year: 'MMI' is no whole number"),
        ("activities", "2001,", "1001,", "line 3, column year: Input should be greater than"),
        ("activities", "Finds a school.", "", "line 3, column summary: '' is no name"),
        ("activities", "Finds a school.", "Finds a school",
         "line 3, column summary: 'Finds a school' is not one sentence"),
        ("activities", "Finds a school.", "Finds. It is a school.", "is not one sentence"),
        ("activities", "Finds a school.", f"{'x' * 200}.",
         "line 3, column summary: String should have at most 200 characters"),
        ("activities", "Finds a school.", "Opens a clinic.",
         "line 3, column summary: 'Opens a clinic.' stands already in line 2"),
        ("activities", "annex 2 (ii)", "annex 2 (i)",
         "line 3, column reference: 'annex 2 (i)' stands already in line 2"),
        ("activities", "annex 2 (ii)", "annex 3",
         "line 3, column reference: 'annex 3' is of no one row of rights_paragraphs.csv"),
        ("activities", "Maldives,MDV", "Maldives,XXX",
         "line 3, column iso3: 'XXX' is no code of its places, or twice; allowed: LKA;MDV"),
        ("activities", "ECU;CHL", "ECU;ECU;CHL", "line 2, column iso3: 'ECU' is no code"),
        ("activities", "ECU;CHL", "ECU",
         "line 2, column iso3: 'ECU' has no code of Chile; allowed: CHL"),
        ("activities", "Ecuador;Chile", "Ecuador; Chile", "column place: 'Ecuador; Chile' is no"),
        ("activities", "Ecuador;Chile", "Ecuador;Perou",
         "line 2, column place: 'Perou' is no name of a line in places.csv and none in"),
        ("activities", "asia-and-the-pacific,", "south-america,",
         "line 3, column region: 'south-america' where its places lie in 'asia-and-the-pacific'"),
        ("activities", "annex 13,,", "annex 13,asia-and-the-pacific,",
         "line 5, column region: 'asia-and-the-pacific' where its places lie in ''"),
        ("activities", "10.7,Plans", ",Plans", "line 6, column sdg_targets: '' for an SDG"),
        ("activities", "10.7,Plans", "SDG 10,Plans",
         "line 6, column sdg_targets: 'SDG 10' is no SDG target"),
        ("activities", "paper,2001", "papers,2001",
         "line 3, column source: 'papers' is none of rights_sources.csv; allowed: paper, book"),
        ("places", "Chile,CHL,south-america", "Chile,CHL,america",
         "line 2, column region: 'america' is no region; allowed: east-"),
        ("places", "Chile,CHL", "Chile,CL", "line 2, column iso3: String should match pattern"),
        ("places", "Chile,CHL", "Chile,ECU", "line 2, column iso3: 'ECU' is the code of a line"),
        ("places", "Chile,", "Ecuador,", "line 2, column name: 'Ecuador' is a name of a line"),
        ("places", "Chile,CHL,south-america", "Chile,CHL,",
         "line 2, column region: Tuple should have at least 1 item"),
        ("sources", "X/1,2002", "X/1,", "line 2, column year: '' is no whole number"),
        ("sources", "book,", "paper,", "line 3, column source: 'paper' stands already in line 2"),
        ("paragraphs", "annex 2,2,", "annex 2,3,",
         "line 3, column records: '3' where rights_activities.csv has 2"),
        ("paragraphs", "0,introduction", "0,", "line 2, column reason: '' beside 0 records"),
        ("paragraphs", "annex 12,1,", "annex 12,1,partners",
         "line 4, column reason: 'partners' beside 1 records"),
        ("paragraphs", "0,introduction", "0,nothing",
         "line 2, column reason: Input should be 'introduction', 'continued', "),
        ("paragraphs", "annex 12,1,", "annex 2,1,",
         "line 4, column reference: 'annex 2' stands already in line 3"),
    ],
)  # fmt: skip
def test_what_breaks_the_contract_stops_with_file_line_column_and_value(
    file: str, old: str, new: str, said: str
) -> None:
    with pytest.raises(TableError, match=rf"^{file}\.csv, line ") as caught:
        register(file, old, new)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_line_gets_the_records_that_share_a_code_with_it() -> None:
    ecuador, sri_lanka, kosovo, regional = PLACES
    assert references(register().select(programme=ecuador)) == ["annex 2 (i)"]
    assert references(register().select(programme=sri_lanka)) == ["annex 2 (ii)"]
    assert references(register().select(programme=kosovo)) == ["annex 12"]
    assert references(register().select(programme=regional)) == ["SDG target 10.7, South"]


def test_a_selection_is_in_the_order_of_years_and_leaves_nothing_out_unasked() -> None:
    held = register()
    assert [activity.year for activity in held.select()] == [2001, 2002, 2002, 2002, 2017]
    assert references(held.select(place="Chile")) == ["annex 2 (i)"]
    assert references(held.select(themes=(Theme.CHILDREN,))) == ["annex 2 (ii)"]
    assert references(held.select(kinds=(ActivityKind.PROGRAMME,))) == ["annex 13"]
    america = held.select(regions=("south-america",), themes=(Theme.HEALTH, Theme.CHILDREN))
    assert references(america) == ["annex 2 (i)", "SDG target 10.7, South"]


def test_a_paragraph_holds_its_items_and_not_those_of_a_longer_number() -> None:
    one = Paragraph(source="paper", reference="annex 1", records=1, reason=None)
    assert one.holds("annex 1")
    assert one.holds("annex 1 (iv)")
    assert not one.holds("annex 14")
    assert not one.holds("annex 14 (i)")


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return load(ROOT / "data")


@pytest.fixture(scope="module")
def rights(shipped: Shipped) -> Register:
    return shipped.rights


def of(rights: Register, source: str) -> list[str]:
    return [one.reference for one in rights.paragraphs if one.source == source]


def body(source: str) -> str:
    return (TEXTS / f"{source}.txt").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("-\n", "").replace("’", "'"))


def test_every_kind_comes_from_the_paper_it_belongs_to(rights: Register) -> None:
    pairs = {(activity.source, activity.kind) for activity in rights.activities}
    assert pairs == {
        (ANNEX_2002, ActivityKind.ACTIVITY),
        (ANNEX_2009, ActivityKind.ACTIVITY),
        (DIALOGUE, ActivityKind.RECOMMENDATION),
        (INPUT_2013, ActivityKind.PROGRAMME),
        (BOOK, ActivityKind.SDG_INITIATIVE),
    }


def test_the_paragraphs_are_numbered_from_one_without_a_gap(rights: Register) -> None:
    for source, word in ((ANNEX_2002, "annex"), (ANNEX_2009, "annex"), (DIALOGUE, "paragraph")):
        listed = of(rights, source)
        assert listed == [f"{word} {number}" for number in range(1, len(listed) + 1)]
    # The last numbers of the prints.
    assert of(rights, ANNEX_2002)[-1] == "annex 64"
    assert of(rights, ANNEX_2009)[-1] == "annex 48"
    assert of(rights, DIALOGUE)[-1] == "paragraph 17"


@with_text
@pytest.mark.parametrize("source", [ANNEX_2002, ANNEX_2009])
def test_every_numbered_paragraph_of_an_annex_is_accounted_for(
    rights: Register, source: str
) -> None:
    annex = re.split(r"^ *Annex *$", body(source), flags=re.MULTILINE)[1]
    numbers = re.findall(r"^\s?(\d+)\. (?=\S)", annex, re.MULTILINE)
    assert of(rights, source) == [f"annex {number}" for number in numbers]


@with_text
def test_every_numbered_paragraph_of_the_dialogue_is_accounted_for(rights: Register) -> None:
    numbers = re.findall(r"^(\d+)\.$", body(DIALOGUE), re.MULTILINE)
    assert of(rights, DIALOGUE) == [f"paragraph {number}" for number in numbers]


@with_text
def test_the_headings_and_targets_named_stand_in_their_texts(rights: Register) -> None:
    (table,) = re.findall(
        r"\nRegional National Local\n.+?(?=\nThe Migration Governance Framework)",
        body(BOOK),
        re.DOTALL,
    )
    for source, text in ((INPUT_2013, body(INPUT_2013)), (BOOK, table)):
        plain = " ".join(text.split())
        assert [one for one in of(rights, source) if one not in plain] == []
    assert len(re.findall(r"^SDG targets? ", table, re.MULTILINE)) == len(of(rights, BOOK))


@with_text
def test_the_targets_of_an_initiative_are_those_its_heading_names(rights: Register) -> None:
    initiatives = [a for a in rights.activities if a.kind is ActivityKind.SDG_INITIATIVE]
    assert initiatives == [a for a in rights.activities if a.sdg_targets]
    assert initiatives
    for activity in initiatives:
        heading = activity.reference.replace("13.1-3", "13.1, 13.2, 13.3")
        assert list(activity.sdg_targets) == re.findall(r"\d+\.(?:\d+|[a-z])", heading)


@with_text
@pytest.mark.parametrize("source", [ANNEX_2002, ANNEX_2009])
def test_a_year_that_is_not_the_papers_stands_in_the_paragraph(
    rights: Register, source: str
) -> None:
    annex = re.split(r"^ *Annex *$", body(source), flags=re.MULTILINE)[1]
    _, *numbered = re.split(r"^\s?(\d+)\. (?=\S)", annex, flags=re.MULTILINE)
    texts = dict(zip(numbered[::2], numbered[1::2], strict=True))
    dated = {
        activity.reference: activity.year
        for activity in rights.activities
        if activity.source == source and activity.year != rights.source(source).year
    }
    # The year of the book that annex 5 tells of is in a footnote of a later page.
    dated.pop("annex 5 (4)", None)
    assert dated
    for reference, year in dated.items():
        assert str(year) in texts[reference.split()[1]], reference


@with_text
def test_no_summary_repeats_its_source(rights: Register) -> None:
    size = LONGEST_RUN + 1
    sources = {activity.source for activity in rights.activities}
    assert len(sources) > 1
    for source in sources:
        text = words(body(source))
        assert len(text) > size
        runs = {tuple(text[at : at + size]) for at in range(len(text) - size + 1)}
        for activity in rights.activities:
            if activity.source == source:
                ours = words(activity.summary)
                said = [tuple(ours[at : at + size]) for at in range(len(ours) - size + 1)]
                assert runs.isdisjoint(said), activity.reference


def test_every_theme_and_reason_is_used_and_explained(rights: Register) -> None:
    assert {activity.theme for activity in rights.activities} == set(Theme)
    assert {one.reason for one in rights.paragraphs} == {None, *Reason}
    assert all(theme.label and theme.meaning for theme in Theme)


def test_every_place_beside_the_lines_is_spoken_of(rights: Register) -> None:
    spoken = {name for activity in rights.activities for name in activity.places}
    assert [area.name for area in rights.areas if area.name not in spoken] == []


def test_the_countries_without_a_line_are_four(rights: Register) -> None:
    without = {area.iso3 for area in rights.areas if area.iso3}
    assert without == {"BHR", "CAN", "CHL", "VEN"}


def test_the_recommendations_come_from_the_last_two_chapters(rights: Register) -> None:
    counted = {one.reference: one.records for one in rights.paragraphs if one.source == DIALOGUE}
    assert [reference for reference, records in counted.items() if records] == [
        f"paragraph {number}" for number in range(10, 18)
    ]


def test_a_reader_finds_what_the_papers_say_of_a_country(shipped: Shipped) -> None:
    places = {place.slug: place for place in shipped.places}
    peru = shipped.rights.select(programme=places["peru"])
    assert references(peru) == ["annex 24"]
    assert peru[0].places == ("Ecuador", "Peru")
    tunisia = shipped.rights.select(programme=places["tunisia"])
    assert references(tunisia) == ["annex 50", "annex 52", "annex 55", "annex 57"]


def test_no_two_records_of_a_source_share_a_reference_or_a_summary(rights: Register) -> None:
    pairs = Counter((activity.source, activity.reference) for activity in rights.activities)
    summaries = Counter(activity.summary for activity in rights.activities)
    assert max(pairs.values()) == max(summaries.values()) == 1
    assert all(len(activity.summary) <= 200 for activity in rights.activities)


def rows_of(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading of the document, without its head."""
    text = (ROOT / "docs" / "rights-activities.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_document_counts_the_records_as_they_are(rights: Register) -> None:
    made = Counter(activity.source for activity in rights.activities)
    told = Counter(one.source for one in rights.paragraphs)
    without = Counter(one.source for one in rights.paragraphs if not one.records)
    rows = rows_of("Where it comes from")
    assert [row[0] for row in rows] == [source.source for source in rights.sources]
    for (word, paper, *counts), source in zip(rows, rights.sources, strict=True):
        assert counts == [str(made[word]), str(told[word]), str(without[word])]
        assert all(part in paper for part in (source.title, source.document, f"({source.year})"))


def test_the_document_explains_every_theme_and_reason() -> None:
    assert rows_of("Themes") == [[theme.value, theme.meaning] for theme in Theme]
    assert rows_of("`rights_paragraphs.csv`") == [[one.value, one.label] for one in Reason]
