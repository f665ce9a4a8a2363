"""The recovery key opens its copy and no other, and two groups prove who has it."""

from datetime import date
from itertools import combinations

import pytest

from backpack.domain.faults import Fault
from backpack.formats.recovery_key import parse_recovery_key, render_recovery_key
from backpack.store.keys import make_key
from backpack.store.recovery import follow, is_proof, make_recovery, open_recovery

TODAY = date(2026, 11, 25)


def test_the_key_on_paper_gives_the_data_key_back():
    key = make_key()
    copy, text = make_recovery(key, TODAY)
    assert open_recovery(copy, parse_recovery_key(text)) == key
    assert copy.made == TODAY
    assert not copy.is_proven


def test_another_key_is_said_to_be_wrong():
    copy, _ = make_recovery(make_key(), TODAY)
    with pytest.raises(Fault) as raised:
        open_recovery(copy, bytes(32))
    assert raised.value == Fault("wrong-recovery-key")


def test_neither_key_is_in_the_copy():
    key = make_key()
    copy, text = make_recovery(key, TODAY)
    secret = parse_recovery_key(text)
    kept = copy.data + copy.kept + copy.probe.digest + copy.probe.salt
    for part in (bytes(key), secret):
        assert part not in kept
        assert part[:8] not in kept


def test_the_same_sheet_opens_the_copy_of_a_new_data_key():
    old, new = make_key(), make_key()
    copy, text = make_recovery(old, TODAY)
    after = follow(copy, old, new)
    assert open_recovery(after, parse_recovery_key(text)) == new
    assert after.probe == copy.probe
    with pytest.raises(ValueError, match="another key"):
        follow(after, old, new)


def test_two_groups_in_order_prove_it_and_nothing_else_does():
    copy, text = make_recovery(make_key(), TODAY)
    groups = text.split("-")
    proofs = [
        (one + 1, other + 1)
        for one, other in combinations(range(13), 2)
        if is_proof(copy, groups[one], groups[other])
    ]
    assert proofs == [copy.probe.groups]
    one, other = (groups[number - 1] for number in copy.probe.groups)
    assert not is_proof(copy, other, one)
    assert not is_proof(copy, one, "")
    assert not is_proof(copy, one + other, "")
    assert is_proof(copy, f" {one.lower()}", f"{other}\n")


def test_which_groups_are_asked_for_is_random():
    asked = {make_recovery(make_key(), TODAY)[0].probe.groups for _ in range(40)}
    assert len(asked) > 15
    assert all(1 <= one < other <= 13 for one, other in asked)


def test_the_text_is_the_form_that_is_read():
    _, text = make_recovery(make_key(), TODAY)
    assert render_recovery_key(parse_recovery_key(text)) == text
