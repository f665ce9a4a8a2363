"""Registries of issuers that the learner has chosen to rely on, as they were last read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """A list of whole issuer identifiers, each with the name that it is listed under.

    ``name`` is what the learner calls it, and others are told; one name is one registry.
    ``source`` is its https address, or the name of the file it came from. ``read`` is when.
    """

    name: str
    source: str
    issuers: Mapping[str, str]
    read: datetime

    @property
    def has_address(self) -> bool:
        """Whether it can be read anew."""
        return self.source.startswith("https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Where an issuer is listed, and under which name, which may be empty."""

    registry: str
    name: str


def list_issuers(registries: Iterable[Registry]) -> dict[str, Listing]:
    """Every issuer of some registries by its identifier; the first registry is told."""
    listed: dict[str, Listing] = {}
    for registry in registries:
        for issuer_id, name in registry.issuers.items():
            listed.setdefault(issuer_id, Listing(registry=registry.name, name=name))
    return listed
