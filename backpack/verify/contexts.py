"""The JSON-LD contexts that may be used, each compared with its SHA-256 before it is.

Those that the program ships are read from its resources. Those that it knows but may not ship
are fetched where the learner allows that, and used only when they are what is known here.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import rfc8785

from backpack.domain.ports import Contexts
from backpack.domain.web import Answer
from backpack.formats.fields import Members
from backpack.verify.sources import NotObtainedError, Sources, read_object


class BundledContexts:
    """Contexts from a folder with an ``index.json`` (address to file and SHA-256).

    Beside it ``pinned.json`` gives the digests of those that are not shipped.
    """

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

    def pin(self, url: str) -> str | None:
        """The SHA-256 of the canonical JSON that is known of ``url``."""
        entry = self._pinned.get(url)
        return entry["sha256"] if entry else None

    def knows(self, url: str) -> bool:
        """Whether the document at ``url`` is shipped or pinned."""
        return url in self._index or url in self._pinned

    @cached_property
    def _index(self) -> dict[str, dict[str, str]]:
        index: dict[str, dict[str, str]] = json.loads((self._folder / "index.json").read_bytes())
        return index

    @cached_property
    def _pinned(self) -> dict[str, dict[str, str]]:
        pinned: dict[str, dict[str, str]] = json.loads((self._folder / "pinned.json").read_bytes())
        return pinned

    def _load(self, entry: Mapping[str, str]) -> Mapping[str, Any]:
        data = (self._folder / entry["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise RuntimeError(f"{entry['file']} is not the context that was shipped")
        document: dict[str, Any] = json.loads(data)
        return document


class ReachableContexts:
    """Bundled contexts, and the pinned ones as far as one verification obtains them."""

    def __init__(self, known: Contexts, sources: Sources) -> None:
        self._known = known
        self._sources = sources
        self._fetched: dict[str, Mapping[str, Any]] = {}
        self.pin = known.pin
        self.knows = known.knows

    def context(self, url: str) -> Mapping[str, Any] | None:
        """The document at ``url``, or None when it is not known here.

        Raises:
            NotObtainedError: when it is known, but cannot be had, or not as it is known.
        """
        document = self._known.context(url) or self._fetched.get(url)
        pin = self._known.pin(url)
        if document is None and pin is not None:
            document = self._sources.obtain(url, lambda answer: _read_pinned(answer, pin))
            self._fetched[url] = document
        return document


def _read_pinned(answer: Answer, pin: str) -> Members:
    document = read_object(answer)
    try:
        digest = hashlib.sha256(rfc8785.dumps(dict(document))).hexdigest()
    except rfc8785.CanonicalizationError:
        digest = ""
    if digest != pin:
        raise NotObtainedError("context-changed", answer.url)
    return document
