"""What a proof came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backpack.domain.report import Caution, Result
from backpack.verify.binding import Binding
from backpack.verify.keys import KeyTroubleError, PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOutcome:
    """Whether a proof holds, with a reason for ``words.reasons``.

    ``key`` is the one that was used; ``uncovered`` names terms that the proof passes over;
    ``over_statements`` tells that it covers what JSON-LD makes of the document, and not its very
    members. ``cautions`` are what to know all the same; ``details`` are technical. ``binding`` is
    whose it is, where the proof itself tells that; ``voucher`` the site that vouches in place of
    a key.
    """

    result: Result
    reason: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    key: PublicKey | None = None
    uncovered: tuple[str, ...] = ()
    over_statements: bool = False
    cautions: tuple[Caution, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    binding: Binding | None = None
    voucher: str = ""

    def with_details(self, **details: Any) -> "ProofOutcome":
        """The same outcome with more details."""
        return replace(self, details={**self.details, **details})

    def bound(self, binding: Binding | None) -> "ProofOutcome":
        """The same outcome, where the proof itself tells whose it is."""
        return replace(self, binding=binding)

    def on_statements(self) -> "ProofOutcome":
        """The same outcome of a proof over statements."""
        return replace(self, over_statements=True)

    def with_caution(self, caution: Caution) -> "ProofOutcome":
        """The same outcome with one more caution."""
        return replace(self, cautions=(*self.cautions, caution))


def holds(
    key: PublicKey, *, uncovered: tuple[str, ...] = (), cautions: tuple[Caution, ...] = ()
) -> ProofOutcome:
    """The proof holds under ``key``."""
    return ProofOutcome(
        result=Result.PASSED,
        reason="proof-holds",
        key=key,
        uncovered=uncovered,
        cautions=cautions,
    )


def fails(reason: str, key: PublicKey | None = None, **parameters: str | int) -> ProofOutcome:
    """The proof is there and does not hold."""
    return ProofOutcome(result=Result.FAILED, reason=reason, key=key, parameters=parameters)


def unknown(reason: str, **parameters: str | int) -> ProofOutcome:
    """Nothing can be said: the kind of proof, or the key, is out of reach."""
    return ProofOutcome(result=Result.UNKNOWN, reason=reason, parameters=parameters)


def absent(reason: str) -> ProofOutcome:
    """There is no proof at all."""
    return ProofOutcome(result=Result.NOT_APPLICABLE, reason=reason)


def in_trouble(trouble: KeyTroubleError) -> ProofOutcome:
    """The key cannot be used: the credential's fault, or out of reach."""
    result = Result.FAILED if trouble.is_failure else Result.UNKNOWN
    return ProofOutcome(result=result, reason=trouble.reason, parameters=trouble.parameters)
