"""The shipped places: complete, and each line found under the names people use."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from app.model.loading import load
from app.model.places import Place
from app.terms import Kind

MICRONESIA = (
    "Micronesia, Federated States of, Republic of the Marshall Islands and Republic of Palau"
)
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def places() -> tuple[Place, ...]:
    return load(DATA).places


def found(places: tuple[Place, ...], name: str) -> list[str]:
    return [place.programme for place in places if name in place.names]


def test_every_one_of_the_157_lines_has_its_place(places: tuple[Place, ...]) -> None:
    assert Counter(place.kind for place in places) == {
        Kind.COUNTRY: 144,
        Kind.SEVERAL_COUNTRIES: 4,
        Kind.REGIONAL_INITIATIVES: 9,
    }


@pytest.mark.parametrize(
    ("name", "programme"),
    [
        ("Ecuador", "Equador"),
        ("Comoros", "Mauritius, covering the Seychelles and the Union of the Comoros"),
        ("Seychelles", "Mauritius, covering the Seychelles and the Union of the Comoros"),
        ("Maldives", "Sri Lanka and the Maldives"),
        ("Palau", MICRONESIA),
        ("North Macedonia", "The former Yugoslav Republic of Macedonia"),
        ("Türkiye", "Turkey"),
        ("Czechia", "Czech Republic"),
        ("United States of America", "United States"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Kosovo", "UNSC resolution 1244-administered Kosovo*"),
        ("Pacific region", "Australia, coordinating the Pacific region"),
    ],
)  # fmt: skip
def test_a_line_is_found_under_the_names_people_use(
    places: tuple[Place, ...], name: str, programme: str
) -> None:
    assert found(places, name) == [programme]


def test_lines_of_several_countries_name_all_their_codes(places: tuple[Place, ...]) -> None:
    several = {p.slug: p.iso3 for p in places if p.kind is Kind.SEVERAL_COUNTRIES}
    assert several == {
        "mauritius-seychelles-and-the-comoros": ("MUS", "SYC", "COM"),
        "australia-coordinating-the-pacific-region": ("AUS",),
        "micronesia-the-marshall-islands-and-palau": ("FSM", "MHL", "PLW"),
        "sri-lanka-and-the-maldives": ("LKA", "MDV"),
    }


def test_only_kosovo_among_the_countries_has_no_code(places: tuple[Place, ...]) -> None:
    without = [p.slug for p in places if p.kind is Kind.COUNTRY and not p.iso3]
    assert without == ["kosovo"]


def test_no_code_belongs_to_two_lines(places: tuple[Place, ...]) -> None:
    codes = Counter(code for place in places for code in place.iso3)
    assert [code for code, times in codes.items() if times > 1] == []


def test_no_name_leads_to_two_lines_of_the_edition(places: tuple[Place, ...]) -> None:
    names = Counter(
        name for place in places if place.kind is not Kind.REGIONAL_INITIATIVES
        for name in place.names
    )  # fmt: skip
    assert [name for name, times in names.items() if times > 1] == []


def test_a_slug_is_made_from_the_standard_name_without_what_is_in_brackets(
    places: tuple[Place, ...],
) -> None:
    for place in places:
        if place.kind is Kind.REGIONAL_INITIATIVES:
            continue
        plain = re.sub(r"\(.*\)|['’]", "", place.name).strip()
        ascii_ = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
        assert place.slug == re.sub(r"[^a-z0-9]+", "-", ascii_), place.name
