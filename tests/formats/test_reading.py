"""What comes out of any file: the credentials inside, or a reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.credential import Image, RecipientIdentity, Standard
from backpack.domain.faults import Fault
from backpack.formats.payload import Container
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.formats.strict_json import TEXT_LIMIT
from backpack.formats.svg import bake_svg
from tests.mint import SVG, assertion, compact, credential, ed25519, itxt, ob2_jws, png, vc_jwt

OB3 = json.dumps(credential("did:key:z6MkX")).encode()


def only(data):
    (found,) = read_badges(data).found
    return found.credential


def refusal(data):
    with pytest.raises(Fault) as caught:
        read_badges(data)
    return caught.value.code


def as_json(**members):
    return json.dumps(members).encode()


@pytest.mark.parametrize(
    ("data", "container", "media_type"),
    [
        (bake_png(png(), "openbadgecredential", OB3), Container.PNG, "image/png"),
        (
            bake_svg(SVG, "https://purl.imsglobal.org/ob/v3p0", OB3.decode()),
            Container.SVG,
            "image/svg+xml",
        ),
        (b"\xef\xbb\xbf\n" + OB3, Container.JSON, "application/json"),
        (vc_jwt(), Container.JWS, "application/jwt"),
        (b"\xef\xbb\xbf" + vc_jwt(), Container.JWS, "application/jwt"),
        (b'"' + vc_jwt() + b'"\n', Container.JWS, "application/jwt"),
    ],
)
def test_each_container_is_known_by_its_content(data, container, media_type):
    reading = read_badges(data)
    assert (reading.container, reading.found[0].media_type) == (container, media_type)
    assert reading.found[0].credential.name == "Data Literacy"


def test_a_wrapped_token_is_unwrapped():
    assert only(as_json(jwt=vc_jwt().decode())).standard is Standard.OB_3_0


def test_open_badges_3_is_read_whole():
    full = credential(
        "did:key:z6MkX",
        validUntil="2030-01-01T00:00:00Z",
        evidence=[
            {"id": "https://w.example/1", "type": ["Evidence"], "name": "W", "narrative": "N"},
            "https://w.example/2",
        ],
        image={"id": "https://w.example/p.png", "type": "Image", "caption": "A medal"},
        somethingElse=3,
    )
    full["issuer"]["otherIdentifier"] = [{"identifierType": "x", "identifier": "7"}, 3]
    full["issuer"]["image"] = "https://w.example/logo.png"
    subject = full["credentialSubject"]
    subject["id"] = "did:example:me"
    subject["more"] = 1
    subject["identifier"].append({"identityHash": ""})
    subject["identifier"].append({"identityHash": "+1", "identityType": "phone", "hashed": True})
    subject["achievement"].update(
        alignment=[{"targetName": "T", "targetUrl": "https://f.example", "targetCode": "C"}, "x"],
        creditsAvailable=2.5,
        inLanguage="en",
        other="kept",
    )
    read = only(json.dumps(full).encode())
    assert read.expires.year == 2030
    assert [item.url for item in read.evidence] == ["https://w.example/1", "https://w.example/2"]
    assert read.image == Image(url="https://w.example/p.png", caption="A medal")
    assert read.issuer.identifiers == (("x", "7"),)
    assert read.issuer.image == Image(url="https://w.example/logo.png")
    assert read.recipients == (
        RecipientIdentity(type="id", value="did:example:me"),
        RecipientIdentity(type="email", value="learner@example.org"),
        RecipientIdentity(type="telephone", value="+1", is_hashed=True),
    )
    assert [item.code for item in read.achievement.alignments] == ["C"]
    assert (read.achievement.credits, read.achievement.tags) == ("2.5", ("data", "reading"))
    assert read.extra == {
        "somethingElse": 3,
        "credentialSubject.more": 1,
        "achievement.other": "kept",
    }


def test_a_credential_without_an_achievement_is_another_credential():
    diploma = credential("did:key:z6MkX", type=["VerifiableCredential", "Diploma"])
    diploma["credentialSubject"] = {"id": "did:example:me"}
    diploma["issuer"] = "did:key:z6MkX"
    read = only(json.dumps(diploma).encode())
    assert (read.standard, read.name) == (Standard.OTHER, "Diploma")
    diploma["type"] = ["VerifiableCredential", "ClrCredential"]
    diploma["name"] = "My record"
    read = only(json.dumps(diploma).encode())
    assert (read.standard, read.name) == (Standard.CLR_2_0, "My record")


def test_claims_fill_what_the_older_claim_vc_leaves_out():
    body = credential("did:key:z6MkX", id=None, validFrom=None)
    body["issuer"] = None
    del body["issuer"]
    claims = {"vc": body, "iss": "did:key:z6MkX", "jti": "urn:x", "nbf": 1e9, "sub": "did:x:me"}
    read = only(compact({"alg": "EdDSA"}, claims, ed25519()))
    assert (read.issuer.id, read.id, read.issued.year) == ("did:key:z6MkX", "urn:x", 2001)
    assert read.recipients[0].value == "did:x:me"


def test_a_stated_date_is_not_replaced_by_a_claim():
    claims = {"vc": credential("did:key:z6MkX"), "nbf": 1e9, "sub": "did:x:me"}
    claims["vc"]["credentialSubject"]["id"] = "did:x:other"
    read = only(compact({"alg": "EdDSA"}, claims, ed25519()))
    assert (read.issued.year, read.recipients[0].value) == (2026, "did:x:other")


def test_open_badges_2_is_read_whole():
    read = only(ob2_jws(expires="2027-01-01", image={"id": "https://w.example/p.png"}, odd=1))
    assert (read.standard, read.name) == (Standard.OB_2_0, "First Aid")
    assert read.issuer.id == "https://northlake.example/issuer"
    assert (read.recipients[0].is_hashed, read.recipients[0].salt) == (True, "deadsea")
    assert (read.evidence[0].narrative, read.expires.year) == ("A drill.", 2027)
    assert read.achievement.alignments[0].name == "Care"
    assert read.achievement.criteria.narrative == "A course of two days."
    assert read.image == Image(url="https://w.example/p.png")
    assert read.extra == {"odd": 1}


@pytest.mark.parametrize(
    ("changes", "standard"),
    [
        ({"@context": "https://w3id.org/openbadges/v1", "verify": {}}, Standard.OB_1_1),
        ({"@context": None}, Standard.OB_2_0),
        ({"@context": None, "verification": None, "verify": {}}, Standard.OB_1_0),
        ({"@context": None, "verification": None}, Standard.OB_0_5),
    ],
)
def test_older_versions_are_told_apart(changes, standard):
    assert only(json.dumps(assertion(**changes)).encode()).standard is standard


def test_class_and_issuer_may_be_addresses_only():
    data = assertion(badge="https://w.example/class", evidence="https://w.example/e", image="")
    read = only(json.dumps(data).encode())
    assert (read.name, read.achievement.id) == ("", "https://w.example/class")
    assert (read.issuer.id, read.image) == (None, None)
    assert read.evidence[0].url == "https://w.example/e"


def test_the_oldest_recipients_and_members_are_read():
    hidden = "sha256$" + "0" * 64
    data = assertion(recipient=hidden, salt="s", issued_on="2012-01-01", issuedOn=None)
    data["badge"].update(criteria="https://w.example/c", issuer="https://w.example/i")
    read = only(json.dumps(data).encode())
    assert read.recipients == (
        RecipientIdentity(type="email", value=hidden, is_hashed=True, salt="s"),
    )
    assert read.achievement.criteria.url == "https://w.example/c"
    assert (read.issuer.id, read.issued.year) == ("https://w.example/i", 2012)
    nobody = only(json.dumps(assertion(recipient={})).encode())
    assert nobody.recipients == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(), "no-badge-inside"),
        (png()[:30], "damaged-picture"),
        (SVG, "no-badge-inside"),
        (SVG[:-3], "damaged-picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "no-badge-inside"),
        (b"<html><body>hello</body></html>", "unknown-format"),
        (b" https://www.credly.com/badges/1/public_url\n", "page-link-credly"),
        (b"https://api.eu.badgr.io/public/assertions/1", "page-link-badgr"),
        (b"https://learn.example/moodle/badges/badge.php?hash=1", "page-link-moodle"),
        (b"https://[broken", "page-link"),
        (b"https:///badges/1", "page-link"),
        (b"https://a.example b", "unknown-format"),
        (b"[]", "not-a-badge"),
        (b"{}", "not-a-badge"),
        (b"{", "damaged-text"),
        (vc_jwt() + b"~disclosure~", "sd-jwt"),
        (as_json(type="BadgeClass", name="x"), "badge-class"),
        (as_json(criteria="x", issuer="y"), "badge-class"),
        (as_json(type="Issuer"), "issuer-profile"),
        (as_json(name="x", url="y", email="z"), "issuer-profile"),
        (as_json(type="CryptographicKey"), "key-file"),
        (as_json(kty="OKP"), "key-file"),
        (as_json(publicKeyPem=""), "key-file"),
        (as_json(publicKeyMultibase=""), "key-file"),
        (as_json(type=["VerifiableCredential", "EndorsementCredential"]), "endorsement"),
        (as_json(type=["VerifiableCredential", "BitstringStatusListCredential"]), "status-list"),
        (
            as_json(
                type="VerifiableCredential",
                issuer="x",
                credentialSubject={"type": "BitstringStatusList"},
            ),
            "status-list",
        ),
        (as_json(type="VerifiablePresentation"), "presentation"),
        (as_json(type=["VerifiableCredential"]), "damaged-text"),
        (compact({"alg": "EdDSA"}, {"vp": {}}, ed25519()), "presentation"),
        (compact({"alg": "EdDSA"}, {"iss": "x", "aud": "y"}, ed25519()), "log-in-token"),
        (compact({"alg": "EdDSA"}, {"iss": "x", "exp": 1}, ed25519()), "log-in-token"),
    ],
)
def test_what_is_no_badge_is_refused_with_its_own_code(data, code):
    assert refusal(data) == code


def test_two_different_badges_in_one_file_are_both_given_with_a_caution():
    reading = read_badges(png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws())))
    assert [found.credential.name for found in reading.found] == ["Data Literacy", "First Aid"]
    assert [caution.code for caution in reading.found[1].cautions] == ["several-badges"]


def test_the_same_badge_twice_is_one_badge():
    assert len(read_badges(png(itxt(b"openbadges", OB3), itxt(b"openbadges", OB3))).found) == 1


def test_a_good_badge_comes_in_beside_a_bad_one():
    reading = read_badges(png(itxt(b"openbadges", b"{"), itxt(b"openbadges", OB3)))
    assert len(reading.found) == 1
    assert [one.fault.code for one in reading.refused] == ["damaged-text"]


def test_damage_around_a_whole_badge_is_a_caution():
    baked = bake_png(png(), "openbadgecredential", OB3)
    assert [c.code for c in read_badges(baked[:-5]).cautions] == ["damaged-picture"]
    assert [c.code for c in read_badges(baked + b"x").cautions] == ["trailing-bytes"]


def test_every_prefix_of_a_badge_is_read_or_refused_and_never_crashes():
    for whole in (bake_png(png(), "openbadges", ob2_jws()), vc_jwt(), OB3):
        for end in range(0, len(whole), 7):
            try:
                read_badges(whole[:end])
            except Fault:
                continue


@pytest.mark.parametrize("scheme", ["https", "HTTPS", "http"])
def test_an_address_of_an_unknown_site_is_a_badge_that_is_to_be_fetched(scheme):
    reading = read_badges(f" {scheme}://notcredly.com/Badges/1\n".encode())
    (found,) = reading.found
    address = f"{scheme.lower()}://notcredly.com/Badges/1"
    assert (reading.container, found.media_type) == (Container.LINK, "text/plain")
    assert (found.credential.id, found.credential.name) == (address, "")
    assert [one.code for one in found.cautions] == ["needs-network"]


def test_a_bare_badge_has_a_limit_that_a_file_of_several_has_not():
    large = {**json.loads(OB3), "note": "x" * TEXT_LIMIT}
    assert refusal(json.dumps(large).encode()) == "too-large"
    assert len(read_badges(json.dumps([large, json.loads(OB3)]).encode()).refused) == 1


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_and_never_crash(data):
    try:
        read_badges(data)
    except Fault:
        return


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = sorted({*assertion(), *assertion()["badge"], *credential("x"), "vc", "proof", "verify"})


@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_any_shape_of_document_is_read_or_refused_and_never_crashes(document):
    for template in (assertion(), credential("did:key:z6MkX")):
        try:
            read_badges(json.dumps({**template, **document}).encode())
        except Fault:
            continue
