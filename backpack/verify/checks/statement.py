"""Verifies what somebody signed beside the badge: a status list, an endorsement, a newer copy.

Each is a verifiable credential of its own and is put through the same checks of form, proof,
binding and coverage as a badge. What follows from what it states is for those who asked for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from backpack.domain.faults import Fault
from backpack.domain.report import Check, Result
from backpack.domain.web import Answer
from backpack.formats.fields import Members
from backpack.formats.jws import looks_like_jws, parse_jws
from backpack.formats.ob3 import parse_credential
from backpack.formats.payload import Found, Payload
from backpack.formats.validity import validity
from backpack.formats.vc_jwt import credential_of, refuse_other_tokens
from backpack.verify.checks.case import Case
from backpack.verify.checks.form import check_structure
from backpack.verify.checks.proof import check_binding, check_coverage, check_proof
from backpack.verify.clock import LEEWAY
from backpack.verify.keys import PublicKey
from backpack.verify.policy import Policy
from backpack.verify.proofs.outcome import ProofOutcome
from backpack.verify.proving import prove
from backpack.verify.sources import JSON, NotObtainedError, read_body, read_object
from backpack.verify.tools import Tools

ACCEPT = f"application/vc+jwt, application/vc, application/jwt, {JSON}"
"""What is asked for where a verifiable credential is wanted, in whichever form it is signed."""


def read_payload(answer: Answer) -> Payload:
    """The verifiable credential in an answer: a compact JWS or a JSON document.

    Raises:
        NotObtainedError: when there is neither.
    """
    text = read_body(answer).strip()
    if not looks_like_jws(text):
        return Payload(text=text, document=read_object(answer))
    try:
        token = parse_jws(text)
        refuse_other_tokens(token.header, token.claims)
    except Fault as fault:
        raise NotObtainedError("source-not-a-document", answer.url) from fault
    return Payload(text=text, document=token.claims, header=token.header)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A verifiable credential, as of ``tools.now``; ``known_issuers`` are the learner's."""

    payload: Payload
    tools: Tools
    known_issuers: frozenset[str] = frozenset()

    @cached_property
    def document(self) -> Members:
        """What it states, taken out of a token's claims."""
        claims = self.payload.document
        return credential_of(claims) if self.payload.header is not None else claims

    @cached_property
    def issuer(self) -> str:
        """The whole identifier of who states it; empty where it names nobody."""
        return self.case.credential.issuer.id or ""

    @cached_property
    def proofs(self) -> tuple[ProofOutcome, ...]:
        """What became of its proofs."""
        return self.case.proofs

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """The checks that make it genuine, by code."""
        case = self.case
        made = (check_structure(case), check_proof(case), check_binding(case), check_coverage(case))
        return {check.code: check for check in made}

    @property
    def breaks_rules(self) -> bool:
        """Whether it breaks rules of the data model that its meaning depends on."""
        return self.checks["structure"].result is Result.FAILED

    def trouble(self, vouching: PublicKey | None = None) -> Check | None:
        """The first check that keeps it from being taken for its issuer's, None for a sound one.

        ``vouching`` is a key that is as good as bound: the one that signed the very badge in
        question. Nothing that no signature covers is let through.
        """
        for code in ("proof", "binding", "coverage"):
            check = self.checks[code]
            if check.result is not Result.PASSED and not self._is_excused(check, vouching):
                return check
        return None

    def trouble_with_dates(self) -> str | None:
        """``early`` or ``over`` when it does not count at the time it is judged by, else None."""
        claims = self.payload.document if self.payload.header is not None else None
        begins, ends = validity(self.document, claims)
        if begins is not None and begins > self.tools.now + LEEWAY:
            return "early"
        return "over" if ends is not None and ends < self.tools.now - LEEWAY else None

    def _is_excused(self, check: Check, vouching: PublicKey | None) -> bool:
        key = self.case.proof.key
        is_open = check.code == "binding" and check.result is Result.UNKNOWN
        return is_open and key is not None and vouching is not None and key.key == vouching.key

    @cached_property
    def case(self) -> Case:
        """It as any other check takes it."""
        credential = parse_credential(self.document)
        return Case(
            found=Found(credential=credential, payload=self.payload),
            policy=Policy(now=self.tools.now, known_issuers=self.known_issuers),
            tools=self.tools,
            prove=lambda case: prove(
                case.payload, case.document, credential.issuer.id or "", case.tools
            ),
        )


def at_the_time(answer: Answer, tools: Tools) -> Tools:
    """The tools to judge an answer with: one that is remembered counts as of its own day."""
    moment: datetime = answer.fetched if answer.is_remembered else tools.now
    return replace(tools, now=moment)
