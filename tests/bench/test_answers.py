"""A benchmark is only worth its numbers if both ways give the same answer."""

import pytest

from app.factory import make_site
from app.model.address import read_query
from app.pages.register import shown
from app.pages.site import Site
from app.settings import read_settings
from bench import answers, express, questions

QUERIES = (
    *questions.six_parts(),
    *questions.whole(8),
    *questions.narrowed(8),
    "region=south-america",
)


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(read_settings().data)


@pytest.mark.parametrize("query", QUERIES)
def test_plotly_express_and_the_app_give_the_same_numbers(site: Site, query: str) -> None:
    selection, notices = read_query(query, site.dataset.vocabulary)
    made = express.answer(express.prepared(site.dataset), selection)
    ours = answers.ours(*shown(site, "/", query), selection)
    theirs = answers.express(made, selection)
    assert not notices
    assert ours.programmes == theirs.programmes
    assert ours.regions == theirs.regions
    assert ours.facets == theirs.facets
    assert ours.headline == theirs.headline
    assert ours.bars.keys() == theirs.bars.keys()
    for part, bars in ours.bars.items():
        assert bars == pytest.approx(theirs.bars[part])


def test_the_whole_answer_has_all_lines_and_the_worlds_ask(site: Site) -> None:
    selection, _ = read_query("", site.dataset.vocabulary)
    said = answers.ours(*shown(site, "/", ""), selection)
    assert len(said.programmes) == 157  # printed programme lines, all nine tables
    assert len(said.bars) == 6


def test_no_question_is_asked_twice() -> None:
    asked = (*questions.six_parts(), *questions.whole(20), *questions.narrowed(12))
    assert len(set(asked)) == len(asked)
