"""Parts of a page: what they are given they show, escaped, and nothing they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.components import cards, filters, markup, tables
from app.components.drawn import draw
from app.components.facets import FacetGroup, FacetValue, Panel
from app.components.ids import SLOTS, Id
from app.components.pieces import as_text
from app.components.twins import FINDINGS, LINES, SHEET, Download, Twin, Twins
from app.components.view import (
    Chart,
    Column,
    KeyFigure,
    Link,
    Row,
    Section,
    Table,
    View,
    Written,
)
from app.figures.bars import Bar, stacked
from app.figures.theme import NOTHING
from app.formats import exact
from app.languages import LANGUAGES, speaking
from app.pages.router import view
from app.pages.site import Site
from app.terms import PARTS, Part
from tests.markup import Page, joined

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(
    lambda text: text == " ".join(text.split())
)
TABLE = Table(
    caption="Amounts",
    columns=(Column("Line", text=True), Column("Objective 2", part=Part.O2, unit="USD")),
    rows=(Row("Colombia", ("120,000,000",)),),
    foot=(Row("Total, printed", ("126,085,000",), mark="total"),),
)


@given(texts)
def test_any_text_stands_on_the_page_as_it_is(text: str) -> None:
    view = View(
        path="/",
        title=text,
        heading=text,
        lead=text,
        crumbs=(Link(text, "/"),),
        notices=(text,),
        key_figures=(KeyFigure(text, text, text),),
        panel=Panel(
            (FacetGroup(text, (FacetValue("k", text, f"/?q={text}", chosen=True),)),),
            active=1,
            clear="/",
            search=text,
            kept=("", f"part={text}&"),
        ),
        chart=Chart(
            text,
            text,
            text,
            unit=text,
            table=tables.draw(TABLE).encode(),
            bars=stacked((Bar(text, (1,) * 6),), PARTS),
        ),
        sections=(Section(text, Markup("<p>mine</p>")),),
        downloads=(Download(text, f"/api?x={text}", 2),),
    )
    page = joined(draw(view).slots.values())
    assert [text] * 3 == [text for word in page.words if word == text][:3]
    assert ("value", text) in page.attributes
    assert f"/api?x={text}" in page.downloads
    assert "script" not in page.tags


@given(st.one_of(st.none(), st.integers(0, 10**12)))
def test_an_amount_in_a_table_is_exact_and_nil_and_unknown_differ(amount: int | None) -> None:
    page = Page(f"<p>{markup.amount(amount)}</p>")
    assert page.text == exact(amount)
    assert (("title", "not printed") in page.attributes) == (amount is None)


def test_a_link_is_escaped_in_text_and_address() -> None:
    page = Page(str(markup.link("<b>", '/"><b>')))
    assert page.text == "<b>"
    assert page.links == ['/"><b>']
    assert page.tags == ["a"]


def test_a_table_has_a_caption_scopes_and_its_totals_in_the_foot() -> None:
    html = str(tables.draw(TABLE))
    page = Page(html)
    assert page.table("Amounts")[1:] == [
        ["Colombia", "120,000,000"],
        ["Total, printed", "126,085,000"],
    ]
    assert page.tags.count("tfoot") == 1
    assert html.index("<tfoot") > html.index("Colombia")
    assert [value for name, value in page.attributes if name == "scope"] == ["col"] * 2 + [
        "row"
    ] * 2


def test_rows_that_are_written_already_stand_before_the_others() -> None:
    rows = tables.by_row([b"<tr><td>"] * 2, [b"Peru", b"Chile"], [b"</td></tr>"] * 2)
    table = TABLE._replace(written=Written(rows, 2))
    page = Page(str(tables.draw(table)))
    assert [row[0] for row in page.table("Amounts")[1:]] == [
        "Peru", "Chile", "Colombia", "Total, printed",
    ]  # fmt: skip
    assert as_text(tables.pieces(table)) == tables.draw(table)
    assert "table" in Page(str(tables.draw(table._replace(rows=())))).tags


def test_the_table_of_a_section_stands_before_what_else_it_says() -> None:
    section = Section("Lines", Markup("<p>behind</p>"), table=TABLE)
    html = as_text(cards.body(View(path="/", title="", heading="", sections=(section,))))
    assert html.index("<h2>Lines</h2>") < html.index("<table") < html.index("<p>behind</p>")
    assert str(tables.draw(TABLE)) in html


def test_a_row_with_fewer_cells_ends_with_the_last_column() -> None:
    columns = (*TABLE.columns, Column("Programme", text=True))
    html = str(tables.draw(TABLE._replace(columns=columns)))
    assert '<th scope="row">Colombia</th><td class="words">120,000,000</td></tr>' in html


def test_a_table_without_rows_says_so_in_a_sentence() -> None:
    page = Page(str(tables.draw(TABLE._replace(rows=(), foot=(), empty="Nothing fits."))))
    assert page.text == "Nothing fits."
    assert "table" not in page.tags


def test_a_column_that_sorts_is_a_link_and_says_its_order() -> None:
    column = Column("Objective 2", sort="/?sort=o2", sorted="descending")
    page = Page(str(tables.draw(TABLE._replace(columns=(TABLE.columns[0], column)))))
    assert page.links == ["/?sort=o2"]
    assert ("aria-sort", "descending") in page.attributes


def test_a_chosen_facet_says_so_in_more_than_colour() -> None:
    values = (
        FacetValue("a", "Peru", "/", chosen=True, amount="4.7 M", fraction=0.5),
        FacetValue("b", "Brazil", "/?x", chosen=False, amount="550 K", fraction=0.1),
    )
    page = Page(filters.draw(Panel((FacetGroup("Line", values),), active=1, clear="/")).decode())
    assert page.attributes.count(("aria-current", "true")) == 1
    assert "chosen" in page.text
    assert "4.7 M" in page.text
    assert ("style", "width:50.0%") in page.attributes


def test_filters_that_are_set_can_be_cleared_and_others_offer_nothing_to_clear() -> None:
    assert b"Clear all" in filters.draw(Panel((), active=2, clear="/"))
    assert b"Clear all" not in filters.draw(Panel((), active=0, clear="/"))


@pytest.mark.parametrize(("rows", "said"), [(1, "1 row"), (157, "157 rows")])
def test_a_download_says_how_many_rows_it_gives(rows: int, said: str) -> None:
    page = Page(cards.downloads((Download("CSV", "/api/v1/requirements.csv", rows),)).decode())
    assert page.downloads == ["/api/v1/requirements.csv"]
    assert page.text.endswith(said)


def test_further_forms_stand_in_a_line_of_their_own_without_a_count() -> None:
    files = (
        Download("CSV", "/a.csv", 3),
        Download("Long", "/a.csv?shape=long", 3, line="Also:"),
        Download("API address", "/a", 3, line="Also:", saved=False),
        Download("CSV", "/b.csv", 9, line="The whole table, 9 rows:"),
    )
    page = Page(cards.downloads(files).decode())
    assert page.downloads == ["/a.csv", "/a.csv?shape=long", "/b.csv"]
    assert page.links == ["/a"]
    assert page.text.endswith("3 rows Also: Long · API address The whole table, 9 rows: CSV")


def test_a_file_without_rows_is_not_offered() -> None:
    assert cards.downloads((Download("CSV", "/api/v1/requirements.csv", 0),)) == b""


@pytest.mark.parametrize("kind", ["holds", "rounding", "error", "note"])
def test_a_state_has_a_sign_and_a_word_besides_its_colour(kind: str) -> None:
    page = Page(str(cards.state("the word", kind)))
    assert page.text.endswith("the word")
    assert len(page.text) > len("the word")
    assert ("data-state", kind) in page.attributes


def test_a_page_without_a_figure_draws_an_empty_one_and_takes_no_room() -> None:
    drawn = draw(View("/", "t", "h"))
    assert drawn.figure == NOTHING
    assert drawn.figure is not None
    assert drawn.meta["height"] == 0
    assert set(drawn.slots) == {slot.value for slot in SLOTS}
    slots = drawn.slots
    assert slots[Id.CHART_HEAD] == slots[Id.CHART_FOOT] == slots[Id.SIDE] == ""


def test_every_id_is_told_once() -> None:
    # Of two members with one value the second is the first under another name.
    assert [*Id.__members__] == [member.name for member in Id]
    assert all(member.value == str(member) for member in Id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "part=o2&region=south-america", "q=%26%22"])
@pytest.mark.parametrize(("rows", "twin"), [(3, LINES), (1, SHEET), (6, FINDINGS), (0, SHEET)])
def test_twins_are_drawn_from_a_pattern_as_each_of_their_files_would_be(
    query: str, rows: int, twin: Twin, language: str
) -> None:
    with speaking(language):
        files = Twins("/api/v1/requirements", query, rows, twin)
        assert cards.downloads(files) == cards.downloads(tuple(files))


@pytest.mark.parametrize("address", ["/", "/findings", "/regions/south-america", "/compare"])
def test_every_link_to_a_definition_has_the_address_of_its_page(site: Site, address: str) -> None:
    for about in ("", "about=o2", "part=o2&about=requirement"):
        slots = draw(view(site, address, about)).slots
        assert not [link for link in joined(slots.values()).links if link.startswith("?")]
