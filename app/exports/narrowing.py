"""What a file leaves out: findings about other lines, and what of an address it does not use."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from app.checks.finding import Finding
from app.checks.report import Report
from app.formats import listed, number
from app.languages import mark, say
from app.model.dataset import Dataset
from app.model.narratives import told_as
from app.model.notices import Notice
from app.model.programme import Programme
from app.model.rights_words import ActivityKind
from app.model.rights_words import Theme as Subject
from app.model.selection import Selection
from app.terms import PART_COLUMNS, TOTAL_LINE, Kind, Part

UNUSED: Final = mark("this page makes no use of it")
_KINDS: Final = {
    Kind.COUNTRY.value: mark("country"),
    Kind.SEVERAL_COUNTRIES.value: mark("several countries"),
    Kind.REGIONAL_INITIATIVES.value: mark("regional initiatives"),
}
"""Kinds of line as a sentence says them."""


def holding(report: Report, shown: Callable[[Finding], bool]) -> Report:
    """Return a report with some of its findings; what was tested stays as it is."""
    kept = {f.id for f in report.findings if shown(f)}
    return replace(
        report,
        tables=tuple(
            replace(table, findings=tuple(f for f in table.findings if f.id in kept))
            for table in report.tables
        ),
        known=tuple(record for record in report.known if record.id in kept),
    )


def about_lines(
    report: Report,
    lines: tuple[Programme, ...],
    parts: tuple[Part, ...],
    whole_tables: Collection[str],
) -> Report:
    """Keep of a report what is about some lines, or a total of the tables shown as a whole."""
    tables = {line.region.slug for line in lines}
    # No name at all would mean all tables.
    held = report.of_tables(tables) if tables else replace(report, tables=(), known=(), vanished=())
    places = {(line.region.slug, line.number) for line in lines}
    left_out = set(PART_COLUMNS) - {part.column for part in parts}

    def shown(finding: Finding) -> bool:
        if finding.column in left_out:
            return False
        of_total = finding.table in whole_tables and finding.programme == TOTAL_LINE
        return of_total or (finding.table, finding.line) in places

    return holding(held, shown)


def ignored(asked: Selection, used: Selection) -> tuple[str, ...]:
    """Say what the address sets and the file makes no use of."""
    before, after = _pairs(asked), _pairs(used)
    return tuple(
        Notice(name, value, say(UNUSED)).message
        for name, value in before.items()
        if after.get(name) != value and name != "edition"
    )


def in_words(
    asked: Selection, dataset: Dataset, called: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Say what filters leave, as a sentence does; empty where they leave everything.

    ``called`` are other names of filters, of a list for which they mean something else.
    """
    regions = {region.slug: region.name for region in dataset.edition(asked.edition).regions}
    edition = dataset.held(asked.edition)
    lines = {p.slug: p.name for p in edition.ordered((*asked.programmes, *asked.compare))}
    named = {slug: slug for slug in (*asked.programmes, *asked.compare)} | regions | lines
    themes = {word: word for word in asked.themes} | {
        theme.slug: theme.theme for theme in dataset.themes(asked.edition)
    }
    themes |= {theme.value: theme.label.lower() for theme in Subject}
    said = {
        mark("region"): listed(tuple(regions[slug] for slug in regions if slug in asked.regions)),
        mark("principle or objective"): listed(tuple(part.short for part in asked.parts)),
        mark("kind of line"): listed(tuple(map(_kind, asked.kinds))),
        mark("programme"): listed(tuple(named[slug] for slug in asked.programmes)),
        mark("side by side"): listed(tuple(named[slug] for slug in asked.compare)),
        mark("speaking of"): listed(tuple(themes[word] for word in asked.themes)),
        mark("in its chapter"): listed(tuple(told_as(word) for word in asked.described)),
        mark("name searched for"): say("“{name}”", name=asked.q) if asked.q else "",
        mark("tolerance"): _dollars(asked.tolerance) if asked.tolerance else "",
    }
    pairs = ((say(called.get(name, name)), words) for name, words in said.items() if words)
    return say("; ").join(say("{label}: {value}", label=name, value=words) for name, words in pairs)


def _kind(kind: Kind | ActivityKind) -> str:
    return say(_KINDS[kind.value]) if isinstance(kind, Kind) else kind.label


def _dollars(amount: int) -> str:
    return say("{amount} US dollars", amount=number(amount))


def _pairs(selection: Selection) -> dict[str, str]:
    held = (pair.partition("=") for pair in selection.query.split("&") if pair)
    return {name: value for name, _, value in held}
