import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.formats.archive import RATIO_FLOOR, looks_like_zip, unpack_zip
from backpack.formats.parts import NAME_LIMIT, PARTS_LIMIT, Part, clean_name
from backpack.formats.zip_directory import HEADER_LIMIT
from backpack.publish.package import render_package

BADGE = b'{"a":"badge"}'


def archive(*files, packing=zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as made:
        for name, data in files:
            made.writestr(name, data)
    return packed.getvalue()


def damage(code, reason):
    return Fault(code, reason=reason)


def row(data: bytes, number: int = 0) -> int:
    """Where a row of the table of contents begins."""
    place = -1
    for _ in range(number + 1):
        place = data.index(b"PK\1\2", place + 1)
    return place


def changed(data: bytes, place: int, form: str, value: int) -> bytes:
    new = struct.pack(form, value)
    return data[:place] + new + data[place + len(new) :]


def refusal(data: bytes) -> Fault:
    with pytest.raises(Fault) as caught:
        unpack_zip(data)
    return caught.value


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_file_comes_out_with_its_own_name_and_bytes(packing):
    data = archive(("badges/first.png", BADGE), ("second.json", b"{}"), packing=packing)
    assert looks_like_zip(data)
    parts, refused = unpack_zip(data)
    assert parts == (Part(name="first.png", data=BADGE), Part(name="second.json", data=b"{}"))
    assert refused == ()


def test_a_package_of_ours_gives_back_every_original():
    originals = [
        Artifact(data=bytes([number]) * 50, media_type="image/png", name=f"{number}.png")
        for number in range(5)
    ]
    parts, refused = unpack_zip(render_package(originals))
    assert [part.data for part in parts] == [original.data for original in originals]
    assert not refused


def test_what_systems_add_is_left_out_without_a_word():
    data = archive(
        ("badges/", b""),
        ("badges/one.png", BADGE),
        ("__MACOSX/badges/._one.png", b"shadow"),
        ("badges/.DS_Store", b"x"),
        (".hidden/two.png", b"x"),
        ("badges/Thumbs.db", b"x"),
        ("badges\\desktop.ini", b"x"),
    )
    assert unpack_zip(data) == ((Part(name="one.png", data=BADGE),), ())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/etc/passwd", "passwd"),
        ("../../up.png", "up.png"),
        ("C:\\Windows\\evil.png", "evil.png"),
        ("C:evil.png", "evil.png"),
        ("a/../..", ""),
        ("gnp.\u202egnp\0.png", "gnp.gnp.png"),
        ("  two\t words \n.png", "two words .png"),
        ("é" * 300, "é" * NAME_LIMIT),
        ("half\ud800", "half"),
        ("stream.png:hidden", "stream.png:hidden"),
        ("", ""),
    ],
)
def test_only_the_last_component_of_a_name_is_shown(path, name):
    assert clean_name(path) == name


def test_a_way_out_of_the_folder_leads_nowhere():
    parts, _ = unpack_zip(archive(("../../../home/x/.ssh/keys/a.json", BADGE), ("../b.json", b"2")))
    assert [part.name for part in parts] == ["b.json"]


def test_names_in_utf_8_without_a_flag_and_in_old_letters_are_read():
    data = archive(("nn.png", BADGE), ("oo.png", b"2"))
    plain = data.replace(b"nn.png", "é.png".encode())
    assert [part.name for part in unpack_zip(plain)[0]] == ["é.png", "oo.png"]
    old = data.replace(b"nn.png", b"\x82n.png")
    assert unpack_zip(old)[0][0].name == "én.png"


def test_an_archive_with_something_in_front_or_a_comment_is_read():
    data = archive(("a.json", BADGE))
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as made:
        made.comment = b"from a learner"
    assert unpack_zip(packed.getvalue())[0] == unpack_zip(b"PK\3\4junk" + data)[0]


def test_an_archive_with_64_bit_sizes_is_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 8)
    data = archive(("a.json", BADGE * 9), ("b.json", b"{}"))
    assert b"PK\6\6" in data
    assert [part.data for part in unpack_zip(data)[0]] == [BADGE * 9, b"{}"]


def test_a_file_written_as_a_stream_is_read():
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.json", BADGE)
    assert unpack_zip(pipe.data) == ((Part(name="a.json", data=BADGE),), ())


def test_good_files_come_in_when_others_are_refused():
    data = archive(("inner.zip", archive(("x", b"x"))), ("none.json", b""), ("good.json", BADGE))
    parts, refused = unpack_zip(data)
    assert parts == (Part(name="good.json", data=BADGE),)
    assert refused == (("inner.zip", Fault("nested-archive")), ("none.json", Fault("empty-file")))


def test_an_encrypted_file_is_refused_as_locked():
    data = archive(("a.json", BADGE), ("b.json", b"{}"))
    locked = changed(data, row(data) + 8, "<H", 1)
    parts, refused = unpack_zip(locked)
    assert [part.name for part in parts] == ["b.json"]
    assert refused == (("a.json", Fault("locked-archive")),)


def test_an_unusual_packing_is_refused():
    data = archive(("a.json", BADGE * 50), packing=zipfile.ZIP_LZMA)
    assert unpack_zip(data) == ((), (("a.json", Fault("unknown-packing")),))


def test_a_checksum_a_size_and_a_broken_packing_are_checked():
    data = archive(("a.json", BADGE), packing=zipfile.ZIP_STORED)
    flipped = data.replace(b"badge", b"BADGE")
    fault = damage("damaged-archive", "a checksum does not match")
    assert unpack_zip(flipped)[1] == (("a.json", fault),)
    packed = archive(("a.json", BADGE * 99))
    size = damage("damaged-archive", "a file has not the size that it should have")
    for lie in (3, 5_000):
        assert unpack_zip(changed(packed, row(packed) + 24, "<I", lie))[1] == (("a.json", size),)
    start = packed.index(b"a.json") + 6
    broken = changed(packed, start, "<I", 0xFFFFFFFF)
    fault = damage("damaged-archive", "its compression is broken")
    assert unpack_zip(broken)[1] == (("a.json", fault),)


def test_a_bomb_is_refused_and_what_lies_beside_it_comes_in():
    bomb = bytes(40 * 1024 * 1024)
    data = archive(("bomb.png", bomb), ("good.json", BADGE))
    assert unpack_zip(data) == (
        (Part(name="good.json", data=BADGE),),
        (("bomb.png", Fault("packed-too-tightly", limit=100)),),
    )


def test_a_bomb_that_states_a_small_size_is_cut_short():
    data = archive(("bomb.png", bytes(60 * 1024 * 1024)))
    small = changed(data, row(data) + 24, "<I", 1000)
    tracemalloc.start()
    _, refused = unpack_zip(small)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [fault.code for _, fault in refused] == ["damaged-archive"]
    assert peak < 2 * 1024 * 1024


def test_a_small_file_may_be_packed_as_tightly_as_it_likes():
    data = archive(("blank.svg", b" " * RATIO_FLOOR))
    assert unpack_zip(data)[0][0].data == b" " * RATIO_FLOOR


def test_too_much_in_all_is_refused_before_anything_is_unpacked():
    noise = zlib.compress(bytes(range(256)) * 40)[:90] * 250_000
    data = archive(*((f"{n}.png", noise) for n in range(3)), packing=zipfile.ZIP_STORED)
    assert len(data) > 64 * 1024 * 1024
    assert refusal(data) == Fault("too-large", limit="64 MiB")


def test_a_thousand_files_are_the_limit():
    most = archive(*((f"{n}.json", BADGE) for n in range(PARTS_LIMIT)))
    assert len(unpack_zip(most)[0]) == PARTS_LIMIT
    more = archive(*((f"{n}.json", BADGE) for n in range(PARTS_LIMIT + 1)))
    assert refusal(more) == Fault("too-many-files", limit=PARTS_LIMIT)


def test_fifty_thousand_entries_are_refused_at_once():
    one = archive(("a", b"")).partition(b"PK\1\2")
    begin = len(one[0])
    table = (one[1] + one[2][: 42 + 1]) * 50_000
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 50_000, 50_000, len(table), begin, 0)
    started = time.process_time()
    fault = refusal(one[0] + table + end)
    assert fault == Fault("too-many-files", limit=HEADER_LIMIT)
    assert time.process_time() - started < 0.5


def test_files_that_share_bytes_are_refused():
    data = archive(("a.json", BADGE), ("b.json", BADGE))
    shared = changed(data, row(data, 1) + 42, "<I", 0)
    assert refusal(shared) == damage("damaged-archive", "its files overlap")


def test_an_archive_without_a_file_is_empty():
    assert looks_like_zip(archive())
    assert refusal(archive()) == Fault("empty-archive")
    assert refusal(archive(("only/", b""))) == Fault("empty-archive")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-30],
        lambda data: b"PK\5\6" + data[-10:-5],
        lambda data: changed(data, len(data) - 6, "<I", 9999),
        lambda data: changed(data, len(data) - 10, "<I", 9999),
        lambda data: changed(data, len(data) - 10, "<I", 1),
        lambda data: changed(data, len(data) - 10, "<I", 0xFFFFFFFF),
        lambda data: changed(data, row(data), "<I", 0),
        lambda data: changed(data, row(data) + 20, "<I", 9999),
        lambda data: changed(data, row(data) + 42, "<I", 9999),
        lambda data: changed(data, row(data) + 42, "<I", 5),
        lambda data: changed(data, row(data) + 42, "<I", 0xFFFFFFFF),
    ],
)
def test_a_table_that_does_not_add_up_is_damage(spoil):
    assert refusal(spoil(archive(("a.json", BADGE)))).code == "damaged-archive"


def test_a_broken_64_bit_record_is_damage(monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 8)
    data = archive(("a.json", BADGE * 9))
    for place in (data.rindex(b"PK\6\6"), data.rindex(b"PK\6\6") + 40):
        assert refusal(changed(data, place, "<Q", 2**60)).code == "damaged-archive"
    assert refusal(data[data.rindex(b"PK\6\7") :]).code == "damaged-archive"


def test_other_extra_fields_are_passed_over():
    data = archive(("a.json", BADGE))
    place = row(data)
    extra = struct.pack("<2H4s", 7, 4, b"abcd") + struct.pack("<2HQ", 1, 8, len(BADGE))
    wide = changed(changed(data, place + 24, "<I", 0xFFFFFFFF), place + 30, "<H", len(extra))
    end = len(data) - 22
    wide = wide[:end] + extra + wide[end:]
    wide = changed(wide, len(wide) - 10, "<I", end - place + len(extra))
    assert unpack_zip(wide)[0] == (Part(name="a.json", data=BADGE),)


def unpack_or_fault(data):
    try:
        parts, refused = unpack_zip(data)
    except Fault as fault:
        return fault
    assert parts or refused
    return parts


@given(st.binary(max_size=300))
@example(b"PK\3\4")
@example(b"PK\5\6" + bytes(18))
def test_random_bytes_never_fail_otherwise(data):
    unpack_or_fault(data)
    unpack_or_fault(b"PK\3\4" + data + b"PK\5\6" + data)


SMALL = archive(("a.json", BADGE), ("b/c.png", BADGE * 30))


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_one_changed_byte_never_fails_otherwise(place, value):
    unpack_or_fault(SMALL[:place] + bytes([value]) + SMALL[place + 1 :])


@pytest.mark.parametrize("length", range(len(SMALL)))
def test_a_part_of_an_archive_never_fails_otherwise(length):
    assert isinstance(unpack_or_fault(SMALL[:length]), Fault)
