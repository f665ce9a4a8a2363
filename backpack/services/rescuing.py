"""A badge picture that lost its data, as social networks make them: which badge it was.

It is compared with the pictures of the badges that are kept, and the kept badge can be saved
again. A likeness says nothing about a badge; it only finds one that the learner has.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding
from backpack.domain.ports import Pictures, Store
from backpack.formats.payload import Container
from backpack.services.baking import Baking
from backpack.services.keeping import load_original
from backpack.services.picturing import Picturing

HASH_BYTES = 64
"""Of one hash; a picture has one on white and one on black."""

MOST_DIFFERENT = 48
"""Bits of 512: a picture sent through a social network differs in at most 25 of them, and two
samples drawn in one style in at least 105 (``tests/pictures/test_likeness.py`` measures it)."""

LEAST_MARKED = 24
"""Bits that must be set: a picture with less in it is a plain area, and like any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescuing:
    """Finds the badge that a picture was, and gives it out again with its data.

    Hashes are made from the kept small pictures when they are first needed, and forgotten with
    the program: nothing of a picture outlives its badge.
    """

    store: Store
    pictures: Pictures
    _hashes: dict[str, bytes] = field(default_factory=dict, repr=False)

    def find(self, picture: bytes) -> Holding | None:
        """The kept badge whose picture this is; the nearest, then the one added last."""
        wanted = self._hash(picture)
        if not wanted:
            return None
        likenesses = (
            (unlikeness(wanted, own), held)
            for held in self.store.load_holdings()
            if (own := self._hash_of(held.id))
        )
        near = [(bits, held) for bits, held in likenesses if bits <= MOST_DIFFERENT]
        return min(near, key=lambda each: each[0])[1] if near else None

    def restore(self, holding_id: str) -> Artifact:
        """The picture with its data: the file as it was added, or a bare badge baked anew.

        Raises:
            Fault: ``no-such-badge`` when it is gone; as ``Baking.bake`` does.
        """
        holding, artifact = load_original(self.store, holding_id)
        if artifact.media_type.startswith("image/"):
            return artifact
        baked = Baking(store=self.store, pictures=self.pictures).bake(holding.id, Container.PNG)
        return Artifact(data=baked.data, media_type="image/png", name=f"{holding.name}.png")

    def _hash_of(self, holding_id: str) -> bytes:
        """Empty where the badge has no picture, or has gone meanwhile."""
        known = self._hashes.get(holding_id)
        if known is None:
            known = self._hash(self._picture_of(holding_id))
            self._hashes[holding_id] = known
        return known

    def _picture_of(self, holding_id: str) -> bytes:
        picturing = Picturing(store=self.store, pictures=self.pictures)
        try:
            return picturing.thumbnail(holding_id)
        except Fault:
            return b""

    def _hash(self, picture: bytes) -> bytes:
        """Empty for what cannot be drawn, or has nothing in it to know it by."""
        if not picture:
            return b""
        try:
            made = self.pictures.hash_picture(picture)
        except Fault:
            return b""
        return made if all(one.bit_count() >= LEAST_MARKED for one in _each(made)) else b""


def unlikeness(one: bytes, other: bytes) -> int:
    """In how many bits two pictures differ, on the grounds on which they differ least."""
    return min((a ^ b).bit_count() for a in _each(one) for b in _each(other))


def _each(made: bytes) -> Iterator[int]:
    for start in range(0, len(made), HASH_BYTES):
        yield int.from_bytes(made[start : start + HASH_BYTES])
