"""Pictures and evidence are compared with the digests in the badge, and never move its standing."""

import base64
import hashlib

import pytest

from backpack.domain.report import Standing
from tests.mint import credential, did_key, ed25519, png, vc_jwt

ISSUER = did_key(ed25519())
PLACE = "https://northlake.example/work.mp4"
CONTENT = b"A drill, filmed."
PICTURE = png()


def sri(content, name="sha384"):
    return f"{name}-{base64.b64encode(hashlib.new(name, content).digest()).decode()}"


def evidence(content=CONTENT, place=PLACE, **changes):
    return {"id": place, "type": ["Evidence"], "digestSRI": sri(content), **changes}


def data_url(content=PICTURE):
    return "data:image/png;base64," + base64.b64encode(content).decode()


@pytest.fixture
def check(online):
    """Check 11 and the cautions of a badge that is sound."""

    def run(**changes):
        result = online(vc_jwt(**changes), known=[ISSUER])
        assert (result.standing, result.is_complete) == (Standing.VERIFIED, True)
        assert result.answers == ()
        check = result.checks[10]
        return check.result.value, check.reason, [caution.code for caution in result.cautions]

    return run


def test_evidence_that_is_as_it_was_passes(check, world):
    world.put(PLACE, CONTENT, content_type="video/mp4")
    assert check(evidence=[evidence()]) == ("passed", "digests-same", [])


def test_evidence_that_was_replaced_fails_with_a_caution(check, world):
    world.put(PLACE, b"Another film.")
    assert check(evidence=[evidence()]) == ("failed", "digests-differ", ["digest-differs"])


def test_evidence_that_is_not_obtained_is_unknown(check, world):
    assert check(evidence=[evidence()])[:2] == ("unknown", "digests-not-checked")
    world.put(PLACE, b"", status=404)
    assert check(evidence=[evidence()])[:2] == ("unknown", "digests-not-checked")


def test_a_picture_inside_the_badge_is_compared_without_asking_anybody(check, world):
    subject = credential(ISSUER)["credentialSubject"]
    picture = {"id": data_url(), "type": "Image", "digestSRI": sri(PICTURE)}
    subject["achievement"]["image"] = picture
    assert check(credentialSubject=subject)[1] == "digests-same"
    picture["digestSRI"] = sri(PICTURE + b" ")
    assert check(credentialSubject=subject)[1] == "digests-differ"
    assert check(image={**picture, "id": "data:text/html,x"})[1] == "digests-not-checked"
    assert world.asked == []


@pytest.mark.parametrize("place", ["urn:uuid:1", "", "file:///etc/passwd", "ftp://x.example/1"])
def test_what_lies_at_no_web_address_is_not_fetched(check, world, place):
    assert check(evidence=[evidence(place=place)])[1] == "digests-not-checked"
    assert world.asked == []


def test_a_digest_of_a_kind_that_is_not_read_is_not_fetched_for(check, world):
    world.put(PLACE, CONTENT)
    assert check(evidence=[evidence(digestSRI="md5-AA==")])[1] == "digests-not-checked"
    assert world.asked == []


def test_one_difference_decides_and_eight_are_fetched_at_most(check, world):
    places = [f"{PLACE}?{number}" for number in range(20)]
    for place in places:
        world.put(place, CONTENT)
    items = [evidence(place=place) for place in places]
    assert check(evidence=items)[1] == "digests-not-checked"
    assert world.asked == places[:8]
    world.put(places[3], b"Another film.")
    assert check(relatedResource=items)[1] == "digests-differ"


def test_nothing_is_fetched_for_a_forged_badge(online, world):
    world.put(PLACE, CONTENT)
    result = online(vc_jwt(evidence=[evidence()])[:-6] + b"AAAAAA")
    assert result.checks[10].reason == "digests-not-checked"
    assert world.asked == []
