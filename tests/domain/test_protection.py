"""The recovery sheet is due with the first badges, and at once after a week of keychain alone."""

from datetime import timedelta

import pytest

from backpack.domain.protection import Due, Protection, Recovery
from tests.conftest import NOW


def protection(*, passphrase=True, recovery=Recovery.NONE):
    return Protection(has_passphrase=passphrase, in_keychain=True, recovery=recovery)


@pytest.mark.parametrize("passphrase", [True, False])
@pytest.mark.parametrize("recovery", Recovery)
def test_without_badges_nothing_is_due(passphrase, recovery):
    one = protection(passphrase=passphrase, recovery=recovery)
    assert one.recovery_due(NOW, None) is Due.NOT_YET


@pytest.mark.parametrize(
    ("days", "passphrase", "due"),
    [
        (0, True, Due.SOON),
        (400, True, Due.SOON),
        (0, False, Due.SOON),
        (6.99, False, Due.SOON),
        (7, False, Due.NOW),
        (400, False, Due.NOW),
    ],
)
def test_with_badges_it_is_due_until_it_is_proven(days, passphrase, due):
    since = NOW - timedelta(days=days)
    for recovery in (Recovery.NONE, Recovery.UNPROVEN):
        one = protection(passphrase=passphrase, recovery=recovery)
        assert one.recovery_due(NOW, since) is due
        assert not one.may_back_up
    proven = protection(passphrase=passphrase, recovery=Recovery.PROVEN)
    assert proven.recovery_due(NOW, since) is Due.NOT_YET
    assert proven.may_back_up


def test_without_a_passphrase_the_keychain_is_alone():
    assert protection(passphrase=False).is_keychain_alone
    assert not protection().is_keychain_alone
