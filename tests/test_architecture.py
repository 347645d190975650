"""The size of the house: small modules, small functions, each with its sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60
SHOWN = 5
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A module of the application."""

    path: str
    lines: int
    tree: ast.Module


def read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text.count("\n"), ast.parse(text))


MODULES = tuple(read(path) for path in sorted((ROOT / "app").rglob("*.py")))


def functions() -> Iterator[tuple[int, str]]:
    """Yield length and place of every function."""
    for module in MODULES:
        for node in ast.walk(module.tree):
            if isinstance(node, Function):
                yield (node.end_lineno or 0) - node.lineno + 1, f"{module.path}:{node.name}"


def without_docstring(body: ast.Module | ast.ClassDef, place: str) -> Iterator[str]:
    """Yield the place of every public class and function that says nothing of itself."""
    for node in body.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        here = f"{place}:{node.name}"
        if ast.get_docstring(node) is None:
            yield here
        if isinstance(node, ast.ClassDef):
            yield from without_docstring(node, here)


def test_no_module_is_longer_than_300_lines(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = sorted(((module.lines, module.path) for module in MODULES), reverse=True)
    with capsys.disabled():
        middle = median(size for size, _ in sizes)
        print(f"\n{len(sizes)} modules, median {middle:.0f} lines; the longest:")  # noqa: T201
        for size, path in sizes[:SHOWN]:
            print(f"  {size:4} {path}")  # noqa: T201
    assert [place for place in sizes if place[0] > LONGEST_MODULE] == []


def test_no_function_is_longer_than_60_lines(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = sorted(functions(), reverse=True)
    with capsys.disabled():
        middle = median(size for size, _ in sizes)
        print(f"\n{len(sizes)} functions, median {middle:.0f} lines; the longest:")  # noqa: T201
        for size, place in sizes[:SHOWN]:
            print(f"  {size:4} {place}")  # noqa: T201
    assert [place for place in sizes if place[0] > LONGEST_FUNCTION] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [module.path for module in MODULES if not ast.get_docstring(module.tree)] == []


def test_every_public_class_and_function_says_what_it_gives() -> None:
    silent = [place for module in MODULES for place in without_docstring(module.tree, module.path)]
    assert silent == []
