"""Writes bytes and check sum of each data file into ``data/datapackage.json``; ``--check`` looks.

Only these two are touched: the rest of the file is written by hand, lines and all.
"""

import re
import sys
from pathlib import Path

from app.model.data_package import PACKAGE_FILE, hash_of

DATA = Path(__file__).parents[1] / "data"
_RESOURCE = re.compile(
    r'^(?P<indent> +)"path": "(?P<path>[^":]+)",\n(?:\s+"bytes": \d+,\n\s+"hash": "[^"]*",\n)?',
    re.MULTILINE,
)


def described(text: str, data: Path) -> str:
    """Return the text of a data package with bytes and hash of the files of a folder."""

    def written(found: re.Match[str]) -> str:
        held, indent = (data / found["path"]).read_bytes(), found["indent"]
        said = f'"path": "{found["path"]}"', f'"bytes": {len(held)}', f'"hash": "{hash_of(held)}"'
        return "".join(f"{indent}{pair},\n" for pair in said)

    return _RESOURCE.sub(written, text)


def main(words: list[str], data: Path = DATA) -> int:
    """Write, or look; return how the program ends."""
    path = data / PACKAGE_FILE
    held = path.read_text(encoding="utf-8")
    wanted = described(held, data)
    if "--check" not in words:
        path.write_text(wanted, encoding="utf-8")
    elif held != wanted:
        print(f"{path} describes other files than there are: make describe")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
