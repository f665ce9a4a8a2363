"""JSON-LD to RDF, with known contexts only, and with a word on everything that is left out.

Source: JSON-LD 1.1 API, 8 (through PyLD). What a context does not map is dropped on the way
to RDF and so is not signed; terms and types of that kind are reported.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backpack.domain.ports import Contexts
from backpack.formats.fields import Members
from backpack.verify.json_ld_troubles import (
    ContextUnknownError,
    NotJsonLdError,
    TooManyValuesError,
)

VALUE_LIMIT = 2_000
"""Values in one document, which PyLD compares with each other: real ones hold under 300."""

_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*|_):[^\s]*")
"""What PyLD takes for an absolute IRI; anything else vanishes on the way to RDF."""

CONTEXT_LIMIT = 32
"""Different contexts in one document: real ones name under ten, a record each of them often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """An RDF dataset as PyLD gives it, and the terms and types that did not make it into it."""

    quads: Mapping[str, Any]
    dropped: tuple[str, ...]
    relative: tuple[str, ...]


def require_known_contexts(document: Any, contexts: Contexts) -> None:
    """Raise ``ContextUnknownError`` for the first context, at any depth, that may not be used."""
    known: set[str] = set()
    for value in _contexts_in(document):
        entries = value if isinstance(value, list) else [value]
        if len(entries) > CONTEXT_LIMIT:
            raise ContextUnknownError("…")
        for entry in entries:
            if not isinstance(entry, str):
                raise ContextUnknownError("{…}")
            if entry in known:
                continue
            if len(known) == CONTEXT_LIMIT or contexts.context(entry) is None:
                raise ContextUnknownError(entry[:200])
            known.add(entry)


def to_dataset(document: Members, contexts: Contexts) -> Dataset:
    """The RDF dataset of a document whose contexts are all known.

    Raises:
        NotJsonLdError: when the document breaks a rule of JSON-LD.
        TooManyValuesError: when it is far larger than a credential.
    """
    require_few_values(document, VALUE_LIMIT)
    from backpack.verify.json_ld_processor import Processor  # noqa: PLC0415 - 180 ms, for proofs only

    processor = Processor(contexts)
    quads = processor.statements(document)
    lost, untyped = _relative_iris(processor.expanded)
    said = _said_names(document) if processor.dropped else ()
    dropped = [term for term in processor.dropped if term in said]
    return Dataset(
        quads=quads,
        dropped=tuple(dict.fromkeys((*dropped, *untyped))),
        relative=tuple(dict.fromkeys(lost)),
    )


def _said_names(document: Any) -> frozenset[str]:
    """The members at any depth that hold something: an empty list says nothing."""
    names: set[str] = set()
    waiting = [document]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            names.update(name for name, value in item.items() if value not in (None, []))
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return frozenset(names)


def to_named_datasets(
    document: Members, select: Callable[[Members], Members], contexts: Contexts
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The datasets of a document and of what ``select`` makes of it, blank nodes alike in both.

    Raises as ``to_dataset`` does, and ``NotJsonLdError`` for a document that uses the names that
    blank nodes have meanwhile.
    """
    require_few_values(document, VALUE_LIMIT)
    from backpack.verify.json_ld_processor import NAMES, Processor  # noqa: PLC0415 - as above

    if NAMES in json.dumps(document):
        raise NotJsonLdError
    expanded, compact = Processor(contexts).named(document)
    whole, part = (Processor(contexts).statements(one) for one in (expanded, select(compact)))
    return _unnamed(whole, NAMES), _unnamed(part, NAMES)


def _unnamed(value: Any, names: str) -> Any:
    """A dataset in which what is named for a while is blank again."""
    if isinstance(value, str):
        return "_:" + value.removeprefix(names) if value.startswith(names) else value
    if isinstance(value, list):
        return [_unnamed(item, names) for item in value]
    return {_unnamed(name, names): _unnamed(item, names) for name, item in value.items()}


def require_few_values(document: Any, limit: int) -> None:
    """Raise ``TooManyValuesError`` for a document of more than ``limit`` values."""
    count, waiting = 0, [document]
    while waiting:
        item = waiting.pop()
        count += 1
        if count > limit:
            raise TooManyValuesError
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _contexts_in(value: Any) -> Iterator[Any]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Mapping):
            if "@context" in item:
                yield item["@context"]
            waiting.extend(below for name, below in item.items() if name != "@context")
        elif isinstance(item, list):
            waiting.extend(item)


def _relative_iris(expanded: Any) -> tuple[list[str], list[str]]:
    """Identifiers and types that are not absolute: they vanish, or differ between programs.

    Identifiers and the types of the document itself come first, types of what is inside apart:
    with those, nothing but the type itself is lost. An empty reference says nothing.
    """
    roots = expanded if isinstance(expanded, list) else [expanded]
    lost: list[str] = []
    untyped: list[str] = []
    waiting = [(root, True) for root in roots]
    while waiting:
        item, is_root = waiting.pop()
        if isinstance(item, list):
            waiting.extend((below, False) for below in item)
            continue
        if not isinstance(item, dict) or item == {"@id": ""}:
            continue
        lost += _relative(item.get("@id"))
        (lost if is_root or "@value" in item else untyped).extend(_relative(item.get("@type")))
        waiting.extend(
            (below, False) for name, below in item.items() if name not in ("@id", "@value")
        )
    return lost, untyped


def _relative(found: Any) -> list[str]:
    return [
        iri[:80]
        for iri in (found if isinstance(found, list) else [found])
        if isinstance(iri, str) and not _ABSOLUTE.fullmatch(iri) and iri != "@json"
    ]
