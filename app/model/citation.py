"""How to cite what is shown or taken away: the producer first, then where it was taken from.

The figures are IOM's; the explorer is only the place they were taken from. No date is made
here: what is remembered or written to a file may be read much later, so the data version
stands for it, and whoever knows the day hands it over.
"""

from dataclasses import dataclass
from typing import Final, Protocol

from app.languages import say

EXPLORER: Final = "MiGOF Funding Explorer"
"""The name of this program, wherever it is named."""


class Source(Protocol):
    """What is cited: an edition, or what of it a citation names."""

    @property
    def publisher(self) -> str:
        """Who produced the figures."""

    @property
    def title(self) -> str:
        """What they were published in."""


@dataclass(frozen=True)
class Citation:
    """One source, cited twice."""

    short: str
    """For a caption or a footnote; without address."""
    long: str
    """For a list of references: producer, publication, view, data version, address."""


def cite(
    edition: Source, *, title: str, address: str, version: str, accessed: str = ""
) -> Citation:
    """Return the citation of a view or file of an edition; plain text, nothing escaped.

    ``title`` says what was looked at, ``address`` where (whole, with its host; empty where it
    is not known), ``version`` the data version, ``accessed`` the day as text or nothing.

    >>> from app.model.edition import Edition
    >>> edition = Edition.model_construct(title="Migration Initiatives 2017", publisher="IOM")
    >>> where = "https://migof.example/regions"
    >>> cited = cite(edition, title="Regions", address=where, version="0a1b", accessed="1 May 2027")
    >>> cited.short
    'IOM, Migration Initiatives 2017; figures taken from MiGOF Funding Explorer, data version 0a1b.'
    >>> print(cited.long)
    IOM, Migration Initiatives 2017. Figures taken from: “Regions”, MiGOF Funding Explorer, \
data version 0a1b, https://migof.example/regions, accessed 1 May 2027.
    """
    source = f"{say(edition.publisher)}, {edition.title}"
    data = say("data version {version}", version=version)
    day = say("accessed {day}", day=accessed) if accessed else ""
    place = (say("“{words}”", words=title), EXPLORER, data, address, day)
    return Citation(
        short=say(
            "{source}; figures taken from {explorer}, {data}.",
            source=source,
            explorer=EXPLORER,
            data=data,
        ),
        long=say(
            "{source}. Figures taken from: {place}.",
            source=source,
            place=", ".join(filter(None, place)),
        ),
    )
