"""The JSON-LD contexts that the program ships: read once each, compared with their SHA-256."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any


class BundledContexts:
    """Contexts from a folder with an ``index.json`` (address to file and SHA-256)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Mapping[str, Any]] = {}

    def context(self, url: str) -> Mapping[str, Any] | None:
        """The document at ``url``, or None when the program does not ship it."""
        if url not in self._index:
            return None
        if url not in self._read:
            self._read[url] = self._load(self._index[url])
        return self._read[url]

    def knows(self, url: str) -> bool:
        """Whether the program ships the document at ``url``."""
        return url in self._index

    @cached_property
    def _index(self) -> dict[str, dict[str, str]]:
        index: dict[str, dict[str, str]] = json.loads((self._folder / "index.json").read_bytes())
        return index

    def _load(self, entry: Mapping[str, str]) -> Mapping[str, Any]:
        data = (self._folder / entry["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise RuntimeError(f"{entry['file']} is not the context that was shipped")
        document: dict[str, Any] = json.loads(data)
        return document
