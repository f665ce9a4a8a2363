"""Tar archives: every badge inside comes out, and nothing in them can do harm."""

import gzip
import io
import json
import tarfile

import pytest

from backpack.domain.faults import Fault
from backpack.formats import tar
from backpack.formats.payload import Container
from backpack.formats.reading import read_badges
from backpack.formats.tar import unpack_tar
from tests.mint import credential, itxt, png, vc_jwt

OB3 = json.dumps(credential("did:key:z6MkX")).encode()


def archive(files, *, style=tarfile.USTAR_FORMAT, kind=tarfile.REGTYPE):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=style) as packed:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.type = kind
            packed.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def refusal(data):
    with pytest.raises(Fault) as caught:
        read_badges(data)
    return caught.value.code


LONG = {
    tarfile.USTAR_FORMAT: "b" * 90 + "/" + "c" * 60,
    tarfile.PAX_FORMAT: "backup/" + "é" * 130,
    tarfile.GNU_FORMAT: "backup/" + "é" * 130,
}


@pytest.mark.parametrize("style", list(LONG))
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_badge_comes_out_as_the_file_that_it_was(style, pack):
    baked = png(itxt(b"openbadgecredential", vc_jwt()))
    files = {"a.png": baked, LONG[style]: OB3, "notes": b"hello", "._a.png": b"x", "empty": b""}
    reading = read_badges(pack(archive(files, style=style)))
    assert reading.container is Container.TAR
    first, second = reading.found
    assert (first.part.name, first.part.data, first.media_type) == ("a.png", baked, "image/png")
    assert (second.part.name, second.part.data) == (LONG[style].split("/")[1][:120], OB3)
    assert {(one.name, one.fault.code) for one in reading.refused} == {
        ("notes", "unknown-format"),
        ("empty", "empty-file"),
    }


def test_a_wallets_backup_inside_is_opened():
    backup = json.dumps([{"type": ["UniversalWallet2020"], "contents": [json.loads(OB3)]}])
    (found,) = read_badges(archive({"wallet.json": backup.encode()})).found
    assert found.credential.name == "Data Literacy"


def test_an_archive_inside_is_not_opened():
    inner = archive({"a.json": OB3})
    reading = read_badges(archive({"a.json": OB3, "b.tar": inner, "c.tgz": gzip.compress(inner)}))
    assert [(one.name, one.fault.code) for one in reading.refused] == [
        ("b.tar", "nested-archive"),
        ("c.tgz", "nested-archive"),
    ]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, b"S"])
def test_what_is_no_file_is_passed_over(kind):
    assert refusal(archive({"/etc/passwd": b""}, kind=kind)) == "empty-archive"


def test_a_name_that_stands_for_the_next_header_only_is_not_kept_for_later():
    data = archive({"x" * 120 + ".json": OB3, "b.json": OB3}, style=tarfile.GNU_FORMAT)
    parts, _ = unpack_tar(data)
    assert [part.name[:2] for part in parts] == ["xx", "b."]


def test_a_pax_header_without_a_name_changes_none():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as packed:
        entry = tarfile.TarInfo("a.json")
        entry.size, entry.pax_headers = len(OB3), {"comment": "é"}
        packed.addfile(entry, io.BytesIO(OB3))
    parts, _ = unpack_tar(out.getvalue())
    assert [part.name for part in parts] == ["a.json"]


SOUND = archive({"a.json": OB3})


def changed(place, new):
    """The archive with other bytes in its header, and a checksum that fits again."""
    block = bytearray(SOUND[:512])
    block[place : place + len(new)] = new
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + SOUND[512:]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (SOUND[:700], "damaged-archive"),
        (SOUND[:400], "damaged-archive"),
        (SOUND[: 512 + len(OB3) + -len(OB3) % 512] + b"more", "damaged-archive"),
        (b"b" + SOUND[1:], "damaged-archive"),
        (changed(124, b"\x80" + b"\0" * 11), "damaged-archive"),
        (changed(124, b"-0000000001\0"), "damaged-archive"),
        (gzip.compress(SOUND, mtime=0)[:-9], "damaged-archive"),
        (b"\x1f\x8b\x08 what is this", "damaged-archive"),
        (gzip.compress(b"only a text", mtime=0), "unknown-format"),
        (gzip.compress(bytes(8 * 2**20), mtime=0), "packed-too-tightly"),
        (archive({f"{number}": b"x" for number in range(1_001)}), "too-many-files"),
        (
            archive({f"{number}/": b"" for number in range(4_001)}, kind=tarfile.DIRTYPE),
            "too-many-files",
        ),
    ],
)
def test_what_is_broken_or_too_much_is_refused(data, code):
    assert refusal(data) == code


def test_no_more_is_unpacked_than_one_file_may_have(monkeypatch):
    monkeypatch.setattr(tar, "UNPACKED_LIMIT", 2_000)
    assert refusal(gzip.compress(SOUND)) == "too-large"
