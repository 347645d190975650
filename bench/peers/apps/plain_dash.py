"""Plain Dash with its defaults: plotly express and AG Grid, as its tutorial puts them together."""

import dash_ag_grid as dag
import lines
import plotly.express as px
from dash import Dash, Input, Output, callback, dcc, html

WIDE = lines.wide()
LONG = lines.long()

app = Dash()
server = app.server

app.layout = [
    html.H1("Funding requirements"),
    dcc.RadioItems(["all", *lines.regions()], "all", id="region"),
    dcc.Graph(id="chart"),
    dag.AgGrid(id="table", columnDefs=[{"field": name} for name in WIDE.columns]),
]


@callback(Output("chart", "figure"), Output("table", "rowData"), Input("region", "value"))
def update(region):
    table, parts, axis = WIDE, LONG, "region"
    if region != "all":
        table, parts = WIDE[WIDE["region"] == region], LONG[LONG["region"] == region]
        axis = "programme"
    sums = parts.groupby([axis, "part"], as_index=False)["requirement"].sum()
    figure = px.bar(sums, x="requirement", y=axis, color="part")
    return figure, table.to_dict("records")
