"""The no-loss check: whether two files hold the same, whatever they look like."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.formats.png import bake_png
from backpack.formats.svg import bake_svg
from backpack.services.comparing import Kind, Place, compare, compare_members
from tests import mint

JSON = json.dumps(mint.data_integrity()).encode()
TOKEN = mint.vc_jwt()
OTHER = mint.vc_jwt(id="urn:uuid:another")


def baked(text):
    return bake_png(mint.png(), "openbadgecredential", text)


def baked_svg(text):
    return bake_svg(mint.SVG, "http://openbadges.org", text.decode())


def zipped(*texts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.bin", text)
    return data.getvalue()


def changed(**members):
    return json.dumps({**json.loads(JSON), **members}).encode()


def only_pair(a, b):
    comparison = compare(a, b)
    assert not comparison.only_a + comparison.only_b
    (pair,) = comparison.pairs
    return pair


def told(pair):
    return [(each.place, each.kind, each.path, each.a, each.b) for each in pair.differences]


def signature(token):
    return token.rpartition(b".")[2].decode()


class TestNoLoss:
    @pytest.mark.parametrize("data", [JSON, TOKEN, baked(JSON), zipped(JSON, TOKEN)])
    def test_a_file_is_identical_to_itself(self, data):
        comparison = compare(data, bytes(data))
        assert comparison.is_identical
        assert comparison.is_without_loss
        assert all(pair.is_same_text for pair in comparison.pairs)

    @pytest.mark.parametrize("text", [JSON, TOKEN])
    @pytest.mark.parametrize("contain", [baked, baked_svg, zipped])
    def test_the_container_does_not_matter(self, text, contain):
        comparison = compare(text, contain(text))
        assert comparison.is_without_loss
        assert not comparison.is_identical
        assert comparison.pairs[0].is_same_text

    def test_several_files_with_the_same_text_count_once(self):
        assert compare(TOKEN, zipped(TOKEN, baked(TOKEN))).is_without_loss

    def test_blanks_and_the_order_of_members_are_only_form(self):
        other = json.dumps(dict(reversed(json.loads(JSON).items())), indent=2).encode()
        pair = only_pair(JSON, other)
        assert not pair.is_same_text
        assert pair.differences == ()
        assert compare(JSON, other).is_without_loss


class TestDifferences:
    def test_changed_missing_and_added_members_are_named_by_their_path(self):
        document = json.loads(JSON)
        document["issuer"]["name"] = "Southlake"
        document["type"].append("More")
        del document["validFrom"]
        pair = only_pair(JSON, json.dumps(document).encode())
        assert told(pair) == [
            (Place.MEMBERS, Kind.ADDED, ("type", 2), None, "More"),
            (Place.MEMBERS, Kind.CHANGED, ("issuer", "name"), "Northlake Academy", "Southlake"),
            (Place.MEMBERS, Kind.MISSING, ("validFrom",), "2026-03-14T00:00:00Z", None),
        ]

    def test_null_is_another_thing_than_nothing(self):
        pair = only_pair(JSON, changed(note=None))
        assert told(pair) == [(Place.MEMBERS, Kind.ADDED, ("note",), None, None)]

    @pytest.mark.parametrize(
        ("a", "b"), [(1, 1.0), (1, True), (0.0, -0.0), (1, "1"), ([1], 1), ({}, [])]
    )
    def test_values_are_strict(self, a, b):  # fmt: skip
        assert not compare(changed(n=a), changed(n=b)).is_without_loss

    def test_items_of_lists_keep_their_order(self):
        pair = only_pair(changed(n=["a", "b"]), changed(n=["b", "a"]))
        assert [each.path for each in pair.differences] == [("n", 0), ("n", 1)]

    def test_a_token_shows_its_header_its_claims_and_its_signature(self):
        private = mint.ed25519()
        a = mint.compact({"alg": "EdDSA", "kid": "x"}, json.loads(JSON), private)
        b = mint.compact({"alg": "EdDSA"}, json.loads(changed(name="N")), private)
        assert told(only_pair(a, b)) == [
            (Place.HEADER, Kind.MISSING, ("kid",), "x", None),
            (Place.MEMBERS, Kind.ADDED, ("name",), None, "N"),
            (Place.SIGNATURE, Kind.CHANGED, (), signature(a), signature(b)),
        ]

    def test_a_lost_signature_is_a_loss(self):
        cut = TOKEN.rpartition(b".")[0] + b"." + mint.base64url(b"none").encode()
        assert told(only_pair(TOKEN, cut)) == [
            (Place.SIGNATURE, Kind.CHANGED, (), signature(TOKEN), signature(cut))
        ]

    def test_a_token_that_is_only_spelled_differently_is_still_not_the_same(self):
        head, body, rest = TOKEN.split(b".")
        claims = json.loads(mint.base64.urlsafe_b64decode(body + b"=="))
        spaced = mint.base64url(json.dumps(claims, indent=1).encode()).encode()
        pair = only_pair(TOKEN, b".".join((head, spaced, rest)))
        assert told(pair) == [(Place.SPELLING, Kind.CHANGED, (), None, None)]

    @pytest.mark.parametrize("is_turned", [False, True])
    def test_a_token_that_became_json_lost_header_and_signature(self, is_turned):
        claims = json.loads(JSON)
        token = mint.compact({"alg": "EdDSA"}, claims, mint.ed25519())
        pair = only_pair(JSON, token) if is_turned else only_pair(token, JSON)
        kind = Kind.ADDED if is_turned else Kind.MISSING
        assert [(each.place, each.kind) for each in pair.differences] == [
            (Place.HEADER, kind),
            (Place.SIGNATURE, kind),
        ]


class TestPairing:
    def test_credentials_find_each_other_in_any_order(self):
        comparison = compare(zipped(TOKEN, JSON, OTHER), zipped(OTHER, TOKEN, JSON))
        assert comparison.is_without_loss
        assert len(comparison.pairs) == 3

    def test_issuer_and_identifier_pair_what_differs(self):
        comparison = compare(zipped(changed(name="N"), OTHER), zipped(OTHER, JSON))
        assert [len(pair.differences) for pair in comparison.pairs] == [0, 1]

    def test_equal_members_pair_what_has_no_identifier(self):
        a, b = (changed(id=None, name=name) for name in "ab")
        again = [json.dumps(json.loads(text), indent=1).encode() for text in (b, a)]
        assert compare(zipped(a, b), zipped(*again)).is_without_loss

    def test_just_one_on_either_side_are_compared_whatever_they_say(self):
        assert ("id",) in [each.path for each in only_pair(JSON, changed(id="urn:x:2")).differences]

    def test_what_only_one_file_holds_is_a_difference(self):
        more, less = zipped(TOKEN, OTHER), TOKEN
        assert [found.credential.id for found in compare(more, less).only_a] == ["urn:uuid:another"]
        assert [found.credential.id for found in compare(less, more).only_b] == ["urn:uuid:another"]
        assert not compare(more, less).is_without_loss
        assert not compare(less, more).is_without_loss


class TestRefused:
    def test_what_cannot_be_read_is_told_and_never_called_the_same(self):
        comparison = compare(JSON, b"holiday")
        assert comparison.refused_b[0].fault.code == "unknown-format"
        assert not comparison.is_without_loss
        assert not compare(b"holiday", b"holiday").is_without_loss

    def test_what_is_refused_inside_could_hide_a_loss(self):
        comparison = compare(JSON, zipped(JSON, b"holiday"))
        assert comparison.refused_b[0].name == "1.bin"
        assert not comparison.is_without_loss

    def test_identical_files_with_something_refused_inside_are_identical(self):
        both = zipped(JSON, b"holiday")
        assert compare(both, both).is_without_loss


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, VALUES)
def test_two_values_differ_exactly_when_they_are_written_differently(a, b):
    differences = list(compare_members(a, b, Place.MEMBERS))
    same = json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)
    assert (not differences) is same


@given(VALUES)
def test_a_value_never_differs_from_itself(value):
    assert not list(compare_members(value, json.loads(json.dumps(value)), Place.MEMBERS))
