"""Digests as documents write them; what is weak, broken or unknown says nothing."""

import base64
import hashlib

import pytest

from backpack.formats.digests import UNREAD, parse_digests
from backpack.formats.multibase import encode_base58
from tests.mint import base64url

CONTENT = b"A drill, filmed."


def sri(name, content=CONTENT):
    return f"{name}-{base64.b64encode(hashlib.new(name, content).digest()).decode()}"


def multihash(code, name, content=CONTENT):
    digest = hashlib.new(name, content).digest()
    return bytes([code, len(digest)]) + digest


def matches(**described):
    return [[one.matches(CONTENT) for one in group] for group in parse_digests(described)]


@pytest.mark.parametrize("name", ["sha256", "sha384", "sha512"])
def test_an_sri_matches_its_content_alone(name):
    assert matches(digestSRI=sri(name)) == [[True]]
    assert matches(digestSRI=sri(name) + "?type=video") == [[True]]
    assert matches(digestSRI=sri(name, b"another")) == [[False]]


def test_of_several_in_one_sri_the_strongest_counts():
    assert matches(digestSRI=f"{sri('sha256', b'x')} {sri('sha512')}") == [[True]]
    assert matches(digestSRI=f"{sri('sha256')} {sri('sha512', b'x')}") == [[False]]
    assert matches(digestSRI=f"{sri('sha384', b'x')} {sri('sha384')}") == [[False, True]]


def test_several_members_all_count():
    assert matches(
        digestSRI=[sri("sha256"), sri("sha384", b"x")],
        digestMultibase=encode_base58(multihash(0x12, "sha256")),
    ) == [[True], [False], [True]]


@pytest.mark.parametrize(("code", "name"), [(0x12, "sha256"), (0x20, "sha384"), (0x13, "sha512")])
def test_a_multihash_is_read_in_both_spellings(code, name):
    data = multihash(code, name)
    assert matches(digestMultibase=encode_base58(data)) == [[True]]
    assert matches(digestMultibase="u" + base64url(data)) == [[True]]


def test_the_hash_of_open_badges_is_read():
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert matches(hash=f"sha256${digest}") == [[True]]
    assert matches(hash=f"sha256${digest.upper()}") == [[True]]


@pytest.mark.parametrize(
    "described",
    [
        {"digestSRI": "md5-XrY7u+Ae7tCTyyK7j1rNww=="},
        {"digestSRI": "sha256-short"},
        {"digestSRI": "sha256-%%%%"},
        {"digestSRI": "sha256"},
        {"digestSRI": "sha256-" + base64.b64encode(b"short").decode()},
        {"digestSRI": " "},
        {"digestMultibase": "f1220"},
        {"digestMultibase": "z"},
        {"digestMultibase": encode_base58(b"\x12\x20short")},
        {"digestMultibase": encode_base58(multihash(0x11, "sha1"))},
        {"hash": "md5$5eb63bbbe01eeed093cb22bb8f5acdc3"},
        {"hash": "sha256$abc"},
    ],
)
def test_what_is_weak_or_broken_is_not_read(described):
    assert parse_digests(described) == ((UNREAD,),)


@pytest.mark.parametrize("described", [{}, {"digestSRI": None}, {"digestSRI": ""}, {"hash": 7}])
def test_no_digest_is_none(described):
    assert parse_digests(described) == ()
