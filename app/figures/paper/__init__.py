"""Charts as SVG text, made by the server: first answer, embed, picture, print, PDF.

They are made of the same values as the live figures. On a page (``Canvas`` without a width) they
fit any room without a script, at the live figure's height, with names and bars where the live
ones will be, in the page's colours. With a width in pixels they are pictures in plain colours::

    canvas.py     Canvas(title="", desc="", width=None)
    stacked.py    stacked_svg(chart, canvas) -> str: as ``Stacked.figure``
    heat.py       heatmap_svg(bars, parts, canvas, *, as_shares=False) -> str: as ``heatmap``
    tree.py       tree_svg: as ``treemap``; world.py  world_svg(drawn, canvas): as ``world_map``
    ledger.py     ledger_svg(bars, parts, canvas) -> str: names beside bars, for paper
    picture.py    picture_svg(chart, parts, words, style="") -> str: a file of its own, with
                  ``Words`` and legend around a chart of fixed width
    charts.py     chart_of(lines, parts) -> str: the chart of the PDF sheet

What they are drawn with: ``svg`` (elements), ``scale``, ``axis``, ``letters`` and ``font``
(widths), ``names``, ``legend``, ``words`` (what is said of a drawing).

The exact calls::

    first answer, embed    stacked_svg(chart, Canvas()), in a place that has its name
    .svg of a view         picture_svg(stacked_svg(chart, Canvas(title, sentence, WIDTH)),
                                       parts, Words(title, unit, source))
    .pdf                   sheet_of(extract, chart_of(extract.lines, extract.parts))
"""
