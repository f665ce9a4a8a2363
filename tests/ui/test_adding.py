"""What is dropped, pasted or picked becomes sources, byte for byte."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from backpack.domain.faults import Fault
from backpack.ui.adding import Files, has_something_to_add, sources_from_mime
from tests import mint


def mime(**given):
    data = QMimeData()
    for kind, value in given.get("data", {}).items():
        data.setData(kind, value)
    if "urls" in given:
        data.setUrls([QUrl(url) for url in given["urls"]])
    if "text" in given:
        data.setText(given["text"])
    return data


def test_files_and_folders_are_taken_from_disk(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "two.svg").write_bytes(b"<svg/>")
    one = tmp_path / "one.png"
    one.write_bytes(mint.png())
    urls = [QUrl.fromLocalFile(str(one)).toString(), QUrl.fromLocalFile(str(tmp_path / "inner"))]
    sources = list(sources_from_mime(mime(urls=urls)))
    assert [source.name for source in sources] == ["one.png", "two.svg"]
    assert sources[0].read() == mint.png()
    assert list(Files((one,))) == sources[:1]


def test_a_pasted_picture_keeps_its_bytes():
    (source,) = sources_from_mime(mime(data={"image/png": mint.png()}, text="beside"))
    assert source.read() == mint.png()
    assert source.name == "Pasted picture.png"


def test_a_pasted_drawing_keeps_its_bytes():
    (source,) = sources_from_mime(mime(data={"image/svg+xml": b"<svg/>"}))
    assert (source.name, source.read()) == ("Pasted picture.svg", b"<svg/>")


def test_dropped_links_are_one_source_each():
    sources = sources_from_mime(mime(urls=["https://example.org/a b", "https://example.com/"]))
    assert [source.name for source in sources] == ["example.org", "example.com"]
    assert sources[0].read() == b"https://example.org/a%20b"


def test_pasted_links_are_one_source_each():
    sources = sources_from_mime(mime(text="https://example.org/1\n\n https://example.org/2\n"))
    assert [source.read() for source in sources] == [
        b"https://example.org/1",
        b"https://example.org/2",
    ]


def test_pasted_text_is_taken_as_it_is():
    (source,) = sources_from_mime(mime(text='{"a": 1}\nhttps://example.org'))
    assert source.read() == b'{"a": 1}\nhttps://example.org'


def test_dots_alone_become_a_picture_that_can_be_told_apart():
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    (source,) = sources_from_mime(data)
    assert source.read().startswith(b"\x89PNG")


def test_nothing_gives_nothing():
    assert not has_something_to_add(mime())
    assert sources_from_mime(mime()) is None
    assert sources_from_mime(mime(text="  \n")) is None
    assert has_something_to_add(mime(data={"image/svg+xml": b"<svg/>"}))


def test_folders_are_walked_only_when_the_files_are_asked_for(tmp_path):
    folder = tmp_path / "later"
    sources = sources_from_mime(mime(urls=[QUrl.fromLocalFile(str(folder)).toString()]))
    folder.mkdir()
    (folder / "badge.png").write_bytes(mint.png())
    assert [source.name for source in sources] == ["badge.png"]


def test_a_folder_without_any_file_says_so(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "one.png").write_bytes(mint.png())
    empty, one = Files((tmp_path / "empty", tmp_path / "one.png"))
    assert (empty.name, one.name) == ("empty", "one.png")
    with pytest.raises(Fault) as raised:
        empty.read()
    assert raised.value.code == "no-files"
