"""The catalogues: nothing is missing, every place is kept, what is compiled is what is written."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from app.languages import LANGUAGES, speaking
from app.model.dataset import Dataset
from app.model.search import look_up
from scripts import words

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != "en"]
_PLACE = re.compile(r"\{(\w*)\}")
_SHORT = 30
_OTHERWISE = {
    "fr": {
        *("Belarus", "Bolivia (Plurinational State of)", "Bolivia, Plurinational State of"),
        *("Cabo Verde", "Democratic Republic of the Congo", "El Salvador"),
        *("Iran, Islamic Republic of", "Iraq", "Kyrgyzstan", "Lao People’s Democratic Republic"),
        *("Liberia", "Myanmar", "Nigeria", "Republic of Korea", "Republic of Moldova"),
        *("Russian Federation", "Syrian Arab Republic", "Timor-Leste"),
        *("United Republic of Tanzania", "United States of America"),
        *("Venezuela (Bolivarian Republic of)", "Viet Nam"),
    },
    "es": {
        *("Bahrain", "Bangladesh", "Belarus", "Botswana", "Djibouti", "Fiji", "Guinea-Bissau"),
        *("Iraq", "Kazakhstan", "Kenya", "Lesotho", "Malawi", "Myanmar", "Papua New Guinea"),
        *("Romania", "Rwanda", "Viet Nam", "Zimbabwe"),
        *("Bolivia, Plurinational State of", "Bolivia (Plurinational State of)"),
        *("Iran, Islamic Republic of", "Lao People’s Democratic Republic", "Republic of Korea"),
        *("Republic of Moldova", "Russian Federation", "Syrian Arab Republic"),
        *("United Republic of Tanzania", "United States of America"),
        "Venezuela (Bolivarian Republic of)",
    },
}
"""Printed names that the United Nations say otherwise than CLDR in its everyday names."""
_TAG = re.compile(r"</?([a-z0-9]+)")


def _forms(held: object) -> tuple[str, ...]:
    return tuple(held) if isinstance(held, (tuple, list)) else (str(held),)


def _told(catalogue: Catalog) -> list[Message]:
    held = [message for message in catalogue if message.id]
    assert len(held) > 1_000
    return held


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_interface_has_a_translation(language: str) -> None:
    catalogue = words.updated(language)
    assert _told(catalogue)
    assert [message.id for message in words.missing(catalogue)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_that_counts_has_every_form_of_its_language_and_no_other_has_two(
    language: str,
) -> None:
    catalogue = words.read(language)
    held = {(message.pluralizable, len(_forms(message.string))) for message in _told(catalogue)}
    assert held == {(True, catalogue.num_plurals), (False, 1)}


def test_the_catalogues_are_those_of_the_code_and_compiled() -> None:
    answer = subprocess.run(
        [sys.executable, "scripts/words.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_every_place_and_every_tag_of_its_text(language: str) -> None:
    for message in _told(words.read(language)):
        english = _forms(message.id)
        for form, said in zip((*english, english[-1])[-2:], _forms(message.string), strict=False):
            for pattern in (_PLACE, _TAG):
                allowed = {tuple(sorted(pattern.findall(text))) for text in (*english, form)}
                assert tuple(sorted(pattern.findall(said))) in allowed, f"{language}: {said}"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_begins_and_ends_as_its_text_does(language: str) -> None:
    for message in _told(words.read(language)):
        for form, said in zip(_forms(message.id), _forms(message.string), strict=False):
            assert said == said.strip() or form != form.strip(), f"{language}: {said!r}"
            # A short one may end in an abbreviation.
            if len(form) > _SHORT:
                assert (said[-1] in ".?!") == (form[-1] in ".?!"), f"{language}: {said!r}"


@pytest.mark.parametrize("language", OTHERS)
def test_a_country_is_called_what_cldr_calls_it(language: str) -> None:
    catalogue = words.read(language)
    held = words.country_names(language)
    assert len(held) > 100
    for printed, name in held.items():
        message = catalogue.get(printed, words.PLACE)
        assert message is not None
        assert (message.string == name) == (printed not in _OTHERWISE[language]), printed


@pytest.mark.parametrize("language", OTHERS)
def test_a_line_is_found_by_what_cldr_calls_its_country_too(
    dataset: Dataset, language: str
) -> None:
    names, lines = words.country_names(language), dataset.held("2017").lines
    held = {line.slug: names[line.line.programme] for line in lines if line.line.programme in names}
    assert len(held) > 100
    with speaking(language):
        lost = {
            name
            for slug, whole in held.items()
            for name in re.findall(r"[^ (][^()]*[^ ()]", whole)
            if f"/programmes/{slug}" not in {one.address for one in look_up(dataset, "2017", name)}
        }
    assert lost == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_name_of_a_region_is_short_in_every_language(
    dataset: Dataset, language: str
) -> None:
    with speaking(language):
        names = [region.short for region in dataset.newest.regions]
    assert max(map(len, names)) <= 28
    assert len(set(names)) == len(names)
