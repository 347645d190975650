"""The control of the tolerance works as a form and as links, and says what it hides."""

from app.components.tolerance import Choice, control
from tests.markup import Page

CHOICES = (
    Choice(0, "/findings?region=x", 6, 0),
    Choice(1, "/findings?region=x&tolerance=1", 2, 4),
)


def drawn(chosen: Choice) -> Page:
    html = control(chosen, CHOICES, kept=(("region", "<x>"),), most=1000)
    return Page(str(html))


def test_it_says_how_many_findings_it_hides() -> None:
    assert "This tolerance hides 4 of 6 disagreements." in drawn(CHOICES[1]).text
    assert "This tolerance hides 0 of 6 disagreements." in drawn(CHOICES[0]).text


def test_each_link_says_what_it_leaves_and_what_it_hides() -> None:
    page = drawn(CHOICES[0])
    assert page.links == [choice.href for choice in CHOICES]
    assert "To the dollar 6 left, 0 hidden" in page.text
    assert "Up to 1 2 left, 4 hidden" in page.text


def test_the_chosen_one_is_marked_and_any_other_number_marks_none() -> None:
    assert drawn(CHOICES[1]).attributes.count(("aria-current", "true")) == 1
    other = drawn(Choice(7, "/findings?tolerance=7", 0, 6))
    assert ("aria-current", "true") not in other.attributes
    assert ("value", "7") in other.attributes


def test_it_is_a_form_that_keeps_the_other_filters_and_bounds_the_number() -> None:
    attributes = drawn(CHOICES[0]).attributes
    for pair in (
        ("method", "get"),
        ("action", "/findings"),
        ("value", "<x>"),
        ("type", "number"),
        ("min", "0"),
        ("max", "1000"),
        ("for", "tolerance"),
        ("aria-describedby", "hides"),
    ):
        assert pair in attributes, pair
