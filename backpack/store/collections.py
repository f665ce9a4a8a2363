"""Collections and their members, in the learner's order."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from backpack.domain.collection import Collection, Colour
from backpack.domain.erasure import collection_name
from backpack.formats.times import time_text
from backpack.store import erasing
from backpack.store.engine import Cursor, Database
from backpack.store.mapping import text_of
from backpack.store.statements import replacement

_NAMES = ("id", "name", "colour", "cover_text", "search", "position", "changed")
_LIST = "SELECT * FROM collections ORDER BY position, name, id"
_LIST_MEMBERS = """
SELECT collection, id FROM members JOIN holdings ON holdings.number = holding
ORDER BY collection, members.position
"""
_FIND = "SELECT number, changed FROM collections WHERE id = :this"
_PUT = replacement("collections", *_NAMES)
_EMPTY = "DELETE FROM members WHERE collection = :collection"
_PUT_IN = """
INSERT INTO members (collection, holding, position)
SELECT :collection, number, :place FROM holdings WHERE id = :this
ON CONFLICT DO NOTHING
"""
_ERASE = "DELETE FROM collections WHERE id = :this"


class CollectionTables:
    """The part of the store that keeps collections; see ``domain.ports.Arrangements``."""

    _database: Database

    def load_collections(self) -> tuple[Collection, ...]:
        """Every collection, in the learner's order."""
        with self._database.reading_together() as cursor:
            return read_collections(cursor)

    def save_collections(self, collections: Iterable[Collection]) -> None:
        """Add collections, or replace those with the same identifiers; all or none."""
        with self._database.writing() as cursor:
            for collection in collections:
                _put(cursor, collection)

    def erase_collections(self, collection_ids: Iterable[str], at: datetime) -> None:
        """Delete collections, all or none; raises ``KeyError``."""
        with self._database.writing() as cursor:
            for collection_id in collection_ids:
                moment = erasing.after(_changed(cursor, collection_id), at)
                erase_collection(cursor, collection_id)
                erasing.mark(cursor, collection_name(collection_id), moment)


def read_collections(cursor: Cursor) -> tuple[Collection, ...]:
    """Every collection, by the learner's order."""
    cursor.execute(_LIST_MEMBERS)
    inside: dict[int, list[str]] = {}
    for row in cursor.fetchall():
        inside.setdefault(row["collection"], []).append(row["id"])
    cursor.execute(_LIST)
    return tuple(_collection_of(row, inside.get(row["number"], [])) for row in cursor.fetchall())


def write_collection(cursor: Cursor, collection: Collection) -> None:
    """Add or replace a collection with its members; nothing is remembered of what was there."""
    cursor.execute(_PUT, _row(collection))
    cursor.execute(_FIND, {"this": collection.id})
    number = cursor.fetchone()["number"]
    cursor.execute(_EMPTY, {"collection": number})
    rows = [
        {"collection": number, "this": holding_id, "place": place}
        for place, holding_id in enumerate(collection.members)
    ]
    cursor.executemany(_PUT_IN, rows)


def erase_collection(cursor: Cursor, collection_id: str) -> None:
    """Delete a collection; raises ``KeyError``."""
    cursor.execute(_ERASE, {"this": collection_id})
    if cursor.rowcount == 0:
        raise KeyError(collection_id)


def _put(cursor: Cursor, collection: Collection) -> None:
    name, before = collection_name(collection.id), _changed(cursor, collection.id)
    moment = erasing.after_erasure(cursor, name, collection.changed)
    moment = erasing.replace_version(cursor, name, before, moment)
    write_collection(cursor, replace(collection, changed=moment))


def _changed(cursor: Cursor, collection_id: str) -> str | None:
    cursor.execute(_FIND, {"this": collection_id})
    row = cursor.fetchone()
    return row and str(row["changed"])


def _row(collection: Collection) -> dict[str, Any]:
    return {
        "id": collection.id,
        "name": text_of(collection.name),
        "colour": collection.colour.value,
        "cover_text": text_of(collection.cover_text),
        "search": None if collection.search is None else text_of(collection.search),
        "position": collection.position,
        "changed": time_text(collection.changed),
    }


def _collection_of(row: Mapping[str, Any], inside: Iterable[str]) -> Collection:
    colour = Colour.GREY
    with suppress(ValueError):  # one that only a later version knows
        colour = Colour(row["colour"])
    return Collection(
        id=row["id"],
        name=row["name"],
        colour=colour,
        cover_text=row["cover_text"],
        members=tuple(inside),
        search=row["search"],
        position=row["position"],
        changed=datetime.fromisoformat(row["changed"]),
    )
