"""Files inside a container: an archive, a message or a document, each with its limits."""

import re
import unicodedata
from dataclasses import dataclass

PARTS_LIMIT = 1_000
"""Files in one container: more than the largest collection of badges known."""

UNPACKED_LIMIT = 64 * 1024 * 1024
"""Bytes of all files in one container together: as much as one file may have by itself."""

NAME_LIMIT = 120
"""Characters of a name that are shown."""

_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file inside a container; ``name`` is for showing, never for use as a path."""

    name: str
    data: bytes


def clean_name(path: str) -> str:
    """The last component of ``path`` without anything that does not show; may be empty.

    Both slashes separate and a drive letter is dropped. Characters that steer the text
    (controls, marks of direction, halves of characters) are left out.
    """
    last = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    if _DRIVE.match(shown):
        shown = shown[2:]
    name = " ".join(shown.split())[:NAME_LIMIT]
    return "" if set(name) <= {".", " "} else name
