"""What is known already is asked about, not fetched anew; what is fresh is not even that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backpack.domain.faults import Fault
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.net.revalidating import Revalidating
from tests.conftest import NOW
from tests.net.servers import NAME

URL = f"https://{NAME}/list"


def known(*, minutes=2, status=200, **headers):
    return Answer(
        url=URL,
        final_url=URL,
        status=status,
        body=b"kept",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        fetched=NOW - timedelta(minutes=minutes),
    )


class Kept:
    def __init__(self, answer):
        self.answer = answer

    def find_answer(self, url):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer if self.answer and url == self.answer.url else None


class Site:
    """Answers 304 to who knows its answer, and notes what was asked."""

    def __init__(self, answer=None):
        self.answer = answer or Answer(
            url=URL, final_url=URL, status=200, body=b"new", headers={"etag": "2"}, fetched=NOW
        )
        self.asked = []

    def fetch(self, url, *, accept="", known=None):
        self.asked.append((url, accept, known))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def fetch(clock):
    def give(site, kept, url=URL):
        return Revalidating(site, Kept(kept), clock).fetch(url, accept="application/json")

    return give


NOT_MODIFIED = Answer(
    url=URL, final_url=URL, status=304, body=b"", headers={"etag": "1", "date": "now"}, fetched=NOW
)


def test_what_was_never_answered_is_fetched(fetch):
    site = Site()
    assert fetch(site, None) == site.answer
    assert site.asked == [(URL, "application/json", None)]


def test_what_still_stands_counts_as_fetched_now(fetch):
    site = Site(NOT_MODIFIED)
    kept = replace(known(etag="1", content_type="application/json"), is_remembered=True)
    given = fetch(site, kept, f"{URL}#part")
    assert site.asked[0][2] == replace(kept, is_remembered=False)
    assert (given.status, given.body, given.fetched) == (200, b"kept", NOW)
    assert given.headers == {"etag": "1", "content-type": "application/json", "date": "now"}
    assert not given.is_remembered


def test_what_has_changed_replaces_what_is_known(fetch):
    site = Site()
    assert fetch(site, known(etag="1")) == site.answer


def test_silence_is_not_hidden_by_what_is_known(fetch):
    with pytest.raises(Unreached):
        fetch(Site(Unreached(URL, Trouble.TOO_SLOW)), known(etag="1"))


@pytest.mark.parametrize(
    "answer", [NOT_MODIFIED, replace(NOT_MODIFIED, final_url=f"https://{NAME}/other")]
)
def test_not_modified_means_nothing_to_who_did_not_know_or_from_elsewhere(fetch, answer):
    kept = None if answer is NOT_MODIFIED else known(etag="1")
    assert fetch(Site(answer), kept).status == 304


def test_an_answer_that_told_of_trouble_is_not_known(fetch):
    site = Site()
    fetch(site, known(status=404, cache_control="max-age=900"))
    assert site.asked[0][2] is None


@pytest.mark.parametrize("trouble", [Fault("store-busy"), ValueError()])
def test_a_store_out_of_order_means_that_nothing_is_known(fetch, trouble):
    site = Site()
    assert fetch(site, trouble) == site.answer


@pytest.mark.parametrize(
    ("minutes", "headers"),
    [
        (2, {"cache_control": "public, max-age=900"}),
        (4, {"cache_control": 'Max-Age="301"'}),
        (0, {"cache_control": "max-age=60, must-revalidate", "age": "30"}),
        (2, {"cache_control": "max-age=900", "age": "soon"}),
    ],
)
def test_a_fresh_answer_is_not_asked_about(fetch, minutes, headers):
    site = Site()
    kept = known(minutes=minutes, **headers)
    assert fetch(site, kept) == kept
    assert site.asked == []


@pytest.mark.parametrize(
    ("minutes", "headers"),
    [
        (2, {}),
        (0, {"cache_control": "max-age=0"}),
        (2, {"cache_control": "max-age=60"}),
        (5, {"cache_control": "max-age=31536000"}),
        (1, {"cache_control": "no-cache, max-age=900"}),
        (1, {"cache_control": "no-store, max-age=900"}),
        (1, {"cache_control": "max-age=-900"}),
        (1, {"cache_control": "max-age=900", "age": "900"}),
        (-1, {"cache_control": "max-age=900"}),
        (2, {"expires": "Fri, 01 Jan 2100 00:00:00 GMT"}),
    ],
)
def test_any_other_is_asked_about_however_long_it_calls_itself_fresh(fetch, minutes, headers):
    site = Site()
    fetch(site, known(minutes=minutes, **headers))
    assert len(site.asked) == 1


def test_through_the_real_door_a_confirmed_answer_costs_no_body(server, door, clock):
    server.put("/list", b"[1]", ETag='"7"')
    url = f"https://{NAME}:{server.port}/list"
    first = door(server).fetch(url)
    server.answers["/list"] = b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n'
    again = Revalidating(door(server), Kept(first), clock).fetch(url)
    assert again == first
    assert server.head()["if-none-match"] == '"7"'
