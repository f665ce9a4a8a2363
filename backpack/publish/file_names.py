"""File names made from untrusted text: safe on Linux, Windows and macOS alike.

Sources: "Naming Files, Paths, and Namespaces" (Windows), POSIX.1-2017 3.170 and 3.282.
Leaves it to ``services.writing`` never to overwrite a file.
"""

import unicodedata
from collections.abc import Iterable
from itertools import count
from pathlib import PurePosixPath

from backpack.domain.artifact import Artifact

LONGEST = 80
"""Bytes of UTF-8, ending included: short enough below any folder, also when encrypted."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "clock", "conin", "conout"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)

_SUFFIXES = {
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/vc+ld+json": ".json",
    "application/jose": ".jws",
    "application/jws": ".jws",
    "application/jwt": ".jwt",
    "application/vc+jwt": ".jwt",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "text/plain": ".txt",
}


def safe_file_name(name: str, suffix: str, *, taken: Iterable[str] = ()) -> str:
    """A file name that reads like ``name``, ends with ``suffix`` and is not ``taken``.

    ``suffix`` is our own (".png"), ``name`` anybody's. Letters and digits of every script
    stay, all else becomes a space or a hyphen; names that differ only in case are the same.
    """
    used = frozenset(_folded(other) for other in taken)
    stem = _stem(name)
    for number in count(1):
        ending = suffix if number == 1 else f" ({number}){suffix}"
        candidate = _cut(stem, LONGEST - len(ending.encode())) + ending
        if _folded(candidate) not in used:
            return candidate
    raise AssertionError  # pragma: no cover - counting has no end


def suffix_for(artifact: Artifact) -> str:
    """The ending that tells systems what the bytes are: by their kind, else ".bin"."""
    return _SUFFIXES.get(artifact.media_type.partition(";")[0].strip().lower(), ".bin")


def name_originals(artifacts: Iterable[Artifact]) -> tuple[str, ...]:
    """Safe names for these artifacts, in their order, each after its own name and unique."""
    names: list[str] = []
    for artifact in artifacts:
        stem = PurePosixPath(artifact.name.replace("\\", "/")).stem
        names.append(safe_file_name(stem, suffix_for(artifact), taken=names))
    return tuple(names)


def _stem(name: str) -> str:
    kept = "".join(_plain(character) for character in unicodedata.normalize("NFC", name))
    words = " ".join(kept.split()).strip(" -_")
    if not any(character.isalnum() for character in words):
        return "badge"
    return f"_{words}" if words.casefold() in _RESERVED else words


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN" or character in "-_":
        return character
    if category in ("Cf", "Cs", "Co", "Cn"):
        return ""
    return " " if category[0] in "ZC" else "-"


def _cut(text: str, limit: int) -> str:
    return text.encode()[:limit].decode(errors="ignore").rstrip(" -")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
