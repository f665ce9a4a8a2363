"""A badge is verified through the real door, by the key that its issuer's own site publishes."""

import json

from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests import mint
from tests.conftest import NOW
from tests.net.servers import NAME

DOCUMENT = "/.well-known/did.json"


def test_a_badge_is_good_as_long_as_its_issuer_publishes_the_key(server, door, contexts):
    issuer = f"did:web:{NAME}%3A{server.port}"
    method = {
        "id": f"{issuer}#key-1",
        "type": "JsonWebKey2020",
        "controller": issuer,
        "publicKeyJwk": mint.jwk(mint.p256()),
    }
    document = {"id": issuer, "verificationMethod": [method], "assertionMethod": [method["id"]]}
    server.put(DOCUMENT, json.dumps(document).encode(), Content_Type="application/json")
    badge = mint.vc_jwt(mint.p256(), header={"kid": method["id"]}, issuer=issuer)
    (found,) = read_badges(badge).found
    verifier = Verifier(contexts, door(server))

    def standing():
        return verifier.verify(found, Policy(now=NOW)).standing

    assert standing() is Standing.VALID_UNKNOWN_ISSUER
    document["verificationMethod"][0]["publicKeyJwk"] = mint.jwk(mint.p256(2))
    server.put(DOCUMENT, json.dumps(document).encode())
    assert standing() is Standing.INVALID
    del server.answers[DOCUMENT]
    assert standing() is Standing.UNVERIFIABLE
