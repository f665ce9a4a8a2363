"""A picture of a QR code is as good as the text in it."""

import hashlib
import json

import pytest

from backpack.domain.faults import Fault
from backpack.services.importing import Outcome
from backpack.services.keeping import load_kept
from tests import mint

TOKEN = mint.vc_jwt()
JPEG = b"\xff\xd8\xff\xe0 a photograph"


@pytest.mark.parametrize("picture", [JPEG, mint.png(), mint.SVG, b"GIF89a", b"RIFF    WEBP"])
def test_a_badge_in_a_code_comes_in(add, pictures, store, picture):
    pictures.codes = (TOKEN.decode(),)
    (line,) = add(picture)
    assert (line.outcome, line.holding.name) == (Outcome.ADDED, "Data Literacy")
    kept = load_kept(store, line.holding.id)
    assert kept.artifact.data == TOKEN
    assert (kept.artifact.name, kept.artifact.media_type) == ("1.jwt", "application/jwt")
    assert kept.holding.artifact_sha256 == hashlib.sha256(TOKEN).hexdigest()


def test_every_code_gives_a_line(add, pictures):
    document = json.dumps(mint.assertion())
    wrapped = json.dumps({"jwt": mint.vc_jwt(id="urn:uuid:2").decode()})
    pictures.codes = ("hello", TOKEN.decode(), document, wrapped, '{"type": "Profile"}')
    lines = add(JPEG)
    assert [line.outcome for line in lines] == [Outcome.ADDED] * 3 + [Outcome.REFUSED]
    assert lines[-1].fault.code == "issuer-profile"


def test_an_address_in_a_code_is_treated_as_if_it_had_been_pasted(add, pictures):
    address = "https://www.credly.com/badges/1"
    (pasted,) = add(address.encode())
    pictures.codes = (address,)
    (seen,) = add(JPEG)
    assert (seen.outcome, seen.fault) == (pasted.outcome, pasted.fault)


def test_an_address_that_leads_to_no_known_page_is_kept_to_be_fetched(add, pictures, store):
    pictures.codes = ("HTTPS://badges.example/assertions/1",)
    (line,) = add(JPEG)
    assert line.holding.credential_id == "https://badges.example/assertions/1"
    assert next(one.code for one in line.cautions) == "needs-network"
    kept = load_kept(store, line.holding.id)
    assert (kept.artifact.name, kept.artifact.data) == ("1.txt", pictures.codes[0].encode())


def test_an_address_is_kept_with_the_picture_of_its_code(add, pictures, store):
    pictures.codes = ("https://badges.example/assertions/1",)
    (line,) = add(JPEG)
    assert store.load_thumbnail(line.holding.id) == pictures.render_thumbnail(JPEG, 256)
    (again,) = add(JPEG)
    assert again.outcome is Outcome.ALREADY_HERE


def test_a_code_that_cannot_be_drawn_costs_no_badge(add, pictures, store, monkeypatch):
    def refuse(*_given):
        raise Fault("picture-late", reason="it is late")

    monkeypatch.setattr(type(pictures), "render_thumbnail", refuse)
    pictures.codes = ("https://badges.example/assertions/1",)
    (line,) = add(JPEG)
    assert line.outcome is Outcome.ADDED
    assert store.load_thumbnail(line.holding.id) is None


@pytest.mark.parametrize("codes", [(), ("hello",), ('{"a": 1}',)])
def test_a_picture_without_a_badge_in_its_codes_is_an_ordinary_picture(add, pictures, codes):
    pictures.codes = codes
    (line,) = add(JPEG)
    assert line.fault.code == "no-badge-inside"


def test_a_picture_that_cannot_be_drawn_is_an_ordinary_picture(add, pictures):
    pictures.fault = Fault("picture-refused", reason="?")
    (line,) = add(JPEG)
    assert line.fault.code == "no-badge-inside"


def test_nothing_else_is_searched_for_codes(add, pictures):
    pictures.codes = (TOKEN.decode(),)
    (line,) = add(b"a text")
    assert line.fault.code == "unknown-format"
