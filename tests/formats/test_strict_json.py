import json

import pytest

from backpack.domain.faults import Fault
from backpack.formats.strict_json import DEPTH_LIMIT, TEXT_LIMIT, parse_json


def nested(depth):
    return b"[" * depth + b"]" * depth


def refusal(text):
    with pytest.raises(Fault) as caught:
        parse_json(text)
    return caught.value


def test_sound_json_is_read_with_and_without_a_byte_order_mark():
    value = {"name": "Café ☕", "list": [1, 2.5, None, True, {"deep": "é"}], "tuple": "x"}
    text = json.dumps(value, ensure_ascii=False).encode()
    assert parse_json(text) == value
    assert parse_json(b"\xef\xbb\xbf" + text) == value


@pytest.mark.parametrize("text", [b'{"a":1,"a":2}', b'[{"b":{"a":1,"\\u0061":2}}]'])
def test_a_repeated_member_is_refused_in_any_spelling(text):
    assert refusal(text) == Fault("repeated-member", member="a")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"{", "not JSON"),
        (b'{"a":1} {"b":2}', "not JSON"),
        (b'{"a":NaN}', "not JSON"),
        (b'{"a":-Infinity}', "not JSON"),
        (b'{"a":1e999}', "not JSON"),
        (b'{"a":1' + b"0" * 400 + b"}", "not JSON"),
        (b'{"a":' + b"9" * 200_000 + b"}", "not JSON"),
        (b'{"a":"\xff"}', "not UTF-8"),
        ('{"a":1}'.encode("utf-16"), "not UTF-8"),
        (b'{"a":"\\ud800"}', "half a character"),
        (b'{"\\udfff":"a"}', "half a character"),
        (nested(DEPTH_LIMIT + 1), "nested too deeply"),
        (nested(100_000), "nested too deeply"),
    ],
)
def test_traps_are_refused_with_their_reason(text, reason):
    assert refusal(text) == Fault("damaged-text", reason=reason)


def test_the_deepest_allowed_nesting_is_read():
    assert parse_json(nested(DEPTH_LIMIT - 1)) is not None


def test_a_text_beyond_the_limit_is_refused_before_it_is_parsed():
    assert refusal(b" " * (TEXT_LIMIT + 1)).code == "too-large"
