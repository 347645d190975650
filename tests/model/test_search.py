"""A name is found by any of its forms, however it is typed, the best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import LANGUAGES, speaking
from app.model.dataset import Dataset
from app.model.search import Entry, entries, find, look_up, look_up_nearly, meant
from app.model.shares import requirement
from app.terms import PARTS, REGION_SLUGS


@pytest.fixture(scope="module")
def held(dataset: Dataset) -> tuple[Entry, ...]:
    return entries(dataset, "2017")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("ecuador", "/programmes/ecuador"),  # printed Equador
        ("EQUADOR", "/programmes/ecuador"),
        ("cote divoire", ""),
        ("cote d'ivoire", "/programmes/cote-divoire"),
        ("Côte d’Iv", "/programmes/cote-divoire"),
        ("ivory", "/programmes/cote-divoire"),
        ("maldives", "/programmes/sri-lanka-and-the-maldives"),
        ("MDV", "/programmes/sri-lanka-and-the-maldives"),
        ("o2", "/?part=o2"),
        ("objective 2", "/?part=o2"),
        ("mobility dimensions", "/?part=o2"),
        ("partnerships", "/?part=p3"),
        ("eea", ""),
        ("european econ", "/regions/european-economic-area"),
        ("africa west", "/regions/west-and-central-africa"),
        ("uk", "/programmes/united-kingdom"),
        ("regional init south am", "/programmes/regional-initiatives-south-america"),
        ("health", "/?theme=ihr"),
        ("dtm", "/?theme=dtm"),
        ("atlantis", ""),
        ("%$&", ""),
    ],
)
def test_the_first_that_is_found_is_the_one_that_is_meant(
    held: tuple[Entry, ...], query: str, address: str
) -> None:
    found = find(held, query)
    assert (found[0].address if found else "") == address


def test_a_search_for_nothing_gives_everything_once(
    held: tuple[Entry, ...], dataset: Dataset
) -> None:
    assert find(held, "") == held
    assert len({entry.address for entry in held}) == len(held)
    # Printed: six columns, nine tables, 157 lines; the themes are those the chapters speak of.
    themes = [entry for entry in held if entry.kind == "theme"]
    assert len(held) - len(themes) == len(PARTS) + len(REGION_SLUGS) + 157
    assert [entry.slug for entry in themes] == [theme.slug for theme in dataset.themes("2017")]


def test_themes_stand_behind_whatever_is_called_so_and_add_up_as_their_filter_does(
    dataset: Dataset,
) -> None:
    kinds = [entry.kind == "theme" for entry in look_up(dataset, "2017", "co")]
    assert kinds == sorted(kinds)
    assert set(kinds) == {False, True}
    for entry in look_up(dataset, "2017", "health"):
        assert entry.kind == "theme"
        lines = dataset.lines(dataset.everything().but(themes=(entry.slug,)))
        assert entry.requirement == requirement(lines, PARTS) > 0


def test_every_name_of_every_entry_finds_it(held: tuple[Entry, ...]) -> None:
    for entry in held:
        for name in entry.names:
            assert entry in find(held, name), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_only_at_what_can_fit_finds_what_looking_at_everything_does(
    dataset: Dataset, language: str
) -> None:
    with speaking(language):
        every = entries(dataset, "2017")
        names = sorted({name for entry in every for name in entry.names})
        cut = [name[: 1 + number % len(name)] for number, name in enumerate(names)]
        turned = [" ".join(reversed(name.split())) for name in names]
        for query in ("", " ", "%$&", "a", *names[::3], *cut[::3], *turned[::3]):
            assert look_up(dataset, "2017", query) == find(every, query), query


def test_for_what_is_not_there_no_line_is_looked_at(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.model.search._line", lambda line: pytest.fail(line.name))
    assert look_up(dataset, "2017", "livez") == ()


@given(st.text(alphabet="aeimnorstéç -'|=\n", max_size=8))
def test_whatever_is_typed_finds_the_same_either_way(dataset: Dataset, query: str) -> None:
    assert look_up(dataset, "2017", query) == find(entries(dataset, "2017"), query)


def test_amounts_are_those_of_the_tables(held: tuple[Entry, ...]) -> None:
    asked = {entry.address: entry.requirement for entry in held}
    assert asked["/programmes/ecuador"] == 11_850_000  # printed
    assert asked["/programmes/fiji"] is None  # six dots in print
    regions = sum(e.requirement or 0 for e in held if e.kind == "region")
    parts = sum(e.requirement or 0 for e in held if e.kind == "part")
    lines = sum(e.requirement or 0 for e in held if e.kind == "programme")
    assert regions == parts == lines


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("columbia", ["colombia"]),
        ("Ethiopa", ["ethiopia"]),
        ("phillipines", ["philippines"]),
        ("Mozambik", ["mozambique"]),
        ("Bangaldesh", ["bangladesh"]),
        ("viet name", ["viet-nam"]),
        ("etiopia", ["ethiopia"]),  # Spanish, and right
        ("marocco", ["morocco"]),
        ("objetive 2", ["o2"]),
        ("atlantis", []),
        ("budget", []),
        ("", [*(part.slug for part in PARTS), *REGION_SLUGS]),
        ("%$&", []),
    ],
)
def test_a_name_that_is_nearly_right_finds_what_is_meant(
    dataset: Dataset, typed: str, slugs: list[str]
) -> None:
    found = [entry.slug for entry in meant(dataset, "2017", typed)]
    assert found[: len(slugs)] == slugs
    assert slugs or not found


def test_every_longer_name_with_two_letters_exchanged_is_still_found(dataset: Dataset) -> None:
    with_a_slip = {
        f"{word[:2]}{word[3]}{word[2]}{word[4:]}": entry
        for entry in entries(dataset, "2017")
        for word in entry.searched
        if entry.kind == "programme" and " " not in word and len(word) > 6 and word[2] != word[3]
    }
    assert len(with_a_slip) > len(REGION_SLUGS)
    for slip, entry in with_a_slip.items():
        assert entry in meant(dataset, "2017", slip), slip


def test_a_name_that_is_spelt_right_is_not_taken_for_another(
    held: tuple[Entry, ...], dataset: Dataset
) -> None:
    for name in {name for entry in held for name in entry.names}:
        assert look_up_nearly(dataset, "2017", name) == (), name
