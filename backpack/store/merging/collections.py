"""Collections of two backpacks; their members are told by what is the same on both sides."""

from collections.abc import Container, Mapping
from datetime import datetime

from backpack.domain.collection import Collection, Colour
from backpack.domain.erasure import badge_name, collection_name
from backpack.formats.times import time_text
from backpack.store.collections import erase_collection, read_collections, write_collection
from backpack.store.engine import Cursor
from backpack.store.merging.past import Past
from backpack.store.merging.tally import Tally
from backpack.store.merging.versions import CollectionVersion, mark_joined, settle

_LIST_NAMES = "SELECT id, artifact_sha256, position FROM holdings ORDER BY number"


def merge_collections(mine: Cursor, theirs: Cursor, past: Past, tally: Tally) -> None:
    """Bring over, join and delete collections, after the badges: members are those here now."""
    names, other_names = _names(mine), _names(theirs)
    ids = {name: holding_id for holding_id, name in names.items()}
    here = {one.id: _version(one, names, ids) for one in read_collections(mine)}
    there = {one.id: _version(one, other_names, ids) for one in read_collections(theirs)}
    for each in sorted(here.keys() | there.keys()):
        settled = _settled(mine, each, here.get(each), there.get(each), past, tally)
        if settled is None and each in here:
            erase_collection(mine, each)
            tally.taken.add(each)
        elif settled is not None and settled != here.get(each):
            write_collection(mine, _collection(each, settled, ids))
            tally.brought.add(each)


def _settled(
    mine: Cursor,
    each: str,
    ours: CollectionVersion | None,
    others: CollectionVersion | None,
    past: Past,
    tally: Tally,
) -> CollectionVersion | None:
    name = collection_name(each)
    present = [one for one in (ours, others) if one and not past.is_erased(name, one.changed)]
    if len(present) < 2:
        return present[0] if present else None
    settled, is_joined = settle(name, present[0], present[1], past)
    if is_joined:
        mark_joined(mine, name, (present[0], present[1]), settled)
        tally.conflicts += 1
    return settled


def _names(cursor: Cursor) -> dict[str, str]:
    cursor.execute(_LIST_NAMES)
    return {
        row["id"]: badge_name(row["artifact_sha256"], row["position"]) for row in cursor.fetchall()
    }


def _version(one: Collection, names: Mapping[str, str], here: Container[str]) -> CollectionVersion:
    """``here`` are the names of the badges that there are after the merge."""
    members = dict.fromkeys(names[holding_id] for holding_id in one.members)
    return CollectionVersion(
        name=one.name,
        colour=one.colour.value,
        cover_text=one.cover_text,
        search=one.search,
        position=one.position,
        members=tuple(name for name in members if name in here),
        changed=time_text(one.changed),
    )


def _collection(each: str, version: CollectionVersion, ids: Mapping[str, str]) -> Collection:
    return Collection(
        id=each,
        name=version.name,
        colour=Colour(version.colour),
        cover_text=version.cover_text,
        search=version.search,
        position=version.position,
        members=tuple(ids[name] for name in version.members),
        changed=datetime.fromisoformat(version.changed),
    )
