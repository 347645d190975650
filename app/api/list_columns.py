"""What the columns of the lists with a workbook mean: the keys of their lines, in order."""

from typing import Final

from app.exports.columns import Column
from app.model.rights_words import ActivityKind, Theme
from app.terms import CURRENCY, REGION_SLUGS, Kind, Part

_CODES: Final = (
    "ISO 3166-1 alpha-3 codes of the places named, joined by semicolons; empty where there is none"
)
_REGIONS: Final = f"Words of the regional tables: {', '.join(REGION_SLUGS)}"
_KINDS: Final = ", ".join(kind.value for kind in Kind)
_OF_RECORDS: Final = ", ".join(kind.value for kind in ActivityKind)
_SUBJECTS: Final = "; ".join(f"{theme.value}: {theme.meaning}" for theme in Theme)


def _text(name: str, title: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, title, meaning, "", required=required)


def _year(name: str, title: str, meaning: str) -> Column:
    return Column(name, title, meaning, "", "", "year")


ACTIVITIES: Final = (
    _year("year", "Year", "When it took place or began; the paper’s year where that is not told"),
    _text("kind", "Kind", f"What the record is: {_OF_RECORDS}"),
    _text("theme", "Theme", f"What it is mainly about, of a closed list: {_SUBJECTS}"),
    _text("places", "Places", "Standard names, the one it is listed under first, joined by "
          "semicolons; empty where it is worldwide", required=False),
    _text("iso3", "ISO codes", _CODES, required=False),
    _text("regions", "Regions", f"{_REGIONS}, in which the places lie; empty where it is worldwide",
          required=False),
    _text("summary", "Summary", "What was done, planned or asked for, in one sentence of the "
          "explorer’s own"),
    _text("sdg_targets", "SDG targets", "Targets of the Sustainable Development Goals that the "
          "paper itself names, joined by semicolons", required=False),
    _text("source", "Source code", "Word of the paper"),
    _text("source_title", "Paper", "Title of the paper"),
    _text("source_document", "Document", "Its number, where the paper has one", required=False),
    _year("source_year", "Year of the paper", "When the paper was published"),
    _text("reference", "Reference", "Paragraph or heading there; unique in the paper"),
)  # fmt: skip
SECTIONS: Final = (
    _year("edition", "Edition", "Year in the title of the volume"),
    _text("region", "Region code", _REGIONS),
    _text("region_name", "Region", "Name of the regional table"),
    _text("programme", "Programme", "Name of the line as printed, misspellings included"),
    _text("name", "Standard name", "Standard English short name of what the line covers"),
    _text("slug", "Programme code", "Word of the line in addresses; unique in the edition"),
    _text("kind", "Kind of line", f"One of {_KINDS}"),
    _text("iso3", "ISO codes", _CODES, required=False),
    _text("part", "Principle or objective",
          "; ".join(f"{part.value} is {part.short}, {part.full}" for part in Part)),
    Column("requirement", "Requirement", "The printed amount; 0 is a printed dash, an empty cell "
           "(null) is not printed", "", f"whole {CURRENCY}", "integer", required=False),
    _text("described", "Described", "What the chapter of the part has about the line: section, or "
          "box where only a box is about it; empty where it has neither", required=False),
    Column("words", "Words", "Of that section, or of its boxes; empty where there is neither", "",
           "words", "integer", required=False),
    _text("themes", "Themes", "Acronyms of the volume that it speaks of, joined by semicolons",
          required=False),
)  # fmt: skip
