"""The chart of the first answer: drawn by the server, on the screen before any script runs.

The live chart has the same bars in the same places; the script takes this one away once the
other is painted (``assets/3-chart.js``). Without scripts it stays.
"""

from markupsafe import escape

from app.components.view import Chart


def room(chart: Chart) -> list[bytes]:
    """Return the room of a chart with the chart in it; what is HTML itself stands elsewhere."""
    if chart.drawing:
        return [b'<div class="chart" style="height:0px"></div>']
    opened = (
        f'<div class="chart" style="height:calc({chart.height} * var(--dot))" role="img" '
        f'aria-label="{escape(named(chart))}">'
    )
    return [opened.encode(), chart.page, b"</div>"]


def named(chart: Chart) -> str:
    """Return the name of a chart for those who do not see it."""
    return f"{chart.title}. {chart.sentence}"
