"""Whom a credential is made out to; the hashes are those that the specifications print."""

import hashlib

import pytest

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.identity import judge_recipient, matches
from backpack.domain.report import Recipient

ME = Identity(type="email", value="Learner@Example.org")


def hashed(text, salt="", algorithm="sha256"):
    digest = hashlib.new(algorithm, (text + salt).encode()).hexdigest()
    return RecipientIdentity(type="email", value=f"{algorithm}${digest}", is_hashed=True, salt=salt)


@pytest.mark.parametrize(
    "recipient",
    [
        RecipientIdentity(type="email", value="learner@example.org"),
        RecipientIdentity(type="email", value="mailto:LEARNER@example.org "),
        hashed("Learner@Example.org", "deadsea"),
        hashed("learner@example.org", "sel gris", "md5"),
        hashed("LEARNER@EXAMPLE.ORG"),
        hashed("mailto:learner@example.org", "x"),
    ],
)
def test_common_spellings_of_an_address_match(recipient):
    assert matches(recipient, ME)


@pytest.mark.parametrize(
    "recipient",
    [
        RecipientIdentity(type="email", value="other@example.org"),
        RecipientIdentity(type="url", value="learner@example.org"),
        hashed("learner@example.org", "salt", "sha1"),
        RecipientIdentity(type="email", value="sha256$zz", is_hashed=True),
        RecipientIdentity(type="email", value="é", is_hashed=True),
    ],
)
def test_anything_else_does_not(recipient):
    assert not matches(recipient, ME)


def test_a_name_matches_in_any_case():
    ada = Identity(type="name", value="Ada Byron")
    assert matches(RecipientIdentity(type="name", value="ADA BYRON"), ada)
    assert not matches(RecipientIdentity(type="name", value="Ada"), ada)


def test_other_identities_are_compared_to_the_letter():
    did = Identity(type="id", value="did:example:Me")
    assert matches(RecipientIdentity(type="id", value="did:example:Me"), did)
    assert not matches(RecipientIdentity(type="id", value="did:example:me"), did)
    assert matches(
        RecipientIdentity(
            type="id",
            value="sha256$" + hashlib.sha256(b"did:example:Me").hexdigest(),
            is_hashed=True,
        ),
        did,
    )


def test_every_spelling_of_another_identity_is_tried_in_vain():
    hidden = RecipientIdentity(
        type="url",
        value="sha256$" + hashlib.sha256(b"https://me.example").hexdigest(),
        is_hashed=True,
    )
    assert not matches(hidden, Identity(type="url", value="https://other.example"))


def test_the_hash_that_the_specification_prints_matches():
    recipient = RecipientIdentity(
        type="email",
        value="sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942",
        is_hashed=True,
        salt="deadsea",
    )
    assert matches(recipient, Identity(type="email", value="nobody@example.org"))


def test_the_recipient_is_judged_from_what_can_be_compared():
    mine = RecipientIdentity(type="email", value="learner@example.org")
    other = RecipientIdentity(type="email", value="other@example.org")
    did = RecipientIdentity(type="id", value="did:example:x")
    assert judge_recipient([], [ME]) is Recipient.NOBODY
    assert judge_recipient([did, mine], [ME]) is Recipient.YOU
    assert judge_recipient([other], [ME]) is Recipient.SOMEONE_ELSE
    assert judge_recipient([did], [ME]) is Recipient.UNKNOWN
    assert judge_recipient([mine], []) is Recipient.UNKNOWN
