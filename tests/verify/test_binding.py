"""The table "Whose key is it?" of docs/verdicts.md, row by row."""

import json

import pytest

from backpack.domain.report import Result, Standing
from backpack.domain.web import Trouble
from tests.mint import (
    base64url,
    compact,
    controller_document,
    credential,
    data_integrity,
    did_key,
    ed25519,
    jwk,
    method,
    multibase,
    p256,
    rsa_key,
    token,
)

WEB = "did:web:northlake.example"
SITE = "https://northlake.example/issuer"
MINE, OTHER = ed25519(1), ed25519(2)
DID, OTHER_DID = did_key(MINE), did_key(OTHER)
DID_JWK = "did:jwk:" + base64url(json.dumps(jwk(MINE)).encode())


@pytest.fixture
def bound(online):
    """Standing, result and reason of check 4 for a token of a confirmed issuer."""

    def judge(issuer, private=MINE, **naming):
        result = online(token(issuer, private, **naming), known=[issuer])
        check = result.checks[3]
        return result.standing, check.result, check.reason

    return judge


PASSED = Standing.VERIFIED, Result.PASSED
FAILED = Standing.INVALID, Result.FAILED
OPEN = Standing.VALID_UNKNOWN_ISSUER, Result.UNKNOWN
OUT_OF_REACH = Standing.UNVERIFIABLE, Result.UNKNOWN


@pytest.mark.parametrize(
    ("issuer", "kid"),
    [
        (DID, DID),
        (DID, f"{DID}#{multibase(MINE)}"),
        (f"{DID}#{multibase(MINE)}", DID),
        (f"{DID}#{multibase(MINE)}", f"#{multibase(MINE)}"),
        (DID_JWK, DID_JWK),
        (DID_JWK, f"{DID_JWK}#0"),
    ],
)
def test_did_key_or_did_jwk_and_the_same_did(bound, issuer, kid):
    assert bound(issuer, kid=kid) == (*PASSED, "binding-same")


def test_did_key_and_the_very_key_sent_along(bound):
    assert bound(DID, header={"jwk": jwk(MINE)}) == (*PASSED, "binding-same")


@pytest.mark.parametrize("naming", [{"kid": OTHER_DID}, {"header": {"jwk": jwk(OTHER)}}])
@pytest.mark.parametrize("issuer", [DID, DID_JWK])
def test_did_key_or_did_jwk_and_any_other_key(bound, issuer, naming):
    assert bound(issuer, OTHER, **naming) == (*FAILED, "binding-other-key")


def test_did_key_that_is_broken_and_any_key(bound):
    naming = {"header": {"jwk": jwk(OTHER)}}
    assert bound("did:key:zBroken", OTHER, **naming) == (*FAILED, "binding-other-key")


LISTED = {
    "by reference": {},
    "by relative reference": {"assertionMethod": ["#key-1"]},
    "embedded": {
        "verificationMethod": None,
        "assertionMethod": [method(MINE, f"{WEB}#key-1")],
    },
    "embedded, with relative names": {
        "verificationMethod": None,
        "assertionMethod": [method(MINE, "#key-1", controller=WEB)],
    },
    "among others": {
        "verificationMethod": [method(OTHER, f"{WEB}#key-0"), method(MINE, f"{WEB}#key-1")],
    },
    "a single one, not in a list": {"assertionMethod": f"{WEB}#key-1"},
}


@pytest.mark.parametrize("changes", LISTED.values(), ids=LISTED)
def test_did_web_obtained_and_the_key_listed_for_assertion_method(bound, world, changes):
    world.issuer_web(MINE, **changes)
    assert bound(WEB, kid=f"{WEB}#key-1") == (*PASSED, "binding-listed")
    assert world.asked == ["https://northlake.example/.well-known/did.json"]


def test_https_obtained_and_the_key_listed_for_assertion_method(bound, world):
    world.issuer_https(MINE)
    assert bound(SITE, kid=f"{SITE}#key-1") == (*PASSED, "binding-listed")
    assert world.asked == [SITE]


@pytest.mark.parametrize(
    "naming",
    [{"kid": DID}, {"header": {"jwk": jwk(MINE)}}, {"kid": f"{SITE}#{multibase(MINE)}"}],
)
@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_a_key_that_travels_and_that_the_issuer_lists(bound, world, issuer, naming):
    world.put_keys(issuer, method(MINE, f"{issuer}#key-1"))
    assert bound(issuer, **naming) == (*PASSED, "binding-listed")


def test_a_did_key_that_the_issuer_lists_by_reference(bound, world):
    world.put_keys(WEB, assertionMethod=[f"{DID}#{multibase(MINE)}"])
    assert bound(WEB, kid=DID) == (*PASSED, "binding-listed")
    assert bound(WEB, OTHER, kid=OTHER_DID) == (*FAILED, "binding-not-listed")


@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_obtained_and_it_names_keys_but_not_this_one(bound, world, issuer):
    world.put_keys(issuer, method(OTHER, f"{issuer}#key-1"))
    assert bound(issuer, kid=DID) == (*FAILED, "binding-not-listed")


@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_obtained_and_the_signature_names_a_key_that_is_gone(online, world, issuer):
    world.put_keys(issuer, method(OTHER, f"{issuer}#key-2"))
    result = online(token(issuer, MINE, kid=f"{issuer}#key-1"), known=[issuer])
    assert (result.standing, result.checks[2].reason) == (Standing.INVALID, "key-gone")
    assert result.checks[3].reason == "binding-names-another"


@pytest.mark.parametrize("changes", [{"assertionMethod": []}, {"assertionMethod": None}])
@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_obtained_and_the_key_is_there_but_not_for_assertion_method(bound, world, issuer, changes):
    entry = method(MINE, f"{issuer}#key-1")
    world.put_keys(issuer, entry, authentication=[entry["id"]], **changes)
    for kid in (entry["id"], DID):
        assert bound(issuer, kid=kid) == (*FAILED, "binding-not-for-assertion")


@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_obtained_and_the_key_belongs_to_another_controller(bound, world, issuer):
    world.put_keys(issuer, method(MINE, f"{issuer}#key-1", controller="https://evil.example"))
    assert bound(issuer, kid=f"{issuer}#key-1") == (*FAILED, "key-of-other-owner")


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, (*PASSED, "binding-listed")),
        ({"revoked": False}, (*PASSED, "binding-listed")),
        ({"revoked": "2026-01-01T00:00:00Z"}, (*FAILED, "binding-key-revoked")),
        ({"expires": "2026-01-01T00:00:00Z"}, (*OUT_OF_REACH, "binding-key-expired")),
    ],
)
@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_a_key_in_a_file_of_its_own_counts_no_longer_than_that_says(
    bound, world, issuer, changes, ending
):
    place = "https://northlake.example/keys/1"
    world.put_keys(issuer, assertionMethod=[place])
    world.put(place, method(MINE, place, controller=issuer, **changes))
    assert bound(issuer, kid=place) == ending


@pytest.mark.parametrize("revoked", ["2026-01-01T00:00:00Z", True, "at once"])
def test_obtained_and_the_key_is_withdrawn(bound, world, revoked):
    world.put_keys(WEB, method(MINE, f"{WEB}#key-1", revoked=revoked))
    assert bound(WEB, kid=f"{WEB}#key-1") == (*FAILED, "binding-key-revoked")


def test_obtained_and_the_time_of_the_key_is_over(bound, world):
    world.put_keys(WEB, method(MINE, f"{WEB}#key-1", expires="2026-01-01T00:00:00Z"))
    assert bound(WEB, kid=f"{WEB}#key-1") == (*OUT_OF_REACH, "binding-key-expired")


def test_obtained_and_the_key_is_to_be_withdrawn_later(bound, world):
    later = {"expires": "2030-01-01T00:00:00Z", "revoked": "2030-01-01T00:00:00Z"}
    world.put_keys(WEB, method(MINE, f"{WEB}#key-1", **later))
    assert bound(WEB, kid=f"{WEB}#key-1") == (*PASSED, "binding-listed")


def test_did_web_not_obtained_and_a_key_that_travels(bound, world):
    assert bound(WEB, kid=DID) == (*OUT_OF_REACH, "source-no-connection")
    world.take_down("https://northlake.example/.well-known/did.json", Trouble.NOT_ALLOWED)
    assert bound(WEB, kid=DID) == (*OUT_OF_REACH, "binding-needs-network")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"body": controller_document("did:web:evil.example")}, "key-document-of-another"),
        ({"body": {"verificationMethod": []}}, "key-document-of-another"),
        ({"body": b"<!doctype html>"}, "source-is-a-page"),
        ({"body": b"", "status": 404}, "source-gone"),
        (
            {
                "body": controller_document(
                    WEB, method(MINE, f"{WEB}#key-1"), method(OTHER, f"{WEB}#key-1")
                )
            },
            "key-document-broken",
        ),
    ],
)
def test_did_web_not_obtained_and_a_key_in_its_document(online, world, answer, reason):
    world.put("https://northlake.example/.well-known/did.json", **answer)
    result = online(token(WEB, MINE, kid=f"{WEB}#key-1"), known=[WEB])
    assert (result.standing, result.checks[2].reason) == (Standing.UNVERIFIABLE, reason)
    assert [missing.reason for missing in result.missing] == [reason]


def test_a_did_method_that_is_not_supported(bound):
    assert bound("did:ion:abc", kid=DID) == (*OUT_OF_REACH, "binding-unsupported")


TRAVELLING = [{"kid": DID}, {"header": {"jwk": jwk(MINE)}}, {"kid": f"{SITE}#{multibase(MINE)}"}]


@pytest.mark.parametrize("naming", TRAVELLING)
def test_https_not_reached_and_a_key_that_travels(bound, world, naming):
    assert bound(SITE, **naming) == (*OPEN, "binding-not-reached")
    world.take_down(SITE, Trouble.NOT_ALLOWED)
    assert bound(SITE, **naming) == (*OPEN, "binding-travels-with-badge")


@pytest.mark.parametrize("naming", TRAVELLING)
@pytest.mark.parametrize(
    "answer",
    [
        {"body": {"id": SITE, "type": "Profile", "name": "Northlake"}},
        {"body": {"name": "Northlake"}},
        {"body": b"<html>"},
        {"status": 404},
    ],
)
def test_https_that_names_no_keys_and_a_key_that_travels(online, world, answer, naming):
    world.put(SITE, **answer)
    result = online(token(SITE, MINE, **naming), known=[SITE])
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert result.checks[3].reason == "binding-without-keys"


def test_https_that_answers_with_the_document_of_another(bound, world):
    world.put(SITE, controller_document("https://evil.example", method(MINE, "https://e.x#1")))
    assert bound(SITE, kid=DID) == (*OPEN, "binding-not-reached")


@pytest.mark.parametrize("issuer", ["urn:x:school", "http://northlake.example/issuer"])
def test_urn_or_open_address_and_a_key_that_travels(bound, world, issuer):
    assert bound(issuer, kid=DID) == (*OPEN, "binding-travels-with-badge")
    assert world.asked == []


def test_none_and_a_key_that_travels(online, world):
    claims = {**credential(""), "issuer": {"name": "Nobody"}}
    result = online(compact({"alg": "EdDSA", "kid": DID}, claims, MINE))
    assert result.checks[3].reason == "binding-travels-with-badge"
    assert world.asked == []


NEARBY = "https://northlake.example/keys/7"


@pytest.mark.parametrize("body", [jwk(MINE), {"keys": [jwk(MINE)]}, method(MINE, NEARBY)])
def test_https_and_a_kid_on_the_same_origin_that_the_issuer_lists(bound, world, body):
    world.put(NEARBY, body)
    world.put_keys(SITE, assertionMethod=[NEARBY])
    assert bound(SITE, kid=NEARBY) == (*PASSED, "binding-listed")
    world.put_keys(SITE, method(MINE, f"{SITE}#key-1"))
    assert bound(SITE, kid=NEARBY) == (*PASSED, "binding-listed")


@pytest.mark.parametrize("body", [jwk(MINE), {"keys": [jwk(MINE)]}, method(MINE, NEARBY)])
def test_https_and_a_kid_on_the_same_origin_of_an_issuer_that_lists_nothing(bound, world, body):
    world.put(NEARBY, body)
    assert bound(SITE, kid=NEARBY) == (*OPEN, "binding-nearby")
    world.put(SITE, {"id": SITE, "name": "Northlake"})
    assert bound(SITE, kid=NEARBY) == (*OPEN, "binding-nearby")


def test_https_and_a_kid_on_the_same_origin_of_an_issuer_that_lists_others(bound, world):
    world.put(NEARBY, jwk(MINE))
    world.put_keys(SITE, method(OTHER, f"{SITE}#key-1"))
    assert bound(SITE, kid=NEARBY) == (*FAILED, "binding-not-listed")


@pytest.mark.parametrize("body", [jwk(MINE), {"keys": [{"kty": "RSA"}, {**jwk(MINE), "kid": "a"}]}])
def test_https_whose_own_address_is_the_key(bound, world, body):
    world.put(SITE, body)
    kid = f"{SITE}#a" if "keys" in body else SITE
    assert bound(SITE, kid=kid) == (*PASSED, "binding-listed")


def test_two_issuers_on_one_host_are_not_each_other(bound, world):
    neighbour = "https://northlake.example/neighbour"
    world.put_keys(neighbour, method(OTHER, f"{neighbour}#key-1"))
    world.issuer_https(MINE)
    assert bound(SITE, OTHER, kid=f"{neighbour}#key-1") == (*FAILED, "binding-not-listed")
    world.put(SITE, b"", status=404)
    assert bound(SITE, OTHER, kid=f"{neighbour}#key-1") == (*OPEN, "binding-nearby")


def test_two_issuers_with_did_web_on_one_host_are_not_each_other(bound, world):
    world.issuer_web(MINE)
    world.put_keys(f"{WEB}:b", method(OTHER, f"{WEB}:b#key-1"))
    assert bound(WEB, OTHER, kid=f"{WEB}:b#key-1") == (*FAILED, "binding-not-listed")


UPLOAD = "https://northlake.example/uploads/evil.json"


@pytest.mark.parametrize(
    "body",
    [
        method(OTHER, NEARBY),
        {"id": UPLOAD, "verificationMethod": [method(OTHER, NEARBY, controller=UPLOAD)]},
        {"keys": [{**jwk(OTHER), "kid": NEARBY}]},
        {**jwk(OTHER), "id": NEARBY, "kid": NEARBY},
    ],
)
def test_a_key_cannot_take_the_name_of_one_that_the_issuer_lists(online, world, body):
    world.put_keys(SITE, assertionMethod=[NEARBY])
    world.put(NEARBY, jwk(MINE))
    world.put(UPLOAD, body)
    result = online(token(SITE, OTHER, kid=UPLOAD), known=[SITE])
    assert result.standing in (Standing.INVALID, Standing.UNVERIFIABLE)


def test_a_method_without_a_name_is_for_nothing(bound, world):
    nameless = method(MINE, "", id=None, controller=WEB)
    world.put_keys(WEB, verificationMethod=[nameless], assertionMethod=[{}, "", 7, nameless])
    assert bound(WEB, kid=DID) == (*FAILED, "binding-not-for-assertion")


ELSEWHERE = "https://keys.example/7"


def test_https_and_a_kid_on_another_origin_that_the_issuer_does_not_list(online, world):
    world.put(ELSEWHERE, jwk(MINE))
    world.issuer_https(OTHER)
    result = online(token(SITE, MINE, kid=ELSEWHERE), known=[SITE])
    assert (result.standing, result.checks[2].reason) == (Standing.UNVERIFIABLE, "key-elsewhere")
    assert ELSEWHERE not in world.asked


def test_https_and_a_kid_on_another_origin_that_the_issuer_lists(bound, world):
    world.put(ELSEWHERE, jwk(MINE))
    world.put_keys(SITE, method(OTHER, f"{SITE}#key-1"), assertionMethod=[ELSEWHERE])
    assert bound(SITE, kid=ELSEWHERE) == (*PASSED, "binding-listed")


def test_https_and_a_fragment_of_another_origin(bound, world):
    named = f"https://keys.example/issuer#{multibase(MINE)}"
    assert bound(SITE, kid=named) == (*OUT_OF_REACH, "binding-elsewhere")
    assert world.asked == [SITE]


def test_did_web_and_a_kid_of_another_did(online, world):
    world.issuer_web(MINE)
    world.put_keys("did:web:evil.example", method(OTHER, "did:web:evil.example#key-1"))
    result = online(token(WEB, OTHER, kid="did:web:evil.example#key-1"), known=[WEB])
    assert (result.standing, result.checks[2].reason) == (Standing.INVALID, "key-of-another")
    assert world.asked == ["https://northlake.example/.well-known/did.json"]


def test_an_issuer_profile_that_shows_a_key_without_a_purpose(bound, world):
    key = {
        "id": f"{SITE}#key-1",
        "type": "JsonWebKey",
        "owner": SITE,
        "publicKeyJwk": jwk(rsa_key()),
    }
    world.put(SITE, {"id": SITE, "type": "Profile", "publicKey": key})
    naming = {"header": {"jwk": jwk(rsa_key())}}
    assert bound(SITE, rsa_key(), **naming) == (*OPEN, "binding-without-purpose")
    assert bound(SITE, kid=DID) == (*FAILED, "binding-not-listed")


@pytest.mark.parametrize("hint", ["", "key-1", "thumb"])
@pytest.mark.parametrize("issuer", [WEB, SITE])
def test_a_token_that_only_hints_at_the_key_of_its_issuer(bound, world, issuer, hint):
    entry = {
        "id": f"{issuer}#key-1",
        "type": "JsonWebKey",
        "controller": issuer,
        "publicKeyJwk": {**jwk(p256()), "kid": "thumb"},
    }
    world.put_keys(issuer, entry)
    assert bound(issuer, p256(), kid=hint) == (*PASSED, "binding-listed")


def test_a_bare_did_web_means_its_only_key(bound, world):
    world.issuer_web(MINE)
    assert bound(WEB, kid=WEB) == (*PASSED, "binding-listed")


def test_a_token_that_hints_at_no_key_or_at_several_cannot_be_checked(online, world):
    world.put_keys(SITE, method(MINE, f"{SITE}#key-1"), method(OTHER, f"{SITE}#key-2"))
    for kid in ("", "key-3"):
        result = online(token(SITE, MINE, kid=kid), known=[SITE])
        assert (result.standing, result.checks[2].reason) == (
            Standing.UNVERIFIABLE,
            "key-not-named",
        )


@pytest.mark.parametrize(
    ("issuer", "kid", "reason"),
    [
        ("http://northlake.example/issuer", "http://northlake.example/issuer#1", "key-not-secure"),
        ("urn:x:school", "https://northlake.example/keys/7", "key-elsewhere"),
        ("did:web:..", "https://northlake.example/keys/7", "key-elsewhere"),
        ("did:web:..", "did:web:..#1", "key-did-broken"),
        ("https://u@northlake.example/", "https://u@northlake.example/#1", "key-not-secure"),
        ("urn:x:school", "", "key-needs-network"),
        (WEB, f"{WEB}?versionId=1#key-1", "key-did-unsupported"),
        (WEB, f"{WEB}/path#key-1", "key-did-unsupported"),
        (SITE, f"{SITE}#1", "source-no-connection"),
        (SITE, NEARBY, "source-no-connection"),
    ],
)
def test_a_key_that_nobody_can_be_asked_for_cannot_be_checked(online, issuer, kid, reason):
    result = online(token(issuer, MINE, kid=kid), known=[issuer])
    assert (result.standing, result.checks[2].reason) == (Standing.UNVERIFIABLE, reason)


def test_a_broken_key_in_the_issuer_s_document_is_no_fault_of_the_badge(online, world):
    world.put_keys(WEB, method(MINE, f"{WEB}#key-1", type="PgpKey"))
    result = online(token(WEB, MINE, kid=f"{WEB}#key-1"), known=[WEB])
    expected = Standing.UNVERIFIABLE, "key-type-unsupported"
    assert (result.standing, result.checks[2].reason) == expected


def test_a_secret_key_in_the_issuer_s_document_proves_nothing(online, bound, world):
    world.put_keys(WEB, method(MINE, f"{WEB}#key-1", secretKeyMultibase="z1"))
    result = online(token(WEB, MINE, kid=f"{WEB}#key-1"), known=[WEB])
    assert (result.standing, result.checks[2].reason) == (Standing.INVALID, "key-is-private")
    entry = method(MINE, f"{SITE}#{multibase(MINE)}", secretKeyMultibase="z1")
    world.put_keys(SITE, entry)
    assert bound(SITE, kid=entry["id"]) == (*FAILED, "binding-not-listed")


def test_an_embedded_proof_is_bound_by_the_same_table(online, world):
    world.issuer_web(MINE)
    proof = {"verificationMethod": f"{WEB}#key-1"}
    issuer = {"id": WEB, "type": ["Profile"], "name": "Northlake Academy"}
    badge = data_integrity(MINE, proof=proof, issuer=issuer)
    assert online(badge, known=[WEB]).standing is Standing.VERIFIED
    world.issuer_web(OTHER)
    assert online(badge, known=[WEB]).standing is Standing.INVALID


def test_of_several_proofs_one_of_the_issuer_s_own_is_enough(online, world):
    world.issuer_web(MINE)
    issuer = {"id": WEB, "type": ["Profile"], "name": "Northlake Academy"}
    document = credential(WEB, issuer=issuer)
    others = {
        "a witness": (OTHER, f"{OTHER_DID}#{multibase(OTHER)}"),
        "a witness who was not asked": (OTHER, "did:web:witness.example#key-1"),
        "the issuer's own": (MINE, f"{WEB}#key-1"),
        "a key of the issuer that is gone": (OTHER, f"{WEB}#key-0"),
    }
    proofs = {
        name: data_integrity(key, document=document, proof={"verificationMethod": named})["proof"]
        for name, (key, named) in others.items()
    }
    together = {**document, "proof": list(proofs.values())}
    assert online(together, known=[WEB]).standing is Standing.VERIFIED
    del proofs["the issuer's own"]
    assert online({**document, "proof": list(proofs.values())}).standing is Standing.INVALID


def test_a_token_may_carry_proofs_of_others_too(online):
    inner = data_integrity(OTHER, document=credential(DID))
    result = online(token(DID, MINE, kid=DID, proof=inner["proof"]), known=[DID])
    assert (result.standing, len(result.checks[2].details["proofs"])) == (Standing.VERIFIED, 2)


@pytest.mark.parametrize("place", ["did:web:northlake.example:keys", "https://northlake.example/k"])
def test_a_document_nearby_that_does_not_have_the_key_proves_nothing(online, world, place):
    world.put_keys(place, method(MINE, f"{place}#key-1"))
    world.put(SITE, b"", status=404)
    result = online(token(SITE, MINE, kid=f"{place}#key-2"), known=[SITE])
    assert (result.standing, result.checks[2].reason) == (Standing.UNVERIFIABLE, "key-not-found")


def test_the_details_tell_what_was_compared_and_where_it_came_from(online, world):
    world.issuer_web(MINE)
    check = online(token(WEB, MINE, kid=f"{WEB}#key-1"), known=[WEB]).checks[3]
    assert check.parameters == {"host": "northlake.example"}
    assert check.details == {
        "issuer": WEB,
        "key": f"{WEB}#key-1",
        "came_from": "a document that lists it",
        "document": WEB,
        "method": f"{WEB}#key-1",
        "listed": "assertionMethod",
    }


def test_an_issuer_called_by_a_mere_name_has_no_key(bound):
    naming = {"header": {"jwk": jwk(MINE)}}
    assert bound("Northlake Academy", **naming) == (*OUT_OF_REACH, "binding-of-no-identifier")
