"""What the front page says of all lines is kept for each set of parts, and for nothing else."""

from dataclasses import replace

from app.languages import LANGUAGES, speaking
from app.model.selection import Selection
from app.pages.overview import render
from app.pages.site import Site
from app.terms import PARTS, Part

EVERYTHING = Selection("2017")
SETS = ((), (Part.P1, Part.O2), (Part.O2,), PARTS)
KEPT = {"said", "names of regions"}
NARROWED = (
    EVERYTHING.but(regions=("south-america",)),
    EVERYTHING.but(regions=("south-america", "southern-africa")),
    EVERYTHING.but(q="co"),
)


def fresh(site: Site) -> Site:
    """Return the same site, whose data remembers nothing."""
    return replace(site, dataset=replace(site.dataset))


def said(site: Site, selection: Selection) -> tuple[object, ...]:
    shown = render(site, selection)
    return shown.title, shown.heading, shown.lead, shown.key_figures


def kept(site: Site) -> int:
    names = site.dataset.held("2017").lines.made
    return sum(isinstance(name, tuple) and name[0] in KEPT for name in names)


def test_each_set_of_parts_and_each_language_has_words_of_its_own(site: Site) -> None:
    for _ in range(2):
        held = set()
        for language in LANGUAGES:
            with speaking(language):
                for parts in SETS:
                    one = EVERYTHING.but(parts=parts)
                    held.add(said(site, one))
                    assert said(site, one) == said(fresh(site), one)
        assert len(held) == len(LANGUAGES) * len(SETS)


def test_other_orders_measures_and_lines_keep_no_more(site: Site) -> None:
    own = fresh(site)
    for parts in SETS:
        render(own, EVERYTHING.but(parts=parts))
    for one in NARROWED:
        render(own, one)
    before = kept(own)
    assert before == len(SETS) + 2
    for parts in SETS:
        for sort in ("programme", "-o2", "region"):
            for asked in (EVERYTHING, *NARROWED):
                render(own, asked.but(parts=parts, sort=sort))
                render(own, asked.but(parts=parts, sort=sort, measure="share", tab="heatmap"))
    assert kept(own) == before


def test_what_is_kept_of_one_data_set_is_not_said_of_another(site: Site) -> None:
    first, *others = site.dataset.tables
    twice = [replace(line, amounts=(10**9, *line.amounts[1:])) for line in first.lines]
    changed = first.model_copy(update={"lines": tuple(twice)})
    other = replace(site, dataset=replace(site.dataset, tables=(changed, *others)))
    for _ in range(2):
        for parts in SETS:
            one = EVERYTHING.but(parts=parts)
            held = said(site, one), said(other, one)
            assert held == (said(fresh(site), one), said(fresh(other), one))
            assert held[0] != held[1]
