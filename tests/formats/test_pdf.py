import contextlib
import hashlib
import io
import logging
import sys
import time
import tracemalloc
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from backpack.domain.faults import Fault
from backpack.formats import pdf as module
from backpack.formats import pdf_document
from backpack.formats.parts import PARTS_LIMIT, Part
from backpack.formats.pdf import looks_like_pdf, read_pdf
from backpack.formats.xmp import read_xmp_texts
from backpack.publish.portfolio.attach import Attachment, attach
from backpack.publish.portfolio.design import Design
from backpack.publish.portfolio.render import render_portfolio
from backpack.publish.portfolio.typeset import typeset
from tests.mint import assertion, compact, itxt, png
from tests.publish.badges import make_badge, make_disclosed

BADGE = png(itxt(b"openbadges", b"{}"))
TEXT = '{"name":"First Aid — 急救"}'
TOKEN = compact({"alg": "EdDSA"}, assertion()).decode()
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def named(**members) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in members.items()})


def xmp(inside: str, attributes: str = "") -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" xmlns:openbadges="http://openbadges.org" {attributes}>'
        f"{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


class Made:
    """A document of one empty page."""

    def __init__(self):
        self.writer = PdfWriter()
        self.writer.add_blank_page(100, 100)

    @property
    def catalogue(self):
        return self.writer.root_object

    def add(self, value):
        return self.writer._add_object(value)

    def information(self, **members):
        self.writer._info = named(**members)
        return self

    def metadata(self, data: bytes):
        stream = DecodedStreamObject()
        stream.set_data(data)
        self.catalogue[NameObject("/Metadata")] = self.add(stream)
        return self

    def file(self, data: bytes, name="a.json", **members):
        stream = DecodedStreamObject()
        stream.set_data(data)
        stream.update(named(**members))
        return self.specification(self.add(stream), name)

    def packed(self, data: bytes, **members):
        stream = EncodedStreamObject()
        stream._data = data
        stream.update(named(Filter=NameObject("/FlateDecode"), **members))
        return self.specification(self.add(stream), "packed.json")

    def specification(self, stream, name="x.json"):
        return self.add(named(UF=TextStringObject(name), EF=named(F=stream)))

    def tree(self, node):
        self.catalogue[NameObject("/Names")] = named(EmbeddedFiles=node)
        return self

    def files(self, *files):
        names = ArrayObject()
        for number, file in enumerate(files):
            names.extend((TextStringObject(f"{number:04}"), file))
        return self.tree(named(Names=names))

    def associated(self, *files):
        self.catalogue[NameObject("/AF")] = ArrayObject(files)
        return self

    def data(self, **encryption) -> bytes:
        out = io.BytesIO()
        if encryption:
            self.writer.encrypt(**encryption)
        self.writer.write(out)
        return out.getvalue()


def refusal(data: bytes) -> Fault:
    with pytest.raises(Fault) as caught:
        read_pdf(data)
    return caught.value


def test_a_portfolio_gives_back_every_original_byte_for_byte():
    badges = [make_badge(number) for number in range(4)]
    data = render_portfolio(make_disclosed(*badges), Design(), typeset)
    assert looks_like_pdf(data)
    contents = read_pdf(data)
    found = sorted(hashlib.sha256(part.data).hexdigest() for part in contents.parts)
    assert found == sorted(badge.original.sha256 for badge in badges)
    assert contents.texts == ()
    assert contents.refused == ()


def test_attachments_keep_their_names():
    made = datetime(2026, 11, 23, tzinfo=UTC)
    items = [
        Attachment(name=f"{n}.png", description="", media_type="image/png", data=bytes([n]) * 9)
        for n in range(3)
    ]
    plain = Made()
    plain.writer.generate_file_identifiers()
    contents = read_pdf(attach(plain.information(Title=TextStringObject("x")).data(), items, made))
    assert contents.parts == tuple(Part(name=item.name, data=item.data) for item in items)


@pytest.mark.parametrize("key", ["openbadges", "OpenBadges", "openbadgecredential"])
@pytest.mark.parametrize(
    "value",
    [
        TextStringObject(TEXT),
        ByteStringObject(TEXT.encode()),
        ByteStringObject(b"\xef\xbb\xbf " + TEXT.encode()),
    ],
)
def test_a_badge_in_the_document_information_is_read(key, value):
    data = Made().information(Title=TextStringObject("x"), **{key: value}).data()
    assert read_pdf(data).texts == (TEXT.encode(),)


def test_other_information_is_no_badge():
    data = Made().information(openbadges=NumberObject(7), other=TextStringObject("{}")).data()
    assert refusal(data) == Fault("no-badge-in-document")


def test_information_in_the_letters_of_the_standard_is_read():
    data = Made().information(openbadges=ByteStringObject(b"{\x8d\xe9\x8e}")).data()
    assert read_pdf(data).texts == ("{“é”}".encode(),)


@pytest.mark.parametrize(
    ("inside", "attributes", "found"),
    [
        (f"<openbadges:assertion>{TEXT}</openbadges:assertion>", "", TEXT),
        (f"<openbadges:assertion><![CDATA[ {TEXT} ]]></openbadges:assertion>", "", TEXT),
        (f'<openbadges:assertion verify="{TOKEN}"/>', "", TOKEN),
        (
            f'<openbadges:assertion verify="https://x.example/1">{TEXT}</openbadges:assertion>',
            "",
            TEXT,
        ),
        ('<openbadges:assertion rdf:resource="https://x.example/1"/>', "", "https://x.example/1"),
        (
            '<openbadges:assertion><rdf:li verify="https://x.example/1"/></openbadges:assertion>',
            "",
            "https://x.example/1",
        ),
        ("", f"openbadges:assertion='{TEXT}'", TEXT),
        (f'<p:openbadges xmlns:p="http://ns.adobe.com/pdfx/1.3/">{TEXT}</p:openbadges>', "", TEXT),
        (
            f'<b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0">{TEXT}</b:credential>',
            "",
            TEXT,
        ),
    ],
)
def test_a_badge_in_the_metadata_is_read(inside, attributes, found):
    data = Made().metadata(xmp(inside, attributes)).data()
    assert read_pdf(data).texts == (found.encode(),)


def test_the_same_text_in_both_places_is_given_once():
    element = f"<openbadges:assertion>{TOKEN}</openbadges:assertion>"
    data = Made().information(openbadges=TextStringObject(TOKEN)).metadata(xmp(element)).data()
    assert read_pdf(data).texts == (TOKEN.encode(),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"\xff\xfe<",
        b"<?xml version='1.0' encoding='nonsense'?><a/>",
        xmp("<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>x</dc:title>"),
        xmp("<openbadges:assertion/><openbadges:other>x</openbadges:other>"),
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xmp("&b;").partition(b"?>")[2],
    ],
)
def test_metadata_without_a_badge_gives_none(data):
    assert read_xmp_texts(data) == ()


def test_metadata_that_breaks_off_gives_what_came_before():
    element = f"<openbadges:assertion>{TEXT}</openbadges:assertion>"
    assert read_xmp_texts(xmp(element + "<x>")) == (TEXT.encode(),)


def test_a_text_beyond_the_limit_ends_the_search():
    element = "<openbadges:assertion>" + "x" * 6_000_000 + "</openbadges:assertion>"
    assert read_xmp_texts(xmp(element)) == ()


def test_files_are_taken_from_both_places_each_once():
    made = Made()
    first, second = made.file(b"{}"), made.file(BADGE, "b.png")
    data = made.files(first, first).associated(first, second).data()
    assert [part.data for part in read_pdf(data).parts] == [b"{}", BADGE]


def test_files_in_a_tree_of_several_levels_are_found():
    made = Made()
    leaf = made.add(named(Names=ArrayObject((TextStringObject("a"), made.file(BADGE)))))
    twig = made.add(named(Kids=ArrayObject((leaf, leaf))))
    data = made.tree(named(Kids=ArrayObject((twig,)))).data()
    assert [part.data for part in read_pdf(data).parts] == [BADGE]


def test_packed_files_are_unpacked():
    made = Made()
    data = made.files(made.packed(zlib.compress(BADGE))).data()
    assert read_pdf(data).parts == (Part(name="packed.json", data=BADGE),)
    made = Made()
    data = made.files(made.packed(zlib.compress(BADGE), DecodeParms=NullObject())).data()
    assert read_pdf(data).parts[0].data == BADGE


def test_a_file_that_is_broken_is_refused_and_the_others_come_in():
    made = Made()
    data = made.files(
        made.packed(b"no zlib"),
        made.packed(zlib.compress(b"{}"), DecodeParms=named(Predictor=NumberObject(12))),
        made.file(b"7b7d>", "hex.json", Filter=NameObject("/ASCIIHexDecode")),
        made.file(b"", "empty.json"),
        made.specification(made.add(NumberObject(1)), "../number.json"),
        made.file(BADGE, "good.png"),
        NumberObject(7),
        made.add(named(UF=TextStringObject("nothing"))),
    ).data()
    contents = read_pdf(data)
    assert contents.parts == (Part(name="good.png", data=BADGE),)
    assert [(name, fault.code) for name, fault in contents.refused] == [
        ("packed.json", "damaged-document"),
        ("packed.json", "unknown-packing"),
        ("hex.json", "unknown-packing"),
        ("empty.json", "empty-file"),
        ("number.json", "damaged-document"),
    ]


def test_a_document_that_only_restricts_printing_is_read():
    made = Made()
    data = made.files(made.file(BADGE)).information(openbadges=TextStringObject(TEXT))
    locked = data.data(user_password="", owner_password="secret", algorithm="AES-256")
    assert [part.data for part in read_pdf(locked).parts] == [BADGE]
    assert read_pdf(locked).texts == (TEXT.encode(),)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_document_with_a_password_is_locked(algorithm):
    made = Made()
    data = made.files(made.file(BADGE)).data(user_password="secret", algorithm=algorithm)
    assert refusal(data) == Fault("locked-document")


def test_a_document_without_a_badge_says_so():
    assert refusal(Made().data()) == Fault("no-badge-in-document")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", Made().data()[:200]])
def test_a_document_that_is_not_whole_is_damaged(data):
    assert looks_like_pdf(data)
    assert refusal(data).code in ("damaged-document", "no-badge-in-document")


@pytest.mark.parametrize(
    "data", [b"", BADGE, b'{"a":"%PDF-1.7"}', b"<svg>%PDF-</svg>", b"text\n%PDF-1.7"]
)
def test_other_things_are_no_documents(data):
    assert not looks_like_pdf(data)


def test_white_space_in_front_is_passed_over():
    assert looks_like_pdf(b"\xef\xbb\xbf\r\n %PDF-1.4")


def test_nothing_is_written_to_the_terminal(capfd, caplog):
    logging.getLogger("pypdf").setLevel(logging.NOTSET)
    refusal(b"%PDF-1.7\n%%EOF\n")
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_a_thousand_files_are_the_limit():
    made = Made()
    files = [made.file(b"%d" % number) for number in range(PARTS_LIMIT + 1)]
    assert len(read_pdf(made.files(*files[:-1]).data()).parts) == PARTS_LIMIT
    data = made.files(*files).data()
    assert refusal(data) == Fault("too-many-files", limit=PARTS_LIMIT)


def test_a_document_or_attachments_beyond_the_limit_are_refused(monkeypatch):
    made = Made()
    data = made.files(made.file(bytes(600)), made.file(b"x" * 600)).data()
    monkeypatch.setattr(pdf_document._Files, "__init__", small_files(pdf_document._Files.__init__))
    assert refusal(data) == Fault("too-large", limit="64 MiB")
    monkeypatch.setattr(module, "UNPACKED_LIMIT", 99)
    assert refusal(data) == Fault("too-large", limit="64 MiB")


def small_files(init):
    def made(self):
        init(self, _room=1_000)

    return made


def padded(data: bytes, size: int) -> bytes:
    """The same document with a long comment before its table of objects."""
    table = data.rindex(b"xref", 0, data.rindex(b"startxref"))
    end = data[data.rindex(b"startxref") :].replace(b"%d" % table, b"%d" % (table + size))
    return data[:table] + b"%" * (size - 1) + b"\n" + data[table : data.rindex(b"startxref")] + end


def stream(data: bytes, packing="FlateDecode"):
    made = EncodedStreamObject()
    made._data = data
    made[NameObject("/Filter")] = NameObject(f"/{packing}")
    return made


def with_metadata(data: bytes, packing="FlateDecode") -> bytes:
    made = Made()
    made.catalogue[NameObject("/Metadata")] = made.add(stream(data, packing))
    return made.files(made.file(BADGE)).data()


BOMB = zlib.compress(bytes(150 * 1024 * 1024), 9)


def packed_bombs():
    made = Made()
    yield "one", made.files(made.packed(BOMB)).data()
    made = Made()
    files = [made.packed(zlib.compress(bytes(40 * 1024 * 1024), 9)) for _ in range(3)]
    yield "several", made.files(*files).data()
    yield "metadata", with_metadata(BOMB)
    yield "broken metadata", with_metadata(zlib.compress(bytes(200))[:-6] * 400_000)
    for packing in ("ASCII85Decode", "ASCIIHexDecode", "LZWDecode", "RunLengthDecode"):
        yield packing, with_metadata(b"5" * 16_000_000, packing)


def lost_objects():
    for key in ("AF", "Names"):
        made = Made()
        lost = ArrayObject(IndirectObject(9_000 + n, 0, made.writer) for n in range(1_000))
        value = lost if key == "AF" else named(EmbeddedFiles=named(Kids=lost))
        made.catalogue[NameObject(f"/{key}")] = value
        data = made.data()
        yield f"lost {key}", data
        yield f"lost {key} in much", padded(data, 30_000_000)
    made = Made()
    kids = [made.add(named()) for _ in range(5_000)]
    yield "kids", made.tree(named(Kids=ArrayObject(kids))).data()
    made = Made()
    node = named()
    place = made.add(node)
    node[NameObject("/Kids")] = ArrayObject((place, place))
    yield "loop", made.tree(place).data()


def broken_tables():
    end = b"trailer\n<</Size 1000000/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    rows = b"xref\n0 1000000\n" + b"0000000009 00000 n \n" * 1_000_000
    yield "rows", b"%PDF-1.7\n" + rows + end
    yield "brackets", b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_900_000 + end
    yield "objects", b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 90_000 + end
    yield (
        "other objects",
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj<<>>" % n for n in range(110_000)) + end,
    )
    yield "many objects", b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 500_000 + end
    yield "ends", b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 500_000
    yield "previous", b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n"
    yield "nothing", b"%PDF-1.7\n" + bytes(30_000_000)
    yield "members", b"%PDF-1.7\ntrailer\n<<" + b"/A 1" * 400_000 + b">>\n" + end


def bombs():
    yield from packed_bombs()
    yield from lost_objects()
    yield from broken_tables()


@pytest.mark.slow
def test_a_document_made_to_take_long_takes_less_than_two_seconds():
    slow = {}
    for name, data in bombs():
        started = time.process_time()
        read_or_fault(data)
        slow[name] = round(time.process_time() - started, 2)
    assert max(slow.values()) < (2 if sys.gettrace() is None else 8), slow


@pytest.mark.slow
def test_a_document_made_to_take_room_takes_less_than_200_mib():
    rooms = {}
    for name, data in packed_bombs():
        tracemalloc.start()
        read_or_fault(data)
        rooms[name] = tracemalloc.get_traced_memory()[1] >> 20
        tracemalloc.stop()
    assert max(rooms.values()) < 200, rooms


def test_broken_metadata_does_not_cost_the_attachments():
    for data in (with_metadata(b"no zlib"), with_metadata(b"7b>", "ASCIIHexDecode")):
        assert read_pdf(data).parts == (Part(name="a.json", data=BADGE),)


def test_a_file_packed_by_half_is_damaged():
    made = Made()
    data = made.files(made.packed(zlib.compress(BADGE)[:-3])).data()
    assert read_pdf(data).refused == (("packed.json", Fault("damaged-document")),)


def test_reading_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(pdf_document, "READ_LIMIT", -len(SMALL) // 20 + 50)
    assert refusal(SMALL) == Fault("damaged-document")


def read_or_fault(data):
    try:
        return read_pdf(data)
    except Fault as fault:
        return fault


@given(st.binary(max_size=400))
@example(b"")
def test_random_bytes_never_fail_otherwise(data):
    looks_like_pdf(data)
    for whole in (data, b"%PDF-1.7\n" + data, b"%PDF-1.7\n" + data + b"\nstartxref\n9\n%%EOF\n"):
        read_or_fault(whole)


def small() -> bytes:
    made = Made()
    element = f"<openbadges:assertion>{TEXT}</openbadges:assertion>"
    files = made.file(BADGE), made.packed(zlib.compress(BADGE))
    return made.files(*files).associated(files[0]).metadata(xmp(element)).data()


SMALL = small()


@settings(max_examples=150)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=6))
def test_changed_bytes_never_fail_otherwise(place, new):
    read_or_fault(SMALL[:place] + new + SMALL[place + len(new) :])


def test_a_part_of_a_document_never_fails_otherwise():
    with contextlib.suppress(Fault):
        for length in range(0, len(SMALL), 23):
            read_or_fault(SMALL[:length])
    assert read_pdf(SMALL).texts
