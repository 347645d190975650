"""A small invented volume of two tables, which each test spoils in its own way."""

from collections.abc import Callable
from pathlib import Path

import pytest

EDITION = """
year = "2017"
title = "Invented Volume"
publisher = "Nobody"
currency = "USD"
currency_note = "Invented."
source_note = "Invented."
[[regions]]
slug = "southern-africa"
printed = "NORTHERN ISLES"
name = "Northern Isles"
short = "Northern Isles"
[[regions]]
slug = "south-america"
printed = "INNER PLAINS"
name = "Inner Plains"
short = "Inner Plains"
"""

HEAD = """Principle 1 Principle 2 Principle 3 Objective 1 Objective 2 Objective 3

Total

Adhering to
international
standards
and fulfilling
migrants’ rights

Using evidence
and whole-of-
government
approaches

Developing
strong part-
nerships

Advancing the
socioeconomic
well-being of
migrants and
society

Addressing
the mobility
dimensions of
crises

Safe, orderly
and dignified
migration

"""

VOLUME = f"""
Invented Volume

An opening line with 3 numbers and EASTERN words.
 NORTHERN ISLES

0 1,000 2,000

Al\ufffdna
Outer Reach and \n
the Skerries

Regional ini\ufffda\ufffdves
Bren, the 3,000

Principle 1
Objec\ufffdve 1
Objec\ufffdve 3 \n
{HEAD}Regional \ninitiatives  10  -  -  -  -  5,000  5,010 \n
Altina  1,000  -  -  200  -  30,000  31,200 \n
A well in the hills of Altina, drilled
in the spring. © Nobody 2015 (Photo:

A. Nother)

Bren  -  -  -  700  40,000  -  40,700
Outer
Reach and  the
Skerries

 20  300  -  -  -  1  321
Quell* . . . . . .  -
Total  1,030  300  -  900  40,000 35,001 77,231

A picture below the table. © Nobody 2016
\fINNER PLAINS

Ostra
{HEAD}Regional initiatives  -  -  -  -  7  -  7
Osdra  -  -  5  -  -  2  7
Total  -  -  5  -  7  2  14

* Explained here.
A chapter follows, with 12 of everything.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that holds nothing but the edition."""
    folder = tmp_path / "data" / "funding_tables" / "2017"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def folder(data: Path) -> Path:
    """Where the files of the edition go."""
    return data / "funding_tables" / "2017"


Spoil = Callable[..., Path]


@pytest.fixture
def volume(tmp_path: Path) -> Spoil:
    """Write the volume's text, some of it replaced, and say where it is."""

    def write(*replacements: tuple[str, str]) -> Path:
        text = VOLUME
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = tmp_path / "volume.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    return write
