"""The registries that the learner relies on, as they are kept: read, loaded and saved."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from backpack.domain.ports import Clock, Store
from backpack.domain.registry import Registry
from backpack.formats.issuer_registry import parse_issuer_registry
from backpack.formats.strict_json import parse_json

_SETTING = "issuers.registries"

_NAME_LIMIT = 100


def load_registries(store: Store) -> tuple[Registry, ...]:
    """The registries that the learner has chosen, in the order they were added.

    What is kept in a form that this version does not know counts for nothing.
    """
    try:
        return tuple(_registry(one) for one in store.load_setting(_SETTING) or ())
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()


def save_registries(store: Store, registries: Iterable[Registry]) -> None:
    """Keep these registries and no others."""
    store.save_setting(_SETTING, [_record(one) for one in registries])


def read_registry(data: bytes, clock: Clock, *, source: str, name: str = "") -> Registry:
    """A registry from the bytes of its file; without a ``name`` it is called as its source.

    Raises:
        Fault: ``not-a-registry``, or as for any JSON.
    """
    return make_registry(parse_json(data), clock, source=source, name=name)


def make_registry(document: object, clock: Clock, *, source: str, name: str = "") -> Registry:
    """The same from a document.

    Raises:
        Fault: ``not-a-registry``.
    """
    called = " ".join((name or source.removeprefix("https://")).split())[:_NAME_LIMIT]
    issuers = parse_issuer_registry(document)
    return Registry(name=called, source=source, issuers=issuers, read=clock.now())


def _record(registry: Registry) -> dict[str, Any]:
    return {
        "name": registry.name,
        "source": registry.source,
        "issuers": dict(registry.issuers),
        "read": registry.read.isoformat(),
    }


def _registry(record: dict[str, Any]) -> Registry:
    return Registry(
        name=record["name"],
        source=record["source"],
        issuers=dict(record["issuers"].items()),
        read=datetime.fromisoformat(record["read"]),
    )
