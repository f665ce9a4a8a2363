"""A report can be gone through again, saved whole, and read by others."""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave
from backpack.domain.report import Result, Standing
from backpack.domain.web import Unreached
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.services.replaying import _AsItWas, replay
from backpack.services.reporting import replay_saved
from tests.mint import png
from tests.mint_lists import status_entry, status_list
from tests.services.learner import AUGUST, ISSUER, KEYS, MAY, OTHER_KEYS, SITE, badge
from tests.store import examples


def test_a_replay_comes_out_the_same_and_asks_nobody(learner, held):
    asked = list(learner.world.asked)
    learner.leave = Leave()
    learner.world.put(SITE, OTHER_KEYS)
    replayed = learner.reporting.replay(held)
    assert replayed.is_same
    assert replayed.now.standing is Standing.VERIFIED
    assert replayed.now.checked == MAY
    assert learner.world.asked == asked


@pytest.mark.parametrize("trouble", ["no-connection", "gone", "page", "closed", "not-working"])
def test_what_was_out_of_reach_stays_so_in_a_replay(learner, held, trouble):
    if trouble == "no-connection":
        learner.world.take_down(SITE)
    elif trouble == "page":
        learner.world.put(SITE, b"<html>")
    else:
        status = {"gone": 404, "closed": 403, "not-working": 503}[trouble]
        learner.world.put(SITE, b"", status=status)
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)
    replayed = learner.reporting.replay(held)
    assert replayed.is_same
    assert replayed.now.as_of == MAY
    assert replayed.now.missing == replayed.before.missing


def test_an_unfinished_check_is_replayed_as_unfinished(learner):
    held = learner.add(badge())
    assert learner.reporting.replay(held).is_same


def test_the_date_of_a_replay_is_that_of_the_report(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2026-06-01T00:00:00Z"))
    learner.world.now = AUGUST
    assert learner.reporting.replay(held).now.standing is Standing.VERIFIED


def test_a_picture_that_was_only_compared_is_not_kept_and_makes_no_difference(learner):
    place = "https://northlake.example/picture.png"
    digest = base64.b64encode(hashlib.sha384(b"picture").digest()).decode()
    learner.world.put(place, b"picture", content_type="image/png")
    learner.allow("northlake.example")
    resource = {"id": place, "type": "Image", "digestSRI": f"sha384-{digest}"}
    held = learner.add(badge(relatedResource=[resource]))
    report = learner.store.load_report(held)
    assert (report.checks[10].code, report.checks[10].result) == ("digests", Result.PASSED)
    assert place not in {one.url for one in report.answers}
    assert learner.reporting.replay(held).is_same


def test_a_clock_that_was_wrong_is_as_wrong_in_a_replay(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2027-01-01T00:00:00Z"))
    assert learner.check(MAY - timedelta(days=900), held)[0] is Standing.UNVERIFIABLE
    assert learner.reporting.replay(held).is_same


def test_another_answer_comes_out_otherwise_and_says_where(learner, held):
    report = learner.store.load_report(held)
    body = json.dumps(OTHER_KEYS).encode()
    answers = tuple(replace(one, body=body) for one in report.answers)
    found = read_badges(badge()).found[0]
    replayed = replay(found, replace(report, answers=answers), learner.make_verifier)
    assert not replayed.is_same
    assert replayed.now.standing is Standing.INVALID
    assert [then.code for then, _ in replayed.differences] == ["proof", "binding", "coverage"]


def test_a_forged_list_comes_back_as_that_though_it_was_not_kept(learner):
    place = "https://northlake.example/list"
    learner.allow("northlake.example")
    learner.world.put(place, status_list(ISSUER, place))
    held = learner.add(badge(credentialStatus=status_entry(place)))
    report = learner.store.load_report(held)
    assert report.standing is Standing.UNVERIFIABLE
    assert [one.reason for one in report.missing] == ["status-list-unsigned"]
    replayed = learner.reporting.replay(held)
    assert replayed.is_same
    assert replayed.now.missing == report.missing


def test_what_was_not_asked_then_is_out_of_reach():
    with pytest.raises(Unreached):
        _AsItWas(examples.report()).fetch("https://b.example/")


def test_the_history_tells_each_state(learner, held):
    for days in range(1, 4):
        learner.check(MAY + timedelta(days=days), held)
    learner.world.put(SITE, OTHER_KEYS)
    learner.check(AUGUST, held)
    history = learner.reporting.history(held)
    assert [(one.standing, one.checked) for one in history] == [
        (Standing.INVALID, AUGUST),
        (Standing.VERIFIED, MAY + timedelta(days=3)),
        (Standing.VERIFIED, MAY),
    ]


def test_a_saved_report_has_everything_to_check_it_again_without_the_backpack(learner, held):
    saved = learner.reporting.render_json(held)
    members = json.loads(saved)
    answer = members["answers"][SITE]
    body = base64.b64decode(answer["body_b64"])
    assert json.loads(body) == KEYS
    assert answer["sha256"] == hashlib.sha256(body).hexdigest()
    assert answer["status"] == 200
    assert members["artifact"]["sha256"] == hashlib.sha256(badge()).hexdigest()
    assert members["in_words"][0].startswith("Signature valid on 3 May 2026, key did:web:")
    replayed = replay_saved(saved, badge(), learner.make_verifier)
    assert replayed.is_same
    assert replayed.before == learner.store.load_report(held)


def test_the_learner_is_in_a_saved_report_only_as_the_badge_names_them(learner, held):
    assert b"identities" not in learner.reporting.render_json(held)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda members: members.update(type="else"), "not-a-report"),
        (lambda members: members.pop("report"), "not-a-report"),
        (lambda members: members.update(answers=[]), "not-a-report"),
        (lambda members: members["report"].update(standing="splendid"), "not-a-report"),
        (lambda members: members["report"].update(checked="2026-05-03T12:00:00"), "not-a-report"),
        (lambda members: members["artifact"].update(position=7), "not-a-report"),
        (lambda members: members["artifact"].update(sha256="0" * 64), "report-of-another-badge"),
        (lambda members: members["answers"][SITE].update(body_b64="AA=="), "report-altered"),
        (lambda members: members["answers"][SITE].update(body_b64="?"), "not-a-report"),
        (lambda members: members["answers"][SITE].update(fetched="2026-05-03"), "not-a-report"),
    ],
)
def test_a_report_that_was_changed_is_refused(learner, held, change, code):
    members = json.loads(learner.reporting.render_json(held))
    change(members)
    with pytest.raises(Fault, match=code):
        replay_saved(json.dumps(members).encode(), badge(), learner.make_verifier)


def test_the_page_is_plain_and_tells_what_it_rests_on(learner, held):
    learner.world.take_down(SITE)
    learner.check(AUGUST, held)
    page = learner.reporting.render_page(held).decode()
    assert '<h1 dir="auto">Report on Data Literacy</h1>' in page
    assert "Signature valid on 3 May 2026" in page
    assert "The site has not answered since 9 Aug 2026." in page
    assert SITE in page
    assert hashlib.sha256(badge()).hexdigest() in page
    assert ISSUER in page
    assert "<script" not in page
    assert " href=" not in page


def test_a_badge_that_is_not_good_has_its_reason_on_the_page(learner):
    held = learner.add(badge())
    page = learner.reporting.render_page(held).decode()
    assert "Not checked, as of 3 May 2026" in page
    assert "Could not check: " in page


def test_a_badge_without_a_name_has_a_page_too(learner):
    held = learner.add(bake_png(png(), "openbadges", b"https://northlake.example/assertions/1"))
    assert "Report on Badge without a name" in learner.reporting.render_page(held).decode()


@pytest.mark.parametrize("ask", ["history", "replay", "render_json", "render_page"])
def test_a_badge_that_is_gone_is_said(learner, ask):
    with pytest.raises(Fault, match="no-such-badge"):
        getattr(learner.reporting, ask)("f" * 32)
