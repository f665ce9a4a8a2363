"""The sample badges are what their index says, and what the minting script still makes."""

import io
import json

import pytest
from PIL import Image

from backpack.assets import resource
from backpack.domain.artifact import Artifact
from backpack.domain.holding import Identity
from backpack.formats.payload import Container
from backpack.formats.reading import read_badges
from backpack.pictures.drawing import draw
from backpack.services.picturing import picture_of
from backpack.verify.policy import Policy
from tests.conftest import NOW
from tools.mint_samples import EXPECTED, expected, mint

INDEX = json.loads(EXPECTED.read_bytes())
LEARNER = Identity(type="email", value="learner@example.org")


@pytest.fixture(params=INDEX, ids=lambda entry: entry["file"])
def entry(request):
    return request.param


@pytest.fixture
def reading(entry):
    return read_badges(resource("samples", entry["file"]).read_bytes())


def policy(*known):
    return Policy(now=NOW, identities=(LEARNER,), known_issuers=frozenset(known))


def test_the_index_names_every_file_and_nothing_else():
    files = {path.name for path in resource("samples").iterdir()}
    assert files == {entry["file"] for entry in INDEX}
    assert len(files) == 12


def test_offline_each_has_the_standing_that_was_promised(entry, reading, verifier):
    (found,) = reading.found
    report = verifier.verify(found, policy())
    assert report.standing.value == entry["standing"]
    assert report.recipient.value == entry["recipient"]
    assert found.credential.name == entry["name"]
    assert found.credential.issuer.id == entry["issuer_id"]
    assert report.cautions == reading.cautions == reading.refused == ()


def test_with_its_issuer_confirmed_each_has_the_other_standing(entry, reading, verifier):
    (found,) = reading.found
    report = verifier.verify(found, policy(entry["issuer_id"]))
    assert report.standing.value == entry["standing_when_known"]


def test_the_standings_do_not_depend_on_the_day_for_twenty_years():
    standings = [entry["standing"] for entry in INDEX]
    assert standings.count("expired") == standings.count("invalid") == 1
    assert standings.count("valid-unknown-issuer") == 10
    assert [entry["recipient"] for entry in INDEX].count("someone-else") == 1


def test_each_shows_every_part_that_a_badge_can_have(reading):
    (found,) = reading.found
    credential = found.credential
    achievement = credential.achievement
    assert achievement.description
    assert achievement.criteria.narrative
    assert achievement.tags
    assert achievement.achievement_type
    assert all(one.framework and one.code and one.url for one in achievement.alignments)
    assert all(item.name and item.genre for item in credential.evidence)
    assert achievement.alignments
    assert credential.evidence
    assert credential.issued


def test_every_container_and_both_versions_are_there():
    readings = [read_badges(resource("samples", entry["file"]).read_bytes()) for entry in INDEX]
    assert {reading.container for reading in readings} == {
        Container.PNG,
        Container.SVG,
        Container.JSON,
        Container.JWS,
    }
    assert {entry["format"] for entry in INDEX} == {
        "Open Badges 2.0, JWS with RS256",
        "Open Badges 3.0, VC-JWT with ES256",
        "Open Badges 3.0, VC-JWT with EdDSA",
        "Open Badges 3.0, eddsa-rdfc-2022",
    }
    assert any(not reading.found[0].credential.expires for reading in readings)


def test_every_host_is_one_that_can_never_exist(entry):
    data = resource("samples", entry["file"]).read_bytes()
    (found,) = read_badges(data).found
    credential = found.credential
    addresses = [
        credential.issuer.url,
        credential.achievement.id,
        credential.achievement.criteria.url,
    ]
    addresses += [one.url for one in credential.achievement.alignments]
    addresses += [item.url for item in credential.evidence if "://" in (item.url or "")]
    assert all(address.split("/")[2].endswith(".example") for address in addresses)


def test_each_has_a_picture_that_is_drawn(entry, reading):
    data = resource("samples", entry["file"]).read_bytes()
    artifact = Artifact(data=data, media_type=reading.found[0].media_type)
    (found,) = reading.found
    drawn = Image.open(io.BytesIO(draw(picture_of(artifact, found.credential), 96)))
    assert drawn.size == (96, 96)
    assert drawn.getpixel((1, 1))[3] == 0
    assert len(drawn.convert("RGB").getcolors(10_000)) > 200


def test_no_file_is_larger_than_a_badge_should_be(entry):
    assert resource("samples", entry["file"]).stat().st_size < 75_000


@pytest.mark.slow
def test_a_new_minting_gives_the_same_badges():
    """Only pixels may differ, since compression libraries do."""
    minted = dict(mint())
    assert set(minted) == {path.name for path in resource("samples").iterdir()}
    assert expected() == INDEX
    for name, data in minted.items():
        kept = resource("samples", name).read_bytes()
        if name.endswith(".json"):
            assert _without_pixels(data) == _without_pixels(kept)
        else:
            old, new = read_badges(kept).found[0], read_badges(data).found[0]
            assert new.payload.text == old.payload.text
        if name.endswith(".svg"):
            assert data == kept


def _without_pixels(data):
    document = json.loads(data)
    document["credentialSubject"]["achievement"].pop("image")
    document["proof"].pop("proofValue")
    return document
