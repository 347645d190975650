"""Definitions are complete, lead to each other, and are told the same everywhere."""

import pytest

from app.definitions import GROUPS, Definition, definition, definitions
from app.terms import Kind, Part

every = pytest.mark.parametrize("held", definitions(), ids=lambda held: held.key)


def test_every_part_and_every_kind_of_line_has_a_definition() -> None:
    assert {held.part for held in definitions()} - {None} == set(Part)
    assert {held.kind for held in definitions()} - {None} == set(Kind)
    assert {held.group for held in definitions()} == set(GROUPS)


def test_no_key_stands_twice() -> None:
    keys = [held.key for held in definitions()]
    assert len(set(keys)) == len(keys)
    assert definition("zz") is None


@every
def test_a_definition_is_whole_sentences_and_leads_to_others(held: Definition) -> None:
    assert held.texts
    assert all(text.endswith(".") and len(text) > 40 for text in held.texts)
    assert held.see
    assert all(definition(key) for key in held.see)
    assert held.key not in held.see


@every
def test_a_definition_keeps_to_the_words_of_the_field(held: Definition) -> None:
    told = " ".join((held.title, *held.texts)).lower()
    for word in ("pillar", "budget", "spending", "entity", "null"):
        assert word not in told
