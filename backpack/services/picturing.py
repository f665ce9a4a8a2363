"""The picture of a badge: drawn once from untrusted bytes, then kept as a harmless PNG."""

from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.domain.ports import Pictures, Store
from backpack.formats.data_url import parse_data_url
from backpack.services.completing import load_completed
from backpack.services.keeping import load_kept, told_when_gone

THUMBNAIL_SIZE = 256
"""Pixels: the largest picture in a window (96) on the densest screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picturing:
    """Draws pictures outside this process and keeps the small ones."""

    store: Store
    pictures: Pictures

    def thumbnail(self, holding_id: str) -> bytes:
        """A PNG of at most 256 pixels, or empty bytes when the badge has no usable picture.

        What could not be drawn in time is tried again the next time.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        with told_when_gone(holding_id):
            saved = self.store.load_thumbnail(holding_id)
        if saved is not None:
            return saved
        drawn = self._draw(holding_id, THUMBNAIL_SIZE)
        if drawn is None:
            return b""
        with told_when_gone(holding_id):
            self.store.save_thumbnail(holding_id, drawn)
        return drawn

    def render(self, holding_id: str, size: int) -> bytes:
        """A PNG of at most ``size`` pixels, drawn anew; empty when there is nothing to draw.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        return self._draw(holding_id, size) or b""

    def _draw(self, holding_id: str, size: int) -> bytes | None:
        """The PNG; empty when there is none and never will be, None when it came too late."""
        kept = load_kept(self.store, holding_id)
        data = picture_of(kept.artifact, load_completed(self.store, kept).credential)
        if not data:
            return b""
        try:
            return self.pictures.render_thumbnail(data, size)
        except Fault as fault:
            return None if fault.code == "picture-late" else b""


def picture_of(artifact: Artifact, credential: Credential) -> bytes:
    """The bytes of the badge's picture: the artifact itself, else one inside the credential."""
    if artifact.media_type.startswith("image/"):
        return artifact.data
    for image in (credential.image, credential.achievement.image):
        if image and (data := parse_data_url(image.url)):
            return data
    return b""
