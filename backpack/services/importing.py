"""Adding badges: a line tells what became of each; good ones are kept at once."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import uuid4

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import SUMMARY_NAMES, Holding
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress, Step, keeping
from backpack.domain.report import Caution, Standing, VerificationReport
from backpack.formats.payload import Container, Found
from backpack.services.completing import newer_summary, summarise
from backpack.services.inspecting import Inspection
from backpack.services.inspector import Inspector
from backpack.services.picturing import THUMBNAIL_SIZE
from backpack.services.policies import load_policy
from backpack.services.remembering import verify_remembering
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source
from backpack.verify.policy import Policy

_PASSING = frozenset({"not-found", "not-readable", "empty-file"})
"""Troubles of the place that a file lies in: a lock, a stick pulled out, a download under way."""


class Outcome(StrEnum):
    """What became of one credential, or of a source that holds none.

    NEWER is a later issue of one that is here; both are kept (Open Badges 3.0, equality).
    """

    ADDED = "added"
    NEWER = "newer"
    ALREADY_HERE = "already-here"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The outcome for one credential of a source, or for a source without any.

    ``holding`` is the one added, or the one that was here before; ``fault`` tells why
    a source was refused, or a file inside of it, which ``name`` then names. ``cautions``
    are those of the credential; ``likeness`` is the kept badge that a refused picture looks like.
    """

    source: Source
    outcome: Outcome
    holding: Holding | None = None
    fault: Fault | None = None
    name: str = ""
    cautions: tuple[Caution, ...] = ()
    likeness: Holding | None = None

    @property
    def may_be_tried_again(self) -> bool:
        """Whether it was refused for something that may be different the next time."""
        return self.fault is not None and self.fault.code in _PASSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Everything that one adding did; ``inspections`` and ``lines`` in the order given."""

    lines: tuple[Line, ...]
    inspections: tuple[Inspection, ...]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Reads sources, verifies what is inside, and keeps it."""

    store: Store
    inspector: Inspector
    clock: Clock
    rescuing: Rescuing

    def add(
        self,
        sources: Iterable[Source],
        progress: Progress,
        *,
        as_samples: bool = False,
    ) -> Added:
        """Keep every credential in ``sources``; a ``Line`` is reported as each is done.

        Each credential is saved in a transaction of its own before it is reported, so
        that what was reported as added stays, whatever happens next.

        Raises:
            Cancelled: between two sources; what was added stays, and ``changes`` tells it.
            Fault: when the store cannot save, with the same.
        """
        waiting = tuple(sources)
        lines: list[Line] = []
        inspections: list[Inspection] = []
        with keeping(lambda: _changes(lines)):
            progress.raise_if_cancelled()
            for inspection, kept in self.add_each(waiting, as_samples=as_samples):
                progress.raise_if_cancelled()
                # many files would fill the memory with bytes that are saved by now
                inspections.append(replace(inspection, data=b""))
                for line in kept:
                    lines.append(line)
                    name = inspection.source.name
                    progress.report(Step(len(inspections), len(waiting), name, line))
        return Added(lines=tuple(lines), inspections=tuple(inspections), changes=_changes(lines))

    def add_each(
        self, sources: Iterable[Source], *, as_samples: bool = False
    ) -> Iterator[tuple[Inspection, Iterator[Line]]]:
        """What is in each source, with its lines: a badge is saved as its line is taken.

        Raises:
            Fault: when the store cannot save.
        """
        policy = load_policy(self.store, self.clock, is_sample=as_samples)
        for inspected in self.inspector.inspect_all(sources, policy):
            inspection = self._remember(inspected, policy)
            yield inspection, self._keep(inspection, as_samples=as_samples)

    def _remember(self, inspection: Inspection, policy: Policy) -> Inspection:
        """The same, where what could not be looked up now is remembered from an earlier check."""
        reports = (
            self._verify_again(inspection.artifact_of(found), found, policy) or report
            if report.missing
            else report
            for found, report in inspection.read
        )
        return replace(inspection, reports=tuple(reports))

    def _verify_again(
        self, artifact: Artifact, found: Found, policy: Policy
    ) -> VerificationReport | None:
        """The report on these bytes where they are kept already; None where they are not."""
        twin = self.store.find_twin(
            sha256=artifact.sha256, position=found.position, credential_id=None, issuer_id=None
        )
        if twin is None:
            return None
        return verify_remembering(self.store, self.inspector.verifier, twin, found, policy)

    def _keep(self, inspection: Inspection, *, as_samples: bool) -> Iterator[Line]:
        if inspection.reading is None:
            yield Line(
                source=inspection.source,
                outcome=Outcome.REFUSED,
                fault=inspection.fault,
                likeness=self._likeness(inspection),
            )
            return
        for found, report in inspection.badges:
            artifact = inspection.artifact_of(found)
            holding = describe(found, report, artifact, is_sample=as_samples)
            outcome, kept = self._save(holding, artifact, report)
            if outcome is Outcome.ADDED and _is_address_in_code(inspection, found):
                self._keep_code(kept, inspection.data)
            yield Line(
                source=inspection.source, outcome=outcome, holding=kept, cautions=report.cautions
            )
        for one in inspection.reading.refused:
            yield Line(
                source=inspection.source, outcome=Outcome.REFUSED, fault=one.fault, name=one.name
            )

    def _keep_code(self, holding: Holding, picture: bytes) -> None:
        """Show the code that holds an address until the badge itself can be fetched."""
        with suppress(Fault):  # then a drawn medal is shown
            png = self.rescuing.pictures.render_thumbnail(picture, THUMBNAIL_SIZE)
            self.store.save_thumbnail(holding.id, png)

    def _likeness(self, inspection: Inspection) -> Holding | None:
        """Which kept badge a picture without data was."""
        if inspection.fault is None or inspection.fault.code != "no-badge-inside":
            return None
        return self.rescuing.find(inspection.data)

    def _save(
        self, holding: Holding, artifact: Artifact, report: VerificationReport
    ) -> tuple[Outcome, Holding]:
        twin = self.store.find_twin(
            sha256=holding.artifact_sha256,
            position=holding.position,
            credential_id=holding.credential_id,
            issuer_id=holding.issuer_id,
        )
        if twin is None or _is_better(holding, twin):
            self.store.save_new(holding, artifact, report)
            return Outcome.ADDED, holding
        if _is_newer(holding, twin):
            self.store.save_new(holding, artifact, report)
            return Outcome.NEWER, holding
        if twin.artifact_sha256 == holding.artifact_sha256:
            self.store.save_report(twin.id, report, summary=newer_summary(twin, holding.summary))
        elif self._is_whole_again(twin, report):
            return Outcome.ADDED, self._replace(twin, holding, artifact, report)
        if twin.removed is None:
            return Outcome.ALREADY_HERE, twin
        self.store.save_removed([twin.id], None, report.checked)
        return Outcome.ADDED, replace(twin, removed=None)

    def _is_whole_again(self, twin: Holding, report: VerificationReport) -> bool:
        """Whether what is here came in a damaged file, and now in a whole one."""
        return _is_damaged(self.store.load_report(twin.id)) and not _is_damaged(report)

    def _replace(
        self, twin: Holding, holding: Holding, artifact: Artifact, report: VerificationReport
    ) -> Holding:
        """Keep the whole file in the place of the damaged one, which goes to the trash."""
        self.store.save_new(holding, artifact, report)
        self.store.save_visibility([holding.id], twin.visibility)
        self.store.save_removed([twin.id], report.checked, report.checked)
        return replace(holding, visibility=twin.visibility)


def _is_address_in_code(inspection: Inspection, found: Found) -> bool:
    is_code = inspection.reading is not None and inspection.reading.container is Container.CODE
    return is_code and any(caution.code == "needs-network" for caution in found.cautions)


def _changes(lines: Iterable[Line]) -> Changes:
    """What was added; what was here before may have been checked again."""
    ids: dict[Outcome, set[str]] = {outcome: set() for outcome in Outcome}
    for line in lines:
        if line.holding:
            ids[line.outcome].add(line.holding.id)
    return Changes(
        added=frozenset(ids[Outcome.ADDED] | ids[Outcome.NEWER]),
        updated=frozenset(ids[Outcome.ALREADY_HERE]),
    )


def describe(
    found: Found,
    report: VerificationReport,
    artifact: Artifact,
    *,
    is_sample: bool = False,
) -> Holding:
    """The holding for a credential that has just been verified; ``added`` is that moment."""
    summary = summarise(found.credential)
    return Holding(
        id=uuid4().hex,
        artifact_sha256=artifact.sha256,
        position=found.position,
        file_name=artifact.name,
        **{name: getattr(summary, name) for name in SUMMARY_NAMES},
        added=report.checked,
        standing=report.standing,
        genuine=report.genuine,
        recipient=report.recipient,
        is_sample=is_sample,
    )


def _is_damaged(report: VerificationReport) -> bool:
    return any(caution.code == "damaged-picture" for caution in report.cautions)


def _is_better(new: Holding, old: Holding) -> bool:
    """Whether a forged, broken or unsigned copy must not stand in the way of the real one.

    The same bytes are never a copy of themselves.
    """
    return new.artifact_sha256 != old.artifact_sha256 and _worth(new) > _worth(old)


def _is_newer(new: Holding, old: Holding) -> bool:
    """Whether the issuer issued it again later; a copy of less worth is none of the issuer's."""
    if new.artifact_sha256 == old.artifact_sha256 or new.issued is None or old.issued is None:
        return False
    return new.issued > old.issued and _worth(new) >= _worth(old)


def _worth(holding: Holding) -> int:
    """How much is proved: forged, unsigned, could not check, or genuine."""
    steps = (Standing.INVALID, Standing.UNSIGNED, Standing.UNVERIFIABLE)
    return steps.index(holding.genuine) if holding.genuine in steps else len(steps)
