"""The machine-readable summary that goes with badges of ours: which file in a PDF or zip it is.

It says in JSON what a portfolio or a packet says in words, and is no badge: who drops the whole
on a backpack gets the badges back, and no complaint about this file.
"""

import json
from typing import Any

from backpack.formats.parts import Part

NAME = "backpack-summary.json"

TYPE = "BackpackSummary"

_LIMIT = 4 * 1024 * 1024


def write_manifest(members: dict[str, Any]) -> bytes:
    """The summary as JSON with an end of line, for a file called ``NAME``."""
    whole = {"type": TYPE, "version": 1, **members}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def is_manifest(part: Part) -> bool:
    """Whether a file is such a summary, by its name and by what it says of itself."""
    if part.name.rpartition("/")[2] != NAME or len(part.data) > _LIMIT:
        return False
    try:
        document = json.loads(part.data)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and document.get("type") == TYPE
