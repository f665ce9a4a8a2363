"""PyLD as it is used here: known contexts only, each processed once for all documents.

Importing PyLD takes 180 ms, so this module is imported where the first document is read.
Source: JSON-LD 1.1 API, 4.1 (context processing, which takes most of the time), 5.1 and 8.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from pyld import jsonld

from backpack.domain.ports import Contexts
from backpack.formats.fields import Members
from backpack.verify.json_ld_troubles import NotJsonLdError
from backpack.verify.sources import NotObtainedError

CACHE_LIMIT = 256
"""Processed contexts that are kept: a badge needs about ten, and most badges the same."""

NAMES = "urn:bnid:"
"""Begins the names of nodes that have none of their own."""

_BROKEN = (jsonld.JsonLdError, RecursionError, TypeError, ValueError, AttributeError)

_processed: dict[tuple[Any, ...], tuple[list[Any], Any]] = {}
"""By the identities of what was processed: those documents, kept alive so, and the outcome."""


class Processor(jsonld.JsonLdProcessor):  # type: ignore[misc] # PyLD has no types
    """Reads one document.

    After ``statements``, ``expanded`` is its expanded form, and ``dropped`` the terms that no
    context defines.
    """

    def __init__(self, contexts: Contexts) -> None:
        self.dropped: list[str] = []
        self.expanded: list[Any] = []
        self._contexts = contexts
        self._trouble: NotObtainedError | None = None
        super().__init__(on_property_dropped=lambda term: self.dropped.append(str(term)))

    def statements(self, document: Any) -> Mapping[str, Any]:
        """The RDF dataset of a document, or of its expanded form.

        Raises:
            NotJsonLdError: when the document breaks a rule of JSON-LD.
            NotObtainedError: when a context names another one that cannot be had.
        """
        dataset: Mapping[str, Any] = self._run(self.to_rdf, document)
        if any(one["object"] is None for triples in dataset.values() for one in triples):
            raise NotJsonLdError  # PyLD leaves a gap where a list has a relative identifier
        return dataset

    def named(self, document: Members) -> tuple[Any, Members]:
        """A document whose every node has a name, expanded and compacted; raises likewise.

        ``NAMES`` begins the names of those that had none (VC Data Integrity ECDSA 1.0, 3.4.9).
        """
        expanded = _name_nodes(self._run(self.expand, document), count())
        context = document.get("@context")
        return expanded, self._run(self.compact, expanded, context, skipExpansion=True)

    def _run(self, step: Callable[..., Any], *given: Any, **options: Any) -> Any:
        # no base, since PyLD resolves against an address of its own where the base is empty
        settings = {"documentLoader": self._load, "base": None, **options}
        try:
            return step(*given, settings)
        except _BROKEN as error:
            raise self._trouble or NotJsonLdError from error

    def expand(self, input_: Any, options: Any) -> Any:
        """Keeps what ``to_rdf`` works on, which would otherwise be made twice."""
        self.expanded = super().expand(input_, options)
        return self.expanded

    def _load(self, url: str, _: object) -> dict[str, Any]:
        try:
            document = self._contexts.context(url)
        except NotObtainedError as trouble:
            self._trouble = trouble
            raise
        if document is None:
            raise ValueError(url)
        return {"contextUrl": None, "documentUrl": url, "document": document}

    def _process_context(
        self, active_ctx: Any, local_ctx: Any, options: Any, *flags: Any, **named: Any
    ) -> Any:
        """What ``local_ctx`` makes of ``active_ctx``, remembered by what both of them are.

        PyLD remembers that too, but not for contexts that belong to a type. What it tries out
        while a context is half processed, which it tells by ``cycles``, is left to it.
        """
        sources = self._sources_of(local_ctx)
        if "cycles" in named or "_uuid" not in active_ctx or None in sources:
            return super()._process_context(active_ctx, local_ctx, options, *flags, **named)
        key = active_ctx["_uuid"], tuple(map(id, sources)), flags, tuple(named.items())
        if key not in _processed:
            made = super()._process_context(active_ctx, local_ctx, options, *flags, **named)
            if len(_processed) >= CACHE_LIMIT:
                _processed.clear()
            _processed[key] = sources, made
        return _processed[key][1]

    def _sources_of(self, local_ctx: Any) -> list[Any]:
        """The documents behind a context; None for one that is not known, or empties it."""
        entries = local_ctx if isinstance(local_ctx, list | tuple) else [local_ctx]
        return [
            self._contexts.context(entry) if isinstance(entry, str) else entry for entry in entries
        ]


def _name_nodes(item: Any, numbers: Iterator[int]) -> Any:
    """An expanded document in which each blank node is a named one."""
    if isinstance(item, list):
        return [_name_nodes(below, numbers) for below in item]
    if not isinstance(item, dict) or "@value" in item:
        return item
    node = {name: _name_nodes(below, numbers) for name, below in item.items()}
    if "@list" in node:
        return node
    own = node.get("@id", f"_:{next(numbers)}")
    return {**node, "@id": NAMES + own[2:] if own.startswith("_:") else own}
