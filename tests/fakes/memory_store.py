"""The ``Store`` port in memory, for tests of everything above it; under the same contract."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from backpack.domain.artifact import Artifact
from backpack.domain.collection import Collection
from backpack.domain.faults import Fault
from backpack.domain.history import find_superfluous, remembered_of
from backpack.domain.holding import (
    SUMMARY_NAMES,
    Holding,
    Identity,
    KnownIssuer,
    Summary,
    Visibility,
)
from backpack.domain.own_words import OwnWords
from backpack.domain.report import Standing, VerificationReport
from backpack.domain.sharing import Share
from backpack.domain.web import Answer


@dataclass(slots=True)
class _Kept:
    holding: Holding
    reports: list[VerificationReport]
    thumbnail: bytes | None = None
    words: OwnWords = field(default_factory=OwnWords)


@dataclass(slots=True)
class MemoryStore:
    """Keeps everything in dictionaries; ``is_closed`` tells whether it was closed.

    A test that plays another program changes something and adds one to ``saved_elsewhere``.
    """

    is_closed: bool = False
    saved_elsewhere: int = 0
    why_read_only: Fault | None = None
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _artifacts: dict[str, Artifact] = field(default_factory=dict)
    _issuers: dict[str, KnownIssuer] = field(default_factory=dict)
    _identities: tuple[Identity, ...] = ()
    _collections: dict[str, Collection] = field(default_factory=dict)
    _settings: dict[str, str] = field(default_factory=dict)
    _shares: list[Share] = field(default_factory=list)

    def save_new(self, holding: Holding, artifact: Artifact, report: VerificationReport) -> None:
        assert holding.id not in self._kept
        self._artifacts.setdefault(holding.artifact_sha256, artifact)
        self._kept[holding.id] = _Kept(holding, [report])

    def find_twin(
        self, *, sha256: str, position: int, credential_id: str | None, issuer_id: str | None
    ) -> Holding | None:
        def has_same_bytes(held: Holding) -> bool:
            return (held.artifact_sha256, held.position) == (sha256, position)

        def is_same_credential(held: Holding) -> bool:
            if credential_id is None or issuer_id is None:
                return False
            return (held.credential_id, held.issuer_id) == (credential_id, issuer_id)

        held = [kept.holding for kept in reversed(self._kept.values())]
        fitting = [one for one in held if has_same_bytes(one) or is_same_credential(one)]
        fitting.sort(
            key=lambda one: (
                not has_same_bytes(one),
                one.genuine is Standing.INVALID,
                one.removed is not None,
            )
        )
        return fitting[0] if fitting else None

    def load_holdings(self) -> tuple[Holding, ...]:
        held = [kept.holding for kept in reversed(self._kept.values())]
        shown = [holding for holding in held if holding.removed is None]
        return tuple(sorted(shown, key=lambda holding: holding.added, reverse=True))

    def load_removed(self) -> tuple[Holding, ...]:
        held = [kept.holding for kept in reversed(self._kept.values())]
        removed = [holding for holding in held if holding.removed is not None]
        return tuple(sorted(removed, key=lambda holding: holding.removed, reverse=True))

    def load_holding(self, holding_id: str) -> Holding:
        return self._kept[holding_id].holding

    def load_artifact(self, sha256: str) -> Artifact:
        return self._artifacts[sha256]

    def load_thumbnail(self, holding_id: str) -> bytes | None:
        return self._kept[holding_id].thumbnail

    def save_thumbnail(self, holding_id: str, png: bytes) -> None:
        self._kept[holding_id].thumbnail = png

    def load_report(self, holding_id: str) -> VerificationReport:
        return self._kept[holding_id].reports[-1]

    def load_reports(self, holding_id: str) -> tuple[VerificationReport, ...]:
        reports = reversed(self._kept[holding_id].reports)
        return tuple(replace(report, answers=()) for report in reports)

    def load_capsule(self, holding_id: str) -> tuple[Answer, ...]:
        return remembered_of(self._kept[holding_id].reports)

    def find_answer(self, url: str) -> Answer | None:
        fitting = [
            answer
            for kept in self._kept.values()
            for report in kept.reports
            for answer in report.answers
            if (answer.url, answer.status, answer.is_remembered) == (url, 200, False)
        ]
        return max(fitting, key=lambda answer: answer.fetched, default=None)

    def save_report(
        self, holding_id: str, report: VerificationReport, *, summary: Summary | None = None
    ) -> None:
        kept = self._kept[holding_id]
        kept.reports.append(report)
        for place in reversed(find_superfluous(kept.reports)):
            del kept.reports[place]
        names = SUMMARY_NAMES if summary else ()
        kept.holding = replace(
            kept.holding,
            standing=report.standing,
            genuine=report.genuine,
            recipient=report.recipient,
            as_of=report.as_of,
            unreachable_since=report.unreachable_since,
            **{name: getattr(summary, name) for name in names},
        )
        if summary:
            kept.thumbnail = None

    def save_visibility(
        self, holding_ids: Iterable[str], visibility: Visibility, at: datetime | None = None
    ) -> None:
        for kept in self._all(holding_ids):
            kept.holding = replace(kept.holding, visibility=visibility)
            kept.words = replace(kept.words, changed=at or kept.words.changed)

    def save_removed(
        self, holding_ids: Iterable[str], removed: datetime | None, at: datetime | None = None
    ) -> None:
        for kept in self._all(holding_ids):
            kept.holding = replace(kept.holding, removed=removed)
            kept.words = replace(kept.words, changed=at or kept.words.changed)

    def erase(self, holding_ids: Iterable[str], at: datetime | None = None) -> None:
        _ = at  # only a real store is ever merged with another
        for kept in self._all(holding_ids):
            del self._kept[kept.holding.id]
        self.save_collections(self._collections.values())
        held = {kept.holding.artifact_sha256 for kept in self._kept.values()}
        self._artifacts = {
            sha256: artifact for sha256, artifact in self._artifacts.items() if sha256 in held
        }

    def load_issuers(self) -> tuple[KnownIssuer, ...]:
        return tuple(sorted(self._issuers.values(), key=lambda known: (known.name, known.id)))

    def save_issuer(self, issuer: KnownIssuer) -> None:
        self._issuers[issuer.id] = issuer

    def erase_issuer(self, issuer_id: str, at: datetime | None = None) -> None:
        _ = at
        del self._issuers[issuer_id]

    def load_identities(self) -> tuple[Identity, ...]:
        return self._identities

    def save_identities(self, identities: Iterable[Identity], at: datetime | None = None) -> None:
        _ = at
        self._identities = tuple(identities)

    def load_own_words(self, holding_id: str) -> OwnWords:
        return self._kept[holding_id].words

    def load_all_own_words(self) -> Mapping[str, OwnWords]:
        def is_wordless(words: OwnWords) -> bool:
            return words == OwnWords(changed=words.changed)

        return {one: kept.words for one, kept in self._kept.items() if not is_wordless(kept.words)}

    def save_own_words(self, words: Mapping[str, OwnWords]) -> None:
        for kept, own in zip(self._all(words), words.values(), strict=True):
            kept.words = own

    def load_collections(self) -> tuple[Collection, ...]:
        every = self._collections.values()
        return tuple(sorted(every, key=lambda one: (one.position, one.name, one.id)))

    def save_collections(self, collections: Iterable[Collection]) -> None:
        for one in tuple(collections):
            members = tuple(each for each in dict.fromkeys(one.members) if each in self._kept)
            self._collections[one.id] = replace(one, members=members)

    def erase_collections(self, collection_ids: Iterable[str], at: datetime) -> None:
        _ = at
        leaving = [self._collections[each].id for each in collection_ids]
        for each in leaving:
            del self._collections[each]

    def save_share(self, share: Share) -> None:
        assert share.id not in {one.id for one in self._shares}
        self._shares.insert(0, share)

    def load_shares(self) -> tuple[Share, ...]:
        return tuple(self._shares)

    def load_setting(self, name: str) -> Any:
        return json.loads(self._settings.get(name, "null"))

    def save_setting(self, name: str, value: Any, at: datetime | None = None) -> None:
        _ = at
        self._settings[name] = json.dumps(value)

    def revision(self) -> int:
        return self.saved_elsewhere

    def close(self) -> None:
        self.is_closed = True

    def _all(self, holding_ids: Iterable[str]) -> list[_Kept]:
        """All of them, or a ``KeyError`` before anything is changed."""
        return [self._kept[holding_id] for holding_id in holding_ids]
