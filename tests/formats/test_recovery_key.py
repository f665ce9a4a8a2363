"""A recovery key comes back from paper however it is typed, and says where it was typed wrongly."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats import recovery_key
from backpack.formats.recovery_key import (
    GROUPS,
    is_group,
    parse_recovery_key,
    render_recovery_key,
    split_groups,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=32, max_size=32)
places = st.integers(0, 64)


def letters_of(secret):
    return render_recovery_key(secret).replace("-", "")


def told(text):
    with pytest.raises(Fault) as raised:
        parse_recovery_key(text)
    return raised.value


@given(secrets)
def test_it_comes_back_as_it_was_made(secret):
    text = render_recovery_key(secret)
    assert [len(group) for group in text.split("-")] == [5] * 13
    assert set(text) <= {*ALPHABET, "-"}
    assert parse_recovery_key(text) == secret
    assert split_groups(text) == tuple(text.split("-"))


@given(secrets, st.randoms())
def test_it_comes_back_in_any_spelling(secret, chance):
    spelled = []
    for letter in letters_of(secret):
        spellings = {"0": "0oO", "1": "1iIlL"}.get(letter, letter + letter.lower())
        spelled.append(chance.choice(spellings))
        spelled.append(chance.choice(["", "", "", " ", "-", "\n", " \u2013 ", "\u00a0", "_", ". "]))
    assert parse_recovery_key("".join(spelled)) == secret


@given(secrets, places, st.sampled_from(ALPHABET))
def test_any_wrong_character_is_found_with_its_group(secret, at, letter):
    letters = letters_of(secret)
    if letters[at] == letter:
        return
    fault = told(letters[:at] + letter + letters[at + 1 :])
    assert fault == Fault("recovery-key-mistyped", groups=str(at // 5 + 1))


def test_every_wrong_character_of_one_key_is_found():
    letters = letters_of(bytes(range(32)))
    for at in range(65):
        for letter in set(ALPHABET) - {letters[at]}:
            fault = told(letters[:at] + letter + letters[at + 1 :])
            assert fault == Fault("recovery-key-mistyped", groups=str(at // 5 + 1))


@given(secrets, places, places)
def test_any_two_exchanged_characters_are_found_with_their_groups(secret, one, other):
    letters = list(letters_of(secret))
    if letters[one] == letters[other]:
        return
    letters[one], letters[other] = letters[other], letters[one]
    groups = sorted({one // 5 + 1, other // 5 + 1})
    assert told("".join(letters)) == Fault(
        "recovery-key-mistyped", groups=", ".join(map(str, groups))
    )


@given(secrets, st.integers(0, 12), st.integers(0, 12))
def test_any_two_exchanged_groups_are_found(secret, one, other):
    groups = render_recovery_key(secret).split("-")
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    wrong = told("-".join(groups)).parameters["groups"]
    assert set(wrong.split(", ")) == {str(one + 1), str(other + 1)}


@given(secrets, places)
def test_a_missing_character_is_counted_and_its_group_is_told(secret, at):
    text = render_recovery_key(secret)
    at += at // 5
    if text[at] == "-":
        return
    fault = told(text[:at] + text[at + 1 :])
    assert fault == Fault("recovery-key-incomplete", count=64, total=65, group=str(at // 6 + 1))


def test_characters_too_many_and_none_at_all_are_counted():
    text = render_recovery_key(bytes(32))
    assert told("").parameters == {"count": 0, "total": 65, "group": "1"}
    assert told(text[:17]).parameters == {"count": 15, "total": 65, "group": "4"}
    assert told(text + "7").parameters == {"count": 66, "total": 65, "group": "13"}
    assert told(text * 50).code == "recovery-key-incomplete"


def test_letters_that_no_key_has_are_found():
    text = render_recovery_key(bytes(32))
    for letter in "uUŁ木ß²":
        fault = told(letter + text[1:])
        assert fault.code in {"recovery-key-mistyped", "recovery-key-incomplete"}


def test_groups_that_do_not_belong_together_are_told():
    first, second = bytes(range(32)), bytes(range(1, 33))
    mixed = render_recovery_key(first).split("-")[:5] + render_recovery_key(second).split("-")[5:]
    assert told("-".join(mixed)) == Fault("recovery-key-altered")


@given(st.text())
def test_any_text_is_a_key_or_a_fault(text):
    with pytest.raises(Fault, match="recovery-key-"):
        parse_recovery_key(text)


def test_a_whole_sheet_of_text_is_taken():
    secret = random.Random(3).randbytes(32)
    groups = render_recovery_key(secret).split("-")
    lines = [f"{number:>4}  {group}" for number, group in enumerate(groups, start=1)]
    assert parse_recovery_key("\n".join(["My key", "", *lines, "", "Keep it."])) == secret


def test_a_group_alone_is_told_right_or_wrong():
    groups = render_recovery_key(bytes(range(32))).split("-")
    for number, group in enumerate(groups, start=1):
        assert is_group(f" {group.lower()} ", number)
        assert not is_group(group, number % GROUPS + 1)
        assert not is_group(group[:-1], number)
    for number in (-1, 0, 14, 99):
        assert not is_group(groups[0], number)


def test_the_check_tells_every_place_from_every_other():
    for symbol in range(1, 32):
        assert len({symbol, *recovery_key._weighed([symbol] * 4)}) == 5
