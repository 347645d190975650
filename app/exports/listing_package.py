"""A list → a zip: its CSV, a Frictionless data package of it, and README.md."""

import json
from typing import Any

from app.exports.about import DISCLAIMER
from app.exports.columns import APOSTROPHE
from app.exports.listing import Listing
from app.exports.packing import PACKAGE, README, PackedTable, zipped


def listing_package(listing: Listing) -> bytes:
    """Write a list as a zip, in memory; the same list gives the same bytes."""
    name, body = listing.name("csv"), listing.csv()
    table = PackedTable(name, listing.title, listing.columns, body, listing.key)
    described = json.dumps(_package(listing, table), indent=2, ensure_ascii=False)
    return zipped(
        {name: body, PACKAGE: f"{described}\n".encode(), README: _readme(listing, table).encode()}
    )


def _package(listing: Listing, table: PackedTable) -> dict[str, Any]:
    asked = f"Filters: {listing.filters}. " if listing.filters else ""
    return {
        "profile": "data-package",
        "name": table.path.removesuffix(".csv"),
        "title": listing.title,
        "description": f"{asked}{DISCLAIMER}",
        "version": listing.version,
        **({"homepage": listing.address} if listing.root else {}),
        "keywords": ["migration", "IOM", "MiGOF"],
        "sources": [{"title": paper} for paper in listing.papers],
        "resources": [table.resource()],
    }


def _readme(listing: Listing, table: PackedTable) -> str:
    words = "\n".join(f"- **{what}**: {' '.join(text.split())}" for what, text in listing.about())
    columns = "\n".join(f"- `{c.name}` ({c.kind}): {c.meaning}." for c in table.columns)
    return (
        f"# {listing.title}\n\n- `{table.path}` (SHA-256 {table.digest})\n- `{PACKAGE}`: what its "
        f"columns are, for programs\n\n## What this is\n\n{words}\n\n{APOSTROPHE}\n\n"
        f"## Columns of `{table.path}`\n\n{columns}\n"
    )
