"""The data key is recognised, wrapped and unwrapped; a wrong passphrase is told apart."""

import unicodedata

import pytest

from backpack.domain.faults import Fault
from backpack.store.keys import (
    DEFAULT_COST,
    check_value,
    is_key,
    make_key,
    overwritten,
    unwrap_key,
    wrap_key,
)
from tests.store.conftest import CHEAP, PASSPHRASE


def test_keys_are_random_and_of_256_bits():
    keys = {bytes(make_key()) for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


def test_a_key_is_recognised_by_its_check_value_which_does_not_contain_it():
    key, other = make_key(), make_key()
    check = check_value(key)
    assert is_key(key, check)
    assert not is_key(other, check)
    assert not is_key(None, check)
    assert len(check) == 16
    assert check not in key


def test_the_passphrase_gives_the_key_back():
    key = make_key()
    wrapped = wrap_key(key, PASSPHRASE, CHEAP)
    assert unwrap_key(wrapped, PASSPHRASE) == key
    assert key not in wrapped.data


@pytest.mark.parametrize("wrong", ["", "correct horse batterY", f"{PASSPHRASE} ", "x" * 5000])
def test_another_passphrase_is_said_to_be_wrong(wrong):
    wrapped = wrap_key(make_key(), PASSPHRASE, CHEAP)
    with pytest.raises(Fault) as raised:
        unwrap_key(wrapped, wrong)
    assert raised.value == Fault("wrong-passphrase")


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase():
    typed = "Zażółć gęślą jaźń"
    key = make_key()
    wrapped = wrap_key(key, unicodedata.normalize("NFD", typed), CHEAP)
    assert unwrap_key(wrapped, unicodedata.normalize("NFC", typed)) == key


def test_a_passphrase_of_any_characters_works():
    key = make_key()
    odd = "木🔑\x00\udce4 tab\t"
    assert unwrap_key(wrap_key(key, odd, CHEAP), odd) == key


def test_a_short_passphrase_is_refused_with_the_number_needed():
    with pytest.raises(Fault) as raised:
        wrap_key(make_key(), "1234567", CHEAP)
    assert raised.value == Fault("passphrase-too-short", minimum=8)


def test_letters_with_accents_count_once():
    with pytest.raises(Fault, match="passphrase-too-short"):
        wrap_key(make_key(), unicodedata.normalize("NFD", "éééééé"), CHEAP)


def test_wrapping_twice_gives_different_bytes():
    key = make_key()
    first, second = (wrap_key(key, PASSPHRASE, CHEAP) for _ in range(2))
    assert first.salt != second.salt
    assert first.data != second.data


def test_too_little_memory_is_said_and_is_no_wrong_passphrase(monkeypatch):
    wrapped = wrap_key(make_key(), PASSPHRASE, CHEAP)

    def refuse(*_, **__):
        raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", refuse)
    with pytest.raises(Fault) as raised:
        unwrap_key(wrapped, PASSPHRASE)
    assert raised.value == Fault("memory-short", needed="0 MiB")


def test_a_key_is_overwritten_on_leaving_whatever_happens():
    key = make_key()

    def fail():
        with overwritten(key) as held:
            assert len(held) == 32
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert key == b""


def test_the_real_cost_is_64_mebibytes_three_passes_four_lanes():
    key = make_key()
    wrapped = wrap_key(key, PASSPHRASE)
    assert (DEFAULT_COST.memory, DEFAULT_COST.passes, DEFAULT_COST.lanes) == (65536, 3, 4)
    assert wrapped.cost == DEFAULT_COST
    assert unwrap_key(wrapped, PASSPHRASE) == key
