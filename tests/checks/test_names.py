"""Names against the places of the edition: what was meant, and what is never confused."""

import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from app.checks.catalogue import Severity
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer, apart, misspelt
from app.checks.ledger import Ledger
from app.checks.names import (
    Names,
    findings_of,
    name_misspelt,
    programme_elsewhere,
    repeated_programme,
    unknown_programme,
)
from app.checks.report import build_report
from app.model.loading import load_places
from app.model.places import Place
from app.model.tables import FundingTable
from app.terms import Kind

ROOT = Path(__file__).parents[2]
PLACES = load_places(ROOT / "data" / "places.csv")
GAZETTEER = Gazetteer(PLACES)
COUNTRIES = [place for place in PLACES if place.kind is Kind.COUNTRY]
OTHERS = [
    *("Andorra", "Bahamas", "Bahrain", "Barbados", "Belize", "Bhutan", "Brunei Darussalam"),
    *("Canada", "Chile", "Congo", "Cuba", "Dominica", "Equatorial Guinea", "Eritrea", "Eswatini"),
    *("Gabon", "Grenada", "Holy See", "Israel", "Kiribati", "Liechtenstein", "Monaco", "Nauru"),
    *("New Zealand", "Niue", "Oman", "Qatar", "Saint Lucia", "Samoa", "San Marino", "Singapore"),
    *("Sao Tome and Principe", "Saudi Arabia", "Solomon Islands", "Suriname", "Swaziland", "Tonga"),
    *("Tuvalu", "United Arab Emirates", "North Korea", "State of Palestine", "Western Sahara"),
    *("Greenland", "Gibraltar", "Puerto Rico", "Guam", "Aruba", "Bermuda", "Martinique", "Jersey"),
    *("French Guiana", "Mayotte", "New Caledonia", "Scotland", "Wales", "England", "Abkhazia"),
    *("Venezuela", "Republic of the Congo", "Cook Islands", "American Samoa"),
    *("Saint Kitts and Nevis", "Antigua and Barbuda", "Saint Vincent and the Grenadines"),
]
"""Countries and territories without a line in the edition."""
EQUADOR = "south-america--name-misspelt--equador--row"

Check = Callable[[Names], Iterator[Finding]]


def _names(*programmes: str, table: str = "draft.csv") -> Names:
    return Names(table, programmes, GAZETTEER)


def _messages(check: Check, *programmes: str, table: str = "draft.csv") -> list[str]:
    return [finding.message for finding in check(_names(*programmes, table=table))]


def _meant(name: str) -> list[str]:
    meant = GAZETTEER.meant(name)
    return [] if meant.exact else [place.name for place in meant.places]


def test_on_the_shipped_edition_the_only_finding_is_equador(
    shipped: tuple[FundingTable, ...],
) -> None:
    report = build_report(shipped, places=GAZETTEER)
    found = [finding for finding in report.findings if finding.column == "programme"]
    assert [finding.id for finding in found] == [EQUADOR]
    assert found[0].message == "“Equador” is probably Ecuador."
    assert (found[0].severity, found[0].line) == (Severity.NOTE, 6)
    assert (found[0].printed, found[0].computed, found[0].difference) == (None, None, None)


def test_a_table_of_the_edition_and_the_same_as_a_draft_say_the_same_of_names(
    shipped: tuple[FundingTable, ...],
) -> None:
    def told(*, of_edition: bool) -> list[str]:
        return [
            finding.id
            for table in shipped
            for finding in findings_of(
                Names(
                    table.region,
                    tuple(line.programme for line in Ledger.of(table).lines),
                    GAZETTEER,
                    of_edition,
                )
            )
        ]

    assert told(of_edition=True) == told(of_edition=False) == [EQUADOR]


def test_names_of_the_edition_are_checked_without_the_library_for_names_of_anyone() -> None:
    # It costs every process six megabytes.
    script = (
        "import sys; from pathlib import Path; from app.factory import make_site; "
        "report = make_site(Path('data')).report('2017', 0); "
        "print(len(report.notes), 'rapidfuzz' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.split() == ["8", "False"]


def test_a_line_the_places_do_not_know_is_checked_as_anyone_s() -> None:
    names = Names("south-america", ("Colombia", "Peruu"), GAZETTEER, shipped=True)
    assert [finding.message for finding in findings_of(names)] == ["“Peruu” is probably Peru."]


def test_a_place_printed_under_a_name_far_from_its_own_is_not_misspelt() -> None:
    (kosovo,) = (place for place in PLACES if place.programme.endswith("Kosovo*"))
    (ecuador,) = (place for place in PLACES if place.programme == "Equador")
    assert not misspelt(kosovo)
    assert misspelt(ecuador)
    known = ecuador.model_copy(update={"other_names": (*ecuador.other_names, "Equador")})
    assert not misspelt(known)


@given(st.text("abcdé ", max_size=9), st.text("abcdé ", max_size=9))
def test_the_slips_of_a_pair_are_those_the_library_counts(typed: str, meant: str) -> None:
    assert apart(typed, meant) == OSA.distance(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Equador", "Ecuador"),
        ("Columbia", "Colombia"),
        ("Lybia", "Libya"),
        ("Phillipines", "Philippines"),
        ("Kyrgystan", "Kyrgyzstan"),
        ("Untied Kingdom", "United Kingdom"),
        ("Tanzania, Untied Republic of", "United Republic of Tanzania"),
        ("Boliva", "Bolivia (Plurinational State of)"),
        ("Côte d’Ivorie", "Côte d’Ivoire"),
        ("Burkinafaso", "Burkina Faso"),
        ("Chda", "Chad"),
        ("Gmabia, the", "Gambia"),
        ("Bosnia & Herzegowina", "Bosnia and Herzegovina"),
    ],
)
def test_name_misspelt_says_what_was_probably_meant(typed: str, meant: str) -> None:
    assert _messages(name_misspelt, typed) == [f"“{typed}” is probably {meant}."]


def test_name_misspelt_names_both_where_two_are_as_close() -> None:
    assert _messages(name_misspelt, "Nigera") == ["“Nigera” is probably Niger or Nigeria."]


@pytest.mark.parametrize(
    "name",
    [
        "Ecuador",
        "ÉQUATEUR",
        "Cote d'Ivoire",
        "Côte d´Ivoire",
        "The Gambia",
        "Gambia (the)",
        "Islamic Republic of Iran",
        "Iran",
        "Guinea Bissau",
        "Bosnia & Herzegovina",
        "Kosovo",
        "Kosovo*",
        "Dem. Rep. of the Congo",
        "Moldova, Republic of",
        "Viet-Nam",
        "  colombia ",
        "Maldives",
    ],
)
def test_accents_apostrophes_order_and_hyphens_are_no_misspelling(name: str) -> None:
    assert GAZETTEER.meant(name).exact


@pytest.mark.parametrize("mark", ["*", "²", "†‡", " a/", "(1)", " [b]", " 12)", "*¹"])
def test_a_mark_of_a_footnote_is_no_misspelling(mark: str) -> None:
    (meant,) = GAZETTEER.meant("Niger").places
    assert GAZETTEER.meant(f"Niger{mark}").places == (meant,)
    assert GAZETTEER.meant(f"Niger{mark}").exact


def test_what_tells_one_country_from_another_is_no_mark_of_a_footnote() -> None:
    assert GAZETTEER.meant("Congo (DR)") != GAZETTEER.meant("Congo")


@pytest.mark.parametrize(
    "pair",
    [
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Mali", "Malawi"),
        ("Mali", "Malta"),
        ("Guinea", "Guinea-Bissau"),
        ("Guinea", "Papua New Guinea"),
        ("Guinea", "Guyana"),
        ("Austria", "Australia, coordinating the Pacific region"),
        ("Gambia, the", "Zambia"),
        ("Ireland", "Iceland"),
        ("Slovakia", "Slovenia"),
        ("Sudan", "South Sudan"),
        ("Mauritania", "Mauritius"),
        ("Republic of Korea", "Republic of Moldova"),
    ],
)
def test_countries_that_read_alike_are_never_confused(pair: tuple[str, str]) -> None:
    one, other = (GAZETTEER.meant(name) for name in pair)
    assert one.exact
    assert other.exact
    assert {p.slug for p in one.places}.isdisjoint(p.slug for p in other.places)
    assert not _messages(repeated_programme, *pair)


def test_no_country_of_the_edition_is_taken_for_another() -> None:
    for place, name in ((p, n) for p in COUNTRIES for n in (p.name, *p.other_names)):
        meant = GAZETTEER.meant(name)
        assert meant.exact, name
        assert place.slug in {p.slug for p in meant.places}, name


@pytest.mark.parametrize("name", OTHERS)
def test_a_country_without_a_line_is_unknown_and_no_misspelling(name: str) -> None:
    assert _meant(name) == []


def test_unknown_programme_is_reported_as_a_note() -> None:
    (finding,) = unknown_programme(_names("Peru", "Atlantis"))
    assert "“Atlantis” is no programme" in finding.message
    assert (finding.severity, finding.line, finding.column) == (Severity.NOTE, 2, "programme")


def test_repeated_programme_is_an_error_under_the_same_name() -> None:
    (finding,) = repeated_programme(_names("Peru", "Chad", "PERU "))
    assert finding.message == "“PERU ” stands already in line 1."
    assert (finding.severity, finding.line) == (Severity.ERROR, 3)


@pytest.mark.parametrize("second", ["Ivory Coast", "Cote d'Ivoire", "Côte d’Ivorie"])
def test_repeated_programme_is_a_note_under_another_name(second: str) -> None:
    (finding,) = repeated_programme(_names("Côte d’Ivoire", second))
    assert finding.severity is Severity.NOTE
    assert "line 1" in finding.message


def test_two_countries_of_one_line_on_lines_of_their_own_are_not_repeated() -> None:
    assert not _messages(repeated_programme, "Sri Lanka", "Maldives")


def test_programme_elsewhere_names_the_region_of_the_edition() -> None:
    messages = _messages(programme_elsewhere, "Peru", "Chad", table="south-america")
    assert messages == [
        "“Chad” stands in the edition under West and Central Africa, not under South America."
    ]


def test_programme_elsewhere_takes_the_region_of_a_file_from_most_of_its_names() -> None:
    assert len(_messages(programme_elsewhere, "Peru", "Brazil", "Uruguay", "Chad")) == 1
    assert not _messages(programme_elsewhere, "Peru", "Chad")
    assert not _messages(programme_elsewhere, "Regional initiatives", "Peru", "Brazil")


def test_findings_about_one_table_have_ids_of_their_own() -> None:
    names = _names("Chad", "Chad", "Chad", "Atlantis", "Atlantis")
    checks: tuple[Check, ...] = (name_misspelt, unknown_programme, repeated_programme)
    ids = [finding.id for finding in itertools.chain(*(check(names) for check in checks))]
    assert len(ids) == len(set(ids)) == 5


@given(st.sampled_from([place for place in COUNTRIES if len(place.name) >= 8]), st.data())
def test_one_slip_in_a_long_name_is_found_and_mended(place: Place, data: st.DataObject) -> None:
    name = place.name
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slip = data.draw(st.sampled_from(["drop", "add", "replace", "exchange"]))
    typed = {
        "drop": name[:at] + name[at + 1 :],
        "add": name[:at] + letter + name[at:],
        "replace": name[:at] + letter + name[at + 1 :],
        "exchange": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[slip]
    # A bracket that goes makes another order of words; that is no slip of a letter.
    if name.count("(") == typed.count("(") and name.count(")") == typed.count(")"):
        assert place.slug in {found.slug for found in GAZETTEER.meant(typed).places}


@given(st.text(max_size=40))
def test_no_name_at_all_makes_a_check_raise(name: str) -> None:
    names = _names(name, "Peru", name)
    for check in (name_misspelt, unknown_programme, repeated_programme, programme_elsewhere):
        assert all(finding.message.endswith(".") for finding in check(names))


def test_two_thousand_unknown_names_are_done_in_a_few_seconds() -> None:
    names = [f"Nowhere land {n}" for n in range(2_000)]
    before = time.process_time()
    told = _messages(unknown_programme, *names)
    assert time.process_time() - before < 8
    assert len(told) == len(names)
