"""Backpacks that somebody has used at random, and all that counts of what is in one.

``check_backup`` and ``check_merge`` are properties over a seed; the soak goes through many.
"""

import json
import shutil
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from random import Random

from backpack.domain.collection import Collection, Colour
from backpack.domain.holding import Identity, KnownIssuer, Visibility
from backpack.domain.own_words import OwnWords
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.store.backup.opening import OwnKey, Passphrase, opened_backup, restore_backup
from backpack.store.backup.writing import write_backup
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.store import examples

PASSPHRASE = "plum harbour lantern"
CHEAP = Cost(memory=64, passes=1, lanes=1)
BADGES = 5
LISTS = [f"{number:032x}" for number in range(3)]
PEOPLE = [Identity(type="email", value=f"{who}@example.org") for who in "abc"]


def make_template(folder):
    """An empty backpack to be copied: a key costs more than all the rest."""
    Vault(folder, keyring=NoKeyring(), cost=CHEAP).create(PASSPHRASE).close()
    return folder


def open_backpack(folder):
    return Vault(folder, keyring=NoKeyring()).unlock(PASSPHRASE)


def use(store, chance, steps):
    """Do something with a backpack, as often as that; its clock may stand, or go back."""
    now = examples.START + timedelta(days=chance.randrange(1, 3))
    for _ in range(steps):
        now += timedelta(hours=chance.choice([0, 0, 1, 2, 3, -1]))
        chance.choice(_DEEDS)(store, chance, now)


def _add(store, chance, now):
    number = chance.randrange(BADGES)
    here = {held.artifact_sha256 for held in (*store.load_holdings(), *store.load_removed())}
    artifact = examples.artifact(number)
    if artifact.sha256 in here:
        return
    own_id = f"{chance.getrandbits(128):032x}"
    held = examples.holding(
        number, id=own_id, added=now, credential_id=f"urn:uuid:{number // 2}", position=0
    )
    store.save_new(held, artifact, examples.report(number, answers=(examples.answer(number),)))


def _any(store, chance):
    every = sorted(held.id for held in (*store.load_holdings(), *store.load_removed()))
    return [chance.choice(every)] if every else []


def _verify(store, chance, now):
    for one in _any(store, chance):
        standing = chance.choice([Standing.VERIFIED, Standing.EXPIRED, Standing.REVOKED])
        answers = tuple(examples.answer(chance.randrange(4)) for _ in range(chance.randrange(3)))
        told = replace(examples.report(0, standing, answers=answers), checked=now)
        learned = replace(store.load_holding(one).summary, name=f"Name {chance.randrange(3)}")
        store.save_report(one, told, summary=chance.choice([None, learned]))


def _write(store, chance, now):
    for one in _any(store, chance):
        own = OwnWords(
            notes=chance.choice(["", "one", "two", "three\n\none"]),
            tags=tuple(chance.sample(["a", "A", "b", "c"], chance.randrange(3))),
            alternative_text=chance.choice(["", "seen", "told"]),
            changed=now,
        )
        store.save_own_words({one: own})


def _show(store, chance, now):
    store.save_visibility(_any(store, chance), chance.choice(list(Visibility)), now)


def _show_undated(store, chance, _):
    store.save_visibility(_any(store, chance), chance.choice(list(Visibility)))


def _trash(store, chance, now):
    store.save_removed(_any(store, chance), chance.choice([None, now]), now)


def _erase(store, chance, now):
    store.erase(_any(store, chance), now)


def _collect(store, chance, now):
    every = sorted(held.id for held in store.load_holdings())
    one = Collection(
        id=chance.choice(LISTS),
        name=chance.choice("pqr"),
        colour=chance.choice(list(Colour)),
        cover_text=chance.choice(["", "cover", "text"]),
        members=tuple(chance.sample(every, chance.randrange(len(every) + 1))),
        search=chance.choice([None, None, "bread"]),
        position=chance.randrange(3),
        changed=now,
    )
    store.save_collections([one])


def _drop(store, chance, now):
    there = store.load_collections()
    if there:
        store.erase_collections([chance.choice(there).id], now)


def _confirm(store, chance, now):
    name = chance.choice("xy")
    issuer = chance.choice(["did:key:one", "did:key:two"])
    store.save_issuer(KnownIssuer(id=issuer, name=name, confirmed=now))


def _doubt(store, chance, now):
    known = store.load_issuers()
    if known:
        store.erase_issuer(chance.choice(known).id, now)


def _introduce(store, chance, now):
    store.save_identities(chance.sample(PEOPLE, chance.randrange(3)), now)


def _set(store, chance, now):
    store.save_setting("learner.name", chance.choice(["A", "B"]), now)
    store.save_setting("of this computer", chance.random())


def _share(store, chance, now):
    with store._database.writing() as cursor:
        cursor.execute(
            "INSERT INTO shares (id, about, event, way, happened, place, until, details, sha256)"
            " VALUES (:id, NULL, 'sent', 'portfolio', :now, 'a file', NULL, '{}', NULL)",
            {"id": f"{chance.getrandbits(128):032x}", "now": now.isoformat()},
        )


_DEEDS = [
    *[_add] * 5,
    *[_verify] * 3,
    *[_write] * 3,
    *[_collect] * 3,
    *(_show, _show_undated, _trash, _erase, _drop, _confirm, _doubt, _introduce, _set, _share),
]


def content(store):
    """All that is the learner's, in a form that is the same for the same content."""
    with store._database.reading_together() as cursor:
        rows = {table: _rows(cursor, table) for table in _TABLES}
    names = {
        row["number"]: f"{row['artifact_sha256']}:{row['position']}" for row in rows["holdings"]
    }
    data = {row["sha256"]: bytes(row["data"]) for row in rows["bodies"]}
    reports = {row["number"]: row for row in rows["reports"]}
    for row in rows["answers"]:
        used = {**row, "body": data[row["sha256"]]}
        reports[row["report"]].setdefault("answers", []).append(_without(used, "number", "report"))
    told = {name: [] for name in names.values()}
    for row in reports.values():
        told[names[row["holding"]]].append(_without(row, "number", "holding"))
    inside = {row["number"]: [] for row in rows["collections"]}
    for row in sorted(rows["members"], key=lambda one: one["position"]):
        inside[row["collection"]].append(names[row["holding"]])
    return {
        "badges": {names[row["number"]]: _without(row, "number", "id") for row in rows["holdings"]},
        "artifacts": {row["sha256"]: bytes(row["data"]) for row in rows["artifacts"]},
        "reports": told,
        "collections": {
            row["id"]: {**_without(row, "number"), "members": inside[row["number"]]}
            for row in rows["collections"]
        },
        "issuers": {row["id"]: row for row in rows["issuers"]},
        "identities": {(row["type"], row["value"]) for row in rows["identities"]},
        "shares": {row["id"]: _without(row, "number") for row in rows["shares"]},
        "erasures": {row["id"]: row["happened"] for row in rows["erasures"]},
        "settings": {
            row["name"]: json.loads(row["value"])
            for row in rows["settings"]
            if row["name"] != "of this computer"
        },
    }


_TABLES = (
    *("artifacts", "holdings", "reports", "bodies", "answers", "collections", "members"),
    *("shares", "erasures", "issuers", "identities", "settings"),
)


def _rows(cursor, table):
    cursor.execute(f"SELECT * FROM {table}")
    return [dict(row) for row in cursor.fetchall()]


def _without(row, *names):
    return {name: value for name, value in row.items() if name not in names}


def check_backup(seed, template, folder):
    """What is restored from a backup is what was there."""
    chance = Random(seed)
    home = shutil.copytree(template, folder / "home")
    with closing(open_backpack(home)) as store:
        use(store, chance, chance.randrange(60))
        write_backup(store.database, folder / "one.backpack", examples.START, Progress())
        before = content(store)
    secret = Passphrase(text=PASSPHRASE)
    restore_backup(
        folder / "one.backpack", secret, Vault(folder / "new", keyring=NoKeyring()), Progress()
    )
    with closing(open_backpack(folder / "new")) as again:
        assert content(again) == before


def check_merge(seed, template, folder):
    """Two that were one, or never met, hold the same after exchanging backups, whoever is first."""
    chance = Random(seed)
    with ExitStack() as stack:

        def start(name, origin):
            return stack.enter_context(closing(open_backpack(_copied(origin, folder / name))))

        common = start("common", template)
        use(common, chance, chance.choice([0, 30]))
        common.close()
        one, two, three = (start(name, folder / "common") for name in ("one", "two", "three"))
        for store in (one, two, three):
            use(store, chance, chance.randrange(30))
        olds = {}
        for name, store in {"one": one, "two": two, "three": three}.items():
            write_backup(store.database, folder / f"{name}.backpack", examples.START, Progress())
            olds[name] = content(store)
        _merge(one, folder / "two.backpack")
        _merge(two, folder / "one.backpack")
        assert content(one) == content(two)
        _assert_nothing_lost(olds["one"], olds["two"], content(one))
        settled = content(one)
        for name in ("one", "two"):
            again = _merge(one, folder / f"{name}.backpack")
            assert content(one) == settled
            assert not again.changes
        _meet_again(one, two, chance, folder)
        write_backup(one.database, folder / "late.backpack", examples.START, Progress())
        _merge(three, folder / "late.backpack")
        write_backup(three.database, folder / "last.backpack", examples.START, Progress())
        _merge(one, folder / "last.backpack")
        assert content(one) == content(three)


def _meet_again(one, two, chance, folder):
    """Both are used on, and only the first sees the other's backup before its own is made."""
    for store in (one, two):
        use(store, chance, chance.randrange(10))
    write_backup(two.database, folder / "two-later.backpack", examples.START, Progress())
    _merge(one, folder / "two-later.backpack")
    write_backup(one.database, folder / "one-later.backpack", examples.START, Progress())
    _merge(two, folder / "one-later.backpack")
    assert content(one) == content(two)


def _assert_nothing_lost(one, two, both):
    """Every badge that nobody erased is there, and every note that nobody replaced."""
    for side in (one, two):
        for name, badge in side["badges"].items():
            if name not in both["badges"]:
                assert f"badge:{name}" in both["erasures"]
                continue
            if f"badge:{name}@{badge['changed']}" not in both["erasures"]:
                assert badge["notes"] in both["badges"][name]["notes"]
        assert both["shares"].items() >= side["shares"].items()


def _merge(store, path):
    secret, folder = OwnKey(store=store), store.database.folder
    with opened_backup(path, secret, folder, Progress()) as other:
        before = content(store)
        expected = store.preview_merge(other, Progress())
        assert content(store) == before
        merged = store.merge(other, Progress())
        assert merged == expected
        return merged


def _copied(origin, target):
    return shutil.copytree(origin, target)
