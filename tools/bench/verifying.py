"""From a baked badge to a verdict, against openbadgeslib.

Both read the file, find the key, verify the signature, and look at dates, recipient and
revocation.
"""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time
from typing import Any

from backpack.bootstrap import make_verifier
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient, Standing
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests import mint
from tools.bench.figure import Figure
from tools.bench.peers import run_peer

PEER = "openbadgeslib[ldp]==4.6.3"
COUNT = 300
EMAIL = "learner@example.org"
DID = "did:example:learner"
OB2 = "https://w3id.org/openbadges/v2"
EMBEDDED = "OB 3.0 eddsa-rdfc-2022"


def figures() -> Iterator[Figure]:
    """How many times as many badges a CPU second verifies here, for each kind."""
    older, older_by_address = older_badges()
    ours = {
        "OB 2.0 JWS, RS256": older,
        "OB 3.0 JWT, ES256": newer_badges(mint.p256()),
        "OB 3.0 JWT, EdDSA": newer_badges(mint.ed25519()),
        EMBEDDED: embedded_badges(),
    }
    theirs = {**ours, "OB 2.0 JWS, RS256": older_by_address}
    given = {name: _given(name, files) for name, files in theirs.items()}
    peer = run_peer(
        PEER,
        "openbadgeslib_speed.py",
        {"kinds": given, "web": web_of_older(), "email": EMAIL, "did": DID},
    )
    for name, files in ours.items():
        mine = min(_cpu_seconds(files) for _ in range(3))
        yield Figure(
            name=f"verify {name}, times openbadgeslib",
            ratio=peer[name] / mine,
            bound=3.0 if name == EMBEDDED else 1.0,
            at_least=True,
            detail=f"{mine * 1000:.3f} ms to {peer[name] * 1000:.3f} ms of CPU",
        )


def _given(name: str, files: list[bytes]) -> dict[str, Any]:
    version = "2" if name.startswith("OB 2") else "3"
    return {"version": version, "files": [base64.b64encode(file).decode() for file in files]}


def _cpu_seconds(files: list[bytes]) -> float:
    verifier = make_verifier()
    me = (Identity(type="email", value=EMAIL), Identity(type="id", value=DID))
    now = datetime.now(UTC)  # noqa: TID251 - a measurement, not the program
    policy = Policy(now=now, identities=me)
    begun = process_time()
    for file in files:
        report = verifier.verify(read_badges(file).found[0], policy)
        if (report.standing, report.recipient) != (
            Standing.VALID_UNKNOWN_ISSUER,
            Recipient.YOU,
        ):
            raise AssertionError(report)
    return (process_time() - begun) / len(files)


def newer_badges(key: Any) -> list[bytes]:
    """Baked tokens of Open Badges 3.0."""
    claims = {"nbf": 1773446400, "sub": DID}
    subject = {**mint.credential("")["credentialSubject"], "id": DID}
    tokens = (
        mint.vc_jwt(key, claims=claims, id=f"urn:uuid:{number}", credentialSubject=subject)
        for number in range(COUNT)
    )
    return [bake_png(mint.png(), "openbadgecredential", token) for token in tokens]


def embedded_badges() -> list[bytes]:
    """Baked documents of Open Badges 3.0 with an embedded proof."""
    subject = {**mint.credential("")["credentialSubject"], "id": DID}
    documents = (
        mint.data_integrity(id=f"urn:uuid:{number}", credentialSubject=subject)
        for number in range(COUNT)
    )
    texts = (json.dumps(document).encode() for document in documents)
    return [bake_png(mint.png(), "openbadgecredential", text) for text in texts]


def older_badges() -> tuple[list[bytes], list[bytes]]:
    """Ours hold class, issuer and key; the peer wants addresses, and fetches at no cost."""
    place = str(mint.assertion()["badge"]["id"])
    names = [f"urn:uuid:22222222-2222-4333-8444-{number:012}" for number in range(COUNT)]
    whole = [mint.ob2_jws(id=name) for name in names]
    by_address = [mint.ob2_jws(id=name, badge=place) for name in names]
    return (
        [bake_png(mint.png(), "openbadges", token) for token in whole],
        [bake_png(mint.png(), "openbadges", token) for token in by_address],
    )


def web_of_older() -> dict[str, Any]:
    """Class, issuer and key at their addresses, with every member that a peer asks for."""
    badge = mint.assertion()["badge"]
    issuer = badge["issuer"]
    key = issuer["publicKey"]
    picture = "data:image/png;base64," + base64.b64encode(mint.png()).decode()
    return {
        badge["id"]: {**badge, "@context": OB2, "image": picture, "issuer": issuer["id"]},
        issuer["id"]: {**issuer, "@context": OB2, "url": issuer["id"], "publicKey": key["id"]},
        key["id"]: {**key, "@context": OB2},
    }
