"""Side by side: what the page says is what the print adds up to, and what its files hold."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.components.drawn import draw
from app.components.view import View
from app.formats import points, share, short, signed, spoken
from app.model.comparison import names_of_one
from app.model.selection import MOST_COMPARED
from app.pages.site import Site
from app.ratios import times
from app.terms import PART_COLUMNS, PARTS, REGION_SLUGS, TOTAL_LINE
from tests.figures.valid import validate
from tests.markup import joined, whole
from tests.pages.conftest import Read, Shown
from tests.pages.test_numbers import asked, cell, lines, six, world

Printed = Mapping[tuple[str, str], Mapping[str, str]]
HORN, SOUTH = "east-and-horn-of-africa", "south-america"
THREE = "/compare?compare=somalia~kenya~colombia"
PRINTED = {
    "Somalia": (HORN, "Somalia"),
    "Kenya": (HORN, "Kenya"),
    "Colombia": (SOUTH, "Colombia"),
}


def addresses(view: View) -> list[str]:
    return joined(draw(view).slots.values()).links


@pytest.fixture
def client(app: dash.Dash) -> FlaskClient:
    asking: FlaskClient = app.server.test_client()
    return asking


def test_each_stands_with_its_printed_amounts_in_the_order_asked_for(
    read: Read, printed: Printed
) -> None:
    *rows, foot = read(THREE).records("side by side")
    assert [row["Region or programme"] for row in rows] == list(PRINTED)
    for row in rows:
        source = printed[PRINTED[row["Region or programme"]]]
        assert six(row) == [cell(source[column]) for column in PART_COLUMNS]
        assert whole(row["All six"]) == int(source["total"])  # printed
        assert row["Share"] == share(int(source["total"]), world(printed))
    together = sum(int(printed[place]["total"]) for place in PRINTED.values())
    assert whole(foot["All six"]) == together


def test_a_region_stands_with_the_total_line_of_its_table(read: Read, printed: Printed) -> None:
    *rows, _ = read(f"/compare?compare={'~'.join(REGION_SLUGS[:3])}").records("side by side")
    for row, slug in zip(rows, REGION_SLUGS[:3], strict=True):
        assert six(row) == [int(printed[slug, TOTAL_LINE][column]) for column in PART_COLUMNS]
        regional = asked(printed[slug, "Regional initiatives"])
        assert row["Regional initiatives"] == share(
            regional, int(printed[slug, TOTAL_LINE]["total"])
        )


def test_a_line_and_its_region_are_added_up_once(shown: Shown, read: Read) -> None:
    address = f"/compare?compare={SOUTH}~colombia"
    *_, foot = read(address).records("side by side")
    assert foot["All six"] == "192,470,524"  # printed, last line of the table
    assert "Colombia is a line of a region that is compared, too" in shown(address).lead


def test_the_differences_are_to_the_first_in_dollars(read: Read, printed: Printed) -> None:
    rows = read(THREE).records("More or less than Somalia")
    first = printed[HORN, "Somalia"]
    for row, name in zip(rows, ("Kenya", "Colombia"), strict=True):
        other = printed[PRINTED[name]]
        assert row["Times as much"] == times(int(other["total"]) / int(first["total"]))
        assert row["All six"] == signed(int(other["total"]) - int(first["total"]))
        for part in PARTS:
            gap = (cell(other[part.column]) or 0) - (cell(first[part.column]) or 0)
            assert row[part.short] == signed(gap)


def test_the_mixes_are_held_against_the_world_and_against_their_region(
    read: Read, printed: Printed
) -> None:
    *rows, foot = read(THREE).records("How each mix differs")
    columns = {c: sum(cell(r[c]) or 0 for r in lines(printed).values()) for c in PART_COLUMNS}
    source, near = printed[SOUTH, "Colombia"], printed[SOUTH, TOTAL_LINE]
    # Printed: the line of Colombia and the last line of its table.
    mix = [int(source[c]) / 167_000_000 for c in PART_COLUMNS]
    own = [int(near[c]) / 192_470_524 for c in PART_COLUMNS]
    far = [columns[c] / world(printed) for c in PART_COLUMNS]
    against_world, against_region = rows[4:6]
    for row, other in ((against_world, far), (against_region, own)):
        gaps = [a - b for a, b in zip(mix, other, strict=True)]
        assert [row[part.short] for part in PARTS] == list(map(points, gaps))
        apart = sum(map(abs, gaps)) / 2
        assert row["Divided otherwise"] == share(round(apart * 10_000), 10_000)
    assert foot["Objective 2"] == share(columns["objective_2"], world(printed))


@pytest.mark.parametrize("one", REGION_SLUGS)
def test_the_mix_farthest_from_the_worlds_is_as_far_in_large_as_in_its_table(
    shown: Shown, read: Read, one: str
) -> None:
    address = f"/compare?compare={one}"
    *_, apart = shown(address).key_figures
    row, _ = read(address).records("How each mix differs")
    assert apart.value == row["Divided otherwise"]


def test_the_bars_of_each_part_say_the_printed_amounts(read: Read) -> None:
    text = read(THREE).text
    section = text.partition("Principle by principle")[2].partition("Side by side")[0]
    # Printed, Objective 2: Somalia, Kenya, Colombia.
    assert "Somalia 55,000,000 Kenya 4,700,000 Colombia 120,000,000" in section


def test_in_shares_the_world_stands_beside_them(shown: Shown) -> None:
    chart = shown(f"{THREE}&measure=share").chart
    assert chart is not None
    names = next(t["text"] for t in chart.figure["data"] if t["type"] == "scatter")
    assert len(names) == 4
    assert "The world" in names[-1]
    # Printed: 120.0 of 167.0 million of Colombia, 4.7 of 18.7 million of Kenya.
    assert f"{share(120, 167)} of what Colombia asks for" in chart.sentence
    assert f"{share(47, 187)} of what Kenya asks for" in chart.sentence


def test_the_lead_says_what_they_ask_for_together_and_who_for_most(
    shown: Shown, printed: Printed
) -> None:
    view = shown(THREE)
    together = sum(int(printed[place]["total"]) for place in PRINTED.values())
    assert spoken(together) in view.lead
    assert share(together, world(printed)) in view.lead
    assert "Colombia asks for the most, 8.9 times what Kenya asks for" in view.lead  # 167.0 / 18.7
    assert view.key_figures[0].value == f"USD {short(together)}"


def test_no_share_of_what_is_compared_stands_above_a_bar(shown: Shown) -> None:
    chart = shown(f"/compare?compare={SOUTH}~colombia").chart
    assert chart is not None
    (names,) = (t["text"] for t in chart.figure["data"] if t["type"] == "scatter")
    assert len(names) == 2
    assert not any("%" in name for name in names)


def test_what_is_not_printed_is_said_and_has_no_mix(read: Read, shown: Shown) -> None:
    page = read("/compare?compare=fiji~somalia~lithuania")
    fiji, _, lithuania, _ = page.records("side by side")
    assert six(fiji) == [None] * 6
    assert fiji["All six"] == "n/p"
    assert lithuania["Objective 2"] == "n/p"
    rows = page.records("How each mix differs")
    assert rows[0]["Objective 1"] == rows[0]["Divided otherwise"] == "n/p"
    alone = shown("/compare?compare=fiji")
    assert alone.chart is None
    assert alone.key_figures == ()
    assert "no figure is printed" in alone.lead


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("compare=somalia&add=Equador", "/compare?compare=somalia~ecuador"),
        ("compare=somalia&add=maldives", "/compare?compare=somalia~sri-lanka-and-the-maldives"),
        ("add=South+America&part=o2", "/compare?part=o2&compare=south-america"),
        ("compare=somalia&add=africa", "/compare?compare=somalia"),
        ("compare=somalia&add=atlantis", "/compare?compare=somalia"),
        ("compare=somalia&add=somalia", "/compare?compare=somalia"),
    ],
)
def test_a_name_is_added_to_what_is_compared(shown: Shown, query: str, address: str) -> None:
    assert shown(f"/compare?{query}").address == address


def test_a_name_that_several_have_is_offered_as_links(shown: Shown, read: Read) -> None:
    assert "Which “africa”?" in read("/compare?compare=somalia&add=africa").text
    offered = addresses(shown("/compare?compare=somalia&add=africa"))
    assert "/compare?compare=somalia~southern-africa" in offered
    assert "/compare?compare=somalia~south-africa" in offered


def test_a_name_that_nothing_has_is_said(shown: Shown) -> None:
    (notice,) = shown("/compare?add=atlantis").notices
    assert notice == "No region and no programme line is called “atlantis”."


def test_a_name_that_is_nearly_right_is_refused_with_the_one_it_may_mean(shown: Shown) -> None:
    (notice,) = shown("/compare?add=columbia").notices
    assert notice == (
        "No region and no programme line is called “columbia”. Did you mean “Colombia”?"
    )


def test_a_ninth_is_not_added_and_said(shown: Shown, read: Read) -> None:
    eight = "~".join(REGION_SLUGS[:MOST_COMPARED])
    (notice,) = shown(f"/compare?compare={eight}&add=somalia").notices
    assert "at most eight" in notice
    (notice,) = shown(f"/compare?compare={eight}~somalia").notices
    assert notice == "“compare=somalia” was ignored: at most 8 are set side by side."
    assert "take one out to add another" in read(f"/compare?compare={eight}").text


def test_each_can_be_taken_out(shown: Shown) -> None:
    links = addresses(shown(THREE))
    for address in ("kenya~colombia", "somalia~colombia", "somalia~kenya"):
        assert f"/compare?compare={address}" in links


def test_the_empty_page_leads_to_comparisons_that_are_there(shown: Shown) -> None:
    starts = [a for a in addresses(shown("/compare")) if a.startswith("/compare?")]
    # Of all regions and of their own lines, of each part, and of lines alike.
    assert len(starts) == 2 + len(PARTS) + 3
    for address in starts:
        view = shown(address)
        assert view.notices == ()
        assert view.chart is not None
        assert 3 <= len(dict(parse_qsl(address.partition("?")[2]))["compare"].split("~")) <= 8


def test_the_first_start_is_the_three_regions_that_ask_for_most(
    shown: Shown, printed: Printed
) -> None:
    start = next(a for a in addresses(shown("/compare")) if a.startswith("/compare?"))
    ranked = sorted(REGION_SLUGS, key=lambda s: -int(printed[s, TOTAL_LINE]["total"]))
    assert start == f"/compare?compare={'~'.join(ranked[:3])}"


def test_other_pages_say_that_they_compare_nothing_and_show_everything(shown: Shown) -> None:
    view = shown("/?compare=somalia")
    assert view.notices == ("“compare=somalia” was ignored: this page makes no use of it.",)
    assert view.heading == shown("/").heading
    assert view.address == "/"


@pytest.mark.parametrize(
    ("query", "count"),
    [("compare=somalia~kenya~colombia", 3), (f"compare={SOUTH}~colombia", 9), ("compare=fiji", 1)],
)
def test_the_files_hold_each_line_of_the_page_once(
    shown: Shown, client: FlaskClient, query: str, count: int
) -> None:
    (json_file,) = (f for f in shown(f"/compare?{query}").downloads if f.label == "JSON")
    assert json_file.rows == count
    answer = client.get(json_file.href).get_json()
    assert answer["view"] == f"/compare?{query}"
    assert answer["filters"] == {"compare": query.removeprefix("compare=").split("~")}
    assert len({line["slug"] for line in answer["lines"]}) == answer["count"] == count


def test_a_file_of_the_page_says_its_name_and_what_it_makes_no_use_of(client: FlaskClient) -> None:
    answer = client.get("/api/v1/requirements.csv?compare=somalia~kenya&q=x")
    assert "migof-2017-compare-somalia-kenya.csv" in answer.headers["Content-Disposition"]
    assert answer.headers["Migof-Notice"]
    assert len(answer.get_data(as_text=True).splitlines()) == 3


def test_the_chart_stands_alone_in_a_frame(shown: Shown) -> None:
    framed = shown("/embed/compare?compare=somalia~kenya")
    assert framed.status == 200
    assert framed.tools is None
    assert framed.full == "/compare?compare=somalia~kenya"


@given(st.data())
def test_whatever_is_compared_the_page_is_whole_and_its_links_keep_it(
    site: Site, shown: Shown, data: st.DataObject
) -> None:
    words = sorted(site.dataset.vocabulary.programmes.union(REGION_SLUGS))
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True, max_size=MOST_COMPARED))
    more = data.draw(
        st.sampled_from(["", "&measure=share", "&part=o2", "&part=p1~o3&measure=share"])
    )
    address = f"/compare?compare={'~'.join(chosen)}{more}"
    view = shown(address)
    drawn = draw(view)
    validate(drawn.figure)
    page = joined(drawn.slots.values())
    assert view.notices == ()
    assert len(set(page.ids)) == len(page.ids)
    assert draw(shown(view.address)) == draw(view)
    assert len(page.tables.get("Funding requirement of each, side by side", [])) == (
        len(chosen) + 2 if chosen else 0
    )


@given(st.text(max_size=90))
def test_no_name_that_is_typed_breaks_the_page(shown: Shown, text: str) -> None:
    kept = text.replace("&", "").replace("#", "").replace("+", "").replace(";", "")
    view = shown(f"/compare?compare=somalia&add={kept}")
    assert view.status == 200
    assert view.chart is not None
    draw(view)


def test_a_name_is_escaped_wherever_it_is_said(read: Read) -> None:
    text = read("/compare?compare=somalia&add=%3Cscript%3E").text
    assert "called “<script>”" in text


def test_every_suggested_name_adds_the_one_it_means(site: Site, shown: Shown) -> None:
    names = names_of_one(site.dataset, "2017")
    assert {"Equador", "Ecuador", "Équateur", "South America", "SOUTH AMERICA"} <= set(names)
    assert "Regional initiatives" not in names
    called = {
        **{name: p.slug for p in site.dataset.programmes for name in (*p.place.names, p.name)},
        **{name: r.slug for r in site.dataset.newest.regions for name in (r.name, r.name.upper())},
    }
    known = [name for name in names if name in called]
    assert len(known) > 200
    # Some, and each that begins another, as Niger does Nigeria.
    longer = [name for name in known if any(o != name and o.startswith(name) for o in known)]
    assert "Niger" in longer
    for name in (*known[:: len(known) // 40], *longer):
        held = shown(f"/compare?add={quote(name)}").address
        assert held == f"/compare?compare={called[name]}", name


def test_the_names_suggested_stand_in_the_form_until_it_is_full(shown: Shown) -> None:
    def suggested(address: str) -> str:
        return str(shown(address).tools)

    assert '<option value="Equador">' in suggested("/compare")
    assert 'list="add-names"' in suggested(THREE)
    assert "<datalist" not in suggested(
        f"/compare?compare={'~'.join(REGION_SLUGS[:MOST_COMPARED])}"
    )
