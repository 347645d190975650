"""Lists the licence of every package that the explorer runs on, and sends to browsers.

Ends with 1 where one has none that is known to be free to use and to pass on.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "run.lock"
NOTICES = ROOT / "assets" / "vendor" / "THIRD-PARTY.txt"
FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software|ISC|MPL|Mozilla|0BSD|Unlicense|CC0|HPND|Zlib|OFL"
)


def licence(package: str) -> str:
    """Return what a package says of its licence: expression, classifiers or text; else nothing."""
    held = metadata(package).json
    classified = [
        line.rpartition(" :: ")[2]
        for line in held.get("classifier", [])
        if line.startswith("License ::")
    ]
    first = str(held.get("license", "")).strip().splitlines()
    return str(held.get("license_expression", "")) or ", ".join(classified) or "".join(first[:1])


def main() -> int:
    """Print a table; return how the program ends."""
    unknown = 0
    for package in re.findall(r"^([a-z0-9.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            said = licence(package)
        except PackageNotFoundError:
            said = "(not installed here)"
        else:
            if not FREE.search(said):
                unknown += 1
                said = f"{said or 'none named'}  <- look at it"
        print(f"{package:28} {said}")
    for package, said in sent():
        free = bool(FREE.search(said))
        unknown += not free
        print(f"{package:28} {said}{'' if free else '  <- look at it'} (browsers)")
    return 1 if unknown else 0


def sent() -> list[tuple[str, str]]:
    """Return package and licence of what is bundled for browsers; none where nothing is built."""
    if not NOTICES.is_file():
        print("(what browsers are sent is not built yet: make assets)")
        return []
    return re.findall(r"(?m)^(\S+) [\d.]+ · (.+)$", NOTICES.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
