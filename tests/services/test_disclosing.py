"""What goes out by a decision, and what others are told of a badge's standing."""

import base64
import json
from dataclasses import replace

import pytest

from backpack.domain.disclosure import Disclosure, EvidenceItem, Held, Sensitive
from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.progress import Progress
from backpack.domain.report import Result, Standing
from backpack.services.annotating import Annotating
from backpack.services.disclosing import Disclosing, kept_back
from backpack.services.identifying import Identifying
from backpack.services.picturing import Picturing
from backpack.services.sources import Source
from tests import mint
from tests.mint import itxt, ob2_jws, png, vc_jwt

MAIL = "learner@example.org"
EVIDENCE = [
    {"id": "https://work.example/1?identity__email=learner%40example.org", "type": ["Evidence"],
     "name": "Film", "narrative": f"Ask {MAIL} for it."},
    {"id": "https://work.example/2", "type": ["Evidence"], "name": "Essay"},
]  # fmt: skip


@pytest.fixture
def identifying(store, verifying):
    return Identifying(store=store, verifying=verifying)


@pytest.fixture
def annotating(store, clock):
    return Annotating(store=store, clock=clock)


@pytest.fixture
def disclosing(store, organising, pictures, clock):
    return Disclosing(
        store=store,
        organising=organising,
        picturing=Picturing(store=store, pictures=pictures),
        clock=clock,
    )


@pytest.fixture
def disclose(disclosing):
    def give(*lines, **choices):
        ids = tuple(line.holding.id for line in lines)
        return disclosing.disclose(Disclosure(holdings=ids, **choices), Progress())

    return give


def everything_in(disclosed):
    return repr([replace(badge, original=None) for badge in disclosed.badges])


def test_the_recipient_is_nowhere_unless_switched_on(add, disclose):
    (line,) = add(vc_jwt(evidence=EVIDENCE, odd=[MAIL]))
    disclosed = disclose(line)
    assert "learner" not in everything_in(disclosed)
    (badge,) = disclosed.badges
    assert badge.original is None
    assert badge.credential.recipients == ()
    assert badge.credential.extra == {}
    assert badge.credential.evidence[0].url == "https://work.example/1"
    assert badge.credential.evidence[0].narrative == "Ask … for it."
    (shown,) = disclose(line, with_recipient=True).badges
    assert shown.credential.recipients[0].value == MAIL
    assert MAIL in shown.credential.evidence[0].narrative


def test_what_names_the_learner_in_one_badge_is_told_in_no_other(add, disclose):
    first, second = add(vc_jwt(), vc_jwt(id="urn:uuid:2", description=f"For {MAIL}", name="x"))
    alone, together = disclose(second), disclose(first, second)
    assert MAIL not in everything_in(alone)
    assert MAIL not in everything_in(together)
    assert [badge.holding_id for badge in together.badges] == [first.holding.id, second.holding.id]


def test_evidence_goes_item_by_item(add, disclose):
    (line,) = add(vc_jwt(evidence=EVIDENCE))
    item = EvidenceItem(holding=line.holding.id, number=0)
    (badge,) = disclose(line, evidence_left_out=frozenset([item])).badges
    assert [one.name for one in badge.credential.evidence] == ["Essay"]
    (badge,) = disclose(line, with_evidence=False).badges
    assert badge.credential.evidence == ()


def test_a_name_goes_out_only_where_the_learner_gives_one(add, disclose, identifying):
    identifying.save_name("Ada Byron")
    (line,) = add(vc_jwt(evidence=[{"id": "https://work.example/", "name": "Film by Ada  Byron"}]))
    without = disclose(line)
    assert "Byron" not in everything_in(without)
    named = disclose(line, learner_name="Ada Byron")
    assert named.learner_name == "Ada Byron"
    assert named.badges[0].credential.evidence[0].name == "Film by Ada  Byron"


def test_an_original_goes_out_where_nothing_withheld_is_in_it(add, disclose):
    bare = vc_jwt(credentialSubject={"achievement": {"name": "X", "criteria": {"narrative": "y"}}})
    (line,) = add(bare)
    (badge,) = disclose(line).badges
    assert badge.original
    assert badge.original.data == bare
    assert disclose(line, with_originals=False).badges[0].original is None


def test_an_original_that_tells_more_waits_for_the_learner(add, disclose, disclosing):
    text = png(itxt(b"openbadgecredential", vc_jwt(evidence=EVIDENCE)))
    (line,) = add(text)
    assert disclose(line).badges[0].original is None
    held = disclosing.what_originals_hold(line.holding.id)
    assert [one.kind for one in held] == [
        Sensitive.EMAIL,
        Sensitive.LINK,
        Sensitive.EVIDENCE,
        Sensitive.PICTURE,
    ]
    assert held[0] == Held(kind=Sensitive.EMAIL, value=MAIL)
    (badge,) = disclose(line, originals_tell_more=True).badges
    assert badge.original.data == text
    (badge,) = disclose(line, with_recipient=True).badges
    assert badge.original.data == text


def test_each_choice_keeps_an_original_back_for_its_own_reason(add, disclosing):
    (line,) = add(png(itxt(b"openbadgecredential", vc_jwt(evidence=EVIDENCE))))
    held = disclosing.what_originals_hold(line.holding.id)
    here = line.holding.id
    reasons = {
        Sensitive.EVIDENCE: {"with_evidence": False},
        Sensitive.PICTURE: {"with_picture": False},
    }
    for kind, choice in reasons.items():
        decision = Disclosure(holdings=(here,), with_recipient=True, **choice)
        assert [one.kind for one in kept_back(held, decision, here)] == [kind]
    one_item = frozenset([EvidenceItem(holding=here, number=1)])
    decision = Disclosure(holdings=(here,), with_recipient=True, evidence_left_out=one_item)
    assert [one.kind for one in kept_back(held, decision, here)] == [Sensitive.EVIDENCE]


def test_the_learner_is_told_of_everything_that_an_original_holds(
    store, add, disclosing, identifying
):
    identifying.save_name("Ada Byron")
    phone = Identity(type="telephone", value="+44 20 7946 0000")
    store.save_identities([phone, Identity(type="email", value="ada@home.example")])
    document = mint.credential(
        "did:key:z6Mk",
        evidence=[{"id": "https://w.example/", "name": "By Ada Byron, ada@home.example"}],
        note="call +44 20 7946 0000",
        image={"id": "data:image/png;base64," + base64.b64encode(png() + b"exif:GPS").decode()},
        credentialSubject={
            "id": "did:example:ada",
            "licenseNumber": "L-12345",
            "identifier": [
                {"identityHash": "sha256$" + "ab" * 32, "identityType": "emailAddress",
                 "hashed": True, "salt": "deadsea"},
                {"identityHash": "A. Byron", "identityType": "name", "hashed": False},
            ],
            "result": [{"value": "92"}],
            "achievement": {"name": "X"},
        },
    )  # fmt: skip
    (line,) = add(json.dumps(document).encode())
    held = disclosing.what_originals_hold(line.holding.id)
    assert [(one.kind.value, one.value) for one in held if "image" not in one.value] == [
        ("email", "ada@home.example"),
        ("hashed-email", "sha256$" + "ab" * 32),
        ("salt", "deadsea"),
        ("identifier", "did:example:ada"),
        ("identifier", "+44 20 7946 0000"),
        ("identifier", "L-12345"),
        ("name", "A. Byron"),
        ("name", "Ada Byron"),
        ("evidence", ""),
        ("results", ""),
        ("location", ""),
    ]


def test_results_and_a_licence_number_are_left_out_when_asked(add, disclose):
    subject = {
        "licenseNumber": "L-12345",
        "result": [{"value": "92"}],
        "achievement": {"name": "X"},
    }
    (line,) = add(vc_jwt(credentialSubject=subject))
    (badge,) = disclose(line, with_results=False).badges
    assert badge.credential.results == ()
    assert badge.credential.activity.licence_number == ""
    (badge,) = disclose(line, with_recipient=True).badges
    assert badge.credential.results[0].value == "92"
    assert badge.credential.activity.licence_number == "L-12345"


def test_a_file_with_other_badges_waits_unless_all_of_them_go(add, disclose, disclosing):
    both = png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws()))
    first, second = add(both)
    choices = {"with_recipient": True}
    assert disclose(first, **choices).badges[0].original is None
    assert [badge.original.data for badge in disclose(first, second, **choices).badges] == [
        both
    ] * 2
    kinds = [one.kind for one in disclosing.what_originals_hold(first.holding.id)]
    assert Sensitive.OTHER_CONTENTS in kinds


def test_the_original_of_a_badge_from_a_message_is_the_badge_alone(importing, disclose):
    message = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\n" + vc_jwt()
    (line,) = importing.add([Source(name="mail.eml", data=message)], Progress()).lines
    assert disclose(line, with_recipient=True).badges[0].original.data == vc_jwt()


def test_the_learners_own_confirmation_is_told_to_nobody(add, disclose, knowing):
    (line,) = add(vc_jwt())
    knowing.confirm_issuer_of(line.holding.id, Progress())
    (badge,) = disclose(line).badges
    assert badge.standing.standing is Standing.VALID_UNKNOWN_ISSUER
    assert badge.standing.registry == ""
    assert badge.standing.key.startswith("did:key:")
    told = dict(badge.standing.checks)
    assert told["proof"] is Result.PASSED
    assert not set(told) & {"issuer", "recipient"}


def test_a_badge_that_has_run_out_since_its_check_is_told_so(store, add, disclose):
    (line,) = add(vc_jwt(validUntil="2026-11-24T00:00:00Z"))
    assert disclose(line).badges[0].standing.standing is Standing.VALID_UNKNOWN_ISSUER
    report = store.load_report(line.holding.id)
    (other,) = add(vc_jwt(id="urn:uuid:2", validUntil="2026-11-22T00:00:00Z"))
    store.save_report(other.holding.id, replace(report, standing=Standing.VERIFIED))
    (badge,) = disclose(other).badges
    assert badge.standing.standing is Standing.EXPIRED


def test_the_issuers_own_page_is_where_others_are_led(add, disclose):
    (line,) = add(vc_jwt(id="https://b.example/a/1?identity__email=learner%40example.org"))
    (badge,) = disclose(line).badges
    assert badge.address == "https://b.example/a/1"
    assert badge.credential.id == "https://b.example/a/1"
    (line,) = add(vc_jwt(id="urn:uuid:1"))
    assert disclose(line).badges[0].address is None


def test_a_picture_is_drawn_unless_it_is_left_out(add, disclose, disclosing):
    (line,) = add(png(itxt(b"openbadgecredential", vc_jwt())))
    assert disclose(line).badges[0].picture == png()
    assert disclose(line, with_picture=False).badges[0].picture == b""
    chosen = Disclosure(holdings=(line.holding.id,))
    assert disclosing.disclose(chosen, Progress(), picture_size=0).badges[0].picture == b""


def test_notes_go_out_only_when_switched_on(add, disclose, annotating):
    (line,) = add(vc_jwt())
    annotating.save_notes(line.holding.id, f"Ask {MAIL}")
    annotating.save_alternative_text(line.holding.id, f"A star for {MAIL}")
    (badge,) = disclose(line).badges
    assert badge.notes == ""
    assert badge.alternative_text == "A star for …"
    assert disclose(line, with_notes=True).badges[0].notes == "Ask …"


def test_nothing_chosen_is_nothing(disclosing, add):
    with pytest.raises(Fault, match="nothing-chosen"):
        disclosing.disclose(Disclosure(holdings=()), Progress())
    prepared = disclosing.prepare([add(vc_jwt())[0].holding.id], Progress())
    with pytest.raises(Fault, match="nothing-chosen"):
        disclosing.decide(prepared, Disclosure(holdings=("0" * 32,)))


def test_every_identity_of_the_learner_is_kept_back_in_its_own_way(store, add, disclose):
    for kind, value in (
        ("telephone", "tel:+442079460000"),
        ("url", "https://ada.example/"),
        ("userName", "teach"),
        ("name", "Ada Byron"),
    ):
        store.save_identities([*store.load_identities(), Identity(type=kind, value=value)])
    subject = {
        "id": "mailto:ada@home.example",
        "identifier": [
            {"identityHash": "A. King", "identityType": "name", "hashed": False},
            {"identityHash": "sha256$" + "ab" * 32, "hashed": True, "salt": "deadsea"},
        ],
        "achievement": {"name": "X", "description": "teach, teaching; " + "ab" * 32},
        "narrative": "Ada Byron or A. King, ada@home.example, at https://ada.example/film",
    }
    (line,) = add(vc_jwt(credentialSubject=subject))
    credential = disclose(line).badges[0].credential
    assert credential.narrative == "… or …, …, at https://ada.example/film"
    assert credential.achievement.description == "…, teaching; …"
    named = disclose(line, learner_name="Ada Byron").badges[0].credential
    assert named.narrative == "Ada Byron or A. King, …, at https://ada.example/film"


def test_a_name_that_the_learner_puts_on_the_cover_is_no_secret(add, disclose):
    (line,) = add(vc_jwt(evidence=[{"id": "https://w.example/", "name": f"For {MAIL}"}]))
    disclosed = disclose(line, learner_name=f"Ada <{MAIL}>")
    assert disclosed.badges[0].credential.evidence[0].name == f"For {MAIL}"


def test_a_badge_that_one_gave_oneself_names_no_key(add, disclose):
    key = mint.did_key(mint.ed25519())
    (line,) = add(vc_jwt(credentialSubject={"id": key, "achievement": {"name": "X"}}))
    (badge,) = disclose(line).badges
    assert badge.standing.key == ""
    assert badge.credential.issuer.id is None
