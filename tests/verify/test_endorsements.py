"""What others say of a badge: each endorsement is verified by itself and never moves the badge."""

import json

import pytest

from backpack.domain.report import Standing
from tests.mint import CONTEXT, credential, data_integrity, did_key, ed25519, ob2_jws, vc_jwt
from tests.mint_lists import status_entry, token_of

BADGE = credential("x")["id"]
ACHIEVEMENT = credential("x")["credentialSubject"]["achievement"]["id"]
ENDORSER = ed25519(5)
ISSUER = did_key(ed25519())


def statement(private=ENDORSER, about=BADGE, **changes):
    document = {
        "@context": CONTEXT,
        "id": "urn:uuid:33333333-2222-4333-8444-555555555555",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": did_key(private), "type": ["Profile"], "name": "Board of Examiners"},
        "validFrom": "2026-03-15T00:00:00Z",
        "credentialSubject": {
            "id": about,
            "type": ["EndorsementSubject"],
            "endorsementComment": "A sound course.",
        },
        **changes,
    }
    return {name: value for name, value in document.items() if value is not None}


def endorsement(private=ENDORSER, **changes):
    return data_integrity(private, document=statement(private, **changes))


def token(private=ENDORSER, **changes):
    return token_of(statement(private, **changes), private).decode()


def endorsed(*endorsements, member="endorsement", **changes):
    return vc_jwt(**{member: list(endorsements)}, **changes)


@pytest.fixture
def check(online):
    """Check 10; the badge's own standing is that of a sound badge."""

    def run(badge):
        result = online(badge, known=[ISSUER])
        assert result.standing is Standing.VERIFIED
        return result.checks[9]

    return run


def told(check):
    return [(one["state"], one["reason"]) for one in check.details["endorsements"]]


@pytest.mark.parametrize(
    "badge",
    [
        endorsed(endorsement()),
        endorsed(endorsement(), endorsement(about=ACHIEVEMENT), endorsement(about=ISSUER)),
        endorsed(token(), member="endorsementJwt"),
        data_integrity(endorsement=[endorsement()]),
        data_integrity(endorsementJwt=[token()]),
    ],
)
def test_endorsements_that_hold_are_told_with_who_says_what(check, badge):
    made = check(badge)
    assert (made.result.value, made.reason) == ("passed", "endorsements-hold")
    first = made.details["endorsements"][0]
    assert (first["by"], first["comment"]) == ("Board of Examiners", "A sound course.")
    assert (first["standing"], first["about"]) == ("valid-unknown-issuer", "badge")
    assert {one["code"] for one in first["checks"]} >= {"proof", "binding", "status", "dates"}


def test_endorsements_of_the_achievement_and_the_issuer_are_found_where_they_stand(check):
    subject = json.loads(json.dumps(credential(ISSUER)["credentialSubject"]))
    subject["achievement"]["endorsement"] = [endorsement(about=ACHIEVEMENT)]
    issuer = {"id": ISSUER, "type": ["Profile"], "endorsementJwt": [token(about=ISSUER)]}
    made = check(vc_jwt(credentialSubject=subject, issuer=issuer))
    assert [one["about"] for one in made.details["endorsements"]] == ["achievement", "issuer"]
    assert made.reason == "endorsements-hold"


def forged():
    document = endorsement()
    document["credentialSubject"]["endorsementComment"] = "The best course there is."
    return document


FALSE = {
    "changed": (endorsed(forged()), "endorsement-forged"),
    "in another's name": (
        endorsed(data_integrity(ed25519(7), document=statement())),
        "endorsement-forged",
    ),
    "of another badge": (endorsed(endorsement(about="urn:uuid:1")), "endorsement-of-another"),
    "of nothing": (
        endorsed(token(credentialSubject={"endorsementComment": "x"}), member="endorsementJwt"),
        "endorsement-of-another",
    ),
    "without algorithm": (
        endorsed(token_of(statement(), ENDORSER, alg="none").decode(), member="endorsementJwt"),
        "endorsement-forged",
    ),
}


@pytest.mark.parametrize(("badge", "reason"), FALSE.values(), ids=FALSE.keys())
def test_a_false_endorsement_fails_and_says_nothing_against_the_badge(check, badge, reason):
    made = check(badge)
    assert (made.result.value, made.reason) == ("failed", "endorsements-forged")
    assert told(made) == [("forged", reason)]


def test_an_endorsement_that_is_over_or_taken_back_fails_apart(check, world):
    made = check(endorsed(endorsement(validUntil="2026-06-01T00:00:00Z")))
    assert (made.result.value, made.reason) == ("failed", "endorsements-over")
    place = "https://board.example/status"
    world.status_list(place, [7], private=ENDORSER)
    assert check(endorsed(endorsement(credentialStatus=status_entry(place)))).reason == (
        "endorsements-over"
    )


UNKNOWN = {
    "not signed": (endorsed(statement()), "endorsement-not-checked"),
    "by an issuer that is not reached": (
        endorsed(
            token_of(
                statement(issuer="did:web:board.example"),
                ENDORSER,
                kid="did:web:board.example#1",
            ).decode(),
            member="endorsementJwt",
        ),
        "endorsement-not-checked",
    ),
    "by an address that anybody could name": (
        endorsed(token(issuer="https://board.example/"), member="endorsementJwt"),
        "endorsement-not-checked",
    ),
    "of no context": (endorsed(statement(**{"@context": None})), "endorsement-broken"),
    "of another kind": (
        endorsed(endorsement(type=["VerifiableCredential"])),
        "endorsement-broken",
    ),
    "a broken token": (endorsed("x.y.z", member="endorsementJwt"), "endorsement-broken"),
    "a number": (endorsed(7, member="endorsementJwt"), "endorsement-broken"),
}


@pytest.mark.parametrize(("badge", "reason"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_an_endorsement_that_cannot_be_checked_is_unknown(check, badge, reason):
    made = check(badge)
    assert (made.result.value, made.reason) == ("unknown", "endorsements-not-checked")
    assert told(made) == [("unknown", reason)]


def test_what_an_endorsement_misses_is_no_loss_of_the_badge(online, world):
    entry = status_entry("https://board.example/status")
    result = online(endorsed(endorsement(credentialStatus=entry)), known=[ISSUER])
    assert (result.standing, result.is_complete) == (Standing.VERIFIED, True)
    assert result.checks[9].reason == "endorsements-not-checked"
    world.status_list("https://board.example/status", private=ENDORSER)
    result = online(endorsed(endorsement(credentialStatus=entry)), known=[ISSUER])
    assert [answer.url for answer in result.answers] == ["https://board.example/status"]


def test_of_a_hundred_endorsements_eight_are_looked_at(check):
    made = check(endorsed(*[token()] * 100, member="endorsementJwt"))
    assert (made.reason, made.parameters) == ("endorsements-not-checked", {"count": 100})
    assert len(made.details["endorsements"]) == 9


def test_an_endorsement_of_an_endorsement_is_not_followed(check):
    nested = token(endorsement=[statement()])
    assert check(endorsed(nested, member="endorsementJwt")).reason == "endorsements-hold"


def test_nobody_is_asked_who_endorses_a_forged_badge(online, world):
    issuer = "did:web:board.example"
    signed = token_of(statement(issuer=issuer), ENDORSER, kid=f"{issuer}#1").decode()
    badge = endorsed(signed, member="endorsementJwt")[:-6] + b"AAAAAA"
    assert online(badge).checks[9].reason == "endorsements-without-proof"
    assert world.asked == []


PLACE = "https://board.example/endorsements/1"
BOARD = "https://board.example/"


def older(about="urn:uuid:22222222-2222-4333-8444-555555555555", **changes):
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Endorsement",
        "id": PLACE,
        "claim": {"id": about, "endorsementComment": "Sound."},
        "issuer": BOARD,
        "verification": {"type": "hosted"},
        **changes,
    }


@pytest.fixture
def board(online, world):
    """Check 10 of an Open Badges 2.0 badge that is endorsed by a hosted endorsement."""
    world.put(BOARD, {"type": "Issuer", "id": BOARD, "name": "Board"})

    def run(given=PLACE):
        return online(ob2_jws(endorsement=given)).checks[9]

    return run


def test_an_older_endorsement_counts_where_its_own_issuer_hosts_it(board, world):
    assert board().reason != "endorsements-hold"
    world.put(PLACE, older())
    check = board()
    assert (check.reason, check.details["endorsements"][0]["by"]) == ("endorsements-hold", "Board")


OLDER = {
    "of another badge": older(about="urn:uuid:1"),
    "of another name": older(id=PLACE + "0"),
    "of another kind": older(type="Assertion"),
    "by an issuer of another site": older(issuer="https://elsewhere.example/"),
    "by an issuer of no address": older(issuer="urn:uuid:1"),
    "by an issuer that is another": older(issuer=BOARD + "other"),
    "a page": b"<html>",
}


@pytest.mark.parametrize("body", OLDER.values(), ids=OLDER.keys())
def test_an_older_endorsement_that_nobody_answers_for_is_unknown(board, world, body):
    world.put("https://elsewhere.example/", {"id": "https://elsewhere.example/", "type": "Issuer"})
    world.put(BOARD + "other", {"type": "Issuer", "id": BOARD})
    world.put(PLACE, body)
    assert board().reason == "endorsements-not-checked"
    assert board(older()).reason == "endorsements-not-checked"


def test_an_older_endorsement_that_was_passed_on_elsewhere_is_unknown(board, world):
    world.put(PLACE, older(), final_url="https://elsewhere.example/1")
    assert board().reason == "endorsements-not-checked"


def test_an_older_endorsement_of_an_issuer_behind_a_door_is_unknown(board, world):
    """A door on somebody's site that leads to a forger's description of them."""
    door = "https://elsewhere.example/login?next="
    scope = {"verification": {"allowedOrigins": ["board.example"]}}
    world.put(BOARD + "forged", {"type": "Issuer", "id": door, "name": "Elsewhere", **scope})
    world.redirect(door, BOARD + "forged")
    world.put(PLACE, older(issuer=door))
    assert board().reason == "endorsements-not-checked"


def test_an_older_endorsement_that_was_taken_back_is_over(board, world):
    world.put(PLACE, older(revoked=True))
    assert board().reason == "endorsements-over"


@pytest.mark.parametrize("given", [{"type": "Endorsement"}, "urn:uuid:1"])
def test_an_older_endorsement_without_an_address_is_unknown(board, given):
    assert board(given).details["endorsements"][0]["reason"] == "endorsement-broken"
