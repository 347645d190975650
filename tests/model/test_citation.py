"""A citation names the producer first, and the explorer as the place figures were taken from."""

from pathlib import Path

import pytest

from app.model.citation import EXPLORER, cite
from app.model.dataset import Dataset

ROOT = Path(__file__).parents[2]
ADDRESS = "https://migof.example/regions/south-america?part=o2"


@pytest.mark.parametrize("accessed", ["", "21 November 2026"])
def test_the_producer_stands_first_and_the_explorer_after_the_publication(
    dataset: Dataset, accessed: str
) -> None:
    cited = cite(
        dataset.newest, title="South America", address=ADDRESS, version="0a1b", accessed=accessed
    )
    for text in (cited.short, cited.long):
        assert text.startswith(
            "International Organization for Migration (IOM), Migration Initiatives 2017"
        )
        assert text.index("Migration Initiatives 2017") < text.index(EXPLORER)
        assert "data version 0a1b" in text
        assert text.endswith(".")
    assert ADDRESS in cited.long
    assert cited.long.endswith(f"accessed {accessed}.") == bool(accessed)


def test_what_is_not_known_leaves_no_gap(dataset: Dataset) -> None:
    cited = cite(dataset.newest, title="Peru", address="", version="0a1b")
    assert cited.long.endswith("“Peru”, MiGOF Funding Explorer, data version 0a1b.")


def test_the_citation_file_names_the_same_producer_publication_and_program(
    dataset: Dataset,
) -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    edition = dataset.newest
    assert f"\ntitle: {EXPLORER}\n" in text
    assert f"title: {edition.title}\n" in text
    assert f"name: {edition.publisher.removesuffix(' (IOM)')}\n" in text
    assert f"year: {edition.year}\n" in text
    version = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split('\nversion = "')[1]
    assert f"\nversion: {version.split(chr(34))[0]}\n" in text
