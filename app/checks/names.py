"""Each programme of a table against the places of the edition: reports, never renames."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from app.checks.catalogue import Axis, Code, Severity
from app.checks.finding import Finding
from app.checks.gazetteer import Gazetteer, Meant
from app.checks.naming import finding_id, line_keys
from app.formats import listed
from app.languages import say
from app.terms import Kind

COLUMN = "programme"
"""The column of the data contract that a finding about a name points to."""


@dataclass(frozen=True)
class Names:
    """The names of one table, each with what it stands for."""

    table: str
    """The region's slug, or the file's path."""
    programmes: tuple[str, ...]
    """As printed, in printed order, without the total line."""
    gazetteer: Gazetteer = field(repr=False)
    shipped: bool = False
    """True of a table of the edition, whose lines are known by the names printed there."""

    @cached_property
    def meant(self) -> tuple[Meant, ...]:
        """What each name stands for."""
        if self.shipped:
            return tuple(self.gazetteer.printed(self.table, name) for name in self.programmes)
        return tuple(self.gazetteer.meant(programme) for programme in self.programmes)

    @cached_property
    def region(self) -> str | None:
        """The table's region; of a file the one of most of its names, None if there is none."""
        if self.shipped or self.table in self.gazetteer.regions:
            return self.table
        counts = Counter(
            region for meant in self.meant for region in {place.region for place in meant.places}
        )
        most = counts.most_common(1)
        return most[0][0] if most and most[0][1] * 2 > len(self.programmes) else None

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return line_keys(self.programmes)

    def finding(
        self, code: Code, index: int, message: str, severity: Severity = Severity.NOTE
    ) -> Finding:
        """Make the finding about the name of a line, the first being 0."""
        return Finding(
            id=finding_id(self.table, code.value, self._keys[index], Axis.ROW),
            code=code,
            severity=severity,
            table=self.table,
            programme=self.programmes[index],
            line=index + 1,
            column=COLUMN,
            axis=Axis.ROW,
            printed=None,
            computed=None,
            message=message,
        )


def findings_of(names: Names) -> tuple[Finding, ...]:
    """Return all findings about the names of a table, in the order of its lines."""
    checks = (name_misspelt, unknown_programme, repeated_programme, programme_elsewhere)
    found = (finding for check in checks for finding in check(names))
    return tuple(sorted(found, key=lambda finding: finding.line))


def name_misspelt(names: Names) -> Iterator[Finding]:
    """Report each name that is none and close to one: what was probably meant."""
    for index, meant in enumerate(names.meant):
        if meant.places and not meant.exact:
            here = [place.name for place in meant.places if place.region == names.region]
            likely = _either(here or [place.name for place in meant.places])
            message = say(
                "“{name}” is probably {likely}.", name=names.programmes[index], likely=likely
            )
            yield names.finding(Code.NAME_MISSPELT, index, message)


def _either(words: list[str]) -> str:
    """Join names, which are those of the print, as a sentence says that it is one of them."""
    said = words[0]
    for word in words[1:]:
        said = say("{one} or {other}", one=said, other=word)
    return said


def unknown_programme(names: Names) -> Iterator[Finding]:
    """Report each name that is none and close to none."""
    for index, meant in enumerate(names.meant):
        if not meant.places:
            message = say(
                "“{name}” is no programme of the edition under any name known here, nor close to "
                "one.",
                name=names.programmes[index],
            )
            yield names.finding(Code.UNKNOWN_PROGRAMME, index, message)


def repeated_programme(names: Names) -> Iterator[Finding]:
    """Report each line whose programme stands above it: an error under one name, else a note."""
    by_name: dict[str, int] = {}
    by_place: dict[str, int] = {}
    for index, (programme, meant) in enumerate(zip(names.programmes, names.meant, strict=True)):
        key = " ".join(programme.casefold().split())
        country = _country(meant)
        if key in by_name:
            message = say(
                "“{name}” stands already in line {line}.", name=programme, line=by_name[key] + 1
            )
            yield names.finding(Code.REPEATED_PROGRAMME, index, message, Severity.ERROR)
        elif country in by_place:
            first = by_place[country]
            message = say(
                "“{name}” is probably the programme of line {line}, “{other}”, under another name.",
                name=programme,
                line=first + 1,
                other=names.programmes[first],
            )
            yield names.finding(Code.REPEATED_PROGRAMME, index, message)
        by_name.setdefault(key, index)
        if country:
            by_place.setdefault(country, index)


def programme_elsewhere(names: Names) -> Iterator[Finding]:
    """Report each programme that the edition prints under another region than the table's."""
    if names.region is None:
        return
    regions = names.gazetteer.regions
    for index, meant in enumerate(names.meant):
        there = dict.fromkeys(place.region for place in meant.places)
        if meant.exact and names.region not in there:
            message = say(
                "“{name}” stands in the edition under {there}, not under {here}.",
                name=names.programmes[index],
                there=listed(tuple(say(regions[slug]) for slug in there)),
                here=say(regions[names.region]),
            )
            yield names.finding(Code.PROGRAMME_ELSEWHERE, index, message)


def _country(meant: Meant) -> str:
    """Return the slug of the one country that is meant; lines of several are never the same."""
    if len(meant.places) == 1 and meant.places[0].kind is Kind.COUNTRY:
        return meant.places[0].slug
    return ""
