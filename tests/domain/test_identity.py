"""Whom a credential is made out to; the hashes are those that the specifications print."""

import hashlib

import pytest

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.identity import judge_recipient, kind_of_identity, matches
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


def recipient(kind, value, **changes):
    return RecipientIdentity(type=kind, value=value, **changes)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("emailAddress", "email"),
        ("Email", "email"),
        ("ext:emailAddress", "email"),
        ("phone", "telephone"),
        ("identifier", "id"),
        ("did", "id"),
        ("userName", "userName"),
        ("nationalIdentityNumber", "nationalIdentityNumber"),
        ("ext:studentCard", "ext:studentCard"),
    ],
)
def test_the_kinds_of_the_specifications_are_understood(written, kind):
    assert kind_of_identity(written) == kind


@pytest.mark.parametrize(
    ("named", "mine"),
    [
        (("id", "mailto:learner@example.org"), ("email", "Learner@Example.org")),
        (("email", "learner@example.org"), ("email", "MAILTO:learner@example.org")),
        (("id", "tel:+49-30-123456"), ("telephone", "0049 30 123456")),
        (("telephone", "+49 (30) 12 34 56"), ("telephone", "+4930123456")),
        (("id", "HTTPS://Ada.Example"), ("url", "https://ada.example/")),
        (("name", "Ada  Byron"), ("name", "ada byron")),
        (("userName", "ada"), ("userName", "ada")),
    ],
)
def test_one_identity_in_two_spellings_is_one(named, mine):
    assert matches(recipient(*named), Identity(type=mine[0], value=mine[1]))


@pytest.mark.parametrize(
    ("named", "mine"),
    [
        (("email", "learner+badges@example.org"), ("email", "learner@example.org")),
        (("email", "lear.ner@example.org"), ("email", "learner@example.org")),
        (("email", "tel:123"), ("telephone", "123")),
        (("url", "https://ada.example/Me"), ("url", "https://ada.example/me")),
        (("url", "https://[ada"), ("url", "https://ada")),
        (("userName", "ada"), ("accountId", "ada")),
        (("userName", "ada"), ("userName", "Ada")),
    ],
)
def test_what_only_resembles_it_is_another(named, mine):
    assert not matches(recipient(*named), Identity(type=mine[0], value=mine[1]))


@pytest.mark.parametrize(
    ("kind", "hidden", "mine"),
    [
        ("telephone", "+4930123456", "+49 30 123456"),
        ("telephone", "tel:+4930123456", "0049 30 123456"),
        ("url", "https://ada.example/", "https://ada.example"),
        ("email", "Learner@example.org", "Learner@Example.org"),
        ("email", "Ada.Byron@example.org", "ada.byron@Example.org"),
        ("email", "mailto:Ada@example.org", "ada@example.org"),
        ("name", "Ada Byron", "ada  byron"),
    ],
)
def test_a_hidden_identity_is_found_in_its_common_spellings(kind, hidden, mine):
    digest = hashlib.sha256((hidden + "salt").encode()).hexdigest()
    named = recipient(kind, f"sha256${digest}", is_hashed=True, salt="salt")
    assert matches(named, Identity(type=kind, value=mine))


def test_any_of_several_identities_will_do():
    own = [Identity(type="email", value=f"{name}@example.org") for name in ("a", "b", "learner")]
    assert judge_recipient([recipient("email", "learner@example.org")], own) is Recipient.YOU


def test_what_cannot_be_compared_is_not_known():
    odd = recipient("email", "sha512$ab", is_hashed=True)
    bare = recipient("email", "ab" * 32, is_hashed=True)
    assert judge_recipient([odd], [ME]) is Recipient.UNKNOWN
    assert judge_recipient([bare], [ME]) is Recipient.UNKNOWN
    other = recipient("email", "sha256$ab", is_hashed=True)
    assert judge_recipient([other], [ME]) is Recipient.SOMEONE_ELSE


def test_a_name_written_otherwise_is_nobody_else():
    ada = Identity(type="name", value="Ada Byron")
    assert judge_recipient([recipient("name", "A. Byron")], [ada]) is Recipient.UNKNOWN


def test_a_hidden_identity_of_another_kind_or_value_is_another():
    digest = "sha256$" + hashlib.sha256(b"ada").hexdigest()
    hidden = recipient("userName", digest, is_hashed=True)
    assert matches(hidden, Identity(type="userName", value="Ada"))
    assert not matches(hidden, Identity(type="userName", value="ada2"))
    assert not matches(hidden, Identity(type="accountId", value="ada"))


def test_half_a_letter_from_a_terminal_is_nobody_s():
    hidden = hashed("learner@example.org")
    assert not matches(hidden, Identity(type="email", value="\udcff@example.org"))
