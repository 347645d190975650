"""Keeps the catalogues of the languages: takes texts out of the code, compiles translations.

``python scripts/words.py`` writes ``app/languages/*.po`` and ``*.mo``; ``--check`` only says what
would change, and what has no translation, and fails where anything has none. Texts stand in the
code (``say``, ``mark`` …), in the scripts of ``assets/`` (``word``) and in the data (names, notes).
Names of countries are those of the Common Locale Data Repository; a translator may change any.
"""

import argparse
import ast
import csv
import io
import sys
import tomllib
from collections.abc import Container, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "app" / "languages"
OTHERS: Final = ("fr", "es")
PLACE: Final = "place"
SHORT: Final = "short"
"""Context of the names of regions where room is scarce."""
"""Context of the names of lines and places."""
_CALLS: Final = {
    "say": None,
    "say_as": ((1, "c"), 2),
    "choose": (2, 3),
    "counted": (2, 3),
    "mark": None,
    "word": None,
}
_HEADER: Final = """\
# MiGOF Funding Explorer: texts of the interface. Kept by scripts/words.py; translate what is empty.
#"""

_NO_DAY: Final = datetime(2017, 1, 1, tzinfo=UTC)
"""For the heads of what is compiled: a day of now would make another file every minute."""

Key = tuple[str, str | tuple[str, ...]]
"""Context, empty for none, and the English text, or its two forms."""


def of_python(
    file: IO[bytes],
    keywords: Container[str],
    _tags: object,
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield line, name, literal arguments and comments of each call; also of those in f-strings.

    Babel's own reads what Python's tokenizer gives: before 3.12 that is an f-string as a whole.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in keywords:
            texts = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
            yield node.lineno, name, tuple(t if isinstance(t, str) else None for t in texts), []


_METHODS: Final[Any] = [("app/**.py", of_python), ("assets/*.js", "javascript")]


def wanted() -> dict[Key, set[str]]:
    """Return every text there is with the files it stands in."""
    held: dict[Key, set[str]] = {}
    found = extract_from_dir(
        ROOT, method_map=_METHODS, keywords=_CALLS, directory_filter=_ours, strip_comment_tags=True
    )
    for file, _, text, _, context in found:
        held.setdefault((context or "", text), set()).add(file)
    for key, file in _of_data():
        held.setdefault(key, set()).add(file)
    return held


def _ours(folder: str) -> bool:
    path = Path(folder).relative_to(ROOT)
    return path.parts[:1] in ((), ("app",), ("assets",)) and "vendor" not in path.parts


def _of_data() -> Iterator[tuple[Key, str]]:
    for path in sorted((ROOT / "data" / "funding_tables").glob("*/edition.toml")):
        edition, file = tomllib.loads(path.read_text("utf-8")), str(path.relative_to(ROOT))
        yield ("", edition["publisher"]), file
        yield ("", edition["currency_note"]), file
        yield ("", edition["source_note"]), file
        for region in edition["regions"]:
            yield ("", region["name"]), file
            yield (SHORT, region["short"]), file
        for note in edition.get("footnotes", ()):
            yield ("", note["text"]), file
        known = path.with_name("known_findings.toml")
        for record in tomllib.loads(known.read_text("utf-8"))["finding"]:
            yield ("", record["reason"]), str(known.relative_to(ROOT))
    for name in codes():
        yield (PLACE, name), "data/places.csv"
    for name in register_codes():
        yield (PLACE, name), "data/rights_places.csv"


def codes() -> dict[str, str]:
    """Return every name of a line as printed, with its ISO code where it is one country's."""
    return {
        row["programme"]: row["iso3"] if row["kind"] == "country" else ""
        for row in _rows("places.csv")
    }


def register_codes() -> dict[str, str]:
    """Return every place of the rights register that no line is named after, with its ISO code."""
    held = {row["name"]: row["iso3"] for row in _rows("rights_places.csv")}
    standard = {row["name"]: row["iso3"] for row in _rows("places.csv") if row["kind"] == "country"}
    for row in _rows("rights_activities.csv"):
        names = row["place"].split(";") if row["place"] else []
        for name in names:
            code = standard.get(name, row["iso3"] if len(names) == 1 else "")
            held[name] = held.get(name) or code
    lines = codes()
    return {name: code for name, code in held.items() if name not in lines}


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_names(language: str) -> dict[str, str]:
    """Return the name of each line or place that is one country, as CLDR has it in a language."""
    territories = Locale(language).territories
    two = get_global("territory_aliases")
    return {
        name: territories[two[iso3][0]]
        for name, iso3 in (codes() | register_codes()).items()
        if iso3
    }


def catalogue_path(language: str) -> Path:
    """Return where the texts of a language stand."""
    return FOLDER / f"{language}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is on disk, an empty one where there is none."""
    path = catalogue_path(language)
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue with every text there is now and no other, translations kept."""
    old, names = read(language), country_names(language)
    new = Catalog(
        locale=language,
        header_comment=_HEADER,
        fuzzy=False,
        creation_date=_NO_DAY,
        revision_date=_NO_DAY,
    )
    for (context, text), files in sorted(wanted().items(), key=lambda item: str(item[0])):
        told = old.get(text if isinstance(text, str) else text[0], context or None)
        string = told.string if told else ""
        if not string and context == PLACE and isinstance(text, str):
            string = names.get(text, "")
        new.add(
            text, string or None, [(file, 0) for file in sorted(files)], context=context or None
        )
    return new


def missing(catalogue: Catalog) -> list[Message]:
    """Return what has no translation, or not every form of one."""
    return [message for message in catalogue if message.id and not _whole(message)]


def _whole(message: Message) -> bool:
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(forms)


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """Return a catalogue as text to translate and compiled."""
    text, compiled = io.BytesIO(), io.BytesIO()
    # No day and no version of a tool: what did not change is the same file.
    write_po(text, catalogue, width=100, include_lineno=False, omit_header=True)
    write_mo(compiled, catalogue)
    head = (
        f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + text.getvalue(), compiled.getvalue()


def main() -> int:
    """Write or check the catalogues; 0 where nothing is missing and nothing would change."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--check", action="store_true", help="write nothing, say what is off")
    check: bool = asked.parse_args().check
    off = 0
    for language in OTHERS:
        catalogue = updated(language)
        text, compiled = written(catalogue)
        for path, made in (
            (catalogue_path(language), text),
            (FOLDER / f"{language}.mo", compiled),
        ):
            same = path.is_file() and path.read_bytes() == made
            if not same and check:
                print(f"{path.relative_to(ROOT)}: not as the code has it; run make words")
                off += 1
            elif not same:
                path.write_bytes(made)
        without = missing(catalogue)
        off += len(without)
        print(f"{language}: {len(catalogue)} texts, {len(without)} without a translation")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main())
