"""The lists that a badge's entries point to: obtained once each, and verified before they are read.

A list counts as obtained only when its proof, its key, its kind and its dates hold: a list that
cannot be relied on is a source that is missing. One of the last complete check stands in for
it, as of then.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from backpack.domain.report import Check, Result
from backpack.domain.web import Answer
from backpack.formats.addresses import is_one_keeper, is_same_address, keeper_of
from backpack.formats.fields import address, members, texts, types
from backpack.verify.addresses import is_same, secure_origin_of
from backpack.verify.checks.statement import ACCEPT, Statement, at_the_time, read_payload
from backpack.verify.keys import PublicKey
from backpack.verify.sources import NotObtainedError
from backpack.verify.status.bits import NotBitsError, parse_bits
from backpack.verify.status.entries import BITSTRING, STATUS_LIST_2021, Entry
from backpack.verify.status.revocations import RevocationList, parse_revocations
from backpack.verify.tools import Tools

_TYPES = {
    BITSTRING: ("BitstringStatusListCredential", "BitstringStatusList"),
    STATUS_LIST_2021: ("StatusList2021Credential", "StatusList2021"),
}
"""The type of the list's credential, and of its subject."""

_DATES = {"early": "status-list-early", "over": "status-list-old"}

List = TypeVar("List")


@dataclass(frozen=True, slots=True, kw_only=True)
class BitList:
    """A verified list of marks: whose it is, for which purposes, and when it was fetched."""

    issuer: str
    purposes: tuple[str, ...]
    bits: bytes
    answer: Answer


class Lists:
    """The lists of one badge; ``vouching`` is the key that signed the badge itself."""

    def __init__(self, issuer: str, vouching: PublicKey | None, tools: Tools) -> None:
        self._issuer = issuer
        self._vouching = vouching
        self._tools = tools
        self._read: dict[tuple[str, str], object] = {}

    def bits(self, entry: Entry) -> BitList:
        """The marks of a status list.

        Raises:
            NotObtainedError: when there is none that can be relied on.
        """
        list_type = _TYPES[entry.kind]
        return self._once(entry, lambda answer: self._read_bits(answer, *list_type))

    def revocations(self, entry: Entry) -> RevocationList:
        """What a 1EdTech revocation list names.

        Raises:
            NotObtainedError: as for ``bits``.
        """
        return self._once(entry, self._read_revocations)

    def _once(self, entry: Entry, read: Callable[[Answer], List]) -> List:
        key = entry.kind, entry.place
        if key not in self._read:
            try:
                self._read[key] = self._tools.sources.obtain(entry.place, read, accept=ACCEPT)
            except NotObtainedError as trouble:
                self._read[key] = trouble
        found = self._read[key]
        if isinstance(found, NotObtainedError):
            raise found
        return found  # type: ignore[return-value]  # one kind of list for each kind of entry

    def _read_bits(self, answer: Answer, kind: str, subject_kind: str) -> BitList:
        statement = self._statement(answer)
        document = statement.document
        subject = document.get("credentialSubject")
        if kind not in types(document) or subject_kind not in types(members(subject)):
            raise NotObtainedError("status-list-other-kind", answer.url)
        if statement.breaks_rules or not isinstance(subject, dict):
            raise NotObtainedError("status-list-broken", answer.url)
        self._require_proof(statement, answer)
        _require_validity(statement, answer)
        encoded = subject.get("encodedList")
        try:
            bits = parse_bits(encoded if isinstance(encoded, str) else "")
        except NotBitsError as trouble:
            raise NotObtainedError(trouble.reason, answer.url) from trouble
        purposes = texts(subject.get("statusPurpose"))
        return BitList(issuer=statement.issuer, purposes=purposes, bits=bits, answer=answer)

    def _read_revocations(self, answer: Answer) -> RevocationList:
        """Such a list carries no proof by its standard: then the line to its address is one.

        The badge's own signature names that address, and a secure line proves who answers there.
        """
        statement = self._statement(answer)
        if statement.proofs[0].result is not Result.NOT_APPLICABLE:
            self._require_proof(statement, answer)
        elif not _is_secure(answer):
            raise NotObtainedError("status-list-open-line", answer.url)
        _require_validity(statement, answer)
        if not is_same(statement.issuer, self._issuer):
            raise NotObtainedError("status-list-other-issuer", answer.url)
        return parse_revocations(statement.document, answer)

    def _statement(self, answer: Answer) -> Statement:
        return Statement(payload=read_payload(answer), tools=at_the_time(answer, self._tools))

    def _require_proof(self, statement: Statement, answer: Answer) -> None:
        trouble = statement.trouble(self._vouching)
        if trouble is not None:
            raise NotObtainedError(_reason(trouble), answer.url, cause=trouble.reason)


def _reason(trouble: Check) -> str:
    if trouble.reason == "proof-from-the-future":  # as a list is that was signed after --as-of
        return "status-list-early"
    return {
        Result.NOT_APPLICABLE: "status-list-unsigned",
        Result.FAILED: "status-list-forged",
    }.get(trouble.result, "status-list-unproved")


def _require_validity(statement: Statement, answer: Answer) -> None:
    """Its own dates hold, and it is not another list of the site that was asked.

    A list that names another site was moved as a whole: that happens, and its signature and the
    address that the badge names speak for it all the same.
    """
    if trouble := statement.trouble_with_dates():
        raise NotObtainedError(_DATES[trouble], answer.url)
    name = _without_fragment(address(statement.document) or answer.url)
    if keeper_of(name) == keeper_of(answer.url) and not is_same_address(name, answer.url):
        raise NotObtainedError("status-list-other-list", answer.url)


def _is_secure(answer: Answer) -> bool:
    """Whether the site that was asked answered itself, over https all the way."""
    places = (answer.url, answer.final_url or answer.url)
    return all(map(secure_origin_of, places)) and is_one_keeper(*places)


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
