"""The sections of a copy: read by cell, searched by words, in any thread and process."""

import os
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.model.own_copy import OwnCopy, Piece, Section
from app.model.passages import Cell
from app.terms import Part

HARBOUR = Cell("southern-africa", "Altina", Part.P1)
BORDERS = Cell("southern-africa", "Bren", Part.O3)
FEAST = Cell("south-america", "Côte", Part.O3)
LOST = Cell("south-america", "Quell*", Part.O1)
COPY = OwnCopy(
    "2017",
    (
        Section(HARBOUR, ("The harbour masters learn to read tides.", "Then they teach others.")),
        Section(BORDERS, ("Posts at two borders are to be managed by their guild.",)),
        Section(FEAST, ("A fête at the border, <b>guild</b> of pilots and all.",)),
        Section(LOST, (), 2),
    ),
)


def test_a_section_has_the_paragraphs_it_was_given() -> None:
    held = COPY.section(*HARBOUR)
    assert held is not None
    assert held.paragraphs == (
        "The harbour masters learn to read tides.",
        "Then they teach others.",
    )
    assert held.missing == 0


def test_a_cell_the_volume_says_nothing_about_has_no_section() -> None:
    assert COPY.section("southern-africa", "Altina", Part.O2) is None


def test_what_is_not_in_the_copy_is_counted() -> None:
    lost = COPY.section(*LOST)
    assert lost == Section(LOST, (), 2)
    assert COPY.missing == 2


def test_a_search_finds_every_word_in_any_of_its_endings_and_without_accents() -> None:
    assert set(COPY.ranked("border")) == {BORDERS, FEAST}
    assert COPY.ranked("border fete") == (FEAST,)
    assert COPY.ranked("BORDERS managing") == (BORDERS,)
    assert COPY.ranked("border harbour") == ()


def test_words_in_quotes_stand_together() -> None:
    assert COPY.ranked('"of pilots and"') == (FEAST,)
    assert COPY.ranked('"pilots of and"') == ()


@pytest.mark.parametrize("q", ["“of pilots and”", "« of pilots and »", "„of pilots and“"])
def test_the_quotation_marks_of_any_language_will_do(q: str) -> None:
    assert COPY.ranked(q) == (FEAST,)
    assert COPY.ranked(q.replace("pilots and", "and pilots")) == ()


def test_an_excerpt_marks_what_was_searched_for_and_nothing_else() -> None:
    pieces = COPY.excerpt("guild", BORDERS)
    assert [piece for piece in pieces if piece.found] == [Piece("guild", found=True)]
    assert "".join(piece.text for piece in pieces) == (
        "Posts at two borders are to be managed by their guild."
    )
    assert COPY.excerpt("guild", HARBOUR) == ()


@pytest.mark.parametrize("q", ["", "  ", '"', "***", "-", "_", "“”", "\x00", "()"])
def test_a_search_without_a_letter_finds_nothing(q: str) -> None:
    assert COPY.ranked(q) == ()
    assert COPY.excerpt(q, HARBOUR) == ()


WORDS = ("harbour", "border", "fête", "guild", "OR", "NOT", "NEAR(", '"', "*", "-", "(", "“of")


@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join))
@example("border guild")
def test_no_search_is_an_error_and_what_is_found_is_marked(q: str) -> None:
    ranked = COPY.ranked(q)
    assert ranked or q != "border guild"
    for cell in ranked:
        assert any(piece.found for piece in COPY.excerpt(q, cell))


@pytest.mark.parametrize("q", ["harbour OR border", "NEAR(harbour border)", "words:harbour"])
def test_a_word_of_the_search_language_of_the_database_is_a_word(q: str) -> None:
    assert COPY.ranked(q) == ()


def test_threads_ask_one_copy_at_once() -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(lambda _: COPY.ranked("border fete"), range(200)))
    assert answers == {(FEAST,)}


def test_a_forked_process_opens_a_database_of_its_own() -> None:
    assert COPY.ranked("fete") == (FEAST,)
    before = COPY._own
    with patch("app.model.own_copy.os.getpid", os.getppid):
        assert COPY.ranked("fete") == (FEAST,)
        assert COPY._own[0] != before[0]
        assert COPY._own[1] is not before[1]
    assert COPY.ranked("fete") == (FEAST,)
