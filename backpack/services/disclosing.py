"""Makes of a decision what goes out by it: everything withheld is truly taken out.

Every way out starts here. What is disclosed knows nothing of reports, holdings or identities;
members of a document that have no place in ``Credential`` never go out, since nobody can tell what
they hold. ``services.originals`` looks into the signed originals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import Disclosed, DisclosedBadge, Disclosure, Held, PublicStanding
from backpack.domain.faults import Fault
from backpack.domain.holding import Learner
from backpack.domain.own_words import OwnWords
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress
from backpack.domain.report import Result, Standing, VerificationReport
from backpack.domain.withholding import Withheld
from backpack.formats.bare_addresses import bare_address, bare_text
from backpack.formats.ob2 import hosted_address
from backpack.services.identifying import load_learner
from backpack.services.keeping import told_when_gone
from backpack.services.organising import Detail, Organising
from backpack.services.originals import find_held
from backpack.services.paring import pare
from backpack.services.picturing import Picturing
from backpack.services.withholding import withheld_by

PICTURE_SIZE = 512
"""Pixels: 30 mm in print at 430 dots an inch."""

_TOLD = ("proof", "binding", "status", "dates")
"""The checks that others may know of: they follow from the badge and not from the learner."""

_GOOD = (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The chosen badges as they are kept, so that a preview can follow each switch at once.

    By holding: ``pictures`` are harmless PNGs, ``held`` what each original holds, ``words`` what
    the learner says of it.
    """

    details: tuple[Detail, ...]
    learner: Learner
    pictures: Mapping[str, bytes]
    held: Mapping[str, tuple[Held, ...]]
    words: Mapping[str, OwnWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosing:
    """Turns a ``Disclosure`` into ``Disclosed``; nothing is sent by it."""

    store: Store
    organising: Organising
    picturing: Picturing
    clock: Clock

    def disclose(
        self, disclosure: Disclosure, progress: Progress, *, picture_size: int = PICTURE_SIZE
    ) -> Disclosed:
        """What goes out by this decision, each badge once and in its order.

        ``picture_size`` is in pixels; 0 draws none.

        Raises:
            Fault: ``nothing-chosen``, or ``no-such-badge`` when one is gone.
            Cancelled: between two badges.
        """
        prepared = self.prepare(disclosure.holdings, progress, picture_size=picture_size)
        return self.decide(prepared, disclosure)

    def prepare(
        self, holding_ids: Iterable[str], progress: Progress, *, picture_size: int = PICTURE_SIZE
    ) -> Prepared:
        """Read and draw the chosen badges, once for any number of decisions; raises as above."""
        ids = tuple(dict.fromkeys(holding_ids))
        if not ids:
            raise Fault("nothing-chosen")
        details: list[Detail] = []
        pictures: dict[str, bytes] = {}
        words: dict[str, OwnWords] = {}
        for number, holding_id in enumerate(ids):
            detail = self.organising.detail(holding_id)
            progress.step(number, len(ids), detail.holding.name)
            details.append(detail)
            with told_when_gone(holding_id):
                words[holding_id] = self.store.load_own_words(holding_id)
            if picture_size:
                pictures[holding_id] = self.picturing.render(holding_id, picture_size)
        progress.step(len(ids), len(ids))
        learner = load_learner(self.store)
        held = {one.holding.id: find_held(one, details, learner) for one in details}
        return Prepared(
            details=tuple(details), learner=learner, pictures=pictures, held=held, words=words
        )

    def decide(self, prepared: Prepared, disclosure: Disclosure) -> Disclosed:
        """What goes out of badges that are prepared; quick, and touches neither disk nor store."""
        made = self.clock.now()
        by_id = {detail.holding.id: detail for detail in prepared.details}
        chosen = [by_id[one] for one in dict.fromkeys(disclosure.holdings) if one in by_id]
        if not chosen:
            raise Fault("nothing-chosen")
        badges = tuple(_badge(detail, prepared, disclosure, made) for detail in chosen)
        return Disclosed(
            badges=badges,
            made=made,
            learner_name=disclosure.learner_name,
            for_whom=disclosure.for_whom,
            until=disclosure.until,
        )

    def what_originals_hold(self, holding_id: str) -> tuple[Held, ...]:
        """What is sensitive in the original of a badge, whatever is chosen beside it.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        detail = self.organising.detail(holding_id)
        return find_held(detail, (detail,), load_learner(self.store))


def kept_back(held: Iterable[Held], disclosure: Disclosure, holding_id: str) -> tuple[Held, ...]:
    """What an original holds although the disclosure withholds it: the reason to leave it out."""
    return tuple(one for one in held if disclosure.withholds(one.kind, holding_id))


def _badge(
    detail: Detail, prepared: Prepared, disclosure: Disclosure, made: datetime
) -> DisclosedBadge:
    holding_id = detail.holding.id
    words = prepared.words[holding_id]
    withheld = withheld_by(disclosure, detail, prepared.details, prepared.learner)
    picture = prepared.pictures.get(holding_id, b"") if disclosure.with_picture else b""
    return DisclosedBadge(
        holding_id=holding_id,
        credential=pare(detail.found.credential, disclosure, holding_id, withheld),
        standing=public_standing_of(detail.report, detail, made, withheld),
        is_sample=detail.holding.is_sample,
        picture=picture,
        address=_address(detail, withheld),
        original=_original(detail, prepared.held[holding_id], disclosure),
        alternative_text=bare_text(words.alternative_text, withheld),
        notes=bare_text(words.notes, withheld) if disclosure.with_notes else "",
    )


def _original(detail: Detail, held: Iterable[Held], disclosure: Disclosure) -> Artifact | None:
    if not disclosure.with_originals:
        return None
    tells_more = kept_back(held, disclosure, detail.holding.id)
    if tells_more and not disclosure.originals_tell_more:
        return None
    return replace(detail.artifact, name=detail.holding.file_name or detail.artifact.name)


def _address(detail: Detail, withheld: Withheld) -> str | None:
    """The issuer's own address of the badge."""
    credential = detail.found.credential
    if not credential.standard.is_older:
        return bare_address(credential.id, withheld)
    hosted = hosted_address(detail.found.payload.document)
    return bare_address(hosted, withheld) or bare_address(credential.id, withheld)


def public_standing_of(
    report: VerificationReport, detail: Detail, made: datetime, withheld: Withheld
) -> PublicStanding:
    """What others are told of a report: never the learner's confirmation, nor the recipient."""
    standing, checked = report.standing, report.as_of or report.checked
    expires = detail.found.credential.expires
    if standing in _GOOD and expires and expires <= made:
        standing, checked = Standing.EXPIRED, made
    if standing is Standing.VERIFIED and not report.registry:
        standing = Standing.VALID_UNKNOWN_ISSUER
    return PublicStanding(
        standing=standing,
        checked=checked,
        key="" if withheld.occurs_in(report.key) else report.key,
        host="" if withheld.occurs_in(report.host) else report.host,
        registry=report.registry,
        recorder=report.issuer_recorder,
        checks=tuple(
            (check.code, check.result)
            for check in report.checks
            if check.code in _TOLD and check.result is not Result.NOT_APPLICABLE
        ),
    )
