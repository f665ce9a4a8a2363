"""Tokens of the W3C and of 1EdTech, with the documents of their issuers within reach or not."""

import json
from pathlib import Path

import pytest

from backpack.domain.report import Result, Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.world import World

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
W3C = FIXTURES / "w3c-vc-jose-cose"
INSPECTOR = FIXTURES / "1edtech-inspector"
ISSUER = "https://example.issuer/vc-jose-cose"

if not W3C.exists():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)


def public(name):
    """A method of the W3C's issuer, without the secret that their tests sign with."""
    described = json.loads((W3C / name).read_bytes())
    return {member: value for member, value in described.items() if member != "secretKeyJwk"}


@pytest.fixture
def judged(contexts):
    world = World()
    names = ("vm-ed25519.json", "vm-p256.json", "vm-p384.json", "vm-p521.json")
    world.put_keys(ISSUER, *map(public, names))

    def judge(path):
        found = read_badges(path.read_bytes()).found[0]
        policy = Policy(now=NOW, known_issuers=frozenset([found.credential.issuer.id]))
        return Verifier(contexts, world).verify(found, policy)

    return judge


@pytest.mark.parametrize(
    ("name", "standing", "code", "reason"),
    [
        ("minimal", Standing.VERIFIED, "binding", "binding-listed"),
        ("bad-signature", Standing.INVALID, "proof", "proof-fails"),
        ("vc-vp-claims", Standing.INVALID, "structure", "structure-broken"),
        ("unknown-extensions", Standing.UNVERIFIABLE, "proof", "proof-algorithm-unsupported"),
    ],
)
def test_a_token_of_the_w3c_has_its_standing(judged, name, standing, code, reason):
    report = judged(W3C / f"credential-jose-{name}.jwt")
    found = {check.code: check.reason for check in report.checks}
    assert (report.standing, found[code]) == (standing, reason)


def test_a_secret_beside_its_key_is_no_proof(contexts):
    world = World()
    world.put_keys(ISSUER, json.loads((W3C / "vm-p256.json").read_bytes()))
    found = read_badges((W3C / "credential-jose-minimal.jwt").read_bytes()).found[0]
    report = Verifier(contexts, world).verify(found, Policy(now=NOW))
    assert report.standing is Standing.INVALID


@pytest.mark.parametrize("name", ["simple-jwt.svg", "simple-jwt_v1.png"])
def test_a_token_of_1edtech_holds_and_does_not_say_whose_it_is(judged, name):
    report = judged(INSPECTOR / "ob30" / name)
    assert report.checks[2].result is Result.PASSED
    assert report.checks[3].result is Result.UNKNOWN
    assert report.genuine is Standing.VALID_UNKNOWN_ISSUER
