"""The example of the check page: a printed table with one slip, which the check finds."""

import html
import re

import pytest
from flask.testing import FlaskClient

from app.formats import exact
from app.languages import LANGUAGES
from app.model.dataset import Dataset
from app.pages.check_example import example_of, exchanged, with_a_slip

FIELD = re.compile(r'class="own-example".*?name="text" value="([^"]*)"', re.DOTALL)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_check_names_the_slip_of_the_example_in_every_language(
    client: FlaskClient, dataset: Dataset, lang: str
) -> None:
    page = client.get(f"/check?lang={lang}").get_data(as_text=True)
    found = FIELD.search(page)
    assert found
    posted = {"text": html.unescape(found[1])}
    report = client.post("/api/v1/check.json", data=posted).get_json()
    table = example_of(dataset.tables)
    largest = max(amount or 0 for line in table.lines for amount in line.amounts)
    first = report["explanations"][0]
    (cell,) = first["cells"]
    assert (cell["printed"], cell["suggested"]) == (exchanged(largest), largest)
    assert first["confidence"] > 0.99
    assert len(report["tables"]) == 1


def test_nothing_but_one_figure_of_the_example_differs_from_the_print(dataset: Dataset) -> None:
    for table in dataset.tables:
        written = [row.split("\t")[1:] for row in with_a_slip(table).splitlines()[1:]]
        printed = [(*line.amounts, line.printed_total) for line in (*table.lines, table.total)]
        ((slip, amount),) = (
            (cell, amount)
            for cells, amounts in zip(written, printed, strict=True)
            for cell, amount in zip(cells, amounts, strict=True)
            if cell != exact(amount)
        )
        assert amount
        assert slip == exact(exchanged(amount))
