"""Signed badges of Open Badges up to 2.1, whose keys and lists lie at the issuer's site."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backpack.domain.report import Standing
from backpack.domain.web import Trouble
from backpack.verify.standing import deciding_check
from tests.mint import (
    algorithm_of,
    assertion,
    compact,
    did_key,
    ed25519,
    jwk,
    ob2_jws,
    p256,
    p384,
    rsa_key,
)

SITE = "https://northlake.example"
CLASS, ISSUER, KEY, LIST = f"{SITE}/class", f"{SITE}/issuer", f"{SITE}/key", f"{SITE}/revoked"
EVIL = "https://evil.example"


def pem(private=None):
    public = (private or rsa_key()).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def key_document(private=None, **changes):
    document = {
        "type": "CryptographicKey",
        "id": KEY,
        "owner": ISSUER,
        "publicKeyPem": pem(private),
    }
    document.update(changes)
    return {name: value for name, value in document.items() if value is not None}


def issuer(**changes):
    document = {"type": "Issuer", "id": ISSUER, "name": "Northlake Academy", "publicKey": KEY}
    document.update(changes)
    return {name: value for name, value in document.items() if value is not None}


def embedded(**changes):
    """The class with its issuer and key inside, the issuer changed."""
    badge = assertion()["badge"]
    return {**badge, "issuer": {**badge["issuer"], **changes}}


@pytest.fixture
def site(world):
    """A world in which Northlake shows its class, its profile and its key."""
    world.put(CLASS, {**assertion()["badge"], "issuer": ISSUER})
    world.put(ISSUER, issuer())
    world.put(KEY, key_document())
    return world


def why(result):
    deciding = deciding_check(result.checks, result.standing)
    return deciding and deciding.reason


def of(result, code):
    return next(one for one in result.checks if one.code == code)


@pytest.mark.parametrize("changes", [{}, {"badge": CLASS}])
def test_a_key_that_the_issuer_itself_lists_is_the_issuer_s(online, site, changes):
    result = online(ob2_jws(**changes), known=[ISSUER])
    assert result.standing is result.genuine is Standing.VERIFIED
    assert (of(result, "binding").reason, result.key) == ("binding-listed", KEY)
    assert online(ob2_jws(**changes)).standing is Standing.VALID_UNKNOWN_ISSUER


@pytest.mark.parametrize("private", [rsa_key(), p256(), p384(), ed25519()], ids=algorithm_of)
@pytest.mark.parametrize("form", ["pem", "jwk", "bare pem", "bare jwk", "in the profile"])
def test_a_key_may_be_written_in_many_ways(online, site, private, form):
    forms = {
        "pem": key_document(private),
        "jwk": key_document(publicKeyPem=None, publicKeyJwk=jwk(private)),
        "bare pem": pem(private).encode(),
        "bare jwk": jwk(private),
        "in the profile": key_document(private),
    }
    site.put(KEY, forms[form])
    if form == "in the profile":
        site.take_down(KEY)
        site.put(ISSUER, issuer(publicKey=[key_document(private)]))
    token = compact({"alg": algorithm_of(private)}, assertion(badge=CLASS), private)
    assert online(token, known=[ISSUER]).standing is Standing.VERIFIED


def test_a_key_may_be_a_part_of_the_profile_by_its_fragment(online, site):
    named = f"{ISSUER}#key"
    site.put(ISSUER, issuer(publicKey=[named]))
    listed = issuer(publicKey=[key_document(id=named)])
    creator = {"type": "SignedBadge", "creator": named}
    assert online(ob2_jws(badge=CLASS, verification=creator)).standing is Standing.INVALID
    site.put(ISSUER, listed)
    result = online(ob2_jws(badge=CLASS, verification=creator), known=[ISSUER])
    assert result.standing is Standing.VERIFIED


def test_without_a_creator_any_key_of_the_issuer_s_list_may_have_signed(online, site):
    other = f"{SITE}/key-2"
    site.put(other, key_document(rsa_key(3072), id=other))
    site.put(ISSUER, issuer(publicKey=[other, KEY]))
    token = ob2_jws(verification={"type": "SignedBadge"})
    assert online(token, known=[ISSUER]).standing is Standing.VERIFIED
    site.put(ISSUER, issuer(publicKey=other))
    assert why(online(token, known=[ISSUER])) == "proof-fails"


def test_a_key_that_the_issuer_no_longer_lists_is_not_the_issuer_s(online, site):
    site.put(ISSUER, issuer(publicKey=f"{SITE}/key-2"))
    result = online(ob2_jws(), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "key-not-listed")


def test_a_key_that_the_badge_passes_off_as_the_issuer_s_is_not(online, site):
    """All inside the token says Northlake, and offline nobody could tell."""
    mine = rsa_key(3072)
    forged = embedded(publicKey=key_document(mine))
    result = online(ob2_jws(mine, badge=forged), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "proof-fails")
    named = embedded(publicKey=key_document(mine, id=f"{EVIL}/key"))
    creator = {"type": "SignedBadge", "creator": f"{EVIL}/key"}
    result = online(ob2_jws(mine, badge=named, verification=creator), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "key-not-listed")


@pytest.mark.parametrize("owner", [f"{EVIL}/issuer", f"{SITE}/other", [f"{EVIL}/issuer"]])
def test_a_listed_key_of_another_owner_is_not_the_issuer_s(online, site, owner):
    site.put(KEY, key_document(owner=owner))
    assert why(online(ob2_jws(), known=[ISSUER])) == "key-of-other-owner"


@pytest.mark.parametrize(
    ("document", "standing", "reason"),
    [
        (b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "invalid", "key-broken"),
        ({"type": "CryptographicKey"}, "invalid", "key-broken"),
        ({**jwk(ed25519()), "d": "AAAA"}, "invalid", "key-is-private"),
        (key_document(revoked="2020-01-01"), "invalid", "binding-key-revoked"),
        (key_document(expires="2020-01-01"), "unverifiable", "binding-key-expired"),
        (b"<html>", "unverifiable", "source-is-a-page"),
    ],
)
def test_a_key_that_is_none_proves_nothing(online, site, document, standing, reason):
    site.put(KEY, document)
    result = online(ob2_jws(), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing(standing), reason)


def test_a_withdrawn_key_leaves_the_others_of_the_issuer_as_they_are(online, site):
    old = key_document(rsa_key(3072), id=f"{ISSUER}#old", revoked="2020-01-01")
    site.put(ISSUER, issuer(publicKey=[old, KEY]))
    claims = ob2_jws(badge=CLASS, verification={"type": "SignedBadge"})
    assert online(claims, known=[ISSUER]).standing is Standing.VERIFIED


@pytest.mark.parametrize("url", [CLASS, ISSUER, KEY])
def test_what_is_not_reached_keeps_it_from_being_checked(online, site, url):
    site.take_down(url, Trouble.TOO_SLOW)
    result = online(ob2_jws(badge=CLASS), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, "source-too-slow")


def test_an_issuer_that_is_silent_leaves_only_the_badge_s_own_word(online, site):
    site.take_down(ISSUER)
    result = online(ob2_jws(), known=[ISSUER])
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert of(result, "binding").reason == "binding-not-reached"
    bare = embedded(publicKey=KEY)
    result = online(ob2_jws(badge=bare), known=[ISSUER])
    assert of(result, "binding").reason == "binding-nearby"
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    far = {"type": "SignedBadge", "creator": f"{EVIL}/key"}
    assert why(online(ob2_jws(badge=bare, verification=far))) == "key-elsewhere"
    assert f"{EVIL}/key" not in site.asked
    assert why(online(ob2_jws(badge=bare, verification={}))) == "key-not-named"


def test_an_issuer_that_lists_no_keys_leaves_only_the_badge_s_own_word(online, site):
    site.put(ISSUER, issuer(publicKey=None))
    result = online(ob2_jws(), known=[ISSUER])
    assert (result.standing, of(result, "binding").reason) == (
        Standing.VALID_UNKNOWN_ISSUER,
        "binding-without-keys",
    )


def test_an_issuer_without_an_address_can_only_be_believed(online, world):
    inside = embedded(id="urn:x:northlake", publicKey=key_document(owner="urn:x:northlake"))
    result = online(ob2_jws(badge=inside), known=["urn:x:northlake"])
    assert (result.standing, world.asked) == (Standing.VALID_UNKNOWN_ISSUER, [])


@pytest.mark.parametrize(
    ("did", "standing"),
    [
        (did_key(ed25519(9)), Standing.INVALID),
        (did_key(p256()), Standing.VERIFIED),
        ("did:web:northlake.example", Standing.UNVERIFIABLE),
    ],
)
def test_an_issuer_s_did_is_not_borrowed_either(online, did, standing):
    key = key_document(p256(), owner=did)
    token = compact({"alg": "ES256"}, assertion(badge=embedded(id=did, publicKey=key)), p256())
    assert online(token, known=[did]).standing is standing


# version 1


def version_1(private=None, *, key=KEY, **changes):
    document = {
        "uid": "123abc",
        "recipient": {"identity": "learner@example.org", "hashed": False, "type": "email"},
        "badge": CLASS,
        "issuedOn": 1430352000,
        "verify": {"type": "signed", "url": key},
        **changes,
    }
    return compact({"alg": "RS256"}, document, private or rsa_key())


@pytest.fixture
def old_site(world):
    """Northlake in 2013: no identifiers, no list of keys, a key as PEM."""
    world.put(CLASS, {"name": "Basic", "issuer": ISSUER})
    world.put(ISSUER, {"name": "Northlake", "url": SITE, "revocationList": LIST})
    world.put(KEY, pem().encode(), content_type="text/plain")
    world.put(LIST, {"another": "Issued in error."})
    return world


def test_version_1_trusts_a_key_on_the_issuer_s_site(online, old_site):
    result = online(version_1(), known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [of(result, code).reason for code in ("binding", "status")] == [
        "binding-same-site",
        "status-clear",
    ]


def test_version_1_trusts_no_key_from_elsewhere(online, old_site):
    mine = rsa_key(3072)
    old_site.put(f"{EVIL}/key", pem(mine).encode())
    result = online(version_1(mine, key=f"{EVIL}/key"), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, "key-elsewhere")
    assert f"{EVIL}/key" not in old_site.asked


def test_version_1_trusts_no_key_beside_the_issuer_s_on_a_host_of_many(online, world):
    host = "https://raw.githubusercontent.com"
    world.put(f"{host}/evil/class", {"name": "Basic", "issuer": f"{host}/good/issuer"})
    world.put(f"{host}/good/issuer", {"name": "Northlake"})
    world.put(f"{host}/evil/key", pem().encode())
    token = version_1(key=f"{host}/evil/key", badge=f"{host}/evil/class")
    assert online(token, known=[f"{host}/good/issuer"]).standing is Standing.UNVERIFIABLE


def test_version_1_is_revoked_by_its_uid(online, old_site):
    old_site.put(LIST, {"123abc": "Issued in error."})
    result = online(version_1(), known=[ISSUER])
    assert (result.standing, result.genuine) == (Standing.REVOKED, Standing.VERIFIED)
    assert of(result, "status").parameters["why"] == "Issued in error."


# lists of revoked badges


ID = assertion()["id"]


@pytest.mark.parametrize(
    "entries",
    [
        [ID],
        ["urn:x:other", {"id": ID}],
        {"id": ID, "revocationReason": "A good reason"},
        [{"uid": "123abc"}],
    ],
)
def test_a_badge_on_the_issuer_s_list_is_revoked(online, site, entries):
    site.put(ISSUER, issuer(revocationList=LIST))
    site.put(LIST, {"type": "RevocationList", "issuer": ISSUER, "revokedAssertions": entries})
    result = online(ob2_jws(uid="123abc"), known=[ISSUER])
    assert (result.standing, result.genuine) == (Standing.REVOKED, Standing.VERIFIED)


@pytest.mark.parametrize("entries", [[], ["urn:x:other", {"id": "urn:x:1", "uid": "2"}]])
def test_a_badge_that_is_not_on_the_list_is_not_revoked(online, site, entries):
    site.put(ISSUER, issuer(revocationList=LIST))
    site.put(LIST, {"type": "RevocationList", "revokedAssertions": entries})
    result = online(ob2_jws(badge=CLASS), known=[ISSUER])
    assert (result.standing, of(result, "status").reason) == (Standing.VERIFIED, "status-clear")
    assert site.asked.count(LIST) == 1


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"issuer": f"{EVIL}/issuer", "revokedAssertions": []}, "status-list-other-issuer"),
        ({"issuer": [f"{EVIL}/issuer"], "revokedAssertions": []}, "status-list-other-issuer"),
        ({"revokedAssertions": [3]}, "status-list-broken"),
        ({"revokedAssertions": [{"revocationReason": "?"}]}, "status-list-broken"),
        ({"@context": "https://w3id.org/openbadges/v2", "type": "x"}, "status-list-broken"),
        ({"123abc": {"why": "?"}}, "status-list-broken"),
        ({"type": "Assertion", "revokedAssertions": []}, "status-list-other-kind"),
        ({"revokedAssertions": None}, "status-list-broken"),
        ({"error": "Not found"}, "status-list-other-kind"),
        ({}, "status-list-other-kind"),
        (b"<html>", "source-is-a-page"),
    ],
)
def test_a_list_that_cannot_be_used_clears_nobody(online, site, document, reason):
    site.put(ISSUER, issuer(revocationList=LIST))
    site.put(LIST, document)
    result = online(ob2_jws(), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, reason)


@pytest.mark.parametrize("place", [KEY, LIST])
def test_what_came_over_an_open_line_is_a_caution(online, site, place):
    opened = place.replace("https", "http")
    answers = {KEY: key_document(id=opened), LIST: {"revokedAssertions": []}}
    named = {"publicKey": KEY, "revocationList": LIST} | {
        "publicKey" if place == KEY else "revocationList": opened
    }
    site.put(ISSUER, issuer(**named))
    site.put(LIST, answers[LIST])
    site.take_down(place)
    site.put(opened, answers[place])
    result = online(ob2_jws(badge=CLASS), known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [one.code for one in result.cautions] == ["open-line"]


def test_one_list_that_names_it_is_enough(online, site):
    site.put(ISSUER, issuer(revocationList=[f"{SITE}/lost", LIST]))
    site.put(LIST, {"revokedAssertions": [ID]})
    assert online(ob2_jws(), known=[ISSUER]).standing is Standing.REVOKED
    site.put(LIST, {"revokedAssertions": []})
    assert why(online(ob2_jws(), known=[ISSUER])) == "source-no-connection"


def test_the_issuer_s_own_list_counts_and_the_badge_s_as_well(online, site):
    token = ob2_jws(badge=embedded(revocationList=LIST))
    site.put(LIST, {"revokedAssertions": [ID]})
    assert online(token, known=[ISSUER]).standing is Standing.REVOKED


def test_nobody_is_asked_for_more_lists_than_any_issuer_has(online, site):
    site.put(ISSUER, issuer(revocationList=[f"{LIST}/{number}" for number in range(9)]))
    assert why(online(ob2_jws(), known=[ISSUER])) == "status-too-many"
    assert not any(url.startswith(LIST) for url in site.asked)


def test_a_forger_s_lists_are_not_asked(online, site):
    site.put(ISSUER, issuer(revocationList=LIST))
    result = online(ob2_jws(rsa_key(3072)), known=[ISSUER])
    assert (result.standing, of(result, "status").reason) == (
        Standing.INVALID,
        "status-without-proof",
    )
    assert LIST not in site.asked


@pytest.mark.parametrize("said", [True, "true", 1])
def test_a_badge_that_was_signed_as_revoked_is(online, site, said):
    assert online(ob2_jws(revoked=said), known=[ISSUER]).standing is Standing.REVOKED


@pytest.mark.parametrize("said", [False, "false", 0, ""])
def test_a_badge_that_was_signed_as_not_revoked_is_not(online, site, said):
    assert online(ob2_jws(revoked=said), known=[ISSUER]).standing is Standing.VERIFIED
