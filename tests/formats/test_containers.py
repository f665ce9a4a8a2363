"""Files that hold several badges: each comes in as if it had come by itself."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter

from backpack.domain.faults import Fault
from backpack.formats.payload import Container
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from tests.mint import (
    assertion,
    compact,
    credential,
    data_integrity,
    ed25519,
    itxt,
    ob2_jws,
    png,
    vc_jwt,
)

BAKED = bake_png(png(), "openbadgecredential", vc_jwt())


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("_", "."), data)
    return out.getvalue()


def document(*attached, info=None):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in attached:
        writer.add_attachment(name, data)
    if info:
        writer.add_metadata(info)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def names(reading):
    return [(one.part.name if one.part else "", one.credential.name) for one in reading.found]


def test_a_zip_of_badges_gives_each_file_as_it_is():
    data = archive(a_png=BAKED, b_jws=ob2_jws(), notes_txt=b"hello")
    reading = read_badges(data)
    assert reading.container is Container.ZIP
    assert names(reading) == [("a.png", "Data Literacy"), ("b.jws", "First Aid")]
    assert reading.found[0].part.data == BAKED
    assert [one.media_type for one in reading.found] == ["image/png", "application/jwt"]
    assert [(one.name, one.fault.code) for one in reading.refused] == [
        ("notes.txt", "unknown-format")
    ]


def test_two_badges_in_one_file_of_a_zip_keep_their_places():
    two = png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws()))
    reading = read_badges(archive(one_png=two, other_jwt=vc_jwt(id="urn:uuid:other")))
    assert [one.position for one in reading.found] == [0, 1, 0]


@pytest.mark.parametrize(
    ("files", "code"),
    [({"a_txt": b"x"}, "unknown-format"), ({"a_txt": b"x", "b_txt": b"y"}, "no-badge-in-files")],
)
def test_a_zip_without_a_badge_says_so(files, code):
    with pytest.raises(Fault, match=code):
        read_badges(archive(**files))


def test_a_badge_attached_to_a_message_comes_in():
    message = EmailMessage()
    message["From"] = "issuer@northlake.example"
    message["To"] = "learner@example.org"
    message["Subject"] = "Your badge"
    message.set_content("Here it is.")
    message.add_attachment(BAKED, maintype="image", subtype="png", filename="badge.png")
    reading = read_badges(bytes(message))
    assert reading.container is Container.MESSAGE
    assert reading.found[0].part.data == BAKED


def test_badges_attached_to_a_pdf_come_in():
    reading = read_badges(document(("one.png", BAKED), ("readme.txt", b"hello")))
    assert reading.container is Container.PDF
    assert names(reading) == [("one.png", "Data Literacy")]
    assert [one.name for one in reading.refused] == ["readme.txt"]


@pytest.mark.parametrize("attached", [(), (("two.jws", ob2_jws()),), (("x.txt", b"hello"),)])
def test_a_badge_in_the_document_itself_comes_first(attached):
    data = document(*attached, info={"/openbadges": json.dumps(assertion())})
    reading = read_badges(data)
    assert (reading.found[0].part, reading.found[0].credential.name) == (None, "First Aid")
    assert len(reading.found) == (2 if attached and attached[0][0] == "two.jws" else 1)


def test_a_presentation_gives_each_of_its_credentials():
    other = credential("did:key:z6MkX", id="urn:uuid:other")
    shown = {
        "type": ["VerifiablePresentation"],
        "verifiableCredential": [data_integrity(), vc_jwt().decode(), other, "a~b~", {"type": "X"}],
    }
    reading = read_badges(json.dumps(shown).encode())
    assert [(one.position, one.part.name) for one in reading.found] == [
        (0, "1.json"),
        (0, "2.jwt"),
        (0, "3.json"),
    ]
    assert json.loads(reading.found[0].part.data) == data_integrity()
    assert reading.found[1].media_type == "application/jwt"
    assert reading.found[1].payload.text == vc_jwt()
    assert [one.fault.code for one in reading.refused] == ["sd-jwt"]


def test_a_list_of_credentials_is_read_one_by_one():
    reading = read_badges(json.dumps([assertion(), credential("did:key:z6MkX")]).encode())
    assert [one.credential.name for one in reading.found] == ["First Aid", "Data Literacy"]
    assert reading.cautions == ()


def test_a_badge_that_is_only_an_address_is_kept_with_its_picture(verifier):
    from backpack.domain.report import Recipient, Standing
    from backpack.verify.policy import Policy
    from tests.conftest import NOW

    reading = read_badges(png(itxt(b"openbadges", b"https://old.example/1")))
    (found,) = reading.found
    assert (found.credential.id, found.credential.name) == ("https://old.example/1", "")
    assert [caution.code for caution in found.cautions] == ["needs-network"]
    report = verifier.verify(found, Policy(now=NOW))
    assert (report.standing, report.recipient) == (Standing.UNVERIFIABLE, Recipient.UNKNOWN)
    with pytest.raises(Fault, match="too-large"):
        read_badges(png(itxt(b"openbadges", b"https://old.example/" + b"1" * 9_000)))


def test_a_link_in_a_wallet_is_kept_too():
    shown = {"type": "VerifiablePresentation", "verifiableCredential": ["https://old.example/1"]}
    (found,) = read_badges(json.dumps(shown).encode()).found
    assert found.credential.id == "https://old.example/1"


def test_a_secret_key_in_a_wallet_never_becomes_part_of_a_badge():
    wallet = {
        "type": ["UniversalWallet2020"],
        "status": "UNLOCKED",
        "contents": [
            data_integrity(),
            {"type": "Ed25519VerificationKey2020", "privateKeyMultibase": "zSECRET"},
        ],
    }
    (found,) = read_badges(json.dumps([wallet]).encode()).found
    assert b"zSECRET" not in found.part.data
    again = read_badges(found.part.data).found[0]
    assert again.credential == found.credential


def record(**changes):
    inner = data_integrity()
    subject = {"id": "did:example:me", "verifiableCredential": [inner]}
    kinds = ["VerifiableCredential", "ClrCredential"]
    return credential("did:key:z6MkX", type=kinds, credentialSubject=subject, **changes)


def test_a_record_keeps_its_exact_text_and_its_badges_stay_in_it():
    text = json.dumps(record(), indent=3).encode()
    first, second = read_badges(text).found
    assert (first.payload.text, first.part, second.part) == (text, None, None)
    assert [first.position, second.position] == [0, 1]
    assert second.credential.name == "Data Literacy"


@pytest.mark.parametrize("under", [None, "vc"])
def test_a_record_in_a_token_keeps_its_signature(under):
    claims = record() if under is None else {under: record(), "iss": "did:key:z6MkX"}
    token = compact({"alg": "EdDSA"}, claims, ed25519())
    first, second = read_badges(token).found
    assert (first.payload.text, first.payload.header) == (token, {"alg": "EdDSA"})
    assert second.credential.name == "Data Literacy"


def test_a_broken_document_in_a_list_is_refused_alone():
    data = json.dumps([credential("did:key:z6MkX"), {"type": "VerifiableCredential"}]).encode()
    reading = read_badges(data)
    assert (len(reading.found), [one.fault.code for one in reading.refused]) == (
        1,
        ["damaged-text"],
    )
