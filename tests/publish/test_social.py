"""Posts arrive as they were written, at every site."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.credential import Achievement, Profile
from backpack.domain.disclosure import DisclosedBadge, PublicStanding
from backpack.domain.report import Standing
from backpack.domain.sharing import Way
from backpack.publish.social import (
    LINK_ALONE,
    SITES,
    make_post,
    parse_instance,
    post_link,
    post_text,
)
from tests.publish.badges import make_credential

AWKWARD = "R&D, C#, C++ 100 % “yes” 'no' 🎓 مهارات データ?x=1&y=2"
LINK = "https://issuer.example/1?a=b&c=d#e"


def badge(name="Data Literacy", issuer="Northlake", address=LINK):
    return DisclosedBadge(
        holding_id="0" * 32,
        credential=replace(
            make_credential(),
            achievement=Achievement(name=name),
            issuer=Profile(id=None, name=issuer),
        ),
        standing=PublicStanding(
            standing=Standing.VALID_UNKNOWN_ISSUER, checked=datetime(2026, 5, 3, tzinfo=UTC)
        ),
        is_sample=False,
        address=address,
    )


def values(post):
    return dict(parse_qsl(urlsplit(post.url).query, strict_parsing=True))


@pytest.mark.parametrize("way", [way for way in SITES if way is not Way.EMAIL])
def test_text_and_link_arrive_once_decoded(way):
    post = make_post(way, AWKWARD, LINK)
    parts = urlsplit(post.url)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", post.place, "")
    arrived = " ".join(values(post).values())
    assert LINK in arrived
    assert (AWKWARD in arrived) is (way not in LINK_ALONE)


@given(text=st.text(min_size=1), way=st.sampled_from(list(SITES)))
def test_no_text_breaks_out_of_its_place(text, way):
    post = make_post(way, text, LINK)
    assert post.url.isascii()
    assert " " not in post.url
    assert post.url.count("?") == 1
    assert "#" not in post.url


def test_a_mail_has_a_subject_and_lines():
    post = make_post(Way.EMAIL, "One\nTwo & three", LINK)
    assert post.url.startswith("mailto:?subject=One&body=")
    body = post.url.partition("&body=")[2]
    assert "%0D%0A" in body
    assert unquote(body) == f"One\r\nTwo & three\r\n\r\n{LINK}"
    assert "body=Hello" in make_post(Way.EMAIL, "Hello", "").url


def test_the_first_words_tell_badge_and_issuer():
    assert post_text([badge()]) == "I earned the badge “Data Literacy” from Northlake."
    assert post_text([badge(issuer="")]) == "I earned the badge “Data Literacy”."
    assert post_text([badge(name="")]) == "I earned the badge “a badge” from Northlake."
    assert post_text([badge(), badge(name="X")]) == "I earned these badges: Data Literacy, X."


def test_one_badge_leads_to_its_page_and_several_to_none():
    assert post_link([badge()]) == LINK
    assert post_link([badge(address=None)]) == ""
    assert post_link([badge(), badge()]) == ""


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("mastodon.example", "mastodon.example"),
        (" Mastodon.Example/ ", "mastodon.example"),
        ("https://mastodon.example/@me", "mastodon.example"),
        ("@me@mastodon.example", "mastodon.example"),
        ("mastodon", ""),
        ("", ""),
        ("https://[", ""),
        ("mastodon.example/evil?x=", ""),
        ("-a.example", ""),
        ("a..example", ""),
    ],
)
def test_a_mastodon_is_told_in_any_way(typed, host):
    assert parse_instance(typed) == host


def test_ones_own_mastodon_is_asked():
    post = make_post(Way.MASTODON, "Hi", LINK, instance="school.example")
    assert post.url.startswith("https://school.example/share?text=")
    assert post.place == "school.example"
