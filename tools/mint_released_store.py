"""Mints the backpack that shows how the present schema looks once it is released.

Run it from the top of the checkout, once for each new revision, as
``python -m tools.mint_released_store``; for an older revision, run it in a checkout of the last
commit before the next one. What is minted is never minted again: later programs have to open it.
"""

import hashlib
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from backpack.bootstrap import Program, SystemClock
from backpack.domain.holding import Identity, KnownIssuer, Visibility
from backpack.domain.progress import Progress
from backpack.pictures.worker import PictureWorker
from backpack.services.sources import from_paths
from backpack.store.keys import Cost, NoKeyring
from backpack.store.migrations import NEWEST
from backpack.store.repository import SqlStore
from backpack.store.vault import Vault

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "tests" / "store" / "released"
SAMPLES = TOP / "resources" / "samples"
PASSPHRASE = "released and never forgotten"
CHEAP = Cost(memory=64, passes=1, lanes=1)
THEN = "2026-11-25T10:00:00.000000+00:00"

# What no service saves yet when a revision is new; a table that is not there is left out.
_BY_HAND: dict[str, dict[str, Any]] = {
    "bodies": {"sha256": hashlib.sha256(b"a list").hexdigest(), "data": b"a list"},
    "answers": {
        "number": 1,
        "report": 1,
        "url": "https://issuer.example/list",
        "status": 200,
        "fetched": THEN,
        "headers": "{}",
        "sha256": hashlib.sha256(b"a list").hexdigest(),
        "final_url": "https://issuer.example/list",
        "redirects": 0,
        "is_remembered": 0,
    },
    "collections": {
        "number": 1,
        "id": "c" * 32,
        "name": "For the workshop",
        "colour": "#336699",
        "cover_text": "What I can do",
        "search": None,
        "position": 0,
        "changed": THEN,
    },
    "members": {"collection": 1, "holding": 1, "position": 0},
    "shares": {
        "number": 1,
        "id": "d" * 32,
        "about": None,
        "event": "made",
        "way": "portfolio",
        "happened": THEN,
        "place": "portfolio.pdf",
        "until": None,
        "details": "{}",
        "sha256": None,
    },
    "erasures": {"id": "e" * 32, "happened": THEN},
}
_OWN_WORDS = {"notes": "My own note", "own_tags": '["mine"]', "alternative_text": "A robot"}


def mint(home: Path) -> dict[str, list[dict[str, Any]]]:
    """Make a backpack in ``home`` and fill every table; gives what each of them holds."""
    vault = Vault(home, keyring=NoKeyring(), cost=CHEAP)
    with closing(vault.create(PASSPHRASE)) as store:
        _fill(store, home, vault)
        _fill_by_hand(store)
        return contents(store)


def contents(store: SqlStore) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, a blob by its SHA-256."""
    with store._database.reading() as cursor:  # noqa: SLF001 - below the port
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [row["name"] for row in cursor.fetchall()]
        return {name: _rows(cursor, name) for name in names if not name.startswith("sqlite_")}


def _fill(store: SqlStore, home: Path, vault: Vault) -> None:
    program = Program(home=home, vault=vault, clock=SystemClock(), pictures=PictureWorker())
    backpack = program.open(store)
    files = [SAMPLES / "robotics-mentor.svg", SAMPLES / "emergent-reading.svg"]
    backpack.importing.add(from_paths(files), Progress())
    kept, gone = store.load_holdings()
    store.save_thumbnail(kept.id, b"a picture")
    store.save_visibility([kept.id], Visibility.PUBLIC)
    store.save_removed([gone.id], SystemClock().now())
    store.save_identities([Identity(type="email", value="learner@example.org")])
    store.save_setting("network", {"mode": "ask"})
    issuer = KnownIssuer(id=kept.issuer_id or "", name="An issuer", confirmed=kept.added)
    store.save_issuer(issuer)


def _fill_by_hand(store: SqlStore) -> None:
    there = contents(store)
    with store._database.writing() as cursor:  # noqa: SLF001 - below the port
        for table, row in _BY_HAND.items():
            if table in there:
                values = ", ".join(f":{name}" for name in row)
                cursor.execute(f"INSERT INTO {table} VALUES ({values})", row)
        if "notes" in there["holdings"][0]:
            named = ", ".join(f"{name} = :{name}" for name in _OWN_WORDS)
            cursor.execute(f"UPDATE holdings SET {named} WHERE number = 1", _OWN_WORDS)


def _rows(cursor: Any, table: str) -> list[dict[str, Any]]:
    cursor.execute(f"SELECT * FROM {table} ORDER BY rowid")
    return [{name: _plain(row[name]) for name in row.keys()} for row in cursor.fetchall()]  # noqa: SIM118


def _plain(value: Any) -> Any:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def main() -> int:
    """Mint the backpack of the present revision, unless there is one."""
    home = FOLDER / NEWEST
    if home.exists():
        print(f"{home} is there already, and stays as it is")
        return 1
    told = json.dumps(mint(home), ensure_ascii=False, indent=1)
    (home / "expected.json").write_text(told + "\n", "utf-8")
    print(f"{home}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
