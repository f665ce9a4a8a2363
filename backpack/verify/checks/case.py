"""What every check may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from backpack.domain.credential import Credential
from backpack.domain.identity import judge_recipient
from backpack.domain.report import Check, Recipient, Result
from backpack.formats.fields import Members
from backpack.formats.ob2 import is_hosted
from backpack.formats.payload import Found, Payload
from backpack.formats.vc_jwt import credential_of
from backpack.verify.binding import Binding, bind
from backpack.verify.keys import PublicKey
from backpack.verify.policy import Policy
from backpack.verify.proofs.outcome import ProofOutcome
from backpack.verify.tools import Tools

_DESIRED = (Result.PASSED, Result.UNKNOWN, Result.FAILED)
_DECIDING = (Result.FAILED, Result.PASSED, Result.UNKNOWN, Result.NOT_APPLICABLE)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One credential with its text, the learner's side, and what its proofs came to.

    ``found`` is the credential as far as it is known; ``read`` is what was read from the file,
    where addresses told the rest (Open Badges up to 2.1). ``tools`` is what may be looked up;
    ``prove`` verifies the proofs when the first check asks for them.
    """

    found: Found
    policy: Policy
    tools: Tools
    prove: "Callable[[Case], tuple[ProofOutcome, ...]]"
    read: Found | None = None

    @cached_property
    def proofs(self) -> tuple[ProofOutcome, ...]:
        """The outcome of each proof; at least one, which may be that there is none."""
        return self.prove(self)

    @cached_property
    def aside(self) -> Tools:
        """What may be looked up that no standing rests on: endorsements, a newer copy."""
        return self.tools.aside()

    @property
    def credential(self) -> Credential:
        """The credential as read."""
        return self.found.credential

    @property
    def payload(self) -> Payload:
        """The credential's exact text."""
        return self.found.payload

    @cached_property
    def document(self) -> Members:
        """The credential's own document, taken out of a JWT's claims."""
        claims = self.payload.document
        return credential_of(claims) if self.is_token else claims

    @cached_property
    def is_older(self) -> bool:
        """Whether this is Open Badges up to 2.1."""
        return self.credential.standard.is_older

    @property
    def held(self) -> Payload:
        """The credential's text and document as the learner holds it."""
        return (self.read or self.found).payload

    @property
    def is_hosted(self) -> bool:
        """Whether this is a badge whose truth lies at its address."""
        return self.is_older and is_hosted(self.held)

    @property
    def is_token(self) -> bool:
        """Whether the credential is a compact JWS."""
        return self.payload.header is not None

    @cached_property
    def recipient(self) -> Recipient:
        """Whom the credential is made out to, seen from the learner."""
        if self.is_older and "recipient" not in self.document:
            return Recipient.UNKNOWN  # only the credential's address is known so far
        return judge_recipient(self.credential.recipients, self.policy.identities)

    @cached_property
    def proof(self) -> ProofOutcome:
        """The proof that decides: one that fails, else one of the issuer's own, else any.

        A token is signed for its issuer: by somebody else, no proof inside makes up for that.
        """
        worst = min((one.result for one in self.proofs), key=_DECIDING.index)
        fitting = [one for one in self.proofs if one.result is worst]
        named = [(one, one.key) for one in fitting if one.key]
        if worst is Result.PASSED and len(named) > 1 and not self.is_older:
            token = self.proofs[0]
            if self.is_token and token.key and self.bind(token.key).result is Result.FAILED:
                return token
            return min(named, key=lambda pair: _DESIRED.index(self.bind(pair[1]).result))[0]
        return fitting[0]

    def bind(self, key: PublicKey) -> Binding:
        """Whether a key is the issuer's."""
        return bind(key, self.credential.issuer.id or "", self.tools)


def check(
    number: int,
    code: str,
    result: Result,
    reason: str,
    parameters: Mapping[str, str | int] | None = None,
    **details: Any,
) -> Check:
    """A ``Check`` in one line."""
    return Check(
        number=number,
        code=code,
        result=result,
        reason=reason,
        parameters=parameters or {},
        details=details,
    )
