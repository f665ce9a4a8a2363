"""What is kept, read anew from its own bytes; another window or command may have erased it.

That is the world's trouble and no defect: either told as ``no-such-badge``, or left out.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding
from backpack.domain.ports import Store
from backpack.formats.payload import Found
from backpack.formats.reading import read_badges


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A holding, the bytes that it came in, and the credential as they are read today."""

    holding: Holding
    artifact: Artifact
    found: Found


@contextmanager
def told_when_gone(holding_id: str) -> Iterator[None]:
    """Turn the store's ``KeyError`` for this holding into a fault.

    Raises:
        Fault: ``no-such-badge``.
    """
    try:
        yield
    except KeyError:
        raise Fault("no-such-badge", id=holding_id) from None


def load_original(store: Store, holding_id: str) -> tuple[Holding, Artifact]:
    """A holding and the bytes that it came in.

    Raises:
        Fault: ``no-such-badge``.
    """
    with told_when_gone(holding_id):
        holding = store.load_holding(holding_id)
        return holding, store.load_artifact(holding.artifact_sha256)


def load_kept(store: Store, holding_id: str) -> Kept:
    """A holding with its credential, read anew.

    Raises:
        Fault: ``no-such-badge``.
    """
    return _read(*load_original(store, holding_id))


def find_kept(store: Store, holding_id: str) -> Kept | None:
    """A holding with its credential, read anew; None when it is gone.

    None too when today's reader, stricter than the one that let it in, refuses it: what was
    found out about it before stands.
    """
    try:
        holding = store.load_holding(holding_id)
        artifact = store.load_artifact(holding.artifact_sha256)
    except KeyError:
        return None
    try:
        return _read(holding, artifact)
    except Fault:
        return None


def _read(holding: Holding, artifact: Artifact) -> Kept:
    found = read_badges(artifact.data).found
    if holding.position >= len(found):
        raise Fault("not-a-badge")
    return Kept(holding=holding, artifact=artifact, found=found[holding.position])


def save_for_those_here(
    store: Store, holding_ids: Iterable[str], save: Callable[[frozenset[str]], None]
) -> frozenset[str]:
    """Save something for these holdings together, without those that are gone; gives the rest."""
    ids = frozenset(holding_ids)
    while True:
        try:
            save(ids)
        except KeyError:
            here = frozenset(each for each in ids if _is_here(store, each))
            if here == ids:  # then it was about something else
                raise
            ids = here
        else:
            return ids


def _is_here(store: Store, holding_id: str) -> bool:
    try:
        store.load_holding(holding_id)
    except KeyError:
        return False
    return True
