"""Panel: a widget bound to a chart and a table, as its documentation has it."""

import lines
import panel as pn
import plotly.express as px

pn.extension("plotly", "tabulator")


@pn.cache
def load():
    return lines.wide(), lines.long()


region = pn.widgets.RadioBoxGroup(name="Region", options=["all", *lines.regions()], inline=True)


def chart(region):
    _, parts = load()
    axis = "region"
    if region != "all":
        parts, axis = parts[parts["region"] == region], "programme"
    sums = parts.groupby([axis, "part"], as_index=False)["requirement"].sum()
    return px.bar(sums, x="requirement", y=axis, color="part")


def table(region):
    rows, _ = load()
    return rows if region == "all" else rows[rows["region"] == region]


pn.Column(
    "# Funding requirements",
    region,
    pn.pane.Plotly(pn.bind(chart, region)),
    pn.widgets.Tabulator(pn.bind(table, region), pagination="remote", page_size=20),
).servable()
