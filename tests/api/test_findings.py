"""The findings of the API are the report of the check."""

import csv
import io
from typing import Any

from flask.testing import FlaskClient

from app.api.shapes import Findings
from app.checks.gazetteer import Gazetteer
from app.checks.known import read_known
from app.checks.report import build_report
from app.model.dataset import Dataset

URL = "/api/v1/findings"


def json_of(client: FlaskClient, url: str) -> dict[str, Any]:
    return dict(client.get(url).json or {})


def test_the_findings_are_those_of_the_check(
    client: FlaskClient, dataset: Dataset, known_text: str
) -> None:
    known = read_known(known_text, "known")
    report = build_report(dataset.tables, known, places=Gazetteer(dataset.places)).as_json()
    body = json_of(client, URL)
    assert report.items() <= body.items()
    assert body["count"] == len(report["findings"]) > 0
    assert sum(sum(table["sums"].values()) for table in body["tables"]) == 229


def test_a_region_narrows_the_report(client: FlaskClient) -> None:
    every = json_of(client, URL)
    region = every["findings"][0]["table"]
    body = json_of(client, f"{URL}?region={region}")
    assert [table["table"] for table in body["tables"]] == [region]
    assert body["findings"] == [f for f in every["findings"] if f["table"] == region]
    assert body["filters"] == {"region": [region]}


def test_a_tolerance_hides_what_is_not_above_it(client: FlaskClient) -> None:
    every = [f for f in json_of(client, URL)["findings"] if f["difference"] is not None]
    largest = max(abs(finding["difference"]) for finding in every)
    body = json_of(client, f"{URL}?tolerance={largest}")
    assert body["tolerance"] == body["filters"]["tolerance"] == largest
    assert not [f for f in body["findings"] if f["difference"] is not None]
    smaller = json_of(client, f"{URL}?tolerance={largest - 1}")["findings"]
    assert largest in {abs(f["difference"]) for f in smaller if f["difference"] is not None}


def test_a_filter_that_findings_do_not_have_is_named(client: FlaskClient) -> None:
    notices = json_of(client, f"{URL}?part=o2")["notices"]
    assert notices == ["“part=o2” was ignored: this page makes no use of it."]


def test_the_csv_has_a_row_for_each_finding(client: FlaskClient) -> None:
    body = json_of(client, URL)
    answer = client.get(f"{URL}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert [row["id"] for row in rows] == [finding["id"] for finding in body["findings"]]
    for row, finding in zip(rows, body["findings"], strict=True):
        assert row["printed"] == ("" if finding["printed"] is None else str(finding["printed"]))
        assert row["difference"] == (
            "" if finding["difference"] is None else str(finding["difference"])
        )
    assert "migof-2017-findings.csv" in answer.headers["Content-Disposition"]


def test_the_json_has_the_published_shape(client: FlaskClient) -> None:
    Findings.model_validate_json(client.get(f"{URL}.json").data)
