"""One code, three clothes: a function, a heading in the docs, a test."""

import re
from pathlib import Path

import pytest

from app.checks import cells, coverage, drafts, names, subtotals, sums
from app.checks.catalogue import Code
from bench.explain import page

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("code", Code)
def test_every_code_has_its_heading_in_the_docs(code: Code) -> None:
    headings = re.findall(r"^#+ (\S+)$", (ROOT / "docs/checks.md").read_text(), re.MULTILINE)
    assert code.value in headings


def test_every_heading_that_looks_like_a_code_is_one() -> None:
    headings = re.findall(r"^### (\S+)$", (ROOT / "docs/checks.md").read_text(), re.MULTILINE)
    assert headings == [code.value for code in Code]


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_test_of_its_name(code: Code) -> None:
    here = Path(__file__).parent
    tests = "".join(
        (here / name).read_text()
        for name in ("test_sums.py", "test_names.py", "test_drafts.py", "test_coverage.py")
    )
    assert f"def test_{code.name.lower()}_" in tests


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.MISSING_TOTAL])
def test_every_check_has_a_function_of_its_code_s_name(code: Code) -> None:
    named = code.name.lower()
    assert any(
        callable(getattr(room, named, None))
        for room in (sums, subtotals, cells, names, drafts, coverage)
    )


@pytest.mark.parametrize("code", Code)
def test_a_code_says_in_one_sentence_what_it_means(code: Code) -> None:
    assert code.meaning.endswith(".")
    assert code.title[0].isupper()


def test_the_benchmark_writes_its_tables_into_the_page_of_the_checks() -> None:
    assert page.PAGE == ROOT / "docs" / "checks.md"
    text = page.PAGE.read_text(encoding="utf-8")
    assert text.count(page.BEGIN) == text.count(page.END) == 1
    assert (
        "`python -m bench.explain --seeds held-out --count 200 --write` makes these tables" in text
    )
    # The table stands there for 200 tables of each mechanism, not for a short trial.
    measured = text.partition(page.BEGIN)[2]
    assert "200 tables a class" in measured
    for mechanism in ("digits-transposed", "row-missing", "cells-exchanged"):
        assert re.search(rf"^\| {mechanism}.* \| 200 \|", measured, re.MULTILINE)
