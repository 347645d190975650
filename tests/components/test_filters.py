"""A filter is drawn from a pattern as it would be from its values, in every language."""

import pytest

from app.components import filters
from app.components.drawer import over
from app.components.facets import FacetGroup, Filter, Panel
from app.languages import LANGUAGES, speaking
from app.pages.router import view
from app.pages.site import Site

ADDRESSES = (
    ("/", ""),
    ("/", "part=o2"),
    ("/", "part=o2~p1&measure=share&sort=programme&page=2"),
    ("/", "region=south-america&kind=country"),
    ("/", "region=south-america~asia-and-the-pacific&q=a%26b&tab=map"),
    ("/", "programme=fiji"),
    ("/", "theme=avrr&part=p3"),
    ("/", "edition=2017&kind=regional-initiatives~country"),
    ("/regions/south-america", "part=p3&kind=country"),
    ("/compare", "compare=colombia~peru&part=o1&measure=share"),
)


def panel(site: Site, path: str, query: str) -> Panel:
    held = view(site, path, query).panel
    assert held is not None
    return held


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "query"), ADDRESSES)
def test_a_pattern_gives_what_its_values_give(
    site: Site, path: str, query: str, language: str
) -> None:
    held = panel(site, path, f"{query}&lang={language}")
    offers = [group.offer for group in held.groups if isinstance(group, Filter)]
    assert offers
    with speaking(language):
        as_values = tuple(
            FacetGroup(group.offer.name, group.values, group.offer.single, group.offer.about)
            if isinstance(group, Filter)
            else group
            for group in held.groups
        )
        for here in ("/", "/?part=o2&measure=share", ""):
            drawn = filters.draw(held, over(here)).decode()
            assert drawn == filters.draw(held._replace(groups=as_values), over(here)).decode()
            assert not any(sign in drawn for sign in "\1\2\3\4\5")
        assert list(map(filters.alone, held.groups)) == list(map(filters.alone, as_values))


def test_languages_and_editions_do_not_get_each_other_s_patterns(site: Site, grown: Site) -> None:
    def drawn(site: Site, query: str, language: str) -> str:
        with speaking(language):
            return filters.draw(panel(site, "/", f"{query}&lang={language}")).decode()

    assert "Afrique australe" in drawn(site, "part=o2", "fr")
    assert "Afrique australe" not in drawn(site, "part=o2", "en")
    newest = grown.dataset.newest.year
    assert drawn(grown, "edition=2017", "en").replace("edition=2017&amp;", "") != drawn(
        grown, f"edition={newest}", "en"
    )


def test_no_more_is_kept_than_a_few_hundred_filters_and_their_pieces() -> None:
    memories = (filters._pattern, filters._bars, filters._head, filters._hidden, filters._one)
    for kept, most in zip(memories, (256, 512, 64, 256, 2048), strict=True):
        assert kept.cache_info().maxsize == most


def test_no_text_of_a_search_is_kept(site: Site) -> None:
    filters.draw(panel(site, "/", "part=o2&q=co"))
    before = filters._hidden.cache_info().currsize
    for words in ("colombia", "peru", "a", "%26"):
        filters.draw(panel(site, "/", f"part=o2&q={words}&page=2"))
    assert filters._hidden.cache_info().currsize == before
