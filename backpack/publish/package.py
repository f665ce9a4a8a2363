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
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, artifact in zip(name_originals(originals), originals, strict=True):
            package.writestr(_member(name), artifact.data)
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.create_system = _UNIX
    member.external_attr = _READABLE_FILE
    return member
