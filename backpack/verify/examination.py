"""Runs every check on a credential and judges; never raises for a bad one."""

from collections.abc import Iterable, Iterator, Mapping

from backpack.domain.ports import Contexts, Fetcher
from backpack.domain.report import Caution, Check, Recipient, Result, VerificationReport
from backpack.domain.web import Answer
from backpack.formats.completing import complete
from backpack.formats.fields import address, members
from backpack.formats.ob2 import is_hosted
from backpack.formats.payload import Found
from backpack.verify.checks.case import Case
from backpack.verify.checks.digests import check_digests
from backpack.verify.checks.form import check_container, check_structure
from backpack.verify.checks.issuer import check_issuer, find_pretender, is_known
from backpack.verify.checks.proof import check_binding, check_coverage, check_proof
from backpack.verify.checks.recipient import check_recipient
from backpack.verify.checks.validity import check_dates
from backpack.verify.clock import LEEWAY
from backpack.verify.contexts import ReachableContexts
from backpack.verify.endorsements import check_endorsements
from backpack.verify.in_record import join_checks, proofs_of_record
from backpack.verify.policy import Policy
from backpack.verify.proofs.hosted import verify_hosted
from backpack.verify.proofs.ob2_jws import verify_ob2_jws
from backpack.verify.proofs.outcome import ProofOutcome, absent
from backpack.verify.proving import prove
from backpack.verify.refreshing import find_newer
from backpack.verify.sources import Sources, host_of
from backpack.verify.standing import judge
from backpack.verify.status import check_status
from backpack.verify.tools import Tools

_CHECKS = (
    check_container,
    check_structure,
    check_proof,
    check_binding,
    check_issuer,
    check_status,
    check_dates,
    check_recipient,
    check_coverage,
    check_endorsements,
    check_digests,
)

_Checked = tuple[Case, tuple[Check, ...]]


class Examination:
    """Examines credentials with the JSON-LD contexts and the door to the network it was given."""

    def __init__(self, contexts: Contexts, fetcher: Fetcher) -> None:
        self._contexts = contexts
        self._fetcher = fetcher

    def verify(
        self, found: Found, policy: Policy, *, remembered: Iterable[Answer] = ()
    ) -> VerificationReport:
        """Every check, in the fixed order, and the standing that follows.

        ``remembered`` are the answers of the last complete check of this very badge: they stand
        in for what cannot be obtained now.
        """
        return _report(*self._check(found, policy, Sources(self._fetcher, remembered), {}))

    def verify_all(self, found: Iterable[Found], policy: Policy) -> tuple[VerificationReport, ...]:
        """The same for each credential in one file; a record is checked once for all its badges."""
        records: dict[int, _Checked] = {}
        return tuple(
            _report(*self._check(one, policy, Sources(self._fetcher), records)) for one in found
        )

    def _check(
        self, found: Found, policy: Policy, sources: Sources, records: dict[int, _Checked]
    ) -> _Checked:
        """Every check of a credential; of one without a proof in a record, together with that.

        ``records`` are those that were checked, by the ``id()`` of what was read; their cases
        keep that, so that no other can come to have the same one.
        """
        if found.record is None:
            case = _case(found, policy, self._tools(policy, sources))
            return case, tuple(run(case) for run in _CHECKS)
        place = id(found.record)
        if place not in records:
            records[place] = self._check(found.record, policy, sources, records)
        record, outer = records[place]
        case = Case(
            found=found,
            policy=policy,
            tools=self._tools(policy, record.tools.sources.continued()),
            prove=lambda _: proofs_of_record(found, record),
        )
        return case, join_checks(tuple(run(case) for run in _CHECKS), outer)

    def _tools(self, policy: Policy, sources: Sources) -> Tools:
        contexts = ReachableContexts(self._contexts, sources)
        return Tools(contexts=contexts, sources=sources, now=policy.moment)


def _report(case: Case, checks: tuple[Check, ...]) -> VerificationReport:
    """What the checks came to."""
    sources = case.tools.sources
    by_code = {one.code: one for one in checks}
    standing, genuine = judge(by_code)
    key = case.proof.key
    return VerificationReport(
        checked=case.policy.now,
        standing=standing,
        genuine=genuine,
        recipient=case.recipient,
        checks=checks,
        cautions=(*case.found.cautions, *_cautions(case), *_aside_cautions(case, by_code)),
        issuer_known=is_known(case),
        key=key.name if key else case.proof.voucher,
        answers=(*sources.answers, *_aside(case, sources)),
        missing=sources.missing,
        as_of=sources.as_of,
        not_before=case.policy.not_before,
    )


def _case(found: Found, policy: Policy, tools: Tools) -> Case:
    """Up to Open Badges 2.1 the proof finds the rest of the badge too, for all other checks."""
    if not found.credential.standard.is_older:
        return Case(found=found, policy=policy, tools=tools, prove=_prove)
    outcomes = (_prove_older(found, policy, tools),)
    whole = complete(found, tools.sources.answers)
    return Case(found=whole, read=found, policy=policy, tools=tools, prove=lambda _: outcomes)


def _prove(case: Case) -> tuple[ProofOutcome, ...]:
    return prove(case.payload, case.document, case.credential.issuer.id or "", case.tools)


def _prove_older(found: Found, policy: Policy, tools: Tools) -> ProofOutcome:
    if is_hosted(found.payload):
        return verify_hosted(found.payload, tools.sources, policy.identities)
    if found.payload.header is not None:
        return verify_ob2_jws(found.payload, tools.sources)
    return absent("proof-absent")


def _aside(case: Case, sources: Sources) -> Iterator[Answer]:
    """What was used aside and nowhere else: the whole report can be made again from it."""
    used = {answer.url for answer in sources.answers}
    yield from (answer for answer in case.aside.sources.answers if answer.url not in used)


def _cautions(case: Case) -> Iterator[Caution]:
    credential = case.credential
    if case.recipient is Recipient.NOBODY:
        yield Caution(code="no-recipient")
    if case.is_older and credential.issued and credential.issued > case.policy.moment + LEEWAY:
        yield Caution(code="issued-in-the-future")
    subject = address(members(case.document.get("credentialSubject")))
    if case.is_token and not case.is_older and subject and "sub" not in case.payload.document:
        yield Caution(code="missing-sub")
    if case.is_token and not case.is_older and not (case.payload.header or {}).get("typ"):
        yield Caution(code="missing-typ")
    if case.proof.uncovered:
        names = ", ".join(case.proof.uncovered)[:200]
        yield Caution(code="terms-not-covered", parameters={"terms": names})
    yield from case.proof.cautions
    yield from _open_lines(case)
    if pretender := find_pretender(case):
        yield pretender
    if any(one.is_hashed and one.value.startswith("md5$") for one in credential.recipients):
        yield Caution(code="weak-hash")


def _open_lines(case: Case) -> Iterator[Caution]:
    """Over plain http anybody on the way could have answered; old sites have nothing else."""
    places = [one.final_url or one.url for one in case.tools.sources.answers]
    first = next((one for one in places if one.lower().startswith("http://")), None)
    if first and case.is_older and case.proof.result is Result.PASSED:
        yield Caution(code="open-line", parameters={"host": host_of(first)})


def _aside_cautions(case: Case, checks: Mapping[str, Check]) -> Iterator[Caution]:
    if newer := find_newer(case):
        yield newer
    if checks["digests"].result is Result.FAILED:
        yield Caution(code="digest-differs")
