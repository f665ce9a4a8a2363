"""What a forger may do to a list of revoked badges: nothing clears a badge that is on it."""

import json
import time

import pytest

from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import data_integrity, did_key, ed25519, vc_jwt
from tests.mint_lists import encoded_bits, status_entry, status_list, token_of
from tests.world import World

LIST = "https://northlake.example/status/3"
ISSUER = did_key(ed25519())
GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
REVOKED = status_list(ISSUER, LIST, [7], subject={"encodedList": encoded_bits([7], length=64)})
KINDS = {
    "embedded": json.dumps(data_integrity(document=REVOKED)).encode(),
    "over members": json.dumps(data_integrity(suite="eddsa-jcs-2022", document=REVOKED)).encode(),
    "in a token": token_of(REVOKED),
}


@pytest.fixture
def standing(contexts):
    """The standing of a badge that is on the list, with ``body`` in the list's place."""
    found = read_badges(vc_jwt(credentialStatus=status_entry(LIST))).found[0]
    policy = Policy(now=NOW, known_issuers=frozenset([ISSUER]))

    def judge(body):
        world = World()
        world.put(LIST, body)
        return Verifier(contexts, world).verify(found, policy).standing

    return judge


@pytest.mark.parametrize("body", KINDS.values(), ids=KINDS.keys())
def test_no_changed_byte_of_a_list_clears_a_badge_that_is_on_it(standing, body):
    assert standing(body) is Standing.REVOKED
    for place in range(0, len(body), 3):
        changed = bytearray(body)
        changed[place] ^= 1 << place % 7
        assert standing(bytes(changed)) not in GOOD


@pytest.mark.parametrize("body", KINDS.values(), ids=KINDS.keys())
def test_no_list_that_is_cut_clears_a_badge_that_is_on_it(standing, body):
    for length in range(0, len(body), 5):
        assert standing(body[:length]) not in GOOD


def test_eight_lists_of_two_mebibytes_take_no_time(contexts):
    world = World()
    bits = encoded_bits(length=16_777_216)
    places = [f"{LIST}/{number}" for number in range(8)]
    for place in places:
        world.status_list(place, subject={"encodedList": bits})
    badge = vc_jwt(credentialStatus=[status_entry(place, 16_777_215) for place in places])
    begun = time.process_time()
    report = Verifier(contexts, world).verify(read_badges(badge).found[0], Policy(now=NOW))
    assert time.process_time() - begun < 2
    assert report.standing is Standing.VALID_UNKNOWN_ISSUER
