"""What becomes of a link: the badge behind it, or a sentence that tells why there is none."""

import json

import pytest

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave, LeaveMode
from backpack.domain.web import Trouble
from backpack.formats.png import bake_png
from backpack.net.leave import Guarded
from backpack.services.linking import Linking, hosts_to_ask, link_in
from backpack.services.sources import Source
from tests import mint
from tests.world import World

UUID = "1a2b3c4d-0000-4000-8000-00000000000f"
CREDLY = f"https://www.credly.com/badges/{UUID}"
OB3 = f"https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{UUID}"
OB2 = f"https://www.credly.com/api/v1/obi/v2/badge_assertions/{UUID}"
SITE = "https://school.example/badges/7"
BADGE = mint.vc_jwt()


class Learner:
    """Pastes links; ``leave`` is what was allowed for good."""

    def __init__(self, leave=None):
        self.world = World()
        self.leave = leave or Leave()
        self.linking = Linking(
            fetcher=Guarded(self.world, lambda: self.leave), saved=lambda: self.leave
        )

    def paste(self, *urls):
        sources = [Source(name="link", data=url.encode()) for url in urls]
        with self.linking.leave_for(sources):
            return tuple(self.linking.follow(sources))

    def fault(self, url):
        (source,) = self.paste(url)
        return source.fault and source.fault.code


@pytest.fixture
def learner():
    return Learner()


def html(head):
    return f"<!doctype html><head>{head}</head>".encode()


def test_a_platforms_page_becomes_its_badge(learner):
    learner.world.put(OB3, BADGE)
    (source,) = learner.paste(CREDLY)
    assert (source.name, source.data) == ("Data Literacy", BADGE)
    assert learner.world.asked == [OB3]


def test_where_the_newer_kind_is_not_there_the_older_is_taken(learner):
    learner.world.put(OB3, b"", status=404)
    older = json.dumps(mint.assertion()).encode()
    learner.world.put(OB2, older)
    assert learner.paste(CREDLY)[0].data == older


def test_a_baked_picture_is_taken_along_whole(learner):
    baked = bake_png(mint.png(), "openbadges", json.dumps(mint.assertion()).encode())
    learner.world.put("https://api.badgr.io/public/assertions/x/baked", baked)
    assert learner.paste("https://badgr.com/public/assertions/x")[0].data == baked


def test_a_profile_brings_each_of_its_badges(learner):
    other = UUID.replace("f", "e")
    listing = "https://www.credly.com/users/a-learner/badges.json"
    learner.world.put(listing, {"data": [{"id": UUID}, {"id": other}]})
    learner.world.put(OB3, BADGE)
    first, second = learner.paste("https://www.credly.com/users/a-learner")
    assert first.data == BADGE
    assert second.fault.code == "link-not-reached"


@pytest.mark.parametrize(
    ("listing", "code"),
    [({"data": []}, "profile-without-badges"), (b"<html>", "damaged-text")],
)
def test_a_profile_without_badges_says_so(learner, listing, code):
    learner.world.put("https://www.credly.com/users/a-learner/badges.json", listing)
    assert learner.fault("https://www.credly.com/users/a-learner") == code


def test_a_badges_own_address_is_fetched(learner):
    learner.world.put(SITE, BADGE)
    assert learner.paste(SITE)[0].data == BADGE


def test_a_page_may_name_its_badge(learner):
    head = '<link rel="alternate" type="application/ld+json" href="7.json">'
    learner.world.put(SITE, html(head), content_type="text/html")
    learner.world.put("https://school.example/badges/7.json", BADGE)
    assert learner.paste(SITE)[0].data == BADGE


def test_a_picture_at_another_site_belongs_to_the_page_that_shows_it(learner):
    head = (
        '<link rel="alternate" type="application/json" href="gone.json">'
        '<meta property="og:image" content="https://cdn.example/7.png">'
    )
    baked = bake_png(mint.png(), "openbadgecredential", BADGE)
    learner.world.put(SITE, html(head))
    learner.world.put("https://cdn.example/7.png", baked)
    assert learner.paste(SITE)[0].data == baked


def test_data_in_the_page_itself_is_a_badge_too(learner):
    document = json.dumps(mint.data_integrity())
    script = (
        '<script type="application/ld+json">{"@type": "Organization"}</script>'
        f'<script type="application/ld+json">{document}</script>'
    )
    learner.world.put(SITE, html(script))
    assert json.loads(learner.paste(SITE)[0].data) == json.loads(document)


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (html('<meta name="og:image" content="/x.png">'), 200, "page-without-badge"),
        (b'{"hello": 1}', 200, "link-without-badge"),
        (b"", 404, "link-not-there"),
        (b"", 503, "link-not-there"),
    ],
)  # fmt: skip
def test_a_link_without_a_badge_says_why(learner, answer, status, code):
    learner.world.put(SITE, answer, status=status)
    assert learner.fault(SITE) == code


def test_a_platform_that_does_not_answer_is_told(learner):
    learner.world.take_down(OB3, Trouble.TOO_SLOW)
    assert learner.fault(CREDLY) == "link-not-reached"


def test_a_bare_address_that_does_not_answer_is_kept_until_it_does(learner):
    (source,) = learner.paste(SITE)
    assert source.fault is None
    assert source.data == SITE.encode()


def test_without_leave_nobody_is_asked_and_the_link_stays_what_it_is():
    learner = Learner(Leave(mode=LeaveMode.NEVER))
    profile = "https://www.credly.com/users/a-learner"
    sources = learner.paste(CREDLY, SITE, profile)
    assert [source.data.decode() for source in sources] == [CREDLY, SITE, profile]
    assert not any(source.fault for source in sources)
    assert learner.world.asked == []


def test_what_is_no_link_goes_through_untouched(learner):
    sources = (
        Source(name="badge.jwt", data=BADGE),
        Source(name="x", data=b"https://a.example\nhttps://b.example"),
        Source(name="y", fault=Fault("empty-file")),
    )
    assert tuple(learner.linking.follow(sources)) == sources
    assert [link_in(source) for source in sources] == [None, None, None]


def test_the_hosts_that_a_link_begins_with_are_known_beforehand():
    links = [Source(name="", data=url.encode()) for url in (CREDLY, SITE, "https://127.0.0.1/x")]
    assert hosts_to_ask(links) == ("www.credly.com", "school.example")
    assert hosts_to_ask([Source(name="", data=b"https://badgr.com/public/assertions/x")]) == (
        "api.badgr.io",
        "badgr.com",
    )


def test_an_address_that_cannot_be_taken_apart_is_left_alone(learner):
    (source,) = learner.paste("https://[")
    assert source.data == b"https://["
