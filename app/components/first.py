"""A view as the first answer shows it, before any script runs."""

from typing import Final

from app.components import still
from app.components.drawn import BODY, FOOT, HEAD, SIDE, TOP, Drawn
from app.components.view import View


def _begun(slot: str, style: str = "", tag: str = "div") -> str:
    """Return how an element begins from which the script takes over what is in it."""
    named = f' class="{style}"' if style else ""
    return f'<{tag}{named} data-slot="{slot}">'


_TOP: Final = _begun(TOP, "top").encode()
_SIDE: Final = f'</div><div class="columns">{_begun(SIDE, "side", "aside")}'.encode()
_CONTENT: Final = b'</aside><div class="content">'
_HEAD: Final = f'<section class="chart-box">{_begun(HEAD)}'.encode()
_ROOM: Final = b"</div>"
_FOOT: Final = _begun(FOOT).encode()
_BEHIND: Final = b"</div></section>"
_BODY: Final = _begun(BODY, "body").encode()
_END: Final = b"</div></div></div>"
"""What stands before the slots, between and behind them."""


def first(view: View, drawn: Drawn) -> list[bytes]:
    """Return the pieces of a view as HTML, with its figure as the server draws it."""
    slots = drawn.pieces
    pieces = [_TOP, *slots[TOP], _SIDE, *slots[SIDE], _CONTENT]
    if view.chart:
        pieces += [_HEAD, *slots[HEAD], _ROOM, *still.room(view.chart)]
        pieces += [_FOOT, *slots[FOOT], _BEHIND]
    return [*pieces, _BODY, *slots[BODY], _END]
