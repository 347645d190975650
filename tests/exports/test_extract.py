"""What a file holds is what its page shows."""

import pytest

from app.exports.extract import file_name
from app.pages.site import Site
from app.terms import Part
from tests.exports.asking import asked, extract

VANUATU = "asia-and-the-pacific--row-total--vanuatu--row"
ASIA = "asia-and-the-pacific--grand-total--total--row"


def sums(site: Site, address: str) -> list[str]:
    """The ids of the sums that an extract says do not hold."""
    return [f.id for f in extract(site, address).findings if not f.is_note]


def test_everything_is_157_lines_and_the_six_sums_that_do_not_hold(site: Site) -> None:
    whole = extract(site)
    assert (whole.row_count, len(whole.lines)) == (157, 157)
    assert len(sums(site, "/")) == 6
    assert whole.filters_in_words == ""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "migof-2017-requirements.xlsx"),
        ("/regions/south-america?part=o2", "migof-2017-region-south-america-o2.xlsx"),
        ("/programmes/ethiopia", "migof-2017-programme-ethiopia.xlsx"),
        ("/findings?tolerance=1", "migof-2017-findings-tolerance-1.xlsx"),
        (f"/findings/{VANUATU}", f"migof-2017-finding-{VANUATU}.xlsx"),
    ],
)
def test_a_file_is_called_what_it_holds_and_of_which_edition(
    site: Site, address: str, name: str
) -> None:
    held = extract(site, address)
    assert file_name(held, "xlsx") == name
    assert held.address == address


def test_a_region_stands_in_printed_order_and_a_filter_narrows_it(site: Site) -> None:
    lines = extract(site, "/regions/south-america").lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    countries = extract(site, "/regions/south-america?kind=country").lines
    assert [line.line.programme for line in lines if line in countries] == [
        line.line.programme for line in countries
    ]
    assert len(countries) == len(lines) - 1


def test_a_programme_has_all_six_amounts_whatever_part_is_asked_for(site: Site) -> None:
    held = extract(site, "/programmes/ethiopia?part=o2&measure=share")
    assert held.parts == tuple(Part)
    assert held.notices == ("“part=o2” was ignored: this page makes no use of it.",)


def test_a_region_says_that_it_is_asked_for_no_other_region(site: Site) -> None:
    held = extract(site, "/regions/south-america?region=southern-africa&sort=total&tolerance=1")
    assert {line.region.slug for line in held.lines} == {"south-america"}
    assert len(held.notices) == 3
    assert held.address == "/regions/south-america"


def test_findings_go_with_the_line_they_are_about(site: Site) -> None:
    (vanuatu,) = extract(site, "/programmes/vanuatu").lines
    found = extract(site, "/regions/asia-and-the-pacific").findings_of(vanuatu)
    assert VANUATU in [finding.id for finding in found]
    assert sums(site, "/programmes/vanuatu") == [VANUATU]
    assert sums(site, "/programmes/bangladesh") == []


def test_a_finding_about_a_total_goes_with_a_region_that_is_shown_as_a_whole(site: Site) -> None:
    assert sums(site, "/regions/asia-and-the-pacific") == [VANUATU, ASIA]
    assert sums(site, "/regions/asia-and-the-pacific?kind=regional-initiatives") == []
    europe = "/regions/european-economic-area?part="
    own, *whole = sums(site, f"{europe}p1")
    assert own.split("--")[2] == "principle-1"
    # Objective 1 adds up; what is off of the whole table goes with each of its parts.
    assert {name.split("--")[1] for name in whole} == {"grand-total"}
    assert sums(site, f"{europe}o1") == whole


def test_nothing_found_is_an_extract_of_no_lines_and_no_findings(site: Site) -> None:
    held = extract(site, "/?q=atlantis")
    assert (held.row_count, held.findings, held.regions) == (0, (), ())


def test_a_tolerance_lets_findings_pass_and_one_finding_stands_alone(site: Site) -> None:
    assert sums(site, "/findings?tolerance=1") == []
    assert sums(site, f"/findings/{VANUATU}") == [VANUATU]


@pytest.mark.parametrize(
    "address", ["/regions/atlantis", "/programmes/x", "/findings/x", "/about", "/a/b/c"]
)
def test_what_has_no_page_has_no_file(site: Site, address: str) -> None:
    assert asked(site, address) is None


def test_filters_are_named_in_words(site: Site) -> None:
    address = "/?region=south-america~southern-africa&part=p1~o2&kind=country&q=ang"
    assert extract(site, address).filters_in_words == (
        "region: Southern Africa and South America; "
        "principle or objective: Principle 1 and Objective 2; kind of line: country; "
        "name searched for: “ang”"
    )


def test_footnotes_go_with_their_lines(site: Site) -> None:
    def noted(address: str) -> list[str]:
        return [note.programme for note in extract(site, address).footnotes]

    assert noted("/programmes/fiji") == ["Fiji"]
    assert noted("/programmes/ethiopia") == []


def test_a_line_by_a_name_of_its_own_is_the_extract_of_its_address(site: Site) -> None:
    by_name, own = (extract(site, f"/programmes/{name}") for name in ("equador", "ecuador"))
    assert (
        (by_name.what, by_name.path)
        == (own.what, own.path)
        == (
            "programme-ecuador",
            "/programmes/ecuador",
        )
    )
    assert by_name.lines == own.lines
