import json

import pytest

from backpack.domain.credential import Standard
from backpack.domain.web import Answer
from backpack.formats.completing import complete
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from tests.conftest import NOW
from tests.mint import assertion, compact, ob2_jws, png, rsa_key, vc_jwt

HERE = "https://northlake.example/1"
CLASS = "https://northlake.example/class"
ISSUER = "https://northlake.example/issuer"


def parts():
    whole = assertion(id=HERE, verification={"type": "hosted"})
    badge = whole["badge"]
    issuer = badge["issuer"]
    return {HERE: {**whole, "badge": CLASS}, CLASS: {**badge, "issuer": ISSUER}, ISSUER: issuer}


def answers(documents, *, status=200):
    bodies = {
        url: one if isinstance(one, bytes) else json.dumps(one).encode()
        for url, one in documents.items()
    }
    return [Answer(url=url, status=status, body=body, fetched=NOW) for url, body in bodies.items()]


def alone_in_picture(url):
    return bake_png(png(), "openbadges", url.encode())


def found(data):
    return read_badges(data if isinstance(data, bytes) else json.dumps(data).encode()).found[0]


def test_addresses_become_the_class_and_the_issuer():
    whole = complete(found(parts()[HERE]), answers(parts()))
    assert (whole.credential.name, whole.credential.issuer.name) == (
        "First Aid",
        "Northlake Academy",
    )
    assert whole.credential.issuer.id == ISSUER
    assert whole.payload.text == found(parts()[HERE]).payload.text


def test_an_address_alone_becomes_the_whole_badge():
    alone = found(alone_in_picture(HERE.replace("https", "http")))
    assert [caution.code for caution in alone.cautions] == ["needs-network"]
    whole = complete(alone, answers(parts()))
    assert (whole.credential.standard, whole.credential.name) == (Standard.OB_2_0, "First Aid")
    assert not whole.cautions


def test_the_oldest_badges_are_known_by_their_address():
    document = {"recipient": "a@b.example", "badge": {"name": "Old", "issuer": {"origin": HERE}}}
    whole = complete(found(alone_in_picture(HERE)), answers({HERE: document}))
    assert (whole.credential.id, whole.credential.name) == (HERE, "Old")


def test_what_the_issuer_hosts_wins_over_what_the_learner_holds():
    documents = parts()
    held = assertion(id=HERE, verification={"type": "hosted"}, narrative="Mine")
    held["badge"]["name"] = "Master of all"
    whole = complete(found(held), answers(documents))
    assert (whole.credential.name, whole.credential.narrative) == ("First Aid", "")


def test_a_class_that_calls_itself_another_stays_what_it_is():
    documents = parts()
    documents[ISSUER] = {**documents[ISSUER], "id": "https://famous.example/issuer"}
    assert complete(found(documents[HERE]), answers(documents)).credential.issuer.id == ISSUER


def test_what_is_inside_a_signed_badge_stays():
    other = {**parts()[CLASS], "name": "Another"}
    token = found(ob2_jws())
    assert complete(token, answers({CLASS: other})) is token


def test_a_signed_badge_is_filled_in_from_its_addresses():
    token = complete(found(ob2_jws(badge=CLASS)), answers(parts()))
    assert (token.credential.name, token.credential.issuer.id) == ("First Aid", ISSUER)


@pytest.mark.parametrize(
    "documents", [{}, {HERE: b"<html>"}, {HERE: b"[]"}, {HERE: {"name": "no badge"}}, {CLASS: {}}]
)
def test_what_no_answer_tells_stays_as_it_was(documents):
    alone = found(alone_in_picture(HERE))
    assert complete(alone, answers(documents)) is alone


def test_an_answer_that_refuses_tells_nothing():
    held = found(parts()[HERE])
    assert complete(held, answers(parts(), status=410)) is held


@pytest.mark.parametrize(
    "data", [vc_jwt(), compact({"alg": "RS256"}, {"vc": assertion(badge=CLASS)}, rsa_key())]
)
def test_other_kinds_come_back_as_they_are(data):
    one = found(data)
    assert complete(one, answers(parts())) is one


def test_a_class_without_an_issuer_stays_without():
    documents = {HERE: parts()[HERE], CLASS: {"id": CLASS, "name": "Alone"}}
    whole = complete(found(documents[HERE]), answers(documents))
    assert (whole.credential.name, whole.credential.issuer.id) == ("Alone", None)


def test_the_latest_of_the_older_versions_is_told_apart():
    context = "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld"
    one = found(assertion(**{"@context": context})).credential.standard
    assert (one, one.is_older, Standard.OB_3_0.is_older) == (Standard.OB_2_1, True, False)
