"""From an address to a view: a module a page, and what leads there.

``router`` knows which page has which address. ``register``, ``explorer`` and ``frame`` are the way
out: the callback, the first answer, and what stands around a view in it. ``rows``, ``panel``,
``words``, ``tabs``, ``pager`` and others named after a part of a page are what several share.
"""
