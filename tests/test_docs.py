"""The documents say what is there: settings, dependencies, commands, links, one number."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from packaging.requirements import Requirement

from app.checks.report import build_report
from app.cli import parser
from app.edge.forking import Limits
from app.edge.worker import RECEIVED_WITHIN, SENT_WITHIN
from app.formats import exact
from app.model.dataset import Dataset
from app.settings import PREFIX, Settings
from app.terms import Kind, Part

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", CODE.sub("", text), re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return what a heading can be reached by, as Markdown sites make it."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings(text))
    return {heading.replace(" ", "-") for heading in plain}


def commands(text: str) -> str:
    """Return what stands in the shell blocks of a document."""
    return "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


def named(pattern: str, within: Callable[[str], str] = str) -> set[tuple[str, str]]:
    """Return what the documents name in one way, each with the document that does."""
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in DOCUMENTS
        for name in re.findall(pattern, within(path.read_text(encoding="utf-8")), re.MULTILINE)
    }
    assert found, f"no document names anything by {pattern}"
    return found


def test_a_test_that_a_document_names_is_there() -> None:
    tests = named(r"\btests/[\w/]+(?:\.py)?")
    assert {told for told in tests if not (ROOT / told[1]).exists()} == set()


def test_the_limits_that_are_told_are_those_that_are_set() -> None:
    told, limits = read("docs/reliability.md"), Limits()
    assert f"takes more than {limits.seconds} s of the clock or the processor" in told
    assert f"takes more than {limits.megabytes} MB" in told
    assert f"a request has {RECEIVED_WITHIN} s to arrive" in told
    assert f"a reader {SENT_WITHIN} s for a piece" in told


def test_every_setting_has_its_heading_and_no_heading_is_without_a_setting() -> None:
    told = [heading for heading in headings(read("docs/settings.md")) if PREFIX in heading]
    assert told == [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def test_the_defaults_of_the_settings_are_those_that_are_told() -> None:
    sections = dict(
        re.findall(
            r"^### (\w+)\n(.+?)(?=^#|\Z)", read("docs/settings.md"), re.MULTILINE | re.DOTALL
        )
    )
    told = {
        name: re.findall(r"Default `([^`]+)`", text)
        for name, text in sections.items()
        if "Default `" in text
    }
    set_here = {
        f"{PREFIX}{name.upper()}": [str(field.default)]
        for name, field in Settings.model_fields.items()
        if field.default_factory is None and field.default not in ("", None)
    }
    assert told == set_here


def groups() -> Iterator[str]:
    """Yield every requirement of the dependency groups, one group in another left out."""
    for group in PROJECT["dependency-groups"].values():
        yield from (entry for entry in group if isinstance(entry, str))


def test_every_dependency_has_its_reason_and_no_reason_is_without_a_dependency() -> None:
    _, *parts = re.split(r"^## ", read("docs/dependencies.md"), flags=re.MULTILINE)
    run, build, browser = (re.findall(r"^\| `(.+?)` \| \S", part, re.MULTILINE) for part in parts)
    npm = json.loads(read("package.json"))
    assert sorted(run) == sorted(Requirement(t).name for t in PROJECT["project"]["dependencies"])
    assert sorted(build) == sorted({Requirement(text).name for text in groups()})
    assert sorted(browser) == sorted({**npm.get("dependencies", {}), **npm["devDependencies"]})


def test_every_link_between_documents_leads_to_a_file_and_a_heading() -> None:
    links = named(r"\]\(([^)\s]+)\)", within=lambda text: CODE.sub("", text))
    within = {link for link in links if "://" not in link[1]}
    anchored = 0
    for document, target in within:
        name, _, anchor = target.partition("#")
        file = (ROOT / document).parent / name if name else ROOT / document
        assert file.exists(), (document, target)
        if anchor and file.suffix == ".md":
            anchored += 1
            assert anchor in anchors(file.read_text(encoding="utf-8")), (document, target)
    assert 0 < anchored < len(within)


def test_every_make_command_that_is_told_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    told = named(r"`make ([a-z]+)") | named(r"^make ([a-z]+)", within=commands)
    assert {one for one in told if one[1] not in targets} == set()


def test_every_migof_command_that_is_told_is_understood() -> None:
    for _, line in named(r"^(migof .+?)(?:\s+#.*)?$", within=commands):
        parser().parse_args(line.split()[1:])


def test_a_file_of_the_project_that_is_named_is_there() -> None:
    files = named(r"`((?:app|assets|tests|scripts|frontend)/[\w./-]+)`")
    there = {one for one in files if (ROOT / one[1]).exists() or "vendor" in one[1]}
    assert files - there == set()


def test_the_readme_starts_with_what_for_whom_and_two_commands() -> None:
    text = read("README.md")
    assert "docs/pictures/overview.png" in text
    for user in ("Donors", "Programme officers", "Staff"):
        assert f"**{user}" in text
    assert commands(text).split()[:2] == ["make", "serve"]
    assert "make test" in commands(text)
    assert "not a publication of IOM or the United Nations" in " ".join(text.split())


def test_the_number_of_the_readme_is_the_one_of_data_page_and_file(
    client: FlaskClient, printed: Mapping[tuple[str, str], Mapping[str, str]]
) -> None:
    text = read("README.md")
    assert "Colombia, Objective 2: **120,000,000**" in text  # printed, table of South America
    amount = int(printed["south-america", "Colombia"]["objective_2"])
    assert exact(amount) == "120,000,000"
    for address in ("/programmes/colombia", "/api/v1/requirements.csv?programme=colombia&part=o2"):
        assert address in text
        answer = client.get(address).get_data(as_text=True)
        assert exact(amount) in answer or str(amount) in answer


def test_the_counts_of_the_readme_are_those_of_the_data(dataset: Dataset) -> None:
    text = " ".join(read("README.md").split())
    report = build_report(dataset.tables)
    assert f"{len(dataset.programmes)} programme lines" in text
    assert f"Of {report.tested} printed sums {report.holding} hold" in text
    assert len(report.disagreements) == 6
    assert {abs(finding.difference or 0) for finding in report.disagreements} == {1}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_short_and_says_date_context_decision_and_cost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 30
    title, *sections = headings(text)
    assert re.match(rf"{int(path.name[:4])} · ", title)
    assert sections == ["Context", "Decision", "What it costs"]
    assert re.search(r"^\d{4}-\d\d-\d\d · \w+$", text, re.MULTILINE)


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_glossary_names_kinds_and_parts_as_the_screen_does() -> None:
    text = read("docs/glossary.md")
    for kind in Kind:
        assert f"| `{kind.value}` |" in text
    for part in Part:
        assert f"| `{part.value}` | {part.short} | {part.full} |" in text


def test_version_and_licence_are_the_same_wherever_they_are_told() -> None:
    version, licence = PROJECT["project"]["version"], PROJECT["project"]["license"]
    assert f"version: {version}\n" in read("CITATION.cff")
    assert f"license: {licence}\n" in read("CITATION.cff")
    assert f"### {version} " in read("CHANGELOG.md")
    assert [h for h in headings(read("CHANGELOG.md")) if h in {"Code", "Data"}] == ["Code", "Data"]
