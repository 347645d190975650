"""One code, three clothes: a function, a heading in the docs, a test."""

import re
from pathlib import Path

import pytest

from app.checks import sums
from app.checks.catalogue import Code

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
    tests = Path(__file__).with_name("test_sums.py").read_text()
    assert f"def test_{code.name.lower()}_" in tests


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.MISSING_TOTAL])
def test_every_sum_has_a_function_of_its_code_s_name(code: Code) -> None:
    assert callable(getattr(sums, code.name.lower()))


@pytest.mark.parametrize("code", Code)
def test_a_code_says_in_one_sentence_what_it_means(code: Code) -> None:
    assert code.meaning.endswith(".")
    assert code.title[0].isupper()
