"""The columns of a file: name, meaning, unit and HXL tag, each said in one place."""

from collections.abc import Iterator
from typing import Final

from app.exports.column import MONEY, Column, amount
from app.exports.columns_beside import finding_columns, total_columns
from app.exports.extract import Extract
from app.languages import mark, say
from app.terms import Part

__all__ = (
    "APOSTROPHE",
    "ATTRIBUTES",
    "DESCRIBED",
    "LONG",
    "SHAPES",
    "WIDE",
    "Column",
    "attributes",
    "columns_of",
    "coverage_columns",
    "finding_columns",
    "long_columns",
    "total_columns",
    "wide_columns",
)
WIDE: Final = "wide"
LONG: Final = "long"
DESCRIBED: Final = "described"
"""The wide shape with what the chapters say of each amount shown, behind all its columns."""
SHAPES: Final = (WIDE, LONG, DESCRIBED)
"""Of a file of lines; the first is the default."""
APOSTROPHE: Final = mark(
    "In CSV, text that a spreadsheet would run as a formula has an apostrophe before it; in a "
    "workbook it is text and unchanged. Numbers are never touched."
)
ATTRIBUTES: Final = {
    "v_migof": mark(
        "Private: the codes of this explorer: the words of its addresses, and P1 to O3 for the "
        "parts"
    ),
    "programme": mark("Private: of a programme line, not of a part"),
    **{part.slug: mark("Private: the amount of {part} alone") for part in Part},
    "total": mark("Private: of all six parts together"),
    "printed": mark("Private: as printed"),
    "computed": mark("Private: added up from the printed amounts"),
    "difference": mark("Private: printed less computed"),
    "described": mark("Private: what the chapter of the part has about the line"),
    "words": mark("Private: how many words that is"),
    "severity": mark("Private, of a finding: its severity"),
    "state": mark("Private, of a finding: its state"),
    "line": mark("Private, of a finding: its line"),
    "column": mark("Private, of a finding: its column"),
    "axis": mark("Private, of a finding: its axis"),
    "cell": mark("Private, of a finding: its cell"),
    "explanations": mark("Private, of a finding: its explanations"),
    "reason": mark("Private, of a finding: why it is confirmed as printed"),
}
"""HXL attributes that are not in the standard, with what they mean here; to be said."""
_PARTS_BY_SLUG: Final = {part.slug: part for part in Part}


def attributes() -> Iterator[tuple[str, str]]:
    """Give each private HXL attribute and what it means here, in the language spoken."""
    for attribute, told in ATTRIBUTES.items():
        part = _PARTS_BY_SLUG.get(attribute)
        yield attribute, say(told, part=part.short) if part else say(told)


def columns_of(extract: Extract, shape: str = WIDE) -> tuple[Column, ...]:
    """Return the columns of a file in their order; a file of findings has one shape."""
    if extract.of_findings:
        return finding_columns()
    if shape == LONG:
        return long_columns()
    wide = wide_columns(extract.parts)
    return wide if shape == WIDE else (*wide, *coverage_columns(extract.parts))


def wide_columns(parts: tuple[Part, ...]) -> tuple[Column, ...]:
    """Return the columns of a line per programme, with an amount for each part shown."""
    edition, region, region_name, programme, name, slug, kind, iso3 = _place()
    return (
        *(edition, region, region_name, programme, name, slug, kind, iso3),
        *(_part(part) for part in parts),
        amount(
            "requirement",
            say("Requirement"),
            say(
                "What the parts shown add up to; 0 is a printed dash, an empty cell (null) is not "
                "printed"
            ),
        ),
        *_sums(),
    )


def long_columns() -> tuple[Column, ...]:
    """Return the columns of a line per programme and part."""
    edition, region, region_name, programme, name, slug, kind, iso3 = _place()
    return (
        *(edition, region, programme),
        Column(
            "part",
            say("Principle or objective"),
            "; ".join(
                say("{code} is {part}, {full}", code=part.value, part=part.short, full=part.full)
                for part in Part
            ),
            "#activity+code+v_migof",
        ),
        amount(
            "requirement",
            say("Requirement"),
            say(
                "The printed amount of this part; 0 is a printed dash, an empty cell (null) is not "
                "printed"
            ),
        ),
        *(slug, kind, iso3, region_name, name),
        *_sums(),
        *_coverage(),
    )


def coverage_columns(parts: tuple[Part, ...]) -> tuple[Column, ...]:
    """Return two columns for each part shown: what its chapter says of a line, and how amply."""
    return tuple(column for part in parts for column in _coverage(part))


def _coverage(part: Part | None = None) -> tuple[Column, Column]:
    """Return what the long shape has for every part, or the same columns of one part."""
    before, tag = (f"{part.column}_", f"+{part.slug}") if part else ("", "")
    return (
        Column(
            f"{before}described",
            say("{part}: described", part=part.short) if part else say("Described"),
            say(
                "What the chapter of {part} has about the line: section, or box where only a box "
                "is about it; empty where it has neither",
                part=part.short,
            )
            if part
            else say(
                "What the chapter of the part has about the line: section, or box where only a box "
                "is about it; empty where it has neither"
            ),
            f"#meta+described{tag}",
            required=False,
        ),
        Column(
            f"{before}words",
            say("{part}: words", part=part.short) if part else say("Words"),
            say("Of that section, or of its boxes; empty where there is neither"),
            f"#meta+words{tag}",
            say("words"),
            "integer",
            required=False,
        ),
    )


def _place() -> tuple[Column, ...]:
    return (
        Column(
            "edition",
            say("Edition"),
            say("Year in the title of the volume"),
            "#date+year",
            "",
            "year",
        ),
        Column(
            "region",
            say("Region code"),
            say("Word of the regional table in addresses and file names"),
            "#region+code+v_migof",
        ),
        Column("region_name", say("Region"), say("Name of the regional table"), "#region+name"),
        Column(
            "programme",
            say("Programme"),
            say("Name of the line as printed, misspellings included"),
            "#activity+name+printed",
        ),
        Column(
            "name",
            say("Standard name"),
            say("Standard English short name of what the line covers"),
            "#country+name",
        ),
        Column(
            "slug",
            say("Programme code"),
            say("Word of the line in addresses; unique in the edition"),
            "#activity+code+v_migof+programme",
        ),
        Column(
            "kind",
            say("Kind of line"),
            say("country, several-countries or regional-initiatives"),
            "#activity+type",
        ),
        Column(
            "iso3",
            say("ISO codes"),
            say(
                "ISO 3166-1 alpha-3 codes of the places the line names, joined by semicolons; "
                "empty where there is none"
            ),
            "#country+code+list+v_iso3",
            required=False,
        ),
    )


def _part(part: Part) -> Column:
    return amount(
        part.column,
        part.short,
        say(
            "{part}: the printed amount; 0 is a printed dash, an empty cell (null) is not printed",
            part=part.full,
        ),
        f"{MONEY}+{part.slug}",
    )


def _sums() -> tuple[Column, ...]:
    return (
        amount(
            "printed_total",
            say("Printed total"),
            say(
                "The printed total of the line, of all six parts; in the long shape it stands on "
                "every line of the programme"
            ),
            f"{MONEY}+total+printed",
        ),
        amount(
            "computed_total",
            say("Computed total"),
            say(
                "What the printed amounts of the line add up to, of all six parts; in the long "
                "shape it stands on every line of the programme; one that is not printed adds "
                "nothing; empty where none is printed"
            ),
            f"{MONEY}+total+computed",
        ),
        amount(
            "difference",
            say("Difference"),
            say("Printed total less computed total; empty where one of them is"),
            "#value+difference+usd",
        ),
        Column(
            "findings",
            say("Findings"),
            say(
                "Ids of what was found about the line, joined by semicolons; those about a Total "
                "line stand among the findings only"
            ),
            "#meta+error",
            required=False,
        ),
    )
