"""What the learner says of badges: columns of the holdings, apart from what a list shows."""

import json
from collections.abc import Mapping
from typing import Any

from backpack.domain.own_words import OwnWords
from backpack.formats.times import optional_time
from backpack.store import erasing
from backpack.store.engine import Database
from backpack.store.mapping import text_of
from backpack.store.statements import changes

_COLUMNS = "id, notes, own_tags, alternative_text, changed"
_FIND = f"SELECT {_COLUMNS} FROM holdings WHERE id = :this"
_LIST = f"""
SELECT {_COLUMNS} FROM holdings WHERE notes <> '' OR own_tags <> '[]' OR alternative_text <> ''
"""
_SET = f"UPDATE holdings SET {changes('notes', 'own_tags', 'alternative_text')} WHERE id = :this"


class OwnWordsColumns:
    """The part of the store that keeps ``OwnWords``; see ``domain.ports.Arrangements``."""

    _database: Database

    def load_own_words(self, holding_id: str) -> OwnWords:
        """What the learner says of a holding; raises ``KeyError``."""
        with self._database.reading() as cursor:
            cursor.execute(_FIND, {"this": holding_id})
            row = cursor.fetchone()
        if row is None:
            raise KeyError(holding_id)
        return own_words_of(row)

    def load_all_own_words(self) -> Mapping[str, OwnWords]:
        """The same of each holding that has any, by identifier; the trash included."""
        with self._database.reading() as cursor:
            cursor.execute(_LIST)
            return {row["id"]: own_words_of(row) for row in cursor.fetchall()}

    def save_own_words(self, words: Mapping[str, OwnWords]) -> None:
        """Set what the learner says of these holdings, all or none; raises ``KeyError``."""
        with self._database.writing() as cursor:
            for holding_id, own in words.items():
                if own.changed is None:
                    raise ValueError("own words without the moment of their change")
                cursor.execute(_SET, {"this": holding_id, **_new(own)})
                if cursor.rowcount == 0:
                    raise KeyError(holding_id)
                erasing.replace_badge_version(cursor, holding_id, own.changed)


def own_words_of(row: Mapping[str, Any]) -> OwnWords:
    """The own words in a row of a holding."""
    return OwnWords(
        notes=row["notes"],
        tags=tuple(json.loads(row["own_tags"])),
        alternative_text=row["alternative_text"],
        changed=optional_time(row["changed"]),
    )


def own_words_row(own: OwnWords) -> dict[str, Any]:
    """The columns of own words, without the moment of their change."""
    return {
        "notes": text_of(own.notes),
        "own_tags": json.dumps([text_of(tag) for tag in own.tags]),
        "alternative_text": text_of(own.alternative_text),
    }


def _new(own: OwnWords) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in own_words_row(own).items()}
