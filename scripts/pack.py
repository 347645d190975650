"""Writes compressed copies of what a browser loads to ``assets/packed/``: ``pack.py [--check]``.

Copies that are there already are kept, those of nothing any more are removed. ``--check`` writes
nothing, and ends with 1 where a copy is missing or one too many.
"""

import gzip
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.edge.compression import SMALLEST  # noqa: E402 - the checkout's own
from app.edge.fingerprints import suite_files  # noqa: E402
from app.edge.joined import joined  # noqa: E402
from app.edge.packed import ENDINGS, FOLDER, name  # noqa: E402

ASSETS: Final = ROOT / "assets"
_TEXT: Final = (".css", ".js", ".json", ".svg", ".txt", ".ico")
_LATER: Final = "async-"
_USED_LATER: Final = "async-graph.js"
"""The one part of Dash's components that a page of ours uses of those they would load later."""


def packable() -> list[bytes]:
    """Return the contents worth a copy."""
    own = (path for path in sorted(ASSETS.rglob("*")) if path.suffix in _TEXT)
    files = [path.read_bytes() for path in (*own, *_of_dash())]
    return [body for body in (*files, *joined(ASSETS).values()) if len(body) >= SMALLEST]


def _of_dash() -> list[Path]:
    found = find_spec("dash")
    if found is None or found.origin is None:
        return []
    files = suite_files(Path(found.origin).parent)
    return [path for path in files if _LATER not in path.name or path.name == _USED_LATER]


def pack(body: bytes, encoding: str) -> bytes:
    """Compress as far as it goes."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=11))
    return gzip.compress(body, 9, mtime=0)


def write(folder: Path, wanted: dict[str, tuple[bytes, str]], missing: str) -> None:
    """Make one copy: whole under its name or not at all, as a copy that is there is believed."""
    half = folder / f"{missing}.half"
    half.write_bytes(pack(*wanted[missing]))
    half.replace(folder / missing)


def main(*, check: bool) -> int:
    """Bring the folder up to date."""
    folder = ASSETS / FOLDER
    wanted = {name(body, encoding): (body, encoding) for body in packable() for encoding in ENDINGS}
    held = {path.name for path in folder.glob("*")}
    if check:
        return int(held != set(wanted))
    folder.mkdir(exist_ok=True)
    # The longest first, so that no processor is left with one at the end. Compressing waits for
    # nobody: threads are enough.
    missing = sorted(set(wanted) - held, key=lambda name: len(wanted[name][0]), reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(partial(write, folder, wanted), missing))
    for left in held - set(wanted):
        (folder / left).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
