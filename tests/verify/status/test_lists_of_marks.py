"""Status lists of marks (Bitstring Status List, Status List 2021): found, verified, and read."""

import gzip
import json
from datetime import timedelta

import pytest

from backpack.domain.report import Standing
from backpack.domain.web import Trouble
from tests.conftest import NOW
from tests.mint import base64url, data_integrity, did_key, ed25519, p256, vc_jwt
from tests.mint_lists import encoded_bits, status_entry, status_list, token_of

LIST = "https://northlake.example/status/3"
ISSUER = did_key(ed25519())
GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}


def badge(*entries, **changes):
    return vc_jwt(credentialStatus=list(entries) or status_entry(LIST), **changes)


@pytest.fixture
def status(online, world):
    """The standing, and the reason of check 6, of a badge in this world."""

    def judge(data, **options):
        result = online(data, known=[ISSUER], **options)
        check = next(check for check in result.checks if check.code == "status")
        assert check.result.value in {"passed", "failed", "unknown"}
        return result.standing, check.reason

    return judge


def test_a_badge_that_the_list_does_not_mark_is_verified(status, world):
    world.status_list(LIST, [6, 8])
    assert status(badge()) == (Standing.VERIFIED, "status-clear")


@pytest.mark.parametrize("mint", [vc_jwt, data_integrity])
def test_a_badge_that_the_list_marks_is_revoked(online, world, mint):
    world.status_list(LIST, [7])
    result = online(mint(credentialStatus=status_entry(LIST)))
    assert (result.standing, result.genuine) == (Standing.REVOKED, Standing.VALID_UNKNOWN_ISSUER)


def test_the_details_tell_which_list_said_so_and_when(online, world):
    world.status_list(LIST, [7])
    result = online(badge())
    (entry,) = result.checks[5].details["entries"]
    assert (entry["state"], entry["list"], entry["remembered"]) == ("revoked", LIST, False)
    assert entry["fetched"] == NOW.isoformat()
    assert entry["entry"]["statusListIndex"] == "7"


def test_the_details_repeat_nothing_endless(online):
    entry = status_entry(LIST, id=LIST + "#" + "x" * 10_000, note="y" * 10_000)
    result = online(badge(entry))
    assert len(str(result.checks[5].details)) < 2000


def test_a_suspension_is_no_revocation_and_can_end(status, world):
    entry = status_entry(LIST, statusPurpose="suspension")
    world.status_list(LIST, [7], subject={"statusPurpose": "suspension"})
    assert status(badge(entry)) == (Standing.SUSPENDED, "status-suspended")
    world.status_list(LIST, subject={"statusPurpose": "suspension"})
    assert status(badge(entry)) == (Standing.VERIFIED, "status-clear")


def test_revoked_wins_over_suspended_over_unknown_over_clear(status, world):
    clear, revoked = "https://northlake.example/clear", "https://northlake.example/revoked"
    suspended = "https://northlake.example/suspended"
    world.status_list(clear)
    world.status_list(revoked, [7])
    world.status_list(suspended, [7], subject={"statusPurpose": ["suspension", "revocation"]})
    entries = [
        status_entry(clear),
        status_entry("https://northlake.example/gone"),
        status_entry(suspended, statusPurpose="suspension"),
        status_entry(revoked),
    ]
    standings = [status(badge(*entries[: count + 1]))[0] for count in range(4)]
    assert standings == [
        Standing.VERIFIED,
        Standing.UNVERIFIABLE,
        Standing.SUSPENDED,
        Standing.REVOKED,
    ]


def test_one_list_is_asked_for_once_however_many_entries_point_to_it(status, world):
    world.status_list(LIST, [8])
    assert status(badge(*(status_entry(LIST, index) for index in range(7)))) == (
        Standing.VERIFIED,
        "status-clear",
    )
    assert world.asked == [LIST]


def test_a_list_that_cannot_be_had_is_asked_for_once_too(status, world):
    assert status(badge(status_entry(LIST), status_entry(LIST, 8)))[0] is Standing.UNVERIFIABLE
    assert world.asked == [LIST]


def test_ten_thousand_entries_are_not_looked_up_at_all(status, world):
    world.status_list(LIST)
    entries = (status_entry(f"{LIST}/{number}") for number in range(10_000))
    assert status(badge(*entries)) == (Standing.UNVERIFIABLE, "status-too-many")
    assert world.asked == []


def test_a_list_in_a_token_counts_as_one_with_an_embedded_proof(status, world):
    world.put(LIST, token_of(status_list(ISSUER, LIST, [7])), content_type="application/vc+jwt")
    assert status(badge())[0] is Standing.REVOKED
    world.put(LIST, token_of(status_list(ISSUER, LIST)) + b"\n")
    assert status(badge())[0] is Standing.VERIFIED


def test_a_list_inside_the_claim_vc_counts(status, world):
    inner = status_list(ISSUER, LIST, [7])
    world.put(LIST, token_of({"iss": ISSUER, "vc": inner}, typ="JWT"))
    assert status(badge())[0] is Standing.REVOKED


def test_a_list_of_2021_counts_with_and_without_multibase(status, world):
    entry = status_entry(LIST, type="StatusList2021Entry")
    kind = ["VerifiableCredential", "StatusList2021Credential"]
    for encoded in (encoded_bits([7]), encoded_bits([7])[1:], encoded_bits([7])[1:] + "=="):
        subject = {"type": "StatusList2021", "encodedList": encoded}
        world.put(LIST, token_of(status_list(ISSUER, LIST, subject=subject, type=kind)))
        assert status(badge(entry)) == (Standing.REVOKED, "status-revoked")


def test_a_newer_version_and_a_message_are_told_and_lower_nothing(status, world):
    world.status_list(LIST, [7], subject={"statusPurpose": "refresh"})
    assert status(badge(status_entry(LIST, statusPurpose="refresh"))) == (
        Standing.VERIFIED,
        "status-refresh",
    )
    messages = [
        {"status": "0x0", "message": "pending"},
        {"status": "0x2", "message": "audited by the board"},
    ]
    entry = status_entry(LIST, statusPurpose="message", statusSize=2, statusMessage=messages)
    bits = encoded_bits({7: 2}, size=2)
    world.status_list(LIST, subject={"statusPurpose": "message", "encodedList": bits})
    assert status(badge(entry)) == (Standing.VERIFIED, "status-message")


def test_a_message_beside_a_mark_takes_nothing_from_it(status, world):
    messages = [{"status": "0x0", "message": "fine"}, {"status": "0x1", "message": "fine too"}]
    for purpose, standing in (
        ("revocation", Standing.REVOKED),
        ("suspension", Standing.SUSPENDED),
        ("withdrawn", Standing.UNVERIFIABLE),
    ):
        world.status_list(LIST, [7], subject={"statusPurpose": purpose})
        entry = status_entry(LIST, statusPurpose=purpose, statusMessage=messages)
        assert status(badge(entry))[0] is standing


def test_a_mark_without_a_message_is_not_taken_for_well(status, world):
    world.status_list(LIST, [7], subject={"statusPurpose": "message"})
    entry = status_entry(LIST, statusPurpose="message")
    assert status(badge(entry)) == (Standing.UNVERIFIABLE, "status-purpose-unknown")


def test_a_mark_of_an_unknown_purpose_is_not_taken_for_well(status, world):
    entry = status_entry(LIST, statusPurpose="withdrawn")
    world.status_list(LIST, [7], subject={"statusPurpose": "withdrawn"})
    assert status(badge(entry)) == (Standing.UNVERIFIABLE, "status-purpose-unknown")
    world.status_list(LIST, subject={"statusPurpose": "withdrawn"})
    assert status(badge(entry)) == (Standing.VERIFIED, "status-clear")


@pytest.mark.parametrize("index", [0, 5, 63, 64, 131_071])
@pytest.mark.parametrize("size", [1, 2, 3, 8])
def test_every_place_in_a_list_is_found(status, world, index, size):
    entry = status_entry(LIST, index, statusSize=size)
    world.status_list(LIST, subject={"encodedList": encoded_bits({index: 1}, size=size)})
    assert status(badge(entry))[0] is Standing.REVOKED
    neighbours = {
        place: (1 << size) - 1 for place in (index - 1, index + 1) if 0 <= place < 131_072
    }
    world.status_list(LIST, subject={"encodedList": encoded_bits(neighbours, size=size)})
    assert status(badge(entry))[0] is Standing.VERIFIED


def test_an_index_may_be_a_number(status, world):
    world.status_list(LIST, [7])
    assert status(badge(status_entry(LIST, statusListIndex=7)))[0] is Standing.REVOKED


BROKEN = {
    "negative": {"statusListIndex": "-1"},
    "a negative number": {"statusListIndex": -1},
    "an exponent": {"statusListIndex": "1e3"},
    "a blank": {"statusListIndex": " 5"},
    "a newline": {"statusListIndex": "5\n"},
    "a leading zero": {"statusListIndex": "05"},
    "other digits": {"statusListIndex": "\u0665"},
    "an underscore": {"statusListIndex": "1_0"},
    "a fraction": {"statusListIndex": 5.0},
    "yes": {"statusListIndex": True},
    "a list": {"statusListIndex": ["5"]},
    "no index": {"statusListIndex": None},
    "no list": {"statusListCredential": None},
    "a list that is no address": {"statusListCredential": "urn:uuid:1"},
    "a list inside": {"statusListCredential": {"id": LIST}},
    "no purpose": {"statusPurpose": None},
    "two purposes": {"statusPurpose": ["suspension", "revocation"]},
    "no bits": {"statusSize": 0},
    "too many bits": {"statusSize": 64},
    "bits in text": {"statusSize": "1"},
    "a message without a value": {"statusMessage": [{"message": "well"}]},
    "a message for no value": {"statusMessage": [{"status": "0x2", "message": "well"}]},
    "two messages for one value": {"statusMessage": [{"status": "0x1"}, {"status": "0x01"}]},
}


@pytest.mark.parametrize("changes", BROKEN.values(), ids=BROKEN.keys())
def test_an_entry_that_says_nothing_clear_is_not_guessed_at(status, world, changes):
    world.status_list(LIST)
    assert status(badge(status_entry(LIST, **changes))) == (
        Standing.UNVERIFIABLE,
        "status-entry-broken",
    )
    assert world.asked == []


@pytest.mark.parametrize(
    "kind", ["RevocationList2020Status", "MyOwnStatus", "1edtechrevocationlist"]
)
def test_another_kind_of_status_is_named(online, world, kind):
    result = online(badge({"id": "urn:x", "type": kind}))
    assert result.checks[5].reason == "status-kind-unsupported"
    assert result.checks[5].parameters == {"kind": kind}


def test_an_entry_of_two_kinds_is_of_none(status):
    both = ["BitstringStatusListEntry", "1EdTechRevocationList"]
    assert status(badge(status_entry(LIST, type=both)))[1] == "status-kind-unsupported"


@pytest.mark.parametrize("index", [131_072, 2**53, 10**18 - 1])
def test_a_place_beyond_the_list_clears_nothing(status, world, index):
    world.status_list(LIST)
    assert status(badge(status_entry(LIST, index)))[1] == "status-list-too-short"


def test_a_place_beyond_any_number_is_broken(status, world):
    world.status_list(LIST)
    assert status(badge(status_entry(LIST, 2**63)))[1] == "status-entry-broken"


STRANGER = ed25519(7)


def forged():
    document = data_integrity(document=status_list(ISSUER, LIST, [7]))
    document["credentialSubject"]["encodedList"] = encoded_bits()
    return document


LISTS = {
    "not signed": (status_list(ISSUER, LIST), "status-list-unsigned"),
    "changed after it was signed": (forged(), "status-list-forged"),
    "signed by a stranger in the issuer's name": (
        data_integrity(STRANGER, document=status_list(ISSUER, LIST)),
        "status-list-forged",
    ),
    "by a stranger": (
        data_integrity(STRANGER, document=status_list(did_key(STRANGER), LIST)),
        "status-list-other-issuer",
    ),
    "by a stranger of no known key": (
        data_integrity(STRANGER, document=status_list("https://northlake.example/", LIST)),
        "status-list-unproved",
    ),
    "in a token without algorithm": (
        token_of(status_list(ISSUER, LIST), alg="none"),
        "status-list-forged",
    ),
    "in a token of a stranger": (
        token_of(status_list(ISSUER, LIST), STRANGER),
        "status-list-forged",
    ),
    "in a token of two minds": (
        token_of({**status_list(ISSUER, LIST), "iss": did_key(STRANGER)}),
        "status-list-forged",
    ),
    "in a token with another inside": (
        token_of({**status_list(ISSUER, LIST), "vc": status_list(ISSUER, LIST)}),
        "status-list-broken",
    ),
    "in a token of another kind": (
        token_of(status_list(ISSUER, LIST), typ="at+jwt"),
        "source-not-a-document",
    ),
    "in a broken token": (b"eyJhbGciOiJFUzI1NiJ9.W10.AA", "source-not-a-document"),
    "with a kind of signature that is not read": (
        {**status_list(ISSUER, LIST), "proof": {"type": "MyOwnSignature"}},
        "status-list-unproved",
    ),
    "with bits that no signature covers": (
        data_integrity(
            document=status_list(
                ISSUER,
                LIST,
                **{
                    "@context": [
                        "https://www.w3.org/2018/credentials/v1",
                        "https://w3id.org/security/data-integrity/v2",
                    ],
                    "validFrom": None,
                    "issuanceDate": "2026-01-01T00:00:00Z",
                },
            )
        ),
        "status-list-unproved",
    ),
    "for another purpose": (
        data_integrity(document=status_list(ISSUER, LIST, subject={"statusPurpose": "refresh"})),
        "status-list-other-purpose",
    ),
    "without a purpose": (
        data_integrity(document=status_list(ISSUER, LIST, subject={"statusPurpose": []})),
        "status-list-other-purpose",
    ),
    "another of the same site": (
        data_integrity(document=status_list(ISSUER, LIST + "1")),
        "status-list-other-list",
    ),
    "of the kind of 2021": (
        token_of(status_list(ISSUER, LIST, type=["VerifiableCredential", "StatusList2021"])),
        "status-list-other-kind",
    ),
    "with a subject of another kind": (
        token_of(status_list(ISSUER, LIST, subject={"type": "StatusList2021"})),
        "status-list-other-kind",
    ),
    "with several subjects": (
        token_of(
            status_list(
                ISSUER,
                LIST,
                credentialSubject=[status_list(ISSUER, LIST)["credentialSubject"]] * 2,
            )
        ),
        "status-list-broken",
    ),
    "not valid yet": (
        data_integrity(document=status_list(ISSUER, LIST, validFrom="2026-11-23T12:06:00Z")),
        "status-list-early",
    ),
    "out of date": (
        data_integrity(document=status_list(ISSUER, LIST, validUntil="2026-11-23T11:54:00Z")),
        "status-list-old",
    ),
    "out of date by its token": (
        token_of({**status_list(ISSUER, LIST), "exp": 1_700_000_000}),
        "status-list-old",
    ),
    "no bits": (
        data_integrity(document=status_list(ISSUER, LIST, subject={"encodedList": "u"})),
        "status-list-cut",
    ),
    "bits that are a number": (
        token_of(status_list(ISSUER, LIST, subject={"encodedList": 0})),
        "status-list-cut",
    ),
    "bits that are not base64": (
        data_integrity(document=status_list(ISSUER, LIST, subject={"encodedList": "u!"})),
        "status-list-broken",
    ),
    "bits that are not compressed": (
        data_integrity(
            document=status_list(
                ISSUER, LIST, subject={"encodedList": "u" + base64url(bytes(16_384))}
            )
        ),
        "status-list-broken",
    ),
    "cut": (
        data_integrity(
            document=status_list(ISSUER, LIST, subject={"encodedList": encoded_bits()[:-8]})
        ),
        "status-list-cut",
    ),
    "two in one": (
        data_integrity(
            document=status_list(
                ISSUER,
                LIST,
                subject={"encodedList": "u" + base64url(gzip.compress(bytes(9)) * 2)},
            )
        ),
        "status-list-cut",
    ),
    "a page": (b"<!doctype html><title>Sign in</title>", "source-is-a-page"),
    "text": (b"no", "source-not-a-document"),
    "a plain list": (b"[]", "source-not-a-document"),
    "an issuer's profile": ({"id": LIST, "type": "Profile"}, "status-list-other-kind"),
}


@pytest.mark.parametrize(("body", "reason"), LISTS.values(), ids=LISTS.keys())
def test_a_list_that_cannot_be_relied_on_clears_nothing(status, world, body, reason):
    world.put(LIST, body)
    assert status(badge()) == (Standing.UNVERIFIABLE, reason)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_list_that_cannot_be_reached_clears_nothing(status, world, trouble):
    world.status_list(LIST)
    world.take_down(LIST, trouble)
    is_forbidden = trouble is Trouble.NOT_ALLOWED
    reason = "status-needs-network" if is_forbidden else f"source-{trouble.value}"
    assert status(badge()) == (Standing.UNVERIFIABLE, reason)


@pytest.mark.parametrize("code", [404, 403, 503])
def test_a_site_that_answers_without_the_list_clears_nothing(status, world, code):
    world.put(LIST, b"", status=code)
    assert status(badge())[0] is Standing.UNVERIFIABLE


def test_a_bomb_is_stopped(status, world):
    bomb = "u" + base64url(gzip.compress(bytes(256 * 1024 * 1024), 9))
    world.put(LIST, token_of(status_list(ISSUER, LIST, subject={"encodedList": bomb})))
    assert status(badge()) == (Standing.UNVERIFIABLE, "status-list-too-large")


def test_a_list_shorter_than_it_should_be_counts_as_far_as_it_reaches(status, world):
    bits = encoded_bits([7], length=100_000)
    world.status_list(LIST, subject={"encodedList": bits})
    assert status(badge())[0] is Standing.REVOKED
    assert status(badge(status_entry(LIST, 8)))[0] is Standing.VERIFIED


def test_a_list_that_was_moved_as_a_whole_still_counts(status, world):
    elsewhere = status_list(ISSUER, "https://old.example/3")
    world.put(LIST, data_integrity(document=elsewhere))
    assert status(badge())[0] is Standing.VERIFIED


def test_a_mark_on_a_strangers_list_counts_since_the_badge_points_there(status, world):
    world.status_list(LIST, [7], private=STRANGER)
    assert status(badge())[0] is Standing.REVOKED


def test_a_list_by_the_key_of_the_badge_is_as_good_as_the_badge(online, world):
    issuer = "https://northlake.example/issuers/1"
    fragment = f"{issuer}#{ISSUER.removeprefix('did:key:')}"
    proof = {"verificationMethod": fragment}
    entry = status_entry(LIST)
    mine = data_integrity(proof=proof, issuer={"id": issuer}, credentialStatus=entry)
    world.put(LIST, data_integrity(proof=proof, document=status_list(issuer, LIST)))
    assert online(mine).standing is Standing.VALID_UNKNOWN_ISSUER
    other = {"verificationMethod": f"{issuer}#{did_key(STRANGER).removeprefix('did:key:')}"}
    world.put(LIST, data_integrity(STRANGER, proof=other, document=status_list(issuer, LIST)))
    assert online(mine).standing is Standing.UNVERIFIABLE


def test_a_strangers_list_tells_of_no_newer_version(status, world):
    world.status_list(LIST, [7], private=STRANGER, subject={"statusPurpose": "refresh"})
    entry = status_entry(LIST, statusPurpose="refresh")
    assert status(badge(entry)) == (Standing.UNVERIFIABLE, "status-list-other-issuer")


def test_a_list_may_spell_its_address_in_another_way(status, world):
    for name in ("http://northlake.example/status/3", "https://NORTHLAKE.example:443/status/3"):
        world.put(LIST, data_integrity(document=status_list(ISSUER, name)))
        assert status(badge())[0] is Standing.VERIFIED


def test_a_list_whose_own_status_points_to_itself_ends(status, world):
    world.status_list(LIST, credentialStatus=status_entry(LIST))
    assert status(badge())[0] is Standing.VERIFIED
    assert world.asked == [LIST]


def test_a_badge_is_no_list_of_itself(status, world):
    world.put(LIST, badge())
    assert status(badge()) == (Standing.UNVERIFIABLE, "status-list-other-kind")


def test_nobody_is_asked_for_a_forged_badge(status, world):
    world.status_list(LIST)
    mine = data_integrity(credentialStatus=status_entry(LIST))
    mine["name"] = "Another"
    assert status(mine) == (Standing.INVALID, "status-without-proof")
    assert world.asked == []


def test_an_entry_that_the_signature_passes_over_is_not_believed(status, world):
    entry = status_entry(LIST)
    context = [
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://w3id.org/security/data-integrity/v2",
    ]
    mine = data_integrity(
        credentialStatus=entry,
        validFrom=None,
        issuanceDate="2026-03-14T00:00:00Z",
        **{"@context": context},
    )
    world.status_list(LIST, [7])
    mine["credentialStatus"]["statusListIndex"] = "8"
    assert status(mine) == (Standing.UNVERIFIABLE, "status-not-covered")


def test_a_list_of_the_last_check_stands_in_and_counts_as_of_then(online, world):
    until = (NOW + timedelta(days=1)).isoformat()
    world.status_list(LIST, validUntil=until)
    before = online(badge(), known=[ISSUER])
    world.take_down(LIST)
    later = online(
        badge(),
        known=[ISSUER],
        remembered=before.answers,
        now=NOW + timedelta(days=30),
    )
    assert (later.standing, later.as_of) == (Standing.VERIFIED, NOW)
    assert later.checks[5].details["entries"][0]["remembered"]
    assert [one.reason for one in later.missing] == ["source-no-connection"]


def test_a_list_that_went_bad_does_not_lower_what_the_last_one_said(online, world):
    world.status_list(LIST)
    before = online(badge(), known=[ISSUER])
    world.put(LIST, forged())
    later = online(badge(), known=[ISSUER], remembered=before.answers)
    assert later.standing is Standing.VERIFIED
    assert [one.reason for one in later.missing] == ["status-list-forged"]
    world.status_list(LIST, [7])
    assert online(badge(), remembered=before.answers).standing is Standing.REVOKED


def test_a_list_by_a_key_of_another_kind_counts(online, world):
    private = p256()
    world.put(LIST, token_of(status_list(did_key(private), LIST, [7]), private))
    mine = vc_jwt(private, credentialStatus=status_entry(LIST))
    assert online(mine).standing is Standing.REVOKED


def test_a_list_as_text_of_any_spacing_is_the_same_list(status, world):
    document = data_integrity(document=status_list(ISSUER, LIST, [7]))
    world.put(LIST, json.dumps(document, indent=4).encode())
    assert status(badge())[0] is Standing.REVOKED


def test_an_entry_that_is_no_object_is_a_broken_rule_and_is_not_looked_up(status, world):
    assert status(badge(LIST)) == (Standing.INVALID, "status-entry-broken")
    assert world.asked == []


def test_the_list_of_a_site_is_bound_by_the_sites_own_document(online, world):
    issuer = world.issuer_web(ed25519())
    proof = {"verificationMethod": f"{issuer}#key-1"}
    profile = {"id": issuer, "type": ["Profile"], "name": "Northlake Academy"}
    mine = data_integrity(proof=proof, issuer=profile, credentialStatus=status_entry(LIST))
    unsigned = status_list(issuer, LIST)
    world.put(LIST, data_integrity(proof=proof, document=unsigned))
    assert online(mine, known=[issuer]).standing is Standing.VERIFIED
    stranger = {"verificationMethod": f"{did_key(STRANGER)}#{did_key(STRANGER)[8:]}"}
    for private, named in ((STRANGER, proof), (STRANGER, stranger)):
        world.put(LIST, data_integrity(private, proof=named, document=unsigned))
        result = online(mine, known=[issuer])
        assert (result.standing, result.genuine) == (Standing.UNVERIFIABLE, Standing.VERIFIED)


def test_a_list_that_was_signed_after_the_day_in_question_is_not_called_forged(status, world):
    world.status_list(LIST)
    earlier = NOW.replace(year=2026, month=2, day=1)
    _, reason = status(badge(validFrom="2026-01-02T00:00:00Z"), now=earlier)
    assert reason == "status-list-early"
