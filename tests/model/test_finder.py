"""Words in many texts at once."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.finder import Finder

TEXTS = st.lists(st.text(alphabet="ab =|", max_size=6), max_size=12)


@given(texts=TEXTS, wanted=st.text(alphabet="ab =|", min_size=1, max_size=3))
def test_what_is_found_is_what_looking_through_each_finds(texts: list[str], wanted: str) -> None:
    named = [(str(at), text) for at, text in enumerate(texts)]
    assert list(Finder(named).find(wanted)) == [slug for slug, text in named if wanted in text]


def test_a_word_with_several_texts_is_found_by_any() -> None:
    finder = Finder(
        [("eea", " regional initiatives "), ("eea", " regional work "), ("fiji", " fiji ")]
    )
    assert list(finder.find(" work ")) == ["eea"]
    assert list(finder.find(" regional ")) == ["eea", "eea"]
    assert list(finder.find(" samoa ")) == []
