"""Times, members, data addresses, multibase, and compact JWS taken apart."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats.data_url import parse_data_url
from backpack.formats.fields import address, many, members, text, texts, types
from backpack.formats.jws import decode_base64url, parse_jws
from backpack.formats.multibase import decode_multibase, encode_base58
from backpack.formats.strict_json import TEXT_LIMIT
from backpack.formats.times import parse_time
from tests.mint import base64url

HEAD = base64url(b'{"alg":"x"}')
BODY = base64url(b'{"a":1}')
TWICE = base64url(b'{"a":1,"a":2}')


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-14T10:00:00Z", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("2026-03-14T10:00:00.123456789z", datetime(2026, 3, 14, 10, 0, 0, 123456, UTC)),
        ("2026-03-14T10:00+09:00", datetime(2026, 3, 14, 1, tzinfo=UTC)),
        ("2026-03-14 10:00:00-0130", datetime(2026, 3, 14, 11, 30, tzinfo=UTC)),
        ("2026-03-14T10:00:00", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("2026-03-14", datetime(2026, 3, 14, tzinfo=UTC)),
        ("2026-03-14T24:00:00Z", datetime(2026, 3, 15, tzinfo=UTC)),
        (1773482400, datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("1773482400", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        (1773482400.5, datetime(2026, 3, 14, 10, 0, 0, 500000, UTC)),
        (1773482400000, datetime(2026, 3, 14, 10, tzinfo=UTC)),
        (253402300799, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_moments_are_read_in_every_spelling(value, moment):
    assert parse_time(value) == moment


@pytest.mark.parametrize(
    "value", ["9999-12-31T23:59:59-05:00", "9999-12-31T24:00:00Z", 253402318799, "253402318799"]
)
def test_the_end_of_the_last_year_is_the_same_in_every_zone(value):
    assert parse_time(value) == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        *("", "soon", "2026-13-01", "99999-01-01", "0001-01-01T00:00:00+05:00", "9999-12-32"),
        *("٢٠٢٦-03-14", "١٨٩٣٤٥٦٠٠٠", 10**400, 1e30, True, None, {}),
    ],
)
def test_what_is_no_moment_is_none(value):
    assert parse_time(value) is None


@given(st.text(max_size=40))
def test_no_text_makes_reading_a_moment_fail(value):
    assert parse_time(value) is None or parse_time(value).tzinfo is UTC


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("a", "a"),
        (3, "3"),
        (True, ""),
        ({"en": "hello", "fr": "salut"}, "hello"),
        ({"@value": "hello", "@language": "en"}, "hello"),
        ([None, "b"], "b"),
        (None, ""),
        ([{}], ""),
    ],
)
def test_texts_are_read_leniently(value, read):
    assert text(value) == read


def test_members_are_read_leniently():
    assert address({"id": "urn:x"}) == "urn:x"
    assert address({"@id": "urn:y"}) == "urn:y"
    assert address("") is None
    assert members([1, {"a": 1}]) == {"a": 1}
    assert members("text") == {}
    assert list(many(None)) == []
    assert texts(["a", " ", 3]) == ("a", "3")
    assert types({"@type": "X"}) == {"X"}
    assert types({"type": ["X", 3]}) == {"X"}


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("data:image/png;base64,aGk=", b"hi"),
        ("data:image/svg+xml,%3Csvg%2F%3E", b"<svg/>"),
        ("data:image/png;base64,***", b""),
        ("data:text/html,hi", b""),
        ("data:image/png", b""),
        ("https://a.example/x.png", b""),
    ],
)
def test_only_sound_picture_addresses_give_bytes(url, data):
    assert parse_data_url(url) == data


@given(st.binary(max_size=60))
def test_base58_gives_back_what_it_was_given(data):
    assert decode_multibase(encode_base58(data)) == data


@pytest.mark.parametrize("value", ["", "f00", "z0OIl", "z" + "2" * 5000, "u!"])
def test_other_bases_are_refused(value):
    with pytest.raises(Fault, match="damaged-text"):
        decode_multibase(value)


def test_base64url_is_read_from_multibase():
    assert decode_multibase("uaGk") == b"hi"


@pytest.mark.parametrize("value", [b"a", b"a+b/", b"aGl", b"aGk="])
def test_base64url_has_one_spelling(value):
    with pytest.raises(Fault, match="damaged-text"):
        decode_base64url(value)


@pytest.mark.parametrize(
    ("token", "code"),
    [
        (b"a.b", "damaged-text"),
        (f"{base64url(b'[]')}.{base64url(b'{}')}.".encode(), "damaged-text"),
        (f"{base64url(b'{}')}.{base64url(b'x')}.".encode(), "damaged-text"),
        (f"{TWICE}.{base64url(b'{}')}.".encode(), "repeated-member"),
        (b"a" * (TEXT_LIMIT + 1), "too-large"),
    ],
)
def test_a_broken_token_is_refused(token, code):
    with pytest.raises(Fault) as caught:
        parse_jws(token)
    assert caught.value.code == code


def test_a_token_is_taken_apart():
    token = parse_jws(f"{HEAD}.{BODY}.aGk".encode())
    assert (token.header, token.claims) == ({"alg": "x"}, {"a": 1})
