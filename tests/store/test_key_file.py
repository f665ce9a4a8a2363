"""The key file says what it holds, and any damage to it is noticed before it is used."""

import json
from dataclasses import replace
from datetime import date

import pytest

from backpack.domain.faults import Fault
from backpack.store import key_file
from backpack.store.key_file import (
    make_copies,
    make_key_file,
    parse_key_file,
    serialize_key_file,
    with_passphrase,
    with_recovery,
)
from backpack.store.keys import Cost, make_key, wrap_key
from backpack.store.recovery import make_recovery
from tests.store.conftest import CHEAP, PASSPHRASE


@pytest.fixture
def file():
    key = make_key()
    return make_key_file(key, wrap_key(key, PASSPHRASE, CHEAP))


def summed(members):
    """Members with a right sum, as a later version or a clumsy hand could write them."""
    members.pop("sum", None)
    return json.dumps({**members, "sum": key_file._sum(members)}).encode()


def members_of(file):
    return json.loads(serialize_key_file(file))


def test_it_comes_back_as_it_was_written(file):
    assert parse_key_file(serialize_key_file(file)) == file


def test_two_backpacks_have_different_names_and_salts(file):
    other = make_key_file(make_key(), file.current.by_passphrase)
    assert file.id != other.id
    assert file.salt != other.salt


def test_every_changed_byte_is_noticed(file):
    data = serialize_key_file(file)
    for at in range(len(data)):
        torn = bytearray(data)
        torn[at] ^= 1
        try:
            assert parse_key_file(bytes(torn)) == file  # white space, or a hexadecimal capital
        except ValueError:
            continue


def test_every_cut_is_noticed(file):
    data = serialize_key_file(file)
    for length in range(len(data)):
        with pytest.raises(ValueError, match=r".*"):
            parse_key_file(data[:length])


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"3", b"{}", b'{"sum": 1}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "null", "list", "number", "no members", "sum only", "no text", "deep"],
)
def test_what_is_no_key_file_is_damaged(data):
    with pytest.raises(ValueError, match=r".*"):
        parse_key_file(data)


def test_a_later_format_is_said_to_be_newer(file):
    with pytest.raises(Fault) as raised:
        parse_key_file(summed({**members_of(file), "format": 3}))
    assert raised.value == Fault("store-newer")


def test_members_of_a_later_version_are_no_damage(file):
    members = members_of(file)
    members["copies"]["fingerprint"] = {"wrapped": "00"}
    assert parse_key_file(summed(members)) == file


@pytest.mark.parametrize(
    "wrong",
    [
        {"kdf": "scrypt"},
        {"wrapped": "00"},
        {"wrapped": "no hexadecimal"},
        {"salt": ""},
        {"memory": 2**40},
        {"memory": 8, "lanes": 4},
        {"passes": 0},
        {"passes": 10**9},
        {"lanes": 0},
        {"lanes": 10**6},
        {"lanes": "4"},
    ],
    ids=str,
)
def test_impossible_values_are_damage_even_with_a_right_sum(file, wrong):
    members = members_of(file)
    members["copies"]["passphrase"].update(wrong)
    with pytest.raises(ValueError, match=r".*"):
        parse_key_file(summed(members))


def test_the_cost_that_a_copy_was_made_with_is_kept(file):
    dear = replace(file.current.by_passphrase, cost=Cost(memory=4096, passes=9, lanes=2))
    kept = parse_key_file(serialize_key_file(with_passphrase(file, dear)))
    assert kept.current.by_passphrase.cost == Cost(memory=4096, passes=9, lanes=2)


def whole():
    """A file that says everything that one can say."""
    key, new = make_key(), make_key()
    file = make_key_file(key, wrap_key(key, PASSPHRASE, CHEAP))
    recovery, _ = make_recovery(key, date(2026, 11, 25))
    coming = make_copies(new, wrap_key(new, PASSPHRASE, CHEAP))
    return replace(with_recovery(file, recovery), coming=coming, in_keyring=False)


def test_everything_that_can_be_said_comes_back():
    file = whole()
    assert parse_key_file(serialize_key_file(file)) == file


@pytest.mark.parametrize(
    "wrong",
    [
        {"groups": [3, 3]},
        {"groups": [9, 3]},
        {"groups": [0, 3]},
        {"groups": [3, 14]},
        {"groups": [3]},
        {"groups": [1.0, 3]},
        {"groups": [True, 3]},
        {"proven": 1},
        {"proven": None},
        {"made": "yesterday"},
        {"made": 20261125},
        {"kept": ""},
        {"digest": "00"},
    ],
    ids=str,
)
def test_an_impossible_recovery_copy_is_damage_even_with_a_right_sum(wrong):
    members = members_of(whole())
    members["copies"]["recovery"].update(wrong)
    with pytest.raises(ValueError, match=r".*"):
        parse_key_file(summed(members))


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "2"},
        {"format": 0},
        {"format": True},
        {"keyring": "no"},
        {"coming": []},
        {"coming": {}},
        {"copies": None},
        {"database": {"salt": 1}},
        {"id": "../../etc/passwd"},
    ],
    ids=str,
)
def test_impossible_members_are_damage_even_with_a_right_sum(wrong):
    with pytest.raises(ValueError, match=r".*"):
        parse_key_file(summed({**members_of(whole()), **wrong}))
