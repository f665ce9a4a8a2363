"""The picture of a badge: drawn once from untrusted bytes, then kept as a harmless PNG."""

from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.domain.ports import Pictures, Store
from backpack.formats.data_url import parse_data_url
from backpack.formats.reading import read_badges

THUMBNAIL_SIZE = 256
"""Pixels: the largest picture in a window (96) on the densest screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picturing:
    """Draws pictures outside this process and keeps the small ones."""

    store: Store
    pictures: Pictures

    def thumbnail(self, holding_id: str) -> bytes:
        """A PNG of at most 256 pixels, or empty bytes when the badge has no usable picture."""
        saved = self.store.load_thumbnail(holding_id)
        if saved is None:
            saved = self.render(holding_id, THUMBNAIL_SIZE)
            self.store.save_thumbnail(holding_id, saved)
        return saved

    def render(self, holding_id: str, size: int) -> bytes:
        """A PNG of at most ``size`` pixels, drawn anew; empty when there is nothing to draw."""
        holding = self.store.load_holding(holding_id)
        artifact = self.store.load_artifact(holding.artifact_sha256)
        credential = read_badges(artifact.data).found[holding.position].credential
        data = picture_of(artifact, credential)
        if not data:
            return b""
        try:
            return self.pictures.render_thumbnail(data, size)
        except Fault:
            return b""


def picture_of(artifact: Artifact, credential: Credential) -> bytes:
    """The bytes of the badge's picture: the artifact itself, else one inside the credential."""
    if artifact.media_type.startswith("image/"):
        return artifact.data
    for image in (credential.image, credential.achievement.image):
        if image and (data := parse_data_url(image.url)):
            return data
    return b""
