"""Originals, packages, links and the portfolio, and files that are never half-written."""

import io
import os
import stat
import zipfile

import pytest

from backpack.domain.faults import Fault
from backpack.services.exporting import Exporting
from backpack.services.picturing import Picturing
from backpack.services.writing import write_file
from tests.mint import SVG, itxt, ob2_jws, png, vc_jwt


class StillPictures:
    """Draws the same PNG for every picture it is given, and refuses what is no PNG."""

    def __init__(self):
        self.drawn = []
        self.is_late = False

    def render_thumbnail(self, data, size):
        self.drawn.append((data, size))
        if self.is_late:
            raise Fault("picture-late", reason="busy")
        if not data.startswith(b"\x89PNG"):
            raise Fault("picture-refused", reason="no PNG")
        return png()


@pytest.fixture
def pictures():
    return StillPictures()


@pytest.fixture
def picturing(store, pictures):
    return Picturing(store=store, pictures=pictures)


@pytest.fixture
def exporting(store):
    return Exporting(store=store)


def baked():
    return png(itxt(b"openbadgecredential", vc_jwt()))


def test_a_picture_is_drawn_once_and_kept(add, picturing, pictures):
    (line,) = add(baked())
    assert picturing.thumbnail(line.holding.id) == png()
    assert picturing.thumbnail(line.holding.id) == png()
    assert len(pictures.drawn) == 1


def test_a_picture_inside_the_credential_is_used(add, picturing, pictures):
    import base64

    address = "data:image/png;base64," + base64.b64encode(png()).decode()
    (line,) = add(vc_jwt(image={"id": address, "type": "Image"}))
    assert picturing.thumbnail(line.holding.id) == png()


def test_no_picture_and_a_refused_one_are_remembered_as_none(add, picturing, pictures):
    data = SVG.replace(
        b"<g/>",
        b'<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0" verify="'
        + vc_jwt(id="urn:uuid:two")
        + b'"/>',
    )
    bare, refused = add(vc_jwt(), data)
    for line in (bare, refused):
        assert picturing.thumbnail(line.holding.id) == b""
        assert picturing.thumbnail(line.holding.id) == b""
    assert len(pictures.drawn) == 1


def test_a_picture_that_came_too_late_is_drawn_the_next_time(add, picturing, pictures):
    (line,) = add(baked())
    pictures.is_late = True
    assert picturing.thumbnail(line.holding.id) == b""
    assert picturing.render(line.holding.id, 64) == b""
    pictures.is_late = False
    assert picturing.thumbnail(line.holding.id) == png()


def test_a_badge_that_is_gone_cannot_go_out(add, store, picturing, exporting):
    (line,) = add(baked())
    gone = line.holding.id
    store.erase([gone])
    for ask in (
        lambda: picturing.thumbnail(gone),
        lambda: picturing.render(gone, 64),
        lambda: exporting.original(gone),
        lambda: exporting.package([gone]),
    ):
        with pytest.raises(Fault) as told:
            ask()
        assert told.value == Fault("no-such-badge", id=gone)


def test_the_original_comes_out_byte_for_byte(add, exporting):
    (line,) = add(baked())
    assert exporting.original(line.holding.id).data == baked()


def test_a_package_holds_each_original_once(add, exporting):
    both = png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws()))
    lines = add(both)
    data = exporting.package([line.holding.id for line in lines])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (name,) = package.namelist()
        assert package.read(name) == both
    with pytest.raises(Fault, match="nothing-chosen"):
        exporting.package([])


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "portfolio.pdf"
    write_file(path, b"one")
    with pytest.raises(Fault, match="file-exists"):
        write_file(path, b"two")
    write_file(path, b"two", replace=True)
    assert path.read_bytes() == b"two"

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(Fault, match="not-writable"):
        write_file(path, b"three", replace=True)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="permission bits")
def test_a_saved_file_has_the_permissions_of_any_new_file(tmp_path):
    path = tmp_path / "portfolio.pdf"
    before = os.umask(0o027)
    try:
        write_file(path, b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.pdf"
    link = tmp_path / "portfolio.pdf"
    link.symlink_to(target)
    write_file(link, b"one")
    with pytest.raises(Fault, match="file-exists"):
        write_file(link, b"two")
    write_file(link, b"two", replace=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"two"
    round_and_round = tmp_path / "loop"
    round_and_round.symlink_to(round_and_round)
    with pytest.raises(Fault, match="not-writable"):
        write_file(round_and_round, b"")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    with pytest.raises(Fault, match="not-writable"):
        write_file(tmp_path / "missing" / "x", b"")
