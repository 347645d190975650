"""What Dash draws once, and has no reason to draw again."""

from dash import html

from app.components.shell import shell


def test_dash_counts_no_clicks_and_draws_nothing_for_them() -> None:
    whole = shell()
    held = [
        part
        for part in (whole, *whole._traverse())
        if isinstance(part, html.Div | html.Aside | html.Section)
    ]
    assert held
    assert all(getattr(part, "disable_n_clicks", False) for part in held)
