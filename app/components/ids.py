"""The ids that callbacks, styles and the script meet at: members, never strings."""

from enum import StrEnum


class Id(StrEnum):
    """Every id a callback or the script names."""

    URL = "url"
    DRAWN = "drawn"
    SPOKEN = "spoken"
    TOP = "top"
    SIDE = "side"
    CHART_BOX = "chart-box"
    CHART_HEAD = "chart-head"
    CHART = "chart"
    CHART_FOOT = "chart-foot"
    BODY = "body"


SLOTS = (Id.TOP, Id.SIDE, Id.CHART_HEAD, Id.CHART_FOOT, Id.BODY)
"""Places of the page that hold escaped HTML."""
