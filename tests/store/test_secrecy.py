"""Nothing that the learner keeps can be read in the files of a backpack."""

import base64
import zlib
from contextlib import closing
from dataclasses import replace

from backpack.domain.artifact import Artifact
from backpack.domain.holding import Identity, KnownIssuer
from backpack.domain.report import Caution
from tests.store import examples
from tests.store.conftest import PASSPHRASE
from tests.store.contract import NOON

CANARY = "canary-7f3a-zebra"


def keep_canaries(store):
    data = CANARY.encode() * 2000
    artifact = Artifact(data=data, media_type="image/png", name=f"{CANARY}.png")
    held = examples.holding(
        0,
        artifact_sha256=artifact.sha256,
        name=CANARY,
        issuer_name=CANARY,
        issuer_id=f"did:key:{CANARY}",
        credential_id=f"urn:{CANARY}",
        tags=(CANARY,),
        file_name=artifact.name,
    )
    answer = examples.answer(
        url=f"https://{CANARY}.example/", body=data + b"!", headers={"etag": CANARY}
    )
    report = replace(
        examples.report(), key=CANARY, cautions=(Caution(code=CANARY),), answers=(answer,)
    )
    store.save_new(held, artifact, report)
    store.save_thumbnail(held.id, data)
    store.save_issuer(KnownIssuer(id=CANARY, name=CANARY, confirmed=NOON))
    store.save_identities([Identity(type="email", value=f"{CANARY}@example.org")])
    store.save_setting(CANARY, CANARY)
    return held


def disguises(text):
    plain = text.encode()
    return {
        "utf-8": plain,
        "utf-16": text.encode("utf-16-le"),
        "hex": plain.hex().encode(),
        "base64": base64.b64encode(plain)[:-4],
        "zlib": zlib.compress(plain)[2:-4],
    }


def readable(home):
    found = []
    for path in home.iterdir():
        data = path.read_bytes()
        for secret in (CANARY, PASSPHRASE, "SQLite format 3", "holdings"):
            found += [(path.name, way) for way, bits in disguises(secret).items() if bits in data]
    return found


def test_while_open_after_a_copy_and_after_closing_nothing_can_be_read(vault, home):
    with closing(vault.create(PASSPHRASE)) as store:
        held = keep_canaries(store)
        assert (home / "backpack.db-wal").stat().st_size > 30_000
        assert readable(home) == []
        store._database.truncate_log()
        assert readable(home) == []
        store.erase([held.id])
    assert readable(home) == []
    assert sorted(path.name for path in home.iterdir()) == [
        "backpack.db",
        "keys.copy.json",
        "keys.json",
    ]


def test_the_key_is_in_no_file(vault, home, monkeypatch):
    key = bytes(range(40, 72))
    monkeypatch.setattr("backpack.store.vault.make_key", lambda: bytearray(key))
    vault.create(PASSPHRASE).close()
    everything = b"".join(path.read_bytes() for path in home.iterdir())
    for way in (key, key.hex().encode(), base64.b64encode(key)):
        assert way not in everything
