"""Says how many packages of a lock were really looked up: ``audited.py LOCK REPORT``.

Ends with 1 where one that is installed here was not, or where an advisory is about one.
"""

import json
import re
import sys
from pathlib import Path

from packaging.markers import Marker

_PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[^\]]*\])?==\S+(?: ; ([^\\\n]+?))?\s*\\$", re.MULTILINE)


def wanted(lock: str) -> tuple[set[str], int]:
    """Return the packages of a lock that this system and Python install, and how many others."""
    pins = _PIN.findall(lock)
    here = {name for name, marker in pins if not marker or Marker(marker).evaluate()}
    return here, len(pins) - len(here)


def main(lock: Path, report: Path) -> int:
    """Print one line for the lock and one for each package that needs a look."""
    text = report.read_text(encoding="utf-8")
    if lock.suffix == ".json":
        return of_npm(lock, text)
    here, others = wanted(lock.read_text(encoding="utf-8"))
    if not text.strip():
        print(f"{lock}: NOT LOOKED UP, the advisory database gave no answer.")
        return 1
    entries = json.loads(text)["dependencies"]
    looked_up = {entry["name"].lower() for entry in entries if "skip_reason" not in entry}
    hit = [entry for entry in entries if entry.get("vulns")]
    counted = f"{len(here & looked_up)} of {len(here)} packages looked up"
    print(f"{lock}: {counted}, {len(hit)} with an advisory.")
    if others:
        print(f"  {others} more are for other systems or Pythons.")
    reasons = {
        entry["name"].lower(): entry["skip_reason"] for entry in entries if "skip_reason" in entry
    }
    missing = sorted((here - looked_up) | set(reasons))
    for name in missing:
        print(f"  {name}: NOT LOOKED UP, {reasons.get(name, 'it is not in the answer')}")
    for entry in hit:
        ids = ", ".join(advisory["id"] for advisory in entry["vulns"])
        print(f"  {entry['name']} {entry['version']}: {ids}")
    return 1 if missing or hit else 0


def of_npm(lock: Path, text: str) -> int:
    """Print what npm found: it asks about all packages of its lock at once, or about none."""
    entries = json.loads(lock.read_text(encoding="utf-8"))["packages"].items()
    pins = {
        (place.rpartition("node_modules/")[2], e.get("version")) for place, e in entries if place
    }
    found, count = json.loads(text) if text.strip() else {}, len(pins)
    if "vulnerabilities" not in found:
        why = str(found.get("message", "")).partition(" - ")[0] or "no answer"
        print(f"{lock}: NOT LOOKED UP, 0 of {count} packages; the advisory database: {why}.")
        return 1
    hit = found["vulnerabilities"]
    print(f"{lock}: {count} of {count} packages looked up, {len(hit)} with an advisory.")
    for name, advisory in sorted(hit.items()):
        print(f"  {name} {advisory.get('range', '')}: {advisory.get('severity', '')}")
    return 1 if hit else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
