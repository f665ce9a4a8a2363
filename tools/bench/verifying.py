"""From a baked badge to a verdict, against openbadgeslib.

Both read the file, find the key, verify the signature, and look at dates, recipient and
revocation. The badges are as learners have them (``tools.bench.badges``).
"""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time
from typing import Any

from backpack.bootstrap import make_verifier
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient, Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests import mint
from tools.bench.badges import (
    DID,
    EMAIL,
    embedded_badges,
    newer_badges,
    older_badges,
    web_of_older,
)
from tools.bench.figure import Figure
from tools.bench.peers import run_peer

PEER = "openbadgeslib[ldp]==4.6.3"
ROUNDS = 5
"""Of which the quickest counts, here and at the peer."""
OLDER = "OB 2.0 JWS, RS256"


def figures() -> Iterator[Figure]:
    """How many times as many badges a CPU second verifies here, for each kind."""
    older, older_by_address = older_badges()
    ours = {
        OLDER: older,
        "OB 3.0 JWT, ES256": newer_badges(mint.p256()),
        "OB 3.0 JWT, EdDSA": newer_badges(mint.ed25519()),
        "OB 3.0 eddsa-rdfc-2022": embedded_badges(),
    }
    theirs = {**ours, OLDER: older_by_address}
    given = {name: _given(name, files) for name, files in theirs.items()}
    peer = run_peer(
        PEER,
        "openbadgeslib_speed.py",
        {"kinds": given, "web": web_of_older(), "email": EMAIL, "did": DID},
    )
    for name, files in ours.items():
        mine = min(_cpu_seconds(files) for _ in range(ROUNDS))
        yield Figure(
            name=f"verify {name}, times openbadgeslib",
            ratio=peer[name] / mine,
            bound=1.0 if name == OLDER else 3.0,
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
