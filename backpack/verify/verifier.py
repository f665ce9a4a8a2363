"""The way in to verification; what it takes is imported with the first badge.

The window shows what was found out before, and need not wait for keys, proofs and status lists.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from backpack.domain.ports import Contexts, Fetcher
from backpack.domain.report import VerificationReport
from backpack.domain.web import Answer
from backpack.verify.policy import Policy

if TYPE_CHECKING:  # see above
    from backpack.formats.payload import Found
    from backpack.verify.examination import Examination


class Verifier:
    """Verifies credentials with the JSON-LD contexts and the door to the network it was given."""

    def __init__(self, contexts: Contexts, fetcher: Fetcher) -> None:
        self._contexts = contexts
        self._fetcher = fetcher

    def verify(
        self, found: "Found", policy: Policy, *, remembered: Iterable[Answer] = ()
    ) -> VerificationReport:
        """Every check, in the fixed order, and the standing that follows; never raises.

        ``remembered`` are the answers of the last complete check of this very badge: they stand
        in for what cannot be obtained now.
        """
        return self._examination.verify(found, policy, remembered=remembered)

    def verify_all(
        self, found: "Iterable[Found]", policy: Policy
    ) -> tuple[VerificationReport, ...]:
        """The same for each credential in one file; a record is checked once for all its badges."""
        return self._examination.verify_all(found, policy)

    @cached_property
    def _examination(self) -> "Examination":
        from backpack.verify.examination import Examination  # noqa: PLC0415 - see above

        return Examination(self._contexts, self._fetcher)
