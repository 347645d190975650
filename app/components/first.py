"""A view as the first answer shows it, before any script runs."""

from app.components import still
from app.components.drawn import Drawn
from app.components.ids import Id
from app.components.pieces import Piece
from app.components.view import View


def first(view: View, drawn: Drawn) -> list[Piece]:
    """Return the pieces of a view as HTML, with its figure as the server draws it."""
    slots = drawn.pieces
    chart: list[Piece] = (
        [
            '<section class="chart-box">',
            *_slot(Id.CHART_HEAD, slots),
            still.room(view.chart),
            *_slot(Id.CHART_FOOT, slots),
            "</section>",
        ]
        if view.chart
        else []
    )
    return [
        *_slot(Id.TOP, slots, "top"),
        '<div class="columns">',
        *_slot(Id.SIDE, slots, "side", "aside"),
        '<div class="content">',
        *chart,
        *_slot(Id.BODY, slots, "body"),
        "</div></div>",
    ]


def _slot(
    slot: Id, slots: dict[str, list[Piece]], style: str = "", tag: str = "div"
) -> list[Piece]:
    """Return the pieces of an element from which the script takes over what is in it."""
    named = f' class="{style}"' if style else ""
    return [f'<{tag}{named} data-slot="{slot}">', *slots[slot], f"</{tag}>"]
