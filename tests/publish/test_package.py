"""The zip of originals, read back."""

import hashlib
import io
import zipfile

from backpack.domain.artifact import Artifact
from backpack.publish.package import render_package

ORIGINALS = (
    Artifact(data=b"\x89PNG\r\n\x1a\n" + bytes(range(256)), media_type="image/png", name="A.png"),
    Artifact(data=b'{"a": 1}\r\n', media_type="application/json", name="../../a.png"),
    Artifact(data=b"eyJ.eyJ.sig", media_type="application/jwt", name=""),
    Artifact(data=b"<svg/>", media_type="image/svg+xml", name="مهارات.svg"),
    Artifact(data=b"other", media_type="image/png", name="a.png"),
)


def test_every_original_comes_out_byte_for_byte():
    with zipfile.ZipFile(io.BytesIO(render_package(ORIGINALS))) as package:
        assert package.testzip() is None
        digests = [hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()]
    assert digests == [artifact.sha256 for artifact in ORIGINALS]


def test_the_names_stay_inside_the_folder_and_apart():
    with zipfile.ZipFile(io.BytesIO(render_package(ORIGINALS))) as package:
        assert package.namelist() == ["A.png", "a.json", "badge.jwt", "مهارات.svg", "a (2).png"]


def test_the_same_originals_give_the_same_zip():
    assert render_package(ORIGINALS) == render_package(ORIGINALS)


def test_the_zip_tells_nothing_about_when_or_where_it_was_made():
    with zipfile.ZipFile(io.BytesIO(render_package(ORIGINALS))) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.compress_type, member.create_system) for member in members} == {(0, 3)}
