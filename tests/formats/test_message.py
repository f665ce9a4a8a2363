import base64
import json
import os
import sys
import time
import tracemalloc
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats import message as module
from backpack.formats.message import HEAD_LIMIT, looks_like_message, unpack_message
from backpack.formats.parts import PARTS_LIMIT, Part
from tests.mint import SVG, credential, itxt, png, vc_jwt

BADGE = png(itxt(b"openbadges", b"{}"))
JSON = json.dumps(credential("did:web:northlake.example"), indent=1).encode()
HEAD = b"From: a@northlake.example\r\nTo: b@learner.example\r\nMIME-Version: 1.0\r\n"


def letter(**fields) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Northlake Academy <badges@northlake.example>"
    made["To"] = "A Learner <learner@example.org>"
    made["Subject"] = "Your badge — félicitations"
    made.set_content("Congratulations!\n")
    for name, value in fields.items():
        made[name.replace("_", "-")] = value
    return made


def refusal(data: bytes) -> Fault:
    with pytest.raises(Fault) as caught:
        unpack_message(data)
    return caught.value


def test_an_attached_badge_comes_out_byte_for_byte():
    made = letter()
    made.add_attachment(BADGE, "image", "png", filename="first aid.png")
    made.add_attachment(JSON, "application", "json", filename="credential.json")
    assert looks_like_message(bytes(made))
    assert unpack_message(bytes(made)) == (
        Part(name="first aid.png", data=BADGE),
        Part(name="credential.json", data=JSON),
    )


def test_a_picture_inside_the_text_and_a_mail_of_two_texts_are_read():
    made = letter()
    made.add_alternative("<p>Congratulations!<img src='cid:x'></p>", subtype="html")
    made.get_payload()[1].add_related(SVG, "image", "svg+xml", cid="<x>", filename="b.svg")
    assert unpack_message(bytes(made)) == (Part(name="b.svg", data=SVG),)


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("text", [vc_jwt().decode(), JSON.decode()])
def test_a_text_that_is_a_badge_by_itself_is_read(text, coding):
    made = letter()
    made.set_content(text, cte=coding) if coding != "8bit" else made.set_content(text)
    (part,) = unpack_message(bytes(made))
    assert part.name == ""
    assert part.data.split() == text.encode().split()


@pytest.mark.parametrize("name", ["Prüfung ✓.png", "a" * 90 + ".png", "../../x/y.png"])
def test_names_in_any_script_are_read(name):
    made = letter()
    made.add_attachment(BADGE, "image", "png", filename=name)
    assert unpack_message(bytes(made))[0].name == name.rpartition("/")[2]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b'Content-Disposition: attachment; filename="=?utf-8?q?caf=C3=A9.png?="', "café.png"),
        ('Content-Disposition: attachment; filename="né.png"'.encode("latin-1"), "né.png"),
        ('Content-Disposition: attachment; filename="né.png"'.encode(), "né.png"),
        (b'Content-Type: image/png;\r\n\tname="folded.png"', "folded.png"),
        (b"Content-Disposition: attachment; filename=" + b"x" * 2000, ""),
        (b"Content-Disposition: " + b"(" * 900, ""),
        (b"Content-Disposition:", ""),
    ],
)
def test_names_as_mail_programs_write_them_are_read(field, name):
    kind = b"" if b"Type" in field else b"Content-Type: image/png\r\n"
    data = HEAD + kind + field + b"\r\n\r\n" + BADGE
    assert unpack_message(data) == (Part(name=name, data=BADGE),)


def test_a_message_within_a_message_is_opened_and_one_in_that_is_given_whole():
    inmost = letter()
    inmost.add_attachment(BADGE, "image", "png", filename="inmost.png")
    middle = letter()
    middle.add_attachment(BADGE, "image", "png", filename="middle.png")
    middle.add_attachment(inmost)
    outer = letter()
    outer.add_attachment(middle)
    first, second = unpack_message(bytes(outer))
    assert first == Part(name="middle.png", data=BADGE)
    assert looks_like_message(second.data)
    assert unpack_message(second.data)[0].name == "inmost.png"


def test_an_encoded_message_inside_is_given_whole():
    inner = letter()
    inner.add_attachment(BADGE, "image", "png", filename="x.png")
    data = HEAD + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert unpack_message(data + base64.encodebytes(bytes(inner))) == (
        Part(name="", data=bytes(inner)),
    )


def test_what_mail_programs_add_is_left_out():
    made = letter()
    made.add_attachment(b"sig", "application", "pgp-signature", filename="signature.asc")
    made.add_attachment("BEGIN:VCALENDAR", "calendar", filename="invite.ics")
    made.add_attachment(b"", "image", "png", filename="empty.png")
    made.add_attachment(BADGE, "image", "png")
    assert unpack_message(bytes(made)) == (Part(name="", data=BADGE),)


def test_a_message_without_files_has_no_badge():
    assert refusal(bytes(letter())) == Fault("no-badge-in-message")
    assert refusal(HEAD) == Fault("no-badge-in-message")


def multipart(*parts: bytes, boundary=b"b", end=b"\r\n--b--\r\n") -> bytes:
    kind = b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n"
    return HEAD + kind + b"".join(b"\r\n--b\r\n" + part for part in parts) + end


PICTURE = b"Content-Type: image/png\r\n\r\n" + BADGE


@pytest.mark.parametrize(
    "data",
    [
        multipart(PICTURE, end=b"\r\n--b--"),
        multipart(PICTURE, end=b"\r\n--b  \t\r\n--b--"),
        multipart(PICTURE).replace(b"\r\n\r\n\r\n--b\r\n", b"\r\n\r\n--b\r\n"),
        multipart(PICTURE, end=b"\r\n--b--\r\n--b\r\n\r\n{}\r\n--b--"),
        multipart(b"\r\n--bc\r\nno delimiter", PICTURE),
        multipart(b"\r\nhello", PICTURE, end=b""),
        b"From badges@northlake.example Thu Jan  1 2026\r\n" + multipart(PICTURE),
        HEAD + b"no field\r\n" + PICTURE,
    ],
)
def test_parts_are_told_apart_by_whole_lines(data):
    assert unpack_message(data) == (Part(name="", data=BADGE),)


def test_lines_may_end_as_on_unix():
    data = multipart(b"Content-Type: application/json\r\n\r\n{}", PICTURE[:-50])
    unix = data.replace(b"\r\n", b"\n")
    assert unpack_message(unix)[0].data == b"{}"


@pytest.mark.parametrize("boundary", [b'""', b'"caf\xe9"', b"other", b"((("])
def test_a_broken_boundary_hides_the_parts_and_breaks_nothing(boundary):
    assert refusal(multipart(PICTURE, boundary=boundary)) == Fault("no-badge-in-message")


@pytest.mark.parametrize(
    ("coded", "found"),
    [
        (b"eyJ9A", b'{"}'),
        (b"e-30=", b"{}"),
        (b"e30", b""),
        (b"=====", b""),
        (b"e\xff3!0=\r\n==", b"{}"),
        (b"eyJ9eyJ9\r\neyJ", b'{"}{"}'),
    ],
)
def test_broken_base64_is_read_as_far_as_it_goes(coded, found):
    data = HEAD + b"Content-Type: image/png\r\nContent-Transfer-Encoding: Base64\r\n\r\n" + coded
    parts = unpack_or_fault(data)
    assert parts == ((Part(name="", data=found),) if found else Fault("no-badge-in-message"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        BADGE,
        JSON,
        vc_jwt(),
        b"Subject: alone\r\n\r\nhello",
        b"To: b\r\nFrom c\r\n\r\nhello",
        b"name: x\nlicence: y\ndate: z\n\nhello",
        b"GET / HTTP/1.1\r\nFrom: x\r\nDate: y\r\n\r\n",
        b"From \n",
    ],
)
def test_other_things_are_no_messages(data):
    assert not looks_like_message(data)


def test_a_message_with_long_fields_is_still_one():
    signed = b"Received: from relay\r\n" + b"\tby another relay\r\n" * (HEAD_LIMIT // 18)
    assert looks_like_message(HEAD + signed + b"\r\nhello")
    assert looks_like_message(b"From: a\nto: b\n")


def test_a_thousand_parts_are_the_limit():
    assert len(unpack_message(multipart(*[PICTURE] * (PARTS_LIMIT - 1)))) == PARTS_LIMIT - 1
    fault = refusal(multipart(*[PICTURE] * PARTS_LIMIT))
    assert fault == Fault("too-many-files", limit=PARTS_LIMIT)


def test_a_message_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(module, "UNPACKED_LIMIT", 99)
    assert refusal(HEAD + bytes(100)) == Fault("too-large", limit="64 MiB")


def nested(levels: int, body: bytes) -> bytes:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n\r\n--b%d\r\n" % (level, level)
        for level in range(levels)
    )
    return HEAD + head + body


def test_deep_nesting_ends_somewhere():
    assert unpack_message(nested(module.DEPTH_LIMIT, PICTURE))[0].data == BADGE
    assert refusal(nested(400, PICTURE)) == Fault("no-badge-in-message")


def test_searching_the_same_bytes_over_and_over_ends_somewhere(monkeypatch):
    monkeypatch.setattr(module, "SEARCH_LIMIT", 3 * len(PICTURE))
    assert refusal(nested(4, PICTURE)) == Fault("too-large", limit="64 MiB")


SIZE = 24 * 1024 * 1024


@pytest.mark.parametrize(
    "make",
    [
        lambda: HEAD + b"Content-Type: text/plain" + b";a=b" * 20_000 + b"\r\n\r\nx",
        lambda: HEAD + b"Content-Type: text/plain" + b"(" * 20_000 + b"\r\n\r\nx",
        lambda: HEAD + b'Content-Type: a/b; name="' + b"=?utf-8?q?a?= " * 20_000 + b'"\r\n\r\nx',
        lambda: multipart(*[b"Content-Type: a/b" + b";a=b" * 240 + b"\r\n\r\nx"] * 900),
        lambda: multipart(*[b"Content-Type: a/b" + b";a=b" * 45 + b"\r\n\r\nx"] * 900),
        lambda: multipart(
            *[b'Content-Type: a/b;name="' + b"=?utf-8?q?a?= " * 12 + b'"\n\nx'] * 900
        ),
        lambda: nested(8, b"\r\n" + b"a\r\n" * (SIZE // 3)),
        lambda: nested(8, b"\r\n" + b"\n--b7x" * (SIZE // 6)),
        lambda: nested(8, b"\r\n" + b"\n--b7x" * (SIZE // 3)),
        lambda: multipart(b"\r\n" + b"\r\n--b" + b" " * SIZE + b"x"),
        lambda: multipart(*[b"x"] * 200_000),
        lambda: HEAD + b"\r\n" + b"\r\n" * (SIZE // 2),
        lambda: HEAD + b"x: y\r\n" * (SIZE // 6),
        lambda: HEAD + b"\r\n " * (SIZE // 3),
    ],
)
def test_a_message_made_to_take_long_takes_less_than_two_seconds(make):
    data = make()
    started = time.process_time()
    looks_like_message(data)
    unpack_or_fault(data)
    assert time.process_time() - started < (2 if sys.gettrace() is None else 8)


def test_a_large_attachment_takes_little_more_room_than_itself():
    coded = base64.encodebytes(os.urandom(SIZE))
    data = HEAD + b"Content-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded
    tracemalloc.start()
    (part,) = unpack_message(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(part.data) == SIZE
    assert peak < 2 * len(data)


def unpack_or_fault(data):
    try:
        return unpack_message(data)
    except Fault as fault:
        return fault


@given(st.binary(max_size=200))
@example(b"\r\n")
@example(b"\n--b\n")
def test_random_bytes_never_fail_otherwise(data):
    looks_like_message(data)
    for whole in (data, HEAD + data, multipart(data), HEAD + b"Content-Type: " + data):
        unpack_or_fault(whole)


@given(st.binary(max_size=80))
def test_random_fields_never_fail_otherwise(data):
    for name in (b"Content-Type: multipart/", b"Content-Disposition: attachment;"):
        unpack_or_fault(HEAD + name + data + b"\r\n\r\n--b\r\n\r\nx")
