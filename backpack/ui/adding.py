"""Makes sources of what is dropped, pasted or picked; reading them is the services' part.

Folders are walked only when the sources are asked for, which is not on the GUI thread.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from backpack.domain.faults import Fault
from backpack.services.sources import Source, from_paths
from backpack.words import tr

_PICTURES = {"image/png": ".png", "image/svg+xml": ".svg"}
"""Formats whose bytes a badge can hide in; taken as they are, never drawn anew."""

_LONGEST_TEXT = 16 * 1024 * 1024
_MOST_LINKS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyFolder(Source):
    """A folder without any file, which gets a line like any file without a badge."""

    def read(self) -> bytes:
        """Never; raises ``Fault`` (``no-files``)."""
        raise Fault("no-files")


@dataclass(frozen=True, slots=True)
class Files:
    """Files and folders on the disk; every time it is walked, they are looked up anew."""

    paths: tuple[Path, ...]

    def __iter__(self) -> Iterator[Source]:
        """A source for each file, and for each folder that has none."""
        for path in self.paths:
            is_empty = True
            for source in from_paths([path]):
                is_empty = False
                yield source
            if is_empty:
                yield EmptyFolder(name=path.name)


def has_something_to_add(mime: QMimeData | None) -> bool:
    """Whether a drop or the clipboard holds anything worth looking at."""
    return mime is not None and (
        mime.hasUrls() or mime.hasText() or mime.hasImage()
        or any(mime.hasFormat(kind) for kind in _PICTURES)
    )  # fmt: skip


def sources_from_mime(mime: QMimeData) -> Iterable[Source] | None:
    """What was dropped or pasted: files first, then pictures, then text; None without any."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return Files(paths) if paths else _things(mime) or None


def _things(mime: QMimeData) -> tuple[Source, ...]:
    pictures = tuple(_pictures(mime))
    if pictures:
        return pictures
    links = [url for url in mime.urls() if url.scheme() in ("http", "https")]
    if links:
        return tuple(_link(url) for url in links[:_MOST_LINKS])
    if mime.hasText() and mime.text().strip():
        return tuple(_texts(mime.text()[:_LONGEST_TEXT]))
    return _drawn_picture(mime)


def _pictures(mime: QMimeData) -> Iterator[Source]:
    for kind, ending in _PICTURES.items():
        data = bytes(mime.data(kind).data())
        if data:
            yield Source(name=tr("Pasted picture") + ending, data=data)
            return


def _texts(text: str) -> Iterator[Source]:
    """One source for each line when every line is a link, else one for the whole."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    links = [QUrl(line) for line in lines]
    if all(_is_link(link) for link in links):
        yield from (_link(link) for link in links[:_MOST_LINKS])
    else:
        yield Source(name=tr("Pasted text"), data=text.encode("utf-8", "replace"))


def _is_link(url: QUrl) -> bool:
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())


def _link(url: QUrl) -> Source:
    address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return Source(name=url.host(), data=address.encode())


def _drawn_picture(mime: QMimeData) -> tuple[Source, ...]:
    """A picture that was pasted as dots only: it holds no badge, and the outcome says so."""
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return ()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return (Source(name=tr("Pasted picture") + ".png", data=bytes(buffer.data().data())),)
