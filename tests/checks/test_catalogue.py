"""One code, three clothes: a function, a heading in the docs, a test."""

import re
from pathlib import Path

import pytest

from app.checks import drafts, names, sums
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
    here = Path(__file__).parent
    tests = "".join(
        (here / name).read_text() for name in ("test_sums.py", "test_names.py", "test_drafts.py")
    )
    assert f"def test_{code.name.lower()}_" in tests


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.MISSING_TOTAL])
def test_every_check_has_a_function_of_its_code_s_name(code: Code) -> None:
    named = code.name.lower()
    assert any(callable(getattr(room, named, None)) for room in (sums, names, drafts))


@pytest.mark.parametrize("code", Code)
def test_a_code_says_in_one_sentence_what_it_means(code: Code) -> None:
    assert code.meaning.endswith(".")
    assert code.title[0].isupper()
