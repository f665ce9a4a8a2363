"""Every embedded proof of a document: proof sets, and chains of proofs that build on others.

Sources: VC Data Integrity 1.0, 2.1.1 and 2.1.2 (sets and chains), 4.4 and 4.5 (verifying them).
What is signed, and how, is for the suites.
"""

from typing import Any

from backpack.domain.faults import Fault
from backpack.domain.report import Result
from backpack.formats.fields import Members, address, many
from backpack.formats.rdf_canon import NotNQuadsError, WorkLimitExceededError
from backpack.verify.json_ld_troubles import (
    ContextUnknownError,
    NotJsonLdError,
    TooManyValuesError,
)
from backpack.verify.key_finding import Keys
from backpack.verify.keys import KeyTroubleError
from backpack.verify.proofs.data_integrity.options import refuse_options
from backpack.verify.proofs.data_integrity.secured import Secured
from backpack.verify.proofs.data_integrity.suites import Suite, find_suite
from backpack.verify.proofs.outcome import ProofOutcome, fails, in_trouble, unknown
from backpack.verify.signatures import WrongKeyError
from backpack.verify.sources import NotObtainedError
from backpack.verify.tools import Tools

PROOF_LIMIT = 8
"""Proofs in one document: real ones carry up to four."""

_OUT_OF_REACH = (
    ContextUnknownError,
    NotJsonLdError,
    NotNQuadsError,
    NotObtainedError,
    TooManyValuesError,
    WorkLimitExceededError,
)


def verify_embedded(document: Members, issuer: str, tools: Tools) -> list[ProofOutcome]:
    """An outcome for each of the document's proofs, in their order.

    ``issuer`` is the identifier of who says so.
    """
    proofs = [proof for proof in many(document.get("proof")) if proof]
    if len(proofs) > PROOF_LIMIT:
        return [unknown("proof-too-many", count=len(proofs))]
    whole = _Proofs(document, proofs, issuer, tools)
    return [whole.outcome(number) for number in range(len(proofs))]


class _Proofs:
    """The proofs of one document; each is judged once, after those that it builds on."""

    def __init__(self, document: Members, proofs: list[Any], issuer: str, tools: Tools) -> None:
        self._document = document
        self._proofs = proofs
        self._tools = tools
        self._keys = Keys(issuer, tools.sources)
        self._secured = Secured(document, tools.contexts)
        self._outcomes: dict[int, ProofOutcome] = {}

    def outcome(self, number: int) -> ProofOutcome:
        """What the proof at ``number`` came to."""
        if number not in self._outcomes:
            # what stands while the earlier ones are looked at: proofs in a circle prove nothing
            self._outcomes[number] = fails("proof-chain-broken")
            self._outcomes[number] = self._judge(self._proofs[number])
        return self._outcomes[number]

    def _judge(self, proof: Any) -> ProofOutcome:
        if not isinstance(proof, dict):
            return fails("proof-broken")
        name, suite = find_suite(proof)
        if suite is None:
            return unknown("proof-suite-unsupported", suite=name[:60])
        refusal = refuse_options(proof, suite.value_member, self._tools.now)
        return (refusal or self._judge_chain(proof, suite)).with_details(
            suite=name, verification_method=address(proof.get("verificationMethod")) or ""
        )

    def _judge_chain(self, proof: Members, suite: Suite) -> ProofOutcome:
        """4.5: the earlier proofs are part of what a proof in a chain signs, and must hold."""
        earlier = [self._numbers_of(name) for name in many(proof.get("previousProof"))]
        if any(len(numbers) != 1 for numbers in earlier):
            return fails("proof-chain-broken")
        places = [numbers[0] for numbers in earlier]
        outcome = self._verify(proof, suite, [self._proofs[place] for place in places])
        if outcome.result is not Result.PASSED:
            return outcome
        results = {self.outcome(place).result for place in places}
        if Result.FAILED in results:
            return fails("proof-chain-broken", outcome.key)
        return unknown("proof-chain-unproved") if Result.UNKNOWN in results else outcome

    def _numbers_of(self, name: Any) -> list[int]:
        return [
            number
            for number, proof in enumerate(self._proofs)
            if isinstance(name, str) and isinstance(proof, dict) and proof.get("id") == name
        ]

    def _verify(self, proof: Members, suite: Suite, earlier: list[Members]) -> ProofOutcome:
        secured = self._secured
        if earlier:
            secured = Secured(self._document, self._tools.contexts, earlier)
        try:
            key = self._keys.find(address(proof.get("verificationMethod")) or "")
        except KeyTroubleError as trouble:
            return in_trouble(trouble)
        try:
            return suite.verify(secured, proof, key)
        except Fault:
            return fails("proof-broken", key)
        except WrongKeyError as error:
            return fails("proof-key-of-other-kind", key, algorithm=str(error))
        except _OUT_OF_REACH as error:
            return _out_of_reach(error)


def _out_of_reach(error: Exception) -> ProofOutcome:
    if isinstance(error, NotObtainedError):
        trouble = unknown("context-not-obtained", context=error.url[:200], **error.parameters)
        return trouble.with_details(trouble=error.reason)
    if isinstance(error, ContextUnknownError):
        return unknown("context-unknown", context=error.context)
    is_broken = isinstance(error, NotJsonLdError | NotNQuadsError)
    return unknown("document-not-json-ld" if is_broken else "document-too-complex")
