"""A zip of originals, byte for byte; the same originals always give the same zip."""

import io
import zipfile
from collections.abc import Iterable

from backpack.domain.artifact import Artifact
from backpack.publish.file_names import name_originals

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The zip format's first moment: when a badge was received is nobody else's business."""

_UNIX = 3
_READABLE_FILE = 0o100644 << 16


def render_package(artifacts: Iterable[Artifact]) -> bytes:
    """A zip with every artifact under a safe name of its own, stored uncompressed."""
    originals = tuple(artifacts)
    names = name_originals(originals)
    return zip_files((name, one.data) for name, one in zip(names, originals, strict=True))


def zip_files(members: Iterable[tuple[str, bytes]], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these names and their bytes, in this order and without any time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in members:
            package.writestr(_member(name), data, method)
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.create_system = _UNIX
    member.external_attr = _READABLE_FILE
    return member
