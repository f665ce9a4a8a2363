"""Whether the issuer has a newer version of a badge: asked once, told, never put in its place."""

import json

import pytest

from backpack.domain.report import Standing
from tests.mint import data_integrity, did_key, ed25519, ob2_jws, vc_jwt

PLACE = "https://northlake.example/refresh/1"
ISSUER = did_key(ed25519())
SERVICE = {"id": PLACE, "type": "1EdTechCredentialRefresh"}
NEWER = "2026-06-01T00:00:00Z"


@pytest.fixture
def cautions(online):
    def run(badge=None):
        result = online(badge or vc_jwt(refreshService=SERVICE), known=[ISSUER])
        assert (result.standing, result.is_complete) == (Standing.VERIFIED, True)
        return [(caution.code, dict(caution.parameters)) for caution in result.cautions]

    return run


@pytest.mark.parametrize(
    "newer",
    [
        vc_jwt(validFrom=NEWER, refreshService=SERVICE),
        json.dumps(data_integrity(validFrom=NEWER)).encode(),
    ],
)
def test_a_newer_version_is_told(cautions, world, newer):
    world.put(PLACE, newer)
    told = [("refresh-newer", {"date": "1 Jun 2026"})]
    assert cautions() == told
    assert cautions(vc_jwt(refreshService=[{"id": "urn:x", "type": "Other"}, SERVICE])) == told
    assert world.asked == [PLACE, PLACE]


def forged():
    return {**data_integrity(validFrom=NEWER), "name": "Changed"}


@pytest.mark.parametrize(
    "body",
    [
        vc_jwt(),
        vc_jwt(validFrom="2025-01-01T00:00:00Z"),
        vc_jwt(validFrom=NEWER, id="urn:uuid:1"),
        vc_jwt(ed25519(7), validFrom=NEWER),
        vc_jwt(validFrom="2027-01-01T00:00:00Z"),
        vc_jwt(validFrom=NEWER, validUntil="2026-07-01T00:00:00Z"),
        vc_jwt(validFrom=NEWER, type=["OpenBadgeCredential"]),
        vc_jwt(validFrom=NEWER, header={"alg": "none"}),
        b"<html>",
        b"{}",
    ],
)
def test_what_is_no_newer_version_is_not_told(cautions, world, body):
    world.put(PLACE, body)
    assert cautions() == []


def test_a_forged_newer_version_is_not_told(cautions, world):
    world.put(PLACE, forged())
    assert cautions() == []


def test_a_service_that_is_not_reached_is_not_counted_against_the_badge(cautions, world):
    assert cautions() == []
    assert world.asked == [PLACE]


@pytest.mark.parametrize(
    "service", [{"type": "1EdTechCredentialRefresh"}, {"id": PLACE, "type": "Other"}, PLACE]
)
def test_a_service_of_another_kind_is_not_asked(cautions, world, service):
    assert cautions(vc_jwt(refreshService=service)) == []
    assert world.asked == []


def test_nobody_is_asked_for_a_forged_or_an_older_badge(online, world):
    online(vc_jwt(refreshService=SERVICE)[:-6] + b"AAAAAA")
    online(ob2_jws(refreshService=SERVICE))
    assert PLACE not in world.asked
