"""The zip: a data package that proves itself, and a README that says what is in it."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from app.exports.columns import SHAPES
from app.exports.package import package_of
from app.exports.tabular import csv_of, findings_csv_of
from app.pages.site import Site
from app.settings import shipped
from tests.exports.asking import extract

VIEWS = (
    "/",
    "/?part=o2&kind=country&q=s",
    "/regions/asia-and-the-pacific",
    "/programmes/fiji",
    "/findings?tolerance=1",
    "/?q=atlantis",
)


def files(body: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def package(body: bytes) -> dict[str, Any]:
    """Return the description of the package."""
    described: dict[str, Any] = json.loads(files(body)["datapackage.json"])
    return described


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("hxl", [False, True])
@pytest.mark.parametrize("address", VIEWS)
def test_frictionless_finds_nothing(
    site: Site, tmp_path: Path, address: str, shape: str, hxl: bool
) -> None:
    body = package_of(extract(site, address), shape=shape, hxl=hxl)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_frictionless_finds_an_amount_that_was_spoilt(site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_of(extract(site, "/programmes/fiji")))) as archive:
        archive.extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    table = tmp_path / "migof-2017-programme-fiji.csv"
    table.write_bytes(table.read_bytes().replace(b"2017,", b"year,"))
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_shipped_data_are_a_valid_package() -> None:
    report = Package(str(shipped("data") / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["warnings"] == 0


def test_every_shipped_file_is_described() -> None:
    data = shipped("data")
    held = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {resource["path"] for resource in described} == held - {"datapackage.json"}
    for resource in described:
        if resource["path"].endswith(".csv"):
            assert resource["schema"]["missingValues"] == [""]
            assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("address", VIEWS)
def test_the_same_view_gives_the_same_bytes(site: Site, address: str) -> None:
    assert package_of(extract(site, address)) == package_of(extract(site, address))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_csv_is_the_twins_and_its_findings_are_beside_it(site: Site, shape: str) -> None:
    held = extract(site, "/regions/asia-and-the-pacific")
    name = "migof-2017-region-asia-and-the-pacific"
    body = files(package_of(held, shape=shape))
    long = "" if shape == "wide" else f"-{shape}"
    assert list(body) == [
        f"{name}{long}.csv",
        f"{name}-totals.csv",
        f"{name}-findings.csv",
        f"{name}-chapters.csv",
        "datapackage.json",
        "README.md",
    ]
    assert body[f"{name}{long}.csv"] == csv_of(held, shape=shape)
    assert body[f"{name}-findings.csv"] == findings_csv_of(held)


def test_the_printed_totals_of_a_whole_table_stand_beside_its_sums(site: Site) -> None:
    body = files(package_of(extract(site, "/regions/european-economic-area")))
    totals = body["migof-2017-region-european-economic-area-totals.csv"].decode().splitlines()
    # 813,931 is printed under Principle 1 and 249,198,105 in the corner.
    assert "european-economic-area,principle_1,32,813932,813931,-1" in totals
    assert "european-economic-area,requirement,32,249198106,249198105,-1" in totals
    assert "all,principle_1,32,813932,," in totals
    # Both columns that are off, and the corner as the sum of the cells and of the totals.
    assert "4 of 8 sums down agree with print here" in body["README.md"].decode()


def test_no_total_is_claimed_for_a_part_of_a_table(site: Site) -> None:
    body = files(package_of(extract(site, "/regions/south-america?kind=country")))
    name = "migof-2017-region-south-america-country-totals.csv"
    rows = [line.split(",") for line in body[name].decode().splitlines()[1:]]
    assert {(row[0], row[4], row[5]) for row in rows} == {("all", "", "")}
    assert "no total is printed for these lines" in body["README.md"].decode()


def test_a_line_alone_stands_beside_what_it_prints(site: Site) -> None:
    body = files(package_of(extract(site, "/programmes/ethiopia")))
    totals = body["migof-2017-programme-ethiopia-totals.csv"].decode().splitlines()
    assert "all,requirement,1,28680000,28680000,0" in totals
    assert "all,objective_2,1,8300000,8300000,0" in totals
    readme = body["README.md"].decode()
    assert "Printed totals of lines that agree with their amounts: 1 of 1." in readme


def test_the_readme_counts_the_lines_whose_printed_total_agrees(site: Site) -> None:
    readme = files(package_of(extract(site, "/regions/asia-and-the-pacific")))["README.md"].decode()
    # 26 lines; Fiji prints no amount, Vanuatu is 1 off.
    assert "Printed totals of lines that agree with their amounts: 24 of 25." in readme


def test_the_readme_of_a_line_without_a_printed_amount_claims_no_agreement(site: Site) -> None:
    readme = files(package_of(extract(site, "/programmes/fiji")))["README.md"].decode()
    assert "No line is here whose amounts and total are printed." in readme
    assert "that agree" not in readme


def test_a_sum_down_of_which_no_figure_is_printed_agrees_with_no_total(site: Site) -> None:
    held = extract(site, "/regions/south-america")
    lines = tuple(
        replace(p, line=replace(p.line, amounts=(None, *p.line.amounts[1:]))) for p in held.lines
    )
    readme, blank = (
        files(package_of(one))["README.md"].decode() for one in (held, replace(held, lines=lines))
    )
    assert "8 of 8 sums down agree with print here." in readme
    # Nothing is left to hold the first column against, and the line totals lack it.
    assert "6 of 8 sums down agree with print here." in blank


def test_a_file_names_the_page_with_its_host_where_that_is_known(site: Site) -> None:
    held = replace(extract(site, "/programmes/fiji"), root="https://migof.example")
    body = package_of(held)
    assert package(body)["homepage"] == "https://migof.example/programmes/fiji"
    readme = files(body)["README.md"].decode()
    assert "- **Page**: https://migof.example/programmes/fiji\n" in readme
    assert "https://migof.example/api/v1/programmes/fiji.csv" in readme
    unknown = package_of(extract(site, "/programmes/fiji"))
    assert "homepage" not in package(unknown)


def test_the_hash_that_is_stated_is_that_of_the_file(site: Site) -> None:
    body = package_of(extract(site, "/?part=p1"), hxl=True)
    held, readme = files(body), files(body)["README.md"].decode()
    resources = package(body)["resources"]
    assert {resource["path"] for resource in resources} == {n for n in held if n.endswith(".csv")}
    for resource in resources:
        digest = hashlib.sha256(held[resource["path"]]).hexdigest()
        assert resource["hash"] == f"sha256:{digest}"
        assert digest in readme


def test_the_readme_names_the_filters_the_source_and_how_to_cite(site: Site) -> None:
    held = extract(site, "/?region=south-america&part=o2&q=per")
    readme = files(package_of(held))["README.md"].decode()
    assert (
        "- **Filters**: region: South America; principle or objective: Objective 2; "
        "name searched for: “per”\n"
    ) in readme
    assert "- **Source**: International Organization for Migration (IOM)" in readme
    assert "- **Cite as**: International Organization for Migration (IOM)" in readme
    assert "MIT licence" in readme
    assert held.filters_in_words in package(package_of(held))["description"]


def test_what_was_not_used_is_said(site: Site) -> None:
    readme = files(package_of(extract(site, "/programmes/fiji?part=o1")))["README.md"].decode()
    assert "- **Not used**: “part=o1” was ignored" in readme


def test_a_search_cannot_break_the_list_of_the_readme(site: Site) -> None:
    readme = files(package_of(extract(site, "/?q=a%0A%23%20b")))["README.md"].decode()
    assert "name searched for: “a # b”" in readme
    assert "\n# b" not in readme
