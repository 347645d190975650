"""The contract of the rights register: records of its CSV files → values, or why not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import TableError
from app.model.contract import check_unique, first_problem
from app.model.csv_text import Record
from app.model.evidence import Activity, Area, Paragraph, Register, Source
from app.model.places import Place
from app.terms import REGION_SLUGS, Kind

SOURCE_COLUMNS: Final = ("source", "title", "document", "year")
AREA_COLUMNS: Final = ("name", "iso3", "region")
ACTIVITY_COLUMNS: Final = (
    "source", "year", "kind", "reference", "region", "place", "iso3", "theme", "sdg_targets",
    "summary",
)  # fmt: skip
PARAGRAPH_COLUMNS: Final = ("source", "reference", "records", "reason")
FILES: Final = {
    "rights_sources.csv": SOURCE_COLUMNS,
    "rights_places.csv": AREA_COLUMNS,
    "rights_activities.csv": ACTIVITY_COLUMNS,
    "rights_paragraphs.csv": PARAGRAPH_COLUMNS,
}
"""The files of the register and their headers, in the order ``register`` takes them."""
_Made = TypeVar("_Made", bound=BaseModel)


class _Where(NamedTuple):
    """What is known of a named place."""

    codes: tuple[str, ...]
    regions: tuple[str, ...]


def register(
    sources: Sequence[Record],
    areas: Sequence[Record],
    activities: Sequence[Record],
    paragraphs: Sequence[Record],
    places: Iterable[Place],
) -> Register:
    """Make the register of the records of its four files and the places of the lines.

    Raises:
        TableError: if a field breaks the contract, a reference or a summary stands twice, a
            place is unknown, its codes or regions are others, or a paragraph counts other
            records than there are.
    """
    check_unique(sources, ("source",))
    check_unique(areas, ("name",))
    check_unique(activities, ("source", "reference"))
    check_unique(activities, ("summary",))
    check_unique(paragraphs, ("source", "reference"))
    made_sources = tuple(_made(Source, row, _fields(row, "year")) for row in sources)
    known = _known(places)
    made_areas = tuple(_area(row, known) for row in areas)
    known |= {
        area.name: _Where((area.iso3,) * bool(area.iso3), area.regions) for area in made_areas
    }
    words = tuple(source.source for source in made_sources)
    held = tuple(_activity(row, words, known) for row in activities)
    told = tuple(_paragraph(row, words) for row in paragraphs)
    _check_counts(paragraphs, told, activities, held)
    return Register(sources=made_sources, areas=made_areas, activities=held, paragraphs=told)


def _activity(row: Record, sources: Sequence[str], known: Mapping[str, _Where]) -> Activity:
    _check_source(row, sources)
    row.text("summary")
    lists = {column: row.items(column) for column in ("region", "place", "iso3", "sdg_targets")}
    made = _made(Activity, row, _fields(row, "year") | lists)
    for name in made.places:
        if name not in known:
            raise row.error(
                "place",
                f"{name!r} is no name of a line in places.csv and none in rights_places.csv",
            )
    _check_regions(row, made, known)
    _check_codes(row, made, known)
    return made


def _check_regions(row: Record, made: Activity, known: Mapping[str, _Where]) -> None:
    lying = {region for name in made.places for region in known[name].regions}
    expected = tuple(region for region in REGION_SLUGS if region in lying)
    if made.regions != expected:
        raise row.error(
            "region", f"{row.fields['region']!r} where its places lie in {';'.join(expected)!r}"
        )


def _check_codes(row: Record, made: Activity, known: Mapping[str, _Where]) -> None:
    allowed = tuple(code for name in made.places for code in known[name].codes)
    for code in made.iso3:
        if code not in allowed or made.iso3.count(code) > 1:
            raise row.error(
                "iso3", f"{code!r} is no code of its places, or twice; allowed: {';'.join(allowed)}"
            )
    for name in made.places:
        codes = known[name].codes
        if codes and set(codes).isdisjoint(made.iso3):
            raise row.error(
                "iso3", f"{row.fields['iso3']!r} has no code of {name}; allowed: {';'.join(codes)}"
            )


def _area(row: Record, known: Mapping[str, _Where]) -> Area:
    row.text("name")
    regions = row.items("region")
    for region in regions:
        if region not in REGION_SLUGS:
            raise row.error(
                "region", f"{region!r} is no region; allowed: {', '.join(REGION_SLUGS)}"
            )
    made = _made(Area, row, row.fields | {"region": regions})
    if made.name in known:
        raise row.error("name", f"{made.name!r} is a name of a line in places.csv already")
    if any(made.iso3 in where.codes for where in known.values()):
        raise row.error("iso3", f"{made.iso3!r} is the code of a line in places.csv already")
    return made


def _paragraph(row: Record, sources: Sequence[str]) -> Paragraph:
    _check_source(row, sources)
    reason = {"reason": row.fields["reason"] or None}
    return _made(Paragraph, row, _fields(row, "records") | reason)


def _check_counts(
    rows: Sequence[Record],
    told: Sequence[Paragraph],
    records: Sequence[Record],
    held: Sequence[Activity],
) -> None:
    found: Counter[tuple[str, str]] = Counter()
    for record, activity in zip(records, held, strict=True):
        rests = [p for p in told if p.source == activity.source and p.holds(activity.reference)]
        if len(rests) != 1:
            raise record.error(
                "reference", f"{activity.reference!r} is of no one row of rights_paragraphs.csv"
            )
        found[activity.source, rests[0].reference] += 1
    for row, one in zip(rows, told, strict=True):
        count = found[one.source, one.reference]
        if count != one.records:
            raise row.error("records", f"'{one.records}' where rights_activities.csv has {count}")


def _check_source(row: Record, sources: Sequence[str]) -> None:
    if (source := row.fields["source"]) not in sources:
        raise row.error(
            "source", f"{source!r} is none of rights_sources.csv; allowed: {', '.join(sources)}"
        )


def _known(places: Iterable[Place]) -> dict[str, _Where]:
    return {
        name: _Where(place.iso3, (place.region,))
        for place in places
        if place.kind is not Kind.REGIONAL_INITIATIVES
        for name in place.names
    }


def _fields(row: Record, number: str) -> dict[str, Any]:
    """The fields, the one that is a number checked to be written in digits."""
    if not row.fields[number].isdecimal():
        raise row.error(number, f"{row.fields[number]!r} is no whole number in digits")
    return dict(row.fields)


def _made(model: type[_Made], row: Record, fields: Mapping[str, Any]) -> _Made:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise TableError(f"{row.where}, line {row.number}, {first_problem(error)}") from error
