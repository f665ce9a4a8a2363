"""What two backpacks know of the learner: issuers, identities, what went out, settings."""

from collections.abc import Container

from backpack.domain.erasure import identity_name, issuer_name
from backpack.domain.holding import Identity
from backpack.store import statements
from backpack.store.engine import Cursor
from backpack.store.merging.past import Past
from backpack.store.merging.tally import Tally
from backpack.store.settings import DATED, dated_name

_LIST_SHARES = "SELECT * FROM shares ORDER BY happened, id"
_LIST_SETTINGS = "SELECT * FROM settings"


def merge_issuers(mine: Cursor, theirs: Cursor, past: Past, tally: Tally) -> None:
    """Of each issuer the later confirmation, if it was not taken back after that."""
    here, there = (_issuers(cursor) for cursor in (mine, theirs))
    for each in sorted(here.keys() | there.keys()):
        told = [one for one in (here.get(each), there.get(each)) if one is not None]
        confirmed, name = max(told)
        if past.is_erased(issuer_name(each), confirmed):
            if each in here:
                mine.execute(statements.erase_issuer, {"this": each})
                tally.issuers += 1
        elif here.get(each) != (confirmed, name):
            row = {"id": each, "name": name, "confirmed": confirmed}
            mine.execute(statements.put_issuer, row)
            tally.issuers += 1


def merge_identities(mine: Cursor, theirs: Cursor, past: Past, tally: Tally) -> None:
    """Every identity whose owner knew of each time that it was dropped, and has it all the same."""
    here, there = (_identities(cursor) for cursor in (mine, theirs))
    kept = [
        one
        for one in dict.fromkeys((*here, *there))
        if (one in here and _knows_all(one, past.mine, past))
        or (one in there and _knows_all(one, past.theirs, past))
    ]
    if kept != here:
        tally.identities += len(set(kept) ^ set(here))
        mine.execute(statements.erase_identities)
        rows = [
            {"position": position, "type": one.type, "value": one.value}
            for position, one in enumerate(kept)
        ]
        mine.executemany(statements.add_identity, rows)


def merge_shares(mine: Cursor, theirs: Cursor, tally: Tally) -> None:
    """All that ever went out from either; nothing of it is ever changed."""
    theirs.execute(_LIST_SHARES)
    for row in theirs.fetchall():
        members = {name: value for name, value in dict(row).items() if name != "number"}
        adding = statements.insertion("shares", *members)
        mine.execute(f"{adding} ON CONFLICT DO NOTHING", members)
        tally.shares += mine.rowcount


def merge_settings(mine: Cursor, theirs: Cursor, tally: Tally) -> None:
    """The later choice of each setting that the learner dated; the others are this computer's."""
    here, there = (_settings(cursor) for cursor in (mine, theirs))
    for dated in sorted(name for name in there if name.startswith(DATED)):
        name = dated.removeprefix(DATED)
        ours, others = ([side.get(dated, ""), side.get(name, "")] for side in (here, there))
        if others > ours:
            for each, value in ((dated_name(name), others[0]), (name, others[1])):
                mine.execute(statements.put_setting, {"name": each, "value": value})
            tally.settings += 1


def _issuers(cursor: Cursor) -> dict[str, tuple[str, str]]:
    cursor.execute(statements.list_issuers)
    return {row["id"]: (row["confirmed"], row["name"]) for row in cursor.fetchall()}


def _identities(cursor: Cursor) -> list[Identity]:
    cursor.execute(statements.list_identities)
    return [Identity(type=row["type"], value=row["value"]) for row in cursor.fetchall()]


def _knows_all(identity: Identity, side: Container[str], past: Past) -> bool:
    beginning = f"{identity_name(identity)}@"
    return all(name in side for name in past.both if name.startswith(beginning))


def _settings(cursor: Cursor) -> dict[str, str]:
    cursor.execute(_LIST_SETTINGS)
    return {row["name"]: row["value"] for row in cursor.fetchall()}
