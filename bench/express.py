"""The same answer as a typical, well written Dash app makes it: pandas, plotly express, components.

The frame is read once and prepared once; every call filters it, melts it for ``px.bar``, groups
it for the facets and builds the tables as Dash components. Texts are written by the same
functions as ours, so that only the way of making differs.
"""

from typing import Any, Final

import pandas as pd
import plotly.express as px  # type: ignore[import-untyped]
import plotly.graph_objects as go  # type: ignore[import-untyped]
from dash import html
from dash.development.base_component import Component

from app.figures.bars import GAP, NAME
from app.figures.bars_written import THICK
from app.figures.theme import COLOURS
from app.formats import UNKNOWN, exact, share, short, spoken
from app.model.dataset import Dataset
from app.model.programme import folded
from app.model.selection import Selection
from app.terms import PARTS, Kind, Part

NAMES: Final = [part.short for part in PARTS]
"""Columns of the amounts, in printed order."""
_COLOURS: Final = {part.short: COLOURS[part] for part in PARTS}
_SORTS: Final = {"requirement": "asked", "programme": "folded"}


def prepared(dataset: Dataset) -> pd.DataFrame:
    """Return one row a programme line: names, slugs, kind, and a column a part (Int64, USD)."""
    rows = [
        {
            "name": p.name,
            "folded": folded(p.name),
            "slug": p.slug,
            "region": p.region.name,
            "region_slug": p.region.slug,
            "region_short": p.region.short,
            "kind": p.kind.value,
            **dict(zip(NAMES, p.line.amounts, strict=True)),
        }
        for p in dataset.programmes
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(NAMES, "Int64"))


def answer(frame: pd.DataFrame, selection: Selection) -> dict[str, Any]:
    """Return figure, key figures, facets and both tables of the overview for a selection."""
    shown = [part.short for part in selection.chosen_parts]
    lines = selected(frame, selection, shown)
    return {
        "figure": figure(lines, selection, shown),
        "top": _top(lines, frame, shown),
        "side": _facets(frame, selection, shown),
        "regions": _region_table(lines, shown),
        "programmes": programme_table(lines, selection, shown),
        "by_programme": _one_region(lines),
    }


def light_answer(frame: pd.DataFrame, selection: Selection) -> dict[str, Any]:
    """Return the same with the tables as HTML that pandas writes."""
    shown = [part.short for part in selection.chosen_parts]
    lines = selected(frame, selection, shown)
    return {
        "figure": figure(lines, selection, shown),
        "top": _top(lines, frame, shown),
        "side": _facets(frame, selection, shown),
        "regions": _region_table(lines, shown),
        "programmes": pandas_table(lines, selection, shown),
    }


def _mask(frame: pd.DataFrame, selection: Selection) -> "pd.Series[bool]":
    mask = pd.Series(data=True, index=frame.index)
    if selection.regions:
        mask &= frame["region_slug"].isin(selection.regions)
    if selection.kinds:
        mask &= frame["kind"].isin([kind.value for kind in selection.kinds])
    return mask


def selected(frame: pd.DataFrame, selection: Selection, shown: list[str]) -> pd.DataFrame:
    """Return the lines of a selection in its order, with the sum of the parts shown.

    That is ``asked``, whole US dollars; ``known`` is False where none of them is printed;
    ``whole`` adds up all six parts.
    """
    lines = frame[_mask(frame, selection)]
    amounts = lines[shown]
    lines = lines.assign(
        asked=amounts.sum(axis=1),
        known=amounts.notna().any(axis=1),
        whole=lines[list(NAMES)].sum(axis=1),
    )
    column = _SORTS[selection.sort.removeprefix("-")]
    falling = selection.sort.startswith("-")
    return lines.sort_values(column, ascending=not falling, kind="stable")


def figure(lines: pd.DataFrame, selection: Selection, shown: list[str]) -> go.Figure:
    """Draw stacked bars by region, or by programme where one region is left."""
    by = "name" if _one_region(lines) else "region"
    sums = lines.groupby(by, sort=False)[shown].sum()
    order = sums.sum(axis=1).sort_values(ascending=False, kind="stable")
    whole = lines.groupby(by, sort=False)["whole"].sum()
    # As the app draws them: at most forty programmes, and one bar for all others.
    if by == "name" and len(order) > 40:  # noqa: PLR2004
        rest = sums.loc[order.index[40:]].sum().rename(f"{len(order) - 40} more lines together")
        sums = pd.concat([sums.loc[order.index[:40]], rest.to_frame().T])
        others = whole[order.index[40:]].sum()
        whole = pd.concat([whole, pd.Series({str(rest.name): others})])
        order = sums.sum(axis=1)
    melted = (
        sums.rename_axis("bar")
        .reset_index()
        .melt(id_vars="bar", value_vars=shown, var_name="part", value_name="requirement")
    )
    melted["share"] = melted["requirement"] / melted["bar"].map(whole).replace(0, 1)
    chart = px.bar(
        melted,
        x="share" if selection.measure == "share" else "requirement",
        y="bar",
        color="part",
        orientation="h",
        color_discrete_map=_COLOURS,
        category_orders={"bar": list(order.index), "part": shown},
        hover_data={"requirement": ":,", "share": ":.0%"},
    )
    chart.update_layout(
        height=len(order) * (NAME + THICK + GAP),
        margin={"l": 0, "r": 0, "t": 0, "b": 30},
        showlegend=False,
        xaxis_title=None,
        yaxis_title=None,
    )
    return chart


def _one_region(lines: pd.DataFrame) -> bool:
    slugs = lines["region_slug"]
    return bool((slugs == slugs.iloc[0]).all())


def _top(lines: pd.DataFrame, frame: pd.DataFrame, shown: list[str]) -> Component:
    sums = lines[shown].sum()
    whole, world = int(sums.sum()), int(frame[NAMES].sum().sum())
    regional = int(lines.loc[lines["kind"] == Kind.REGIONAL_INITIATIVES.value, "asked"].sum())
    largest = str(sums.idxmax())
    several = len(shown) > 1
    asking = int((lines["asked"] > 0).sum())
    figures = (
        (f"USD {short(whole)}", "Funding requirement", f"{share(whole, world)} of the world’s ask"),
        (
            share(int(sums[largest]), whole) if several else f"{asking} of {len(lines)}",
            str(largest) if several else "lines ask for it",
            "",
        ),
        (share(regional, whole), "Regional initiatives", f"USD {short(regional)}")
        if (lines["kind"] == Kind.REGIONAL_INITIATIVES.value).any()
        else (str(len(lines)), "Programme lines", "none of them regional"),
    )
    return html.Div(
        [
            html.H1(f"IOM asks for {spoken(whole)} US dollars"),
            html.Div([html.Div([html.B(v), html.Span(n), html.Small(w)]) for v, n, w in figures]),
        ]
    )


def _facets(frame: pd.DataFrame, selection: Selection, shown: list[str]) -> Component:
    others = frame[_mask(frame, selection.but(regions=()))]
    regions = others.groupby("region_slug", sort=False)[shown].sum().sum(axis=1)
    labels = frame.drop_duplicates("region_slug").set_index("region_slug")["region_short"]
    kinds = frame[_mask(frame, selection.but(kinds=()))].groupby("kind")[shown].sum().sum(axis=1)
    parts = frame.loc[_mask(frame, selection), NAMES].sum()
    groups = (
        [
            (label, selection.toggled_region(str(slug)), int(regions.get(slug, 0)))
            for slug, label in labels.items()
        ],
        [(part.short, selection.toggled_part(part), int(parts[part.short])) for part in Part],
        [
            (kind.label, selection.toggled_kind(kind), int(kinds.get(kind.value, 0)))
            for kind in Kind
        ],
    )
    return html.Div(
        [
            html.Ul(
                [
                    html.Li(html.A([html.Span(label), html.B(short(asked))], href=to.to("/")))
                    for label, to, asked in group
                ]
            )
            for group in groups
        ]
    )


def _region_table(lines: pd.DataFrame, shown: list[str]) -> Component:
    sums = lines.groupby(["region", "region_slug"], sort=False)[shown].sum()
    sums = sums.assign(asked=sums.sum(axis=1)).sort_values("asked", ascending=False, kind="stable")
    whole = int(sums["asked"].sum())
    rows = [
        html.Tr(
            [
                html.Th(html.A(region, href=f"/regions/{slug}")),
                *(html.Td(exact(int(amount))) for amount in amounts),
                html.Td(share(int(amounts[-1]), whole)),
            ]
        )
        for (region, slug), amounts in zip(sums.index, sums.to_numpy(), strict=True)
    ]
    return html.Table([_head(["Region", *shown, "All", "Share"]), html.Tbody(rows)])


def programme_table(lines: pd.DataFrame, selection: Selection, shown: list[str]) -> Component:
    """Return every line as a table of Dash components."""
    whole = int(lines["asked"].sum())
    shares = selection.measure == "share"
    places = lines[["name", "slug", "region_short", "region_slug"]].to_numpy()
    amounts = lines[[*shown, "whole", "asked"]].astype(object).to_numpy()
    known = lines["known"].to_list()
    rows = [
        html.Tr(
            [
                html.Th(html.A(name, href=f"/programmes/{slug}")),
                html.Td(html.A(region, href=f"/regions/{region_slug}")),
                *(html.Td(_cell(amount, values[-2], as_share=shares)) for amount in values[:-2]),
                html.Td(exact(values[-1] if printed else None)),
                html.Td(share(values[-1], whole) if printed else UNKNOWN),
            ]
        )
        for (name, slug, region, region_slug), values, printed in zip(
            places, amounts, known, strict=True
        )
    ]
    return html.Table([_head(["Programme", "Region", *shown, "All", "Share"]), html.Tbody(rows)])


def _cell(amount: Any, asked: int, *, as_share: bool) -> str:  # noqa: ANN401 - int or pandas' NA
    known = None if amount is pd.NA else int(amount)
    return share(known, asked) if as_share and known else exact(known)


def _head(names: list[str]) -> Component:
    return html.Thead(html.Tr([html.Th(name) for name in names]))


def pandas_table(lines: pd.DataFrame, selection: Selection, shown: list[str]) -> str:
    """Return every line as the HTML that pandas writes: the lighter way to the same table."""
    whole = int(lines["asked"].sum())
    shares = selection.measure == "share"
    table = pd.DataFrame(
        {
            "Programme": [
                f'<a href="/programmes/{slug}">{name}</a>'
                for name, slug in zip(lines["name"], lines["slug"], strict=True)
            ],
            "Region": [
                f'<a href="/regions/{slug}">{name}</a>'
                for name, slug in zip(lines["region_short"], lines["region_slug"], strict=True)
            ],
            **{
                name: [
                    _cell(amount, whole_line, as_share=shares)
                    for amount, whole_line in zip(lines[name], lines["whole"], strict=True)
                ]
                for name in shown
            },
            "All": [
                exact(asked if known else None)
                for asked, known in zip(lines["asked"], lines["known"], strict=True)
            ],
            "Share": [
                share(asked, whole) if known else UNKNOWN
                for asked, known in zip(lines["asked"], lines["known"], strict=True)
            ],
        }
    )
    return table.to_html(index=False, escape=False, border=0)
