"""Which addresses of a badge tell an issuer nothing about that badge."""

import json

import pytest

from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.formats.shared_addresses import find_own_addresses, find_shared_addresses
from tests import mint

HERE = "https://northlake.example/assertions/7"


def found(data):
    return read_badges(data if isinstance(data, bytes) else json.dumps(data).encode()).found[0]


def test_a_token_shares_its_issuer_its_key_and_its_status_list():
    token = mint.token(
        "did:web:northlake.example",
        kid="did:web:keys.example#1",
        id=HERE,
        credentialStatus={
            "id": "https://northlake.example/list#94",
            "type": "BitstringStatusListEntry",
            "statusListCredential": "https://northlake.example/list",
        },
        refreshService={"type": "1EdTechCredentialRefresh", "id": "https://northlake.example/r/7"},
        evidence=[{"id": "https://learner.example/work", "type": ["Evidence"]}],
    )
    shared = find_shared_addresses(found(token))
    assert {
        "did:web:northlake.example", "did:web:keys.example", "https://northlake.example/list"
    } <= shared  # fmt: skip
    assert not shared & {HERE, "https://northlake.example/r/7", "https://learner.example/work"}
    assert find_own_addresses(found(token)) == {HERE}


def test_a_hosted_badge_shares_its_class_and_not_itself():
    hosted = mint.assertion(id=HERE, verification={"type": "hosted", "url": HERE})
    shared = find_shared_addresses(found(hosted))
    assert {"https://northlake.example/class", "https://northlake.example/issuer"} <= shared
    assert HERE not in shared
    assert find_own_addresses(found(hosted)) == {HERE}


@pytest.mark.parametrize("way", [{"verify": {"type": "signed", "url": "https://n.example/key"}}])
def test_the_key_of_a_signed_badge_is_everybodys(way):
    older = mint.ob2_jws(verification=None, **way)
    assert "https://n.example/key" in find_shared_addresses(found(older))


def test_an_address_alone_is_the_badges_own():
    alone = found(bake_png(mint.png(), "openbadges", HERE.encode()))
    assert find_own_addresses(alone) == {HERE}
    assert HERE not in find_shared_addresses(alone)
