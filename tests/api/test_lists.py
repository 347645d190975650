"""Lists hold what the volume prints and what follows from it."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.model.dataset import Dataset
from app.terms import PARTS
from tests.api.addresses import V1

NAMED = {
    "C%C3%B4te%20d%E2%80%99Ivoire": "cote-divoire",
    "%C3%89thiopie": "ethiopia",
    "KENYA": "kenya",
    "kenya%0A": "kenya",
}
"""Programmes asked for by a name, with signs that no header takes, and the word of each."""


def json_of(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(f"{V1}{path}")
    assert answer.status_code == 200
    return dict(answer.get_json())


def rows_of(client: FlaskClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"{V1}{path}").get_data(as_text=True))))


def test_the_total_of_east_and_horn_of_africa_is_made_of_its_countries_and_one_regional_line(
    client: FlaskClient,
) -> None:
    line = json_of(client, "/totals?region=east-and-horn-of-africa")["lines"][0]
    assert line["printed_total"] == 301_272_828  # printed, the corner of the table
    assert line["regional_initiatives"] == 10_025_000  # printed, the line Regional initiatives
    assert (line["several_countries"], line["difference"]) == (0, 0)
    assert line["countries"] == 301_272_828 - 10_025_000


def test_the_terms_of_every_total_add_up_to_it(client: FlaskClient) -> None:
    body = json_of(client, "/totals")
    terms = ("countries", "several_countries", "regional_initiatives")
    assert len(body["lines"]) == 9
    for line in (*body["lines"], body["world"]):
        assert sum(line[name] for name in terms) == line["computed_total"]
    for name in (*terms, "computed_total"):
        assert sum(line[name] for line in body["lines"]) == body["world"][name]
    for line in body["lines"]:
        assert line["difference"] == line["printed_total"] - line["computed_total"]
    assert body["world"]["printed_total"] is None


def test_the_three_ways_to_the_world_differ_by_what_does_not_hold(
    client: FlaskClient, printed: dict[tuple[str, str], dict[str, str]]
) -> None:
    world = json_of(client, "/totals")["world"]
    assert world["line_totals"] == sum(int(row["total"]) for row in printed.values())
    lines = json_of(client, "/totals")["lines"]
    assert world["region_totals"] == sum(line["printed_total"] for line in lines)


def test_a_region_does_not_narrow_the_world(client: FlaskClient) -> None:
    one = json_of(client, "/totals?region=south-america")
    assert one["world"] == json_of(client, "/totals")["world"]
    assert (one["count"], one["filters"]) == (1, {"region": ["south-america"]})


def test_every_region_says_what_its_table_prints(client: FlaskClient, dataset: Dataset) -> None:
    lines = {line["region"]: line for line in json_of(client, "/regions")["lines"]}
    assert list(lines) == [table.region for table in dataset.tables]
    for table in dataset.tables:
        line = lines[table.region]
        assert line["printed_total"] == table.total.printed_total
        assert [line[part.column] for part in PARTS] == [table.computed(part) for part in PARTS]
    assert sum(line["lines"] for line in lines.values()) == 157


def test_the_parts_add_up_to_all_cells(client: FlaskClient) -> None:
    parts = json_of(client, "/parts")["lines"]
    assert [part["slug"] for part in parts] == ["p1", "p2", "p3", "o1", "o2", "o3"]
    world = json_of(client, "/totals")["world"]["computed_total"]
    assert sum(part["computed_total"] for part in parts) == world


def test_an_edition_says_where_its_currency_comes_from(client: FlaskClient) -> None:
    (edition,) = json_of(client, "/editions")["lines"]
    assert (edition["edition"], edition["currency"], edition["newest"]) == ("2017", "USD", True)
    assert "2018" in edition["currency_note"]
    assert (edition["regions"], edition["lines"]) == (9, 157)


def test_a_programme_is_found_by_any_of_its_names(client: FlaskClient) -> None:
    (line,) = json_of(client, "/programmes?q=Maldives")["lines"]
    assert line["iso3"] == ["LKA", "MDV"]
    (line,) = json_of(client, "/programmes?q=Ecuador&part=o2")["lines"]
    assert (line["programme"], line["requirement"]) == ("Equador", 4_050_000)  # printed, O2


def test_what_is_nearly_called_so_is_listed_and_a_notice_says_so(client: FlaskClient) -> None:
    body = json_of(client, "/search?q=columbia&lang=es")
    assert [line["slug"] for line in body["lines"]] == ["colombia"]
    (notice,) = body["notices"]
    assert "«columbia»" in notice
    (row,) = rows_of(client, "/search.csv?q=columbia")
    assert row["label"] == "Colombia"
    assert "columbia" in client.get(f"{V1}/search.csv?q=columbia").headers["Migof-Notice"]
    for query in ("colombia", "atlantis", ""):
        assert json_of(client, f"/search?q={query}")["notices"] == [], query


def test_the_explanations_are_those_of_the_findings(client: FlaskClient) -> None:
    body = json_of(client, "/explanations")
    assert body["explanations"] == json_of(client, "/findings")["explanations"]
    assert body["count"] == len(body["explanations"]) > 0


@pytest.mark.parametrize("what", ["regions", "programmes", "totals", "parts", "editions"])
def test_the_csv_of_a_list_holds_the_lines_of_its_json(client: FlaskClient, what: str) -> None:
    lines, rows = json_of(client, f"/{what}")["lines"], rows_of(client, f"/{what}.csv")
    assert len(rows) == len(lines)
    for line, row in zip(lines, rows, strict=True):
        assert list(row) == list(line)
        for name, value in line.items():
            written = ";".join(value) if isinstance(value, list) else value
            assert row[name] == ("" if written is None else str(written))


def test_a_list_in_pages_gives_every_line_once(client: FlaskClient) -> None:
    every = [
        line["slug"] for line in json_of(client, "/programmes?region=asia-and-the-pacific")["lines"]
    ]
    found: list[str] = []
    url: str | None = f"{V1}/programmes?region=asia-and-the-pacific&size=10"
    while url:
        answer = client.get(url)
        body = answer.get_json()
        found += [line["slug"] for line in body["lines"]]
        assert (body["count"], body["pages"], body["size"]) == (26, 3, 10)
        assert len(body["lines"]) == (10 if body["page"] < 3 else 6)
        links = [link for link in answer.headers["Link"].split(", ") if 'rel="next"' in link]
        url = links[0].partition("<")[2].partition(">")[0] if links else None
    assert found == every


@pytest.mark.parametrize("name", NAMED)
def test_a_name_in_an_address_leads_to_the_next_page(client: FlaskClient, name: str) -> None:
    answer = client.get(f"{V1}/programmes/{name}?shape=long&size=2")
    assert answer.headers["Link"].isascii()
    (following,) = (link for link in answer.headers["Link"].split(", ") if 'rel="next"' in link)
    body = client.get(following.partition("<")[2].partition(">")[0]).get_json()
    assert (body["page"], body["view"]) == (2, f"/programmes/{NAMED[name]}")


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".zip", ".pdf", ".svg"])
@pytest.mark.parametrize("name", NAMED)
def test_a_file_is_called_by_what_was_found_however_it_was_asked_for(
    client: FlaskClient, name: str, ending: str
) -> None:
    called = client.get(f"{V1}/programmes/{name}{ending}").headers["Content-Disposition"]
    assert called.endswith(f'filename="migof-2017-programme-{NAMED[name]}{ending}"')


def test_a_list_on_one_page_has_no_links(client: FlaskClient) -> None:
    answer = client.get(f"{V1}/programmes")
    assert answer.get_json()["pages"] == 1
    assert "Link" not in answer.headers


def test_after_the_last_page_there_is_nothing_and_a_notice(client: FlaskClient) -> None:
    body = json_of(client, "/programmes?size=100&page=9")
    assert (body["lines"], body["count"]) == ([], 157)
    assert body["notices"] == ["There is no page 9: the last is 2."]


@pytest.mark.parametrize("value", ["0", "-1", "x", "1001", "1.5", "٣"])
def test_a_size_that_is_none_is_ignored_and_a_notice_says_so(
    client: FlaskClient, value: str
) -> None:
    body = json_of(client, f"/requirements?size={value}")
    assert (body["size"], len(body["lines"])) == (1000, 157)
    assert body["notices"] == [f"“size={value}” was ignored: it is a whole number from 1 to 1,000."]


def test_the_totals_of_a_page_are_those_of_all_lines(client: FlaskClient) -> None:
    whole = json_of(client, "/requirements?region=south-america")
    page = json_of(client, "/requirements?region=south-america&size=2&page=2")
    assert page["totals"] == whole["totals"]
    assert page["lines"] == whole["lines"][2:4]


@pytest.mark.parametrize("word", ["section", "box", "none", "section~none"])
def test_sections_are_narrowed_by_what_their_chapter_has_about_them(
    client: FlaskClient, word: str
) -> None:
    wanted = [{"none": None}.get(one, one) for one in word.split("~")]
    every = json_of(client, "/sections")["lines"]
    body = json_of(client, f"/sections?described={word}")
    assert body["lines"] == [line for line in every if line["described"] in wanted]
    assert body["filters"] == {"described": word.split("~")}
    rows = rows_of(client, f"/sections.csv?described={word}")
    assert len(rows) == body["count"] == len(body["lines"])
    file = client.get(f"{V1}/sections.csv?described={word}").headers["Content-Disposition"]
    assert "described-" in file


@pytest.mark.parametrize(
    "path",
    ["/requirements", "/regions/south-america", "/programmes/colombia", "/findings", "/programmes"],
)
def test_other_addresses_say_that_they_are_not_narrowed_so(client: FlaskClient, path: str) -> None:
    body = json_of(client, f"{path}?described=none")
    [told] = body["notices"]
    assert told.startswith("“described=none” was ignored: this ")
    assert body["filters"] == {}
