"""The ``Pictures`` port without a child process: the same answers for every picture."""

from dataclasses import dataclass

from backpack.domain.faults import Fault
from tests import mint


@dataclass(slots=True)
class StillPictures:
    """Draws a dot, sees ``codes``, and knows a picture by ``hashes``; with ``fault``, nothing."""

    codes: tuple[str, ...] = ()
    hashes: dict[bytes, bytes] | None = None
    fault: Fault | None = None

    def render_thumbnail(self, data, size):
        self._refuse()
        return mint.png()

    def read_codes(self, data):
        self._refuse()
        return self.codes

    def hash_picture(self, data):
        self._refuse()
        return (self.hashes or {}).get(data, bytes(128))

    def _refuse(self):
        if self.fault:
            raise self.fault
