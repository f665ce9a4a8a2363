"""Pictures to draw, made here, and one child process for all tests that need no fresh one."""

import io
import struct
import zlib

import pytest
from PIL import Image

from backpack.pictures.worker import PictureWorker

SVG_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 100 100">'
)


@pytest.fixture(scope="session")
def worker():
    worker = PictureWorker()
    yield worker
    worker.close()


def svg(inside):
    return f"{SVG_OPEN}{inside}</svg>".encode()


def encoded(picture, kind="PNG", **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(png):
    return Image.open(io.BytesIO(png), formats=("PNG",))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_header(width, height):
    """A PNG that announces a size and has hardly any data."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + data + chunk(b"IEND", b"")
