"""Looks at a source without keeping anything: what is inside, and what is to be said of it."""

from collections.abc import Callable
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.domain.ports import Pictures
from backpack.domain.report import VerificationReport
from backpack.formats.completing import complete
from backpack.formats.payload import Found, Reading
from backpack.formats.reading import read_badges
from backpack.services.codes import read_or_look
from backpack.services.sources import Source
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One source: its bytes, what reading found in them, and a report for each credential.

    ``fault`` is set, and ``reading`` None, when the source was refused as a whole.
    """

    source: Source
    data: bytes = b""
    reading: Reading | None = None
    reports: tuple[VerificationReport, ...] = ()
    fault: Fault | None = None

    def artifact_of(self, found: Found) -> Artifact:
        """The file that holds this credential: the source itself, or one inside of it."""
        if found.part is None:
            return Artifact(data=self.data, media_type=found.media_type, name=self.source.name)
        return Artifact(data=found.part.data, media_type=found.media_type, name=found.part.name)

    @property
    def badges(self) -> tuple[tuple[Found, VerificationReport], ...]:
        """Each credential, filled in from what its addresses answered, with its report."""
        return tuple((complete(found, report.answers), report) for found, report in self.read)

    @property
    def read(self) -> tuple[tuple[Found, VerificationReport], ...]:
        """Each credential as it was read, which is what can be verified, with its report."""
        found = self.reading.found if self.reading else ()
        return tuple(zip(found, self.reports, strict=True))


def inspect_source(
    source: Source, verifier: Verifier, policy: Policy, pictures: Pictures
) -> Inspection:
    """Read and verify one source; a refusal is a value, never an exception."""
    return _inspect(source, verifier, policy, lambda data: read_or_look(data, pictures))


def inspect_plainly(source: Source, verifier: Verifier, policy: Policy) -> Inspection:
    """The same without looking into pictures that hold no badge."""
    return _inspect(source, verifier, policy, read_badges)


def _inspect(
    source: Source, verifier: Verifier, policy: Policy, read: Callable[[bytes], Reading]
) -> Inspection:
    data = b""
    try:
        data = source.read()
        reading = read(data)
    except Fault as fault:
        return Inspection(source=source, data=data, fault=fault)
    reports = verifier.verify_all(reading.found, policy)
    return Inspection(source=source, data=data, reading=reading, reports=reports)
