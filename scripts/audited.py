"""Says how many packages of a lock were really looked up: ``audited.py LOCK LOCKED REPORT``.

Ends with 1 where one was skipped, or where an advisory is about one.
"""

import json
import sys
from pathlib import Path


def main(lock: str, locked: int, report: Path) -> int:
    """Print one line for the lock and one for each package that needs a look."""
    text = report.read_text(encoding="utf-8")
    if not text.strip():
        print(f"{lock}: NOT LOOKED UP, the advisory database gave no answer.")
        return 1
    entries = json.loads(text)["dependencies"]
    skipped = [entry for entry in entries if "skip_reason" in entry]
    looked_up = {entry["name"] for entry in entries if "skip_reason" not in entry}
    hit = [entry for entry in entries if entry.get("vulns")]
    print(f"{lock}: {len(looked_up)} of {locked} packages looked up, {len(hit)} with an advisory.")
    if skipped:
        print(f"  {len(skipped)} skipped; the first: {skipped[0]['skip_reason']}")
    for entry in hit:
        ids = ", ".join(advisory["id"] for advisory in entry["vulns"])
        print(f"  {entry['name']} {entry['version']}: {ids}")
    missing = locked - len(looked_up)
    if missing > 0 and not skipped:
        print(f"  {missing} of the lock are for other systems or Pythons and were not looked up.")
    return 1 if skipped or hit or not looked_up else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
