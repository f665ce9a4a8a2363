"""Whatever happens to a file on its way, reading it gives the badge, a reason, or nothing false."""

import contextlib
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.png import bake_png, read_png_texts
from backpack.formats.reading import read_badges
from backpack.formats.svg import bake_svg, read_svg_texts
from backpack.verify.policy import Policy
from tests import mint
from tests.conftest import NOW

TOKEN = mint.vc_jwt()
PNG = bake_png(mint.png(), "openbadgecredential", TOKEN)
GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("badge.png", PNG)
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as package:
        entry = tarfile.TarInfo("badge.png")
        entry.size = len(PNG)
        package.addfile(entry, io.BytesIO(PNG))
    return out.getvalue().rstrip(b"\0") + bytes(1024)


def mailed():
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message.set_content("Here it is.")
    message.add_attachment(PNG, maintype="image", subtype="png", filename="badge.png")
    return bytes(message)


FILES = {
    "png": PNG,
    "svg": bake_svg(mint.SVG, "https://purl.imsglobal.org/ob/v3p0", TOKEN.decode()),
    "json": json.dumps(mint.data_integrity()).encode(),
    "jwt": TOKEN,
    "zip": zipped(),
    "tar": tarred(),
    "eml": mailed(),
}


@pytest.fixture(scope="module")
def good_ones(verifier):
    """The credentials in some bytes that are called good; anything but a ``Fault`` is a defect."""

    def give(data):
        try:
            found = read_badges(data).found
        except Fault:
            return []
        policy = Policy(now=NOW)
        return [
            one.credential for one in found if verifier.verify(one, policy).standing in GOOD
        ]  # fmt: skip

    return give


@pytest.mark.parametrize("kind", FILES)
def test_each_of_these_files_holds_one_good_badge(good_ones, kind):
    assert [one.name for one in good_ones(FILES[kind])] == ["Data Literacy"]


@pytest.mark.parametrize(
    "kind", [*sorted(FILES.keys() - {"eml"}), pytest.param("eml", marks=pytest.mark.slow)]
)
def test_any_beginning_of_a_file_gives_the_same_badge_or_none_that_is_good(good_ones, kind):
    whole = FILES[kind]
    (original,) = good_ones(whole)
    for end in range(len(whole)):
        for one in good_ones(whole[:end]):
            assert one == original


@settings(max_examples=200)
@given(st.data())
def test_one_flipped_bit_never_makes_another_badge_good(verifier, data):
    kind = data.draw(st.sampled_from(list(FILES)))
    whole = FILES[kind]
    place = data.draw(st.integers(0, len(whole) * 8 - 1))
    changed = bytearray(whole)
    changed[place // 8] ^= 1 << place % 8
    with contextlib.suppress(Fault):
        original = read_badges(whole).found[0].credential
        for one in read_badges(bytes(changed)).found:
            report = verifier.verify(one, Policy(now=NOW))
            assert report.standing not in GOOD or one.credential == original


@given(st.sampled_from(list(FILES)), st.binary(max_size=40), st.integers(0, 10_000))
def test_bytes_thrown_in_anywhere_are_a_reason_at_most(kind, noise, place):
    whole = FILES[kind]
    place %= len(whole)
    with contextlib.suppress(Fault):
        read_badges(whole[:place] + noise + whole[place + len(noise) :])


BEGINNINGS = (b"", b"\x89PNG\r\n\x1a\n", b"<svg ", b"PK\3\4", b"%PDF-1.7\n", b"\x1f\x8b\x08", b"{")


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_random_bytes_behind_any_beginning_are_a_reason_at_most(beginning, noise):
    with contextlib.suppress(Fault):
        read_badges(beginning + noise)


@given(st.binary(min_size=1, max_size=500))
def test_what_is_baked_into_a_png_comes_out_of_it(text):
    baked = bake_png(mint.png(), "openbadges", text)
    assert read_png_texts(baked).texts == (text,)
    assert not read_png_texts(baked).damage


@given(st.from_regex(r"[\w.-]{1,200}", fullmatch=True))
def test_what_is_baked_into_an_svg_comes_out_of_it(text):
    baked = bake_svg(mint.SVG, "http://openbadges.org", text)
    assert read_svg_texts(baked) == (text.encode(),)
