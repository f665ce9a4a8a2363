"""A forger speaks in a known issuer's name: inside the badge, or through a door on its site."""

import json

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.standing import deciding_check
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import assertion, compact, ed25519, jwk, rsa_key, token
from tests.world import World

SITE, EVIL = "https://northlake.example", "https://evil.example"
ISSUER = f"{SITE}/issuer"
DOOR = f"{SITE}/login?next="
"""Passes everybody on to anywhere, as many sites do."""

ALL = {"verification": {"allowedOrigins": ["evil.example", "northlake.example"]}}
OLDEST = {
    "recipient": "learner@example.org",
    "badge": {"name": "Surgery", "description": "Cuts.", "criteria": "/criteria"},
    "issued_on": "2012-05-01",
}
PEM = rsa_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def world():
    made = World()
    made.publish_hosted()
    return made


@pytest.fixture
def judged(contexts, world):
    """The standing of what is held, with every issuer of the good site known, and why."""

    def judge(held):
        data = held if isinstance(held, bytes) else json.dumps(held).encode()
        policy = Policy(now=NOW, known_issuers=frozenset([SITE, ISSUER]))
        result = Verifier(contexts, world).verify(read_badges(data).found[0], policy)
        deciding = deciding_check(result.checks, result.standing)
        return result.standing, deciding and deciding.reason

    return judge


@pytest.mark.parametrize("scope", [{"allowedOrigins": "evil.example"}, {"startsWith": EVIL}, {}])
def test_only_the_issuer_s_own_site_says_that_it_vouches_for_another(world, judged, scope):
    issuer = {"origin": SITE, "name": "Northlake Academy", "verification": scope}
    held = OLDEST | {"verify": {"type": "hosted", "url": f"{EVIL}/1"}}
    held["badge"] = OLDEST["badge"] | {"issuer": issuer}
    world.put(f"{EVIL}/1", held)
    assert judged(held) == (Standing.INVALID, "hosted-out-of-scope")


def test_a_class_that_describes_the_issuer_itself_says_nothing_for_it(world, judged):
    held = assertion(id=f"{EVIL}/1", verification={"type": "hosted"}, badge=f"{EVIL}/class")
    world.put(f"{EVIL}/1", held)
    world.put(f"{EVIL}/class", {**assertion()["badge"], "issuer": {"origin": ISSUER, **ALL}})
    assert judged(held) == (Standing.INVALID, "hosted-out-of-scope")


@pytest.mark.parametrize("place", [f"{EVIL}/1", f"{DOOR}1"])
def test_an_issuer_s_address_that_passes_on_vouches_for_its_own_site_only(world, judged, place):
    """Whatever stands behind the door, whether the badge comes through it too or not."""
    held = assertion(id=place, verification={"type": "hosted"}, badge=f"{EVIL}/class")
    issuer = {**assertion()["badge"]["issuer"], "id": f"{DOOR}issuer", **ALL}
    world.put(f"{EVIL}/1", held)
    world.put(f"{EVIL}/class", {**assertion()["badge"], "issuer": f"{DOOR}issuer"})
    world.put(f"{EVIL}/issuer", issuer)
    world.redirect(f"{DOOR}1", f"{EVIL}/1")
    world.redirect(f"{DOOR}issuer", f"{EVIL}/issuer")
    assert judged(held) == (Standing.UNVERIFIABLE, "hosted-moved")


def test_an_issuer_described_from_a_store_of_files_still_vouches_for_its_own_site(world, judged):
    held = world.publish_hosted()
    world.put("https://files.example/issuer", assertion()["badge"]["issuer"])
    world.redirect(ISSUER, "https://files.example/issuer")
    assert judged(held) == (Standing.VERIFIED, None)


def test_an_issuer_named_in_another_spelling_vouches_for_what_it_names(world, judged):
    held = assertion(id=f"{EVIL}/1", verification={"type": "hosted"}, badge=f"{SITE}/class")
    world.put(f"{EVIL}/1", held)
    world.publish_hosted(issuer=ALL, badge={"issuer": f"{ISSUER}?v=2_0"})
    world.put(f"{ISSUER}?v=2_0", {**assertion()["badge"]["issuer"], **ALL})
    assert judged(held) == (Standing.VERIFIED, None)


def version_1(key):
    claims = {
        "uid": "1",
        "recipient": {"type": "email", "identity": "learner@example.org", "hashed": False},
        "badge": {"name": "Surgery", "issuer": ISSUER},
        "verify": {"type": "signed", "url": key},
        "issuedOn": "2015-01-02",
    }
    return compact({"alg": "RS256"}, claims, rsa_key())


def test_a_key_behind_a_door_on_the_issuer_s_site_is_not_the_issuer_s(world, judged):
    world.put(ISSUER, {"name": "Northlake Academy", "url": SITE})
    world.put(f"{EVIL}/key", PEM, content_type="text/plain")
    world.redirect(f"{DOOR}key", f"{EVIL}/key")
    assert judged(version_1(f"{DOOR}key")) == (Standing.UNVERIFIABLE, "key-elsewhere")
    world.put(f"{SITE}/key", PEM, content_type="text/plain")
    assert judged(version_1(f"{SITE}/key")) == (Standing.VERIFIED, None)


def test_an_issuer_of_version_2_that_lists_no_keys_has_none_of_version_1(world, judged):
    """What lies on a site that many write on is not the issuer's for that alone."""
    context = {"@context": "https://w3id.org/openbadges/v2"}
    world.put(ISSUER, {**context, "type": "Issuer", "id": ISSUER, "name": "Northlake Academy"})
    world.put(f"{SITE}/uploads/key", PEM, content_type="text/plain")
    standing, _ = judged(version_1(f"{SITE}/uploads/key"))
    assert standing is Standing.VALID_UNKNOWN_ISSUER


@pytest.mark.parametrize("issuer", [None, {"id": ISSUER}])
def test_a_key_of_open_badges_3_behind_a_door_is_not_on_the_issuer_s_site(world, judged, issuer):
    world.put(ISSUER, issuer or b"", status=200 if issuer else 404)
    world.put(f"{EVIL}/key", jwk(ed25519()))
    world.redirect(f"{DOOR}key", f"{EVIL}/key")
    badge = token(ISSUER, ed25519(), kid=f"{DOOR}key")
    assert judged(badge) == (Standing.UNVERIFIABLE, "key-elsewhere")
    world.put(ISSUER, {"id": ISSUER, "assertionMethod": [f"{DOOR}key"]})
    assert judged(badge) == (Standing.VERIFIED, None)
