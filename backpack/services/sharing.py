"""The history of what went out, by any way: added to, looked at and saved, never edited."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from secrets import token_hex

from backpack.domain.changes import Changes
from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.domain.faults import Fault
from backpack.domain.ports import Clock, Store
from backpack.domain.sharing import Field, Happening, Share, SharedBadge, Way, still_out

EVERYTHING = frozenset(Field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An event that was recorded; ``changes`` tell views which badges it is about."""

    share: Share

    @property
    def changes(self) -> Changes:
        """The badges whose history is longer now."""
        return Changes(updated=self.share.holdings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Keeps the share history; making and sending things is the work of others."""

    store: Store
    clock: Clock

    def record(
        self,
        disclosed: Disclosed,
        *,
        way: Way,
        place: str,
        data: bytes = b"",
        carries: Iterable[Field] = EVERYTHING,
    ) -> Shared:
        """Note that ``disclosed`` went out, once it has.

        ``place`` is where to: a site's host, a file's name without its folder, "clipboard".
        ``data`` are the very bytes, of which only the digest is kept; an address or a copied text
        is told in UTF-8. ``carries`` are the parts that this way takes along at all.
        """
        carried = frozenset(carries)
        share = Share(
            id=token_hex(16),
            happening=Happening.SENT,
            way=way,
            happened=self.clock.now(),
            place=place,
            badges=tuple(_badge(one, disclosed, carried) for one in disclosed.badges),
            for_whom=disclosed.for_whom,
            until=disclosed.until,
            sha256=_digest(data),
        )
        self.store.save_share(share)
        return Shared(share=share)

    def follow_up(self, share_id: str, happening: Happening, *, data: bytes = b"") -> Shared:
        """Note what became of something that went out: updated, taken down, seen.

        Raises:
            Fault: ``no-such-share``.
        """
        sent = self.find(share_id)
        share = replace(
            sent,
            id=token_hex(16),
            about=sent.about or sent.id,
            happening=happening,
            happened=self.clock.now(),
            sha256=_digest(data),
        )
        self.store.save_share(share)
        return Shared(share=share)

    def history(self) -> tuple[Share, ...]:
        """Every event, the last one first."""
        return self.store.load_shares()

    def history_of(self, holding_id: str) -> tuple[Share, ...]:
        """The events of one badge, the last one first."""
        return tuple(one for one in self.history() if holding_id in one.holdings)

    def still_out(self) -> tuple[Share, ...]:
        """What went out and was not taken down, the last one first."""
        return still_out(self.history())

    def find(self, beginning: str) -> Share:
        """The event whose identifier begins so.

        Raises:
            Fault: ``no-such-share`` when there is none, or more than one.
        """
        fitting = [one for one in self.history() if beginning and one.id.startswith(beginning)]
        if len(fitting) != 1:
            raise Fault("no-such-share", id=beginning)
        return fitting[0]

    def render_json(self) -> bytes:
        """The whole history as JSON, to save."""
        from backpack.publish.share_history import render_history_json  # noqa: PLC0415 - start-up

        return render_history_json(self.history())

    def render_csv(self) -> bytes:
        """The whole history for a spreadsheet, a line for each badge of each event."""
        from backpack.publish.share_history import render_history_csv  # noqa: PLC0415 - start-up

        return render_history_csv(self.history())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""


def _badge(badge: DisclosedBadge, disclosed: Disclosed, carried: frozenset[Field]) -> SharedBadge:
    credential = badge.credential
    present = {
        Field.BADGE: True,
        Field.PICTURE: bool(badge.picture),
        Field.EVIDENCE: bool(credential.evidence or credential.narrative),
        Field.RESULTS: bool(credential.results),
        Field.RECIPIENT: bool(credential.recipients),
        Field.NOTES: bool(badge.notes),
        Field.NAME: bool(disclosed.learner_name),
        Field.ORIGINAL: badge.original is not None,
    }
    fields = tuple(each for each in Field if present[each] and each in carried)
    return SharedBadge(
        holding=badge.holding_id,
        name=credential.name,
        issuer_name=credential.issuer.name,
        fields=fields,
        evidence=len(credential.evidence) if Field.EVIDENCE in fields else 0,
    )
