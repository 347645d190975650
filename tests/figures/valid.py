"""A figure checked by plotly.py, which the application itself does without: it takes 5 ms."""

import plotly.graph_objects as go  # type: ignore[import-untyped]

from app.figures.theme import Figure


def validate(figure: Figure) -> None:
    """Raise ValueError unless plotly.py takes every property of the figure."""
    go.Figure(figure)
