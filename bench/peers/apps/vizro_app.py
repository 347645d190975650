"""Vizro: a page with a chart, a grid and a filter that acts on both, as its tutorial has it."""

import lines
import vizro.models as vm
import vizro.plotly.express as px
from vizro import Vizro
from vizro.tables import dash_ag_grid

page = vm.Page(
    title="Funding requirements",
    components=[
        vm.Graph(figure=px.bar(lines.long(), x="requirement", y="region", color="part")),
        vm.Table(figure=dash_ag_grid(lines.wide())),
    ],
    controls=[vm.Filter(column="region", selector=vm.RadioItems())],
)

app = Vizro().build(vm.Dashboard(pages=[page]))
server = app.dash.server

if __name__ == "__main__":
    app.run()
