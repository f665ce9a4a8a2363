"""Badges whose truth lies at the issuer's site, Open Badges 0.5 to 2.1."""

import hashlib
import json
import time

import pytest

from backpack.domain.holding import Identity
from backpack.domain.report import Recipient, Standing
from backpack.domain.web import Trouble
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.standing import deciding_check
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import assertion, compact, png, rsa_key
from tests.world import World

SITE = "https://northlake.example"
HERE, CLASS, ISSUER = f"{SITE}/1", f"{SITE}/class", f"{SITE}/issuer"
EVIL = "https://evil.example"


def why(result):
    """The reason that decided, or None where nothing stands in the way."""
    deciding = deciding_check(result.checks, result.standing)
    return deciding and deciding.reason


def of(result, code):
    return next(one for one in result.checks if one.code == code)


def differing(result):
    return [one["member"] for one in of(result, "proof").details["proofs"][0]["differences"]]


def test_a_badge_that_its_issuer_still_shows_is_verified(online, world):
    held = world.publish_hosted()
    result = online(held, known=[ISSUER])
    assert result.standing is result.genuine is Standing.VERIFIED
    assert (result.key, result.recipient) == ("northlake.example", Recipient.YOU)
    assert [of(result, code).reason for code in ("proof", "binding", "status", "coverage")] == [
        "hosted-same",
        "binding-hosted",
        "status-hosted",
        "coverage-hosted",
    ]
    assert world.asked == [HERE, CLASS, ISSUER]
    assert [answer.url for answer in result.answers] == world.asked
    assert result.is_complete


@pytest.mark.parametrize("known", [(), ["northlake.example"], [SITE], ["Northlake Academy"]])
def test_only_the_whole_address_makes_an_issuer_known(online, world, known):
    held = world.publish_hosted()
    result = online(held, known=known)
    assert (result.standing, result.key) == (Standing.VALID_UNKNOWN_ISSUER, "northlake.example")


def test_two_issuers_on_one_site_stay_apart(online, world):
    held = world.publish_hosted()
    assert online(held, known=[f"{SITE}/other-issuer"]).standing is Standing.VALID_UNKNOWN_ISSUER


def test_without_the_network_nothing_is_known(report, world):
    held = world.publish_hosted()
    result = report(held, known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, "proof-hosted")
    assert {one.host for one in result.missing} == {"northlake.example"}


def test_an_address_alone_fills_itself(online, world):
    world.publish_hosted()
    result = online(bake_png(png(), "openbadges", HERE.encode()), known=[ISSUER])
    assert (result.standing, result.recipient) == (Standing.VERIFIED, Recipient.YOU)
    assert not result.cautions


def test_an_address_alone_that_is_not_reached_names_nobody(online):
    result = online(bake_png(png(), "openbadges", HERE.encode()))
    assert (result.standing, result.recipient) == (Standing.UNVERIFIABLE, Recipient.UNKNOWN)
    assert [one.code for one in result.cautions] == ["needs-network"]


def test_a_token_that_says_it_is_hosted_is_judged_by_its_host(online, world):
    held = world.publish_hosted()
    assert online(compact({"alg": "RS256"}, held, rsa_key())).standing is (
        Standing.VALID_UNKNOWN_ISSUER
    )


OLDEST = {
    "recipient": "learner@example.org",
    "issued_on": "2011-06-01",
    "badge": {
        "version": "0.5.0",
        "name": "Old",
        "issuer": {"origin": "http://northlake.example", "name": "Northlake"},
    },
}
"""Open Badges 0.5."""


def test_the_oldest_badges_are_their_origin_s(online, world):
    world.put(HERE, OLDEST)
    alone = bake_png(png(), "openbadges", HERE.encode())
    assert online(alone, known=["http://northlake.example"]).standing is Standing.VERIFIED
    world.put(f"{EVIL}/1", OLDEST)
    forged = online(bake_png(png(), "openbadges", f"{EVIL}/1".encode()))
    assert (forged.standing, why(forged)) == (Standing.INVALID, "hosted-out-of-scope")


def test_a_badge_that_does_not_say_where_it_is_hosted_cannot_be_checked(online):
    assert why(online(OLDEST)) == "hosted-without-address"


def test_version_1_has_no_identifiers_but_addresses(online, world):
    held = {
        "uid": "123abc",
        "recipient": {"identity": "learner@example.org", "hashed": False, "type": "email"},
        "badge": CLASS,
        "issuedOn": "2015-04-30",
        "verify": {"type": "hosted", "url": HERE},
    }
    world.put(HERE, held)
    world.put(CLASS, {"name": "Basic", "issuer": ISSUER})
    world.put(ISSUER, {"name": "Northlake", "url": SITE})
    assert online(held, known=[ISSUER]).standing is Standing.VERIFIED
    other = online({**held, "uid": "another"})
    assert (other.standing, differing(other)) == (Standing.INVALID, ["uid"])


def test_an_issuer_without_any_address_is_never_known(online, world):
    held = world.publish_hosted(badge={"issuer": {"name": "Northlake", "url": SITE}})
    result = online(held, known=[SITE, ISSUER])
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert of(result, "binding").reason == "binding-hosted-nameless"
    world.change(CLASS, issuer={"name": "Northlake", "url": "https://elsewhere.example"})
    assert why(online(held, known=[SITE])) == "binding-hosted-elsewhere"
    world.change(CLASS, issuer={"id": "_:b0", "name": "Northlake"})
    assert of(online(held), "binding").reason == "binding-hosted-nameless"
    for borrowed in ("did:web:famous.example", "urn:x:famous"):
        world.change(CLASS, issuer={"id": borrowed, "name": "Northlake"})
        result = online(held, known=[borrowed])
        assert (result.standing, why(result)) == (
            Standing.UNVERIFIABLE,
            "binding-hosted-elsewhere",
        )
    world.change(CLASS, issuer={"name": "Northlake", "url": SITE})
    other = {"name": "Southlake", "url": SITE}
    held["badge"] = {"id": CLASS, "name": "First Aid", "issuer": other}
    assert differing(online(held)) == ["issuer"]


# what happens to a badge over the years


@pytest.mark.parametrize("members", [{}, {"revocationReason": "Issued in error."}])
def test_a_badge_that_was_withdrawn_is_revoked(online, world, members):
    held = world.publish_hosted()
    world.withdraw(HERE, **members)
    result = online(held, known=[ISSUER])
    assert (result.standing, result.genuine) == (Standing.REVOKED, Standing.UNVERIFIABLE)
    assert of(result, "status").parameters["why"] == members.get("revocationReason", "")


def test_one_that_is_gone_with_all_of_its_issuer_is_revoked_too(online, world):
    held = world.publish_hosted()
    world.put(HERE, b"Gone", status=410)
    world.take_down(CLASS)
    assert online(held).standing is Standing.REVOKED


def test_revoked_in_the_copy_itself_is_genuine_and_revoked(online, world):
    held = world.publish_hosted()
    world.change(HERE, revoked=True, revocationReason="A good reason")
    result = online(held, known=[ISSUER])
    assert (result.standing, result.genuine) == (Standing.REVOKED, Standing.VERIFIED)
    world.put(HERE, {"id": HERE, "revoked": True})
    assert online(held).standing is Standing.REVOKED


def test_a_stranger_cannot_withdraw_somebody_else_s_badge(online, world):
    world.publish_hosted()
    world.withdraw(f"{EVIL}/1")
    forged = assertion(id=f"{EVIL}/1", verification={"type": "hosted"}, badge=CLASS)
    assert online(forged).standing is Standing.INVALID


def test_a_copy_that_says_revoked_is_overruled_by_its_issuer(online, world):
    held = world.publish_hosted()
    assert online({**held, "revoked": True}).standing is Standing.VALID_UNKNOWN_ISSUER


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status": 404}, "source-gone"),
        ({"status": 403}, "source-closed"),
        ({"status": 503}, "source-not-working"),
        ({"body": b"<!doctype html><p>Hello"}, "source-is-a-page"),
        ({"body": b"oops"}, "source-not-a-document"),
    ],
)
@pytest.mark.parametrize("url", [HERE, CLASS, ISSUER])
def test_a_site_that_has_trouble_keeps_a_badge_from_being_checked(
    online, world, url, answer, reason
):
    held = world.publish_hosted()
    world.put(url, **{"body": b"", **answer})
    result = online(held, known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, reason)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_each_trouble_on_the_way_has_a_sentence_of_its_own(online, world, trouble):
    held = world.publish_hosted()
    world.take_down(HERE, trouble)
    result = online(held)
    allowed = trouble is not Trouble.NOT_ALLOWED
    assert why(result) == (f"source-{trouble}" if allowed else "proof-hosted")
    assert result.missing[0].url == HERE


@pytest.mark.parametrize(
    ("url", "reason"), [(HERE, "hosted-other-document"), (CLASS, "hosted-without-issuer")]
)
def test_a_site_that_shows_something_else_there_confirms_nothing(online, world, url, reason):
    held = world.publish_hosted()
    world.put(url, {"name": "something else"})
    assert why(online(held, known=[ISSUER])) == reason


def test_a_site_that_was_shut_down_for_good_is_told_apart(online, world):
    site = "https://api.badgekit.org"
    held = world.publish_hosted(site)
    assert online(held).standing is Standing.VALID_UNKNOWN_ISSUER
    world.take_down(f"{site}/1", Trouble.NO_SUCH_HOST)
    assert why(online(held)) == "source-closed-for-good"


def test_a_badge_of_2012_is_found_at_its_secure_address(online, world):
    held = world.publish_hosted()
    old = {name: value for name, value in held.items() if name != "verification"}
    old |= {"id": HERE.replace("https", "http"), "badge": CLASS.replace("https", "http")}
    assert online(old, known=[ISSUER]).standing is Standing.VERIFIED
    assert not any(url.startswith("http://") for url in world.asked)


def test_one_that_never_moved_is_asked_over_an_open_line(online, world):
    held = world.publish_hosted("http://northlake.example")
    result = online(held, known=["http://northlake.example/issuer"])
    assert (result.standing, result.is_complete) == (Standing.VERIFIED, True)
    assert world.asked[:2] == [HERE, "http://northlake.example/1"]
    assert [one.code for one in result.cautions] == ["open-line"]


def test_a_site_may_pass_on_within_itself(online, world):
    held = world.publish_hosted()
    new = "https://www.northlake.example/badges/1"
    world.put(new, {**held, "id": new})
    world.redirect(HERE, new)
    result = online(held, known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    note = of(result, "proof").details["proofs"][0]["sources"][0]
    assert (note["address"], note["answered_by"], note["redirects"]) == (HERE, new, 1)


def test_an_issuer_may_move_to_another_site(online, world):
    held = world.publish_hosted()
    old = "https://old.example/1"
    world.redirect(old, HERE)
    result = online({**held, "id": old}, known=[ISSUER])
    assert (result.standing, result.key) == (Standing.VERIFIED, "northlake.example")
    alone = online(bake_png(png(), "openbadges", old.encode()), known=[ISSUER])
    assert alone.standing is Standing.VERIFIED


def test_a_forger_gains_nothing_by_passing_on_to_a_good_badge(online, world):
    held = world.publish_hosted()
    world.redirect(f"{EVIL}/1", HERE)
    mine = {"type": "email", "identity": "mallory@example.org"}
    result = online({**held, "id": f"{EVIL}/1", "recipient": mine}, known=[ISSUER])
    assert (result.standing, differing(result)) == (Standing.INVALID, ["recipient"])


def test_the_oldest_badges_may_pass_on_to_www(online, world):
    world.put("https://www.northlake.example/1", OLDEST)
    world.redirect(HERE, "https://www.northlake.example/1")
    alone = bake_png(png(), "openbadges", HERE.encode())
    assert online(alone).standing is Standing.VALID_UNKNOWN_ISSUER


def test_a_door_that_leads_anywhere_proves_nothing(online, world):
    """Many sites pass on to any address: a forger could make one of them speak."""
    held = world.publish_hosted()
    opened = f"{SITE}/login?next={EVIL}/1"
    forged = {**held, "id": opened}
    world.put(f"{EVIL}/1", forged)
    world.redirect(opened, f"{EVIL}/1")
    result = online(forged, known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.UNVERIFIABLE, "hosted-moved")
    for named in (f"{EVIL}/1", None):
        world.put(f"{EVIL}/1", {**forged, "id": named})
        world.redirect(opened, f"{EVIL}/1")
        assert online(forged, known=[ISSUER]).standing is Standing.INVALID


def test_the_issuer_may_say_that_another_site_answers_for_it(online, world):
    scope = {"verification": {"allowedOrigins": ["northlake.example", "cdn.example"]}}
    held = world.publish_hosted(issuer=scope)
    world.put("https://cdn.example/1", held)
    world.redirect(HERE, "https://cdn.example/1")
    assert online(held, known=[ISSUER]).standing is Standing.VERIFIED


def test_the_hosts_of_one_service_are_one(online, world):
    api, www = "https://api.credly.com/v1/obi/v2", "https://www.credly.com/api/v1/obi/v2"
    world.publish_hosted(www)
    held = {**world.publish_hosted(api), "badge": f"{www}/class"}
    world.put(f"{api}/1", {**held, "id": f"{www}/1"})
    assert online(held, known=[f"{www}/issuer"]).standing is Standing.VERIFIED


# what a learner holds, compared with what is there


HASHED = {
    "type": "email",
    "hashed": True,
    "salt": "deadsea",
    "identity": "SHA256$" + hashlib.sha256(b"learner@example.orgdeadsea").hexdigest().upper(),
}
RESALTED = {
    "type": "email",
    "hashed": True,
    "salt": "other",
    "identity": "sha256$" + hashlib.sha256(b"learner@example.orgother").hexdigest(),
}


@pytest.mark.parametrize(
    "changes",
    [
        {"recipient": {"type": "email", "hashed": False, "identity": "Learner@example.org"}},
        {"recipient": {"type": "email", "identity": "mailto:learner@example.org"}},
        {"recipient": {**HASHED, "identity": HASHED["identity"].lower()}},
        {"recipient": RESALTED},
        {"recipient": [HASHED]},
        {"id": f"{HERE}?identity__email=learner%40example.org"},
        {"issuedOn": "2026-01-02T04:04:05.5+01:00"},
        {"issuedOn": "2026-01-02"},
        {"evidence": []},
        {"evidence": "https://northlake.example/work"},
        {"evidence": {"id": "_:b1", "narrative": " A  drill. "}},
        {"badge": {"id": "_:b0", "name": "First Aid"}},
        {"badge": {"id": CLASS, "name": "First Aid", "description": "As it was then"}},
        {"badge": {"id": CLASS, "issuer": {"id": ISSUER, "name": "As it was called then"}}},
        {"@context": ["https://w3id.org/openbadges/v2", "https://northlake.example/more"]},
        {"image": "https://northlake.example/other.png"},
    ],
)
def test_what_means_the_same_is_the_same(online, world, changes):
    held = world.publish_hosted()
    assert online({**held, **changes}, known=[ISSUER]).standing is Standing.VERIFIED


def test_an_address_that_names_the_recipient_is_asked_as_it_is_first(online, world):
    held = {**world.publish_hosted(), "id": f"{HERE}?identity__email=learner%40example.org"}
    world.put(held["id"], held)
    assert online(held, known=[ISSUER]).standing is Standing.VERIFIED
    assert HERE not in world.asked
    world.withdraw(held["id"])
    assert online(held, known=[ISSUER]).standing is Standing.REVOKED


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        ({"recipient": {"type": "email", "identity": "other@example.org"}}, "recipient"),
        ({"recipient": {"type": "url", "identity": "learner@example.org"}}, "recipient"),
        ({"recipient": {**RESALTED, "salt": "deadsea"}}, "recipient"),
        ({"badge": f"{SITE}/other"}, "badge"),
        ({"badge": {"id": CLASS, "name": "Master of All"}}, "badge"),
        ({"badge": {"name": "Master of All"}}, "badge"),
        ({"badge": {"id": "urn:x:other", "name": "First Aid"}}, "badge"),
        ({"badge": {"id": CLASS, "issuer": {"id": f"{EVIL}/issuer"}}}, "issuer"),
        ({"badge": {"id": CLASS, "issuer": f"{SITE}/other"}}, "issuer"),
        ({"badge": {"id": CLASS, "issuer": {"name": "Harvard"}}}, "issuer"),
        ({"evidence": f"{EVIL}/work"}, "evidence"),
        ({"evidence": {"narrative": "Led the whole drill."}}, "evidence"),
        ({"evidence": [f"{SITE}/work", f"{SITE}/more"]}, "evidence"),
        ({"issuedOn": "2025-01-02T03:04:05Z"}, "issuedOn"),
        ({"issuedOn": "2025-01-02"}, "issuedOn"),
        ({"expires": "2099-01-01T00:00:00Z"}, "expires"),
        ({"narrative": "With honours."}, "narrative"),
    ],
)
def test_what_is_held_otherwise_is_not_genuine(online, world, changes, member):
    held = world.publish_hosted()
    result = online({**held, **changes}, known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "hosted-differs")
    assert member in differing(result)


def test_what_its_issuer_added_counts(online, world):
    held = world.publish_hosted()
    world.change(HERE, expires="2026-11-01T00:00:00Z", narrative="Well done")
    result = online(held, known=[ISSUER])
    assert (result.standing, result.genuine) == (Standing.EXPIRED, Standing.VERIFIED)


def test_what_only_the_file_says_is_not_shown(online, world):
    held = world.publish_hosted()
    result = online({**held, "extensions:grade": "A+"}, known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [(one.code, one.parameters["terms"]) for one in result.cautions] == [
        ("not-at-issuer", "extensions:grade")
    ]


def test_a_different_salt_tells_nobody_apart_whom_the_learner_is_not(online, world):
    held = world.publish_hosted(recipient=RESALTED)
    other = [Identity(type="email", value="other@example.org")]
    assert online({**held, "recipient": HASHED}, identities=other).standing is Standing.INVALID


@pytest.mark.parametrize("member", ["evidence", "scope"])
def test_endless_lists_are_not_compared_for_ever(online, world, member):
    many = [f"{SITE}/work/{number}" for number in range(20_000)]
    if member == "scope":
        held = world.publish_hosted(issuer={"verification": {"startsWith": many}})
    else:
        held = world.publish_hosted(evidence=many)
    begun = time.process_time()
    assert online({**held, "evidence": many[::-1]}).standing is Standing.INVALID
    assert time.process_time() - begun < 5


# forgers


def forged(world, **changes):
    """A badge on a forger's site that names the class of a good issuer."""
    world.publish_hosted()
    document = {**assertion(badge=CLASS), "id": f"{EVIL}/1", "verification": {"type": "hosted"}}
    document.update(changes)
    world.put(f"{EVIL}/1", document)
    return document


def test_a_stolen_class_is_out_of_scope(online, world):
    result = online(forged(world), known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "hosted-out-of-scope")


def test_one_keeper_of_files_does_not_speak_for_another_on_the_same_host(online, world):
    host = "https://raw.githubusercontent.com"
    world.publish_hosted(f"{host}/good/badges")
    place = f"{host}/evil/badges/1"
    own = {**assertion(badge=f"{host}/good/badges/class"), "id": place}
    world.put(place, {**own, "verification": {"type": "hosted"}})
    result = online(bake_png(png(), "openbadges", place.encode()))
    assert (result.standing, why(result)) == (Standing.INVALID, "hosted-out-of-scope")


def test_a_copy_of_the_class_inside_convinces_nobody(online, world):
    own = {"type": "BadgeClass", "id": CLASS, "name": "First Aid", "issuer": f"{EVIL}/issuer"}
    world.put(f"{EVIL}/issuer", {"type": "Issuer", "id": ISSUER, "name": "Northlake Academy"})
    assert online(forged(world, badge=own), known=[ISSUER]).standing is Standing.INVALID


def test_a_class_of_the_forger_s_own_with_a_good_issuer_is_out_of_scope(online, world):
    world.put(f"{EVIL}/class", {"type": "BadgeClass", "name": "First Aid", "issuer": ISSUER})
    result = online(forged(world, badge=f"{EVIL}/class"), known=[ISSUER])
    assert why(result) == "hosted-out-of-scope"


@pytest.mark.parametrize("inside", [True, False])
def test_an_issuer_that_takes_another_s_identifier_stays_a_stranger(online, world, inside):
    profile = {"type": "Issuer", "id": ISSUER, "name": "Northlake Academy"}
    world.put(f"{EVIL}/issuer", profile)
    own = {"type": "BadgeClass", "name": "First Aid", "issuer": f"{EVIL}/issuer"}
    world.put(f"{EVIL}/class", own)
    result = online(forged(world, badge=own if inside else f"{EVIL}/class"), known=[ISSUER])
    assert (result.standing, result.issuer_known) == (Standing.VALID_UNKNOWN_ISSUER, False)
    assert result.key == "evil.example"


def test_a_copy_that_calls_itself_another_is_not_genuine(online, world):
    held = world.publish_hosted()
    world.change(HERE, id=f"{SITE}/2")
    result = online(held, known=[ISSUER])
    assert (result.standing, differing(result)) == (Standing.INVALID, ["id"])
    alone = online(bake_png(png(), "openbadges", HERE.encode()), known=[ISSUER])
    assert alone.standing is Standing.INVALID


def test_two_copies_that_call_themselves_each_other_lead_nowhere(online, world):
    held = world.publish_hosted()
    world.put(f"{SITE}/2", held)
    world.change(HERE, id=f"{SITE}/2")
    assert online(held).standing is Standing.INVALID
    assert len(world.asked) == len(set(world.asked)) == 3


def test_an_identifier_at_another_place_than_the_address_is_a_lie(online, world):
    world.publish_hosted()
    document = assertion(badge=CLASS, id=HERE, verification=None)
    document["verify"] = {"type": "hosted", "url": f"{EVIL}/1"}
    world.put(f"{EVIL}/1", document)
    assert online(document, known=[ISSUER]).standing is Standing.INVALID
    world.put(f"{EVIL}/1", {**document, "id": f"{EVIL}/1"})
    assert online(document, known=[ISSUER]).standing is Standing.INVALID


def test_another_badge_of_the_same_issuer_does_not_stand_in(online, world):
    world.publish_hosted()
    document = assertion(badge=CLASS, id=f"{SITE}/2", verification=None)
    result = online({**document, "verify": {"type": "hosted", "url": HERE}}, known=[ISSUER])
    assert (result.standing, differing(result)) == (Standing.INVALID, ["id"])


@pytest.mark.parametrize(
    "place",
    [
        "https://northlake.example.evil.example/1",
        "https://northlake.example@evil.example/1",
        "https://northlake.example:8443/1",
        "https://evil.example/https://northlake.example/1",
        "https://northlake.example\\.evil.example/1",
        "https://northlake.example%2f@evil.example/1",
    ],
)
@pytest.mark.parametrize(
    "scope",
    [
        None,
        {"startsWith": SITE},
        {"startsWith": [f"{SITE}/"]},
        {"allowedOrigins": "northlake.example"},
        {"allowedOrigins": [SITE]},
    ],
)
def test_addresses_that_only_look_like_the_issuer_s_are_out_of_scope(online, world, place, scope):
    held = {**world.publish_hosted(issuer={"verification": scope}), "id": place}
    world.put(place, held)
    result = online(held, known=[ISSUER])
    assert (result.standing, why(result)) == (Standing.INVALID, "hosted-out-of-scope")


@pytest.mark.parametrize(
    ("scope", "standing"),
    [
        ({"startsWith": f"{SITE}/1"}, Standing.VERIFIED),
        ({"startsWith": ["https://other.example/", f"{SITE}/"]}, Standing.VERIFIED),
        ({"startsWith": "http://northlake.example/"}, Standing.VERIFIED),
        ({"allowedOrigins": ["https://NORTHLAKE.example", 3]}, Standing.VERIFIED),
        ({"startsWith": "", "allowedOrigins": []}, Standing.VERIFIED),
        ({"type": "hosted"}, Standing.VERIFIED),
        ({"startsWith": f"{SITE}/badges/"}, Standing.INVALID),
        ({"startsWith": f"{SITE}/", "allowedOrigins": "other.example"}, Standing.INVALID),
        ({"allowedOrigins": ["other.example"]}, Standing.INVALID),
        ({"startsWith": "northlake.example"}, Standing.INVALID),
    ],
)
def test_the_issuer_decides_where_its_badges_may_lie(online, world, scope, standing):
    held = world.publish_hosted(issuer={"verification": scope})
    assert online(held, known=[ISSUER]).standing is standing


def test_an_issuer_may_keep_its_badges_on_another_site(online, world):
    world.publish_hosted(issuer={"verification": {"startsWith": "https://badges.example/nl/"}})
    held = {**assertion(badge=CLASS), "verification": {"type": "hosted"}}
    for place, standing in (
        ("https://badges.example/nl/1", Standing.VERIFIED),
        ("https://badges.example/nl/../other/1", Standing.INVALID),
        ("https://badges.example/other/1", Standing.INVALID),
    ):
        world.put(place, {**held, "id": place})
        assert online({**held, "id": place}, known=[ISSUER]).standing is standing


@pytest.mark.parametrize(
    "badge",
    ["urn:uuid:1", {"name": "Alone"}, {"name": "Odd", "issuer": "did:web:northlake.example"}],
)
def test_without_an_issuer_nobody_vouches(online, world, badge):
    held = world.publish_hosted()
    world.change(HERE, badge=badge)
    assert why(online({**held, "badge": badge})) == "hosted-without-issuer"


@pytest.mark.parametrize(
    ("url", "changes", "problem"),
    [
        (HERE, {"type": "OtherAssertion"}, "type"),
        (CLASS, {"type": "Criteria"}, "badge.type"),
        (ISSUER, {"type": ["Criteria"]}, "issuer.type"),
        (HERE, {"issuedOn": "soon"}, "issuedOn"),
        (HERE, {"expires": "never"}, "expires"),
        (HERE, {"recipient": ["a@b.example", "c@d.example"]}, "recipient"),
    ],
)
def test_what_the_site_answers_has_to_follow_the_rules(online, world, url, changes, problem):
    held = world.publish_hosted()
    world.change(url, **changes)
    result = online(held, known=[ISSUER])
    assert result.standing is Standing.INVALID
    assert of(result, "structure").parameters["problems"] == problem


def test_languages_and_vocabularies_of_its_own_do_no_harm(online, world):
    names = {"en": "First Aid", "de": "Erste Hilfe"}
    held = world.publish_hosted(
        badge={"name": names, "@language": "en"},
        **{"@context": ["https://w3id.org/openbadges/v2", "https://northlake.example/more"]},
    )
    assert online(held, known=[ISSUER]).standing is Standing.VERIFIED


def test_a_good_check_is_remembered_while_the_site_is_silent(contexts, world):
    held = world.publish_hosted()
    found = read_badges(json.dumps(held).encode()).found[0]
    policy = Policy(now=NOW, known_issuers=frozenset([ISSUER]))
    first = Verifier(contexts, world).verify(found, policy)
    silent = Verifier(contexts, World()).verify(found, policy, remembered=first.answers)
    assert (silent.standing, silent.as_of) == (Standing.VERIFIED, NOW)
    world.withdraw(HERE)
    later = Verifier(contexts, world).verify(found, policy, remembered=first.answers)
    assert later.standing is Standing.REVOKED
