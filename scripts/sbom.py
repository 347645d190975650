"""Adds what browsers are sent to a bill of materials (CycloneDX) of the Python packages.

``sbom.py BILL``: the packages bundled into ``assets/vendor/``, with version, licence and the check
sum of ``package-lock.json``; the bill is written over. One that the schema of CycloneDX has
something against is taken away: what is left is whole and valid, or nothing.
"""

import base64
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "assets" / "vendor" / "THIRD-PARTY.txt"
LOCK = ROOT / "package-lock.json"
_BETWEEN = f"\n{'-' * 72}\n\n"
_HEAD = re.compile(r"(?P<name>\S+) (?P<version>\S+) · (?P<licence>.+)")
_PLACE = "node_modules/"
_SAID = 200
"""Letters of an objection: it may quote the whole bill."""


class Package(NamedTuple):
    """One package that is bundled."""

    name: str
    version: str
    licence: str


def bundled(notices: str) -> tuple[Package, ...]:
    """Return the packages that a file of licence notices heads; raises ValueError at others.

    >>> bundled("culori 4.0.2 · MIT")
    (Package(name='culori', version='4.0.2', licence='MIT'),)
    """
    found = []
    for notice in notices.split(_BETWEEN):
        head = _HEAD.match(notice)
        if not head:
            raise ValueError(f"{NOTICES.name}: no package with version in {notice[:60]!r}")
        found.append(Package(**head.groupdict()))
    return tuple(found)


def component(package: Package, lock: dict[str, Any]) -> dict[str, Any]:
    """Return a package as CycloneDX has it; raises StopIteration if the lock has no such one."""
    integrity = next(
        entry["integrity"]
        for place, entry in lock["packages"].items()
        if place.rpartition(_PLACE)[2] == package.name and entry.get("version") == package.version
    )
    algorithm, _, digest = integrity.partition("-")
    address = f"pkg:npm/{quote(package.name, safe='/')}@{package.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "licenses": [{"license": {"id": package.licence}}],
        "hashes": [{
            "alg": algorithm.upper().replace("SHA", "SHA-"),
            "content": base64.b64decode(digest).hex(),
        }],
    }  # fmt: skip


def completed(bill: dict[str, Any], notices: str, lock: dict[str, Any]) -> dict[str, Any]:
    """Return a bill with the packages of the notices after its own."""
    more = [component(package, lock) for package in bundled(notices)]
    depends = [*bill.get("dependencies", []), *({"ref": one["bom-ref"]} for one in more)]
    return {**bill, "components": [*bill["components"], *more], "dependencies": depends}


def objection(text: str) -> str:
    """Return what the schema of its version has against a bill, empty if nothing, and where.

    Raises ValueError or KeyError where the text names no version that there is. Addresses and
    times are looked at only where the packages that can read them are, as under ``make sbom``.

    >>> objection('{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 0}')
    '$.version: 0 is less than the minimum of 1'
    """
    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    error = JsonStrictValidator(version).validate_str(text)
    return f"{error.data.json_path}: {error.data.message[:_SAID]}" if error else ""


def main(path: Path) -> int:
    """Complete a bill in its place, and prove it; return how the program ends."""
    bill = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    whole = completed(bill, NOTICES.read_text(encoding="utf-8"), lock)
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    kind = f"CycloneDX {whole['specVersion']}"
    if against := objection(text):
        print(f"{path}: not as {kind} has it. {against}", file=sys.stderr)
        return 1
    path.write_text(text, encoding="utf-8")
    print(f"{path}: {len(whole['components'])} packages, as {kind} has it")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
