"""What may be meant by a word of an address that is nearly right, or a name and no word."""

from dataclasses import replace

import pytest

from app.model.address import read_query
from app.model.dataset import Dataset
from app.model.near import near, vocabulary_of


def told(dataset: Dataset, query: str, *, rights: bool = False) -> list[str]:
    _, notices = read_query(query, vocabulary_of(dataset, rights=rights))
    return [notice.message for notice in notices]


@pytest.mark.parametrize(
    ("query", "question"),
    [
        ("programme=equador", "Did you mean “ecuador”?"),
        ("programme=columbia", "Did you mean “colombia”?"),
        ("programme=COL", "Did you mean “colombia”?"),
        ("programme=Ivory Coast", "Did you mean “cote-divoire”?"),
        ("programme=Équateur", "Did you mean “ecuador”?"),
        ("region=south-amerca", "Did you mean “south-america”?"),
        ("region=South America", "Did you mean “south-america”?"),
        ("part=objective 2", "Did you mean “o2”?"),
        ("theme=avr", "Did you mean “avrr”?"),
        ("compare=brasil", "Did you mean “brazil”?"),
        ("about=nill", "Did you mean “nil”?"),
        ("regoin=south-america", "Did you mean “region”?"),
    ],
)
def test_a_word_that_is_nearly_right_is_refused_with_the_one_it_may_mean(
    dataset: Dataset, query: str, question: str
) -> None:
    (message,) = told(dataset, query)
    assert f"“{query}” was ignored: " in message
    assert message.endswith(f". {question}")


def test_the_register_is_asked_for_its_own_themes(dataset: Dataset) -> None:
    (message,) = told(dataset, "theme=helth", rights=True)
    assert message.endswith("Did you mean “health”?")
    assert told(dataset, "theme=avr", rights=True) == [
        "“theme=avr” was ignored: no theme has this name."
    ]


def test_where_several_may_be_meant_they_are_named_the_likeliest_first(dataset: Dataset) -> None:
    (message,) = told(dataset, "region=asia")
    first, second = near(dataset, "2017", "region", "asia")
    assert first == "asia-and-the-pacific"
    assert message.endswith(f"Did you mean one of these: {first}, {second}?")


@pytest.mark.parametrize(
    "query", ["region=atlantis", "programme=zzzz", "programme=-", "programme=r", "kind=continent",
              "edition=2016", "sort=totl", "nonsense=1"],
)  # fmt: skip
def test_where_nothing_is_near_nothing_is_asked(dataset: Dataset, query: str) -> None:
    (message,) = told(dataset, query)
    assert "Did you mean" not in message


def test_whatever_may_be_meant_can_be_asked_for(dataset: Dataset) -> None:
    for programme in dataset.programmes:
        for name in programme.names:
            if len(name) > 2:
                words = near(dataset, programme.edition, "programme", name)
                assert programme.slug in words, name
                assert told(dataset, f"programme={'~'.join(words)}") == []


def test_only_the_first_few_bad_values_of_an_address_are_looked_up(dataset: Dataset) -> None:
    asked: list[str] = []

    def meant(_year: str, _name: str, value: str) -> tuple[str, ...]:
        asked.append(value)
        return ("colombia",)

    bad = [f"columbia{number}" for number in range(100)]
    words = replace(vocabulary_of(dataset), meant=meant)
    _, notices = read_query(f"programme={'~'.join(bad)}", words)
    assert [notice.value for notice in notices] == bad
    assert asked == bad[: len(asked)]
    assert len(asked) == 3
    assert [bool(notice.meant) for notice in notices] == [True] * 3 + [False] * 97
