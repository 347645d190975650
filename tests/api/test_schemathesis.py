"""schemathesis reads the document and asks what nobody would; it finds nothing.

Bounded: every address in JSON and CSV with the cases its coverage phase derives from the document,
and a few generated ones of each; of workbooks, packages and sheets generated ones only.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import (
    ChecksConfig,
    CoveragePhaseConfig,
    ExamplesPhaseConfig,
    GenerationConfig,
    PhasesConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
    StatefulPhaseConfig,
)
from schemathesis.engine import events, from_schema

from tests.api.addresses import V1

FILES = r"\.(xlsx|zip|pdf)$"
SAME = r"\.json$"
"""The very view without an ending."""
CHECK = r"^/check"
# What text is a table no schema can say: one that is none gets its 400.
READABLE = ("2xx", "400")
EXAMPLES = 3


def config(*, coverage: bool, accepted: tuple[str, ...] | None = None) -> SchemathesisConfig:
    checks = PositiveDataAcceptanceConfig(expected_statuses=accepted)
    project = ProjectConfig(
        checks=ChecksConfig(positive_data_acceptance=checks),
        phases=PhasesConfig(
            examples=ExamplesPhaseConfig(enabled=False),
            coverage=CoveragePhaseConfig(enabled=coverage),
            stateful=StatefulPhaseConfig(enabled=False),
        ),
        generation=GenerationConfig(
            max_examples=EXAMPLES, deterministic=True, no_shrink=True, database="none"
        ),
    )
    return SchemathesisConfig(seed=1, projects=ProjectsConfig(default=project))


def found(schema: schemathesis.BaseSchema) -> Iterator[str]:
    """Yield what a run finds, a sentence each, and at last how many answers were looked at."""
    asked = 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            yield f"error: {event}"
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.interactions)
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        failure = check.failure_info.failure
                        yield f"{failure.operation}: {failure.title}, {failure.message}"
    yield f"{asked} answers"


@pytest.mark.parametrize(
    ("path", "without", "coverage", "least"),
    [
        (".", f"{FILES}|{SAME}|{CHECK}", True, 1000),
        (FILES, CHECK, False, 30),
        (CHECK, SAME, True, 200),
    ],
    ids=["JSON and CSV", "files", "check"],
)
def test_nothing_is_found(
    shared: Flask, path: str, without: str, coverage: bool, least: int
) -> None:
    accepted = READABLE if path == CHECK else None
    schema = schemathesis.openapi.from_wsgi(
        f"{V1}/openapi.json", shared, config=config(coverage=coverage, accepted=accepted)
    )
    chosen = schema.include(path_regex=path).exclude(path_regex=without)
    *faults, asked = found(chosen)
    assert faults == []
    assert int(asked.split()[0]) >= least
