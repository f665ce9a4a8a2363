"""What the core needs from the outside, as protocols; ``bootstrap`` chooses the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # nothing here runs, and the first window need not wait for them
    from backpack.domain.artifact import Artifact
    from backpack.domain.collection import Collection
    from backpack.domain.faults import Fault
    from backpack.domain.holding import Holding, Identity, KnownIssuer, Summary, Visibility
    from backpack.domain.own_words import OwnWords
    from backpack.domain.report import VerificationReport
    from backpack.domain.sharing import Share
    from backpack.domain.web import Answer


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        ...


class Contexts(Protocol):
    """The JSON-LD contexts that may be used: bundled, or pinned to their digest."""

    def context(self, url: str) -> Mapping[str, Any] | None:
        """The context document at ``url``, or None when it is not among them."""
        ...

    def pin(self, url: str) -> str | None:
        """The SHA-256 that the canonical JSON (RFC 8785) of a context to be fetched must have."""
        ...

    def knows(self, url: str) -> bool:
        """Whether the context at ``url`` is bundled or pinned."""
        ...


class Fetcher(Protocol):
    """The one door to the network, or what stands in for it."""

    def fetch(self, url: str, *, accept: str = "") -> Answer:
        """What ``url`` answers now; ``accept`` is the header of that name.

        Raises:
            Unreached: when no answer came; never anything else.
        """
        ...


class Answers(Protocol):
    """What sites have answered before; only the encrypted store keeps it."""

    def find_answer(self, url: str) -> Answer | None:
        """The newest answer from ``url`` that is kept; None when there is none."""
        ...


class KeyHolder(Protocol):
    """A keyring: a place outside the backpack that may remember its key. Never raises.

    What is given or taken here is overwritten soon after: each side has bytes of its own.
    """

    def load(self, name: str) -> bytearray | None:
        """The key under ``name``; None when it is absent, locked away or unreadable."""
        ...

    def save(self, name: str, key: bytes | bytearray) -> bool:
        """Remember a key; True only when it was read back and is the same."""
        ...

    def forget(self, name: str) -> bool:
        """Forget the key under ``name``; True only when it is not there any more."""
        ...


class Pictures(Protocol):
    """Turns untrusted pictures into harmless ones, outside this process."""

    def render_thumbnail(self, data: bytes, size: int) -> bytes:
        """A PNG of at most ``size`` pixels each way, from PNG, JPEG, GIF, WebP or SVG.

        Raises:
            Fault: ``picture-refused`` when it cannot or must not be drawn, ``picture-late``
                when there was no time for it or the process ended; another try may succeed.
        """
        ...

    def read_codes(self, data: bytes) -> tuple[str, ...]:
        """The texts of the QR codes in a picture; raises as above."""
        ...

    def hash_picture(self, data: bytes) -> bytes:
        """A small hash: the same picture in another size or format hardly differs in it.

        Raises as above.
        """
        ...


class Arrangements(Protocol):
    """What the learner says of badges and how they put them together; part of the ``Store``."""

    def load_own_words(self, holding_id: str) -> OwnWords:
        """What the learner says of a holding, in the trash or not; raises ``KeyError``."""
        ...

    def load_all_own_words(self) -> Mapping[str, OwnWords]:
        """The same of each holding that has any, by identifier; the trash included."""
        ...

    def save_own_words(self, words: Mapping[str, OwnWords]) -> None:
        """Set what the learner says of these holdings, all or none; each needs its ``changed``."""
        ...

    def load_collections(self) -> tuple[Collection, ...]:
        """Every collection, in the learner's order."""
        ...

    def save_collections(self, collections: Iterable[Collection]) -> None:
        """Add collections, or replace those with the same identifiers; all or none.

        Members that are gone are left out.
        """
        ...

    def erase_collections(self, collection_ids: Iterable[str], at: datetime) -> None:
        """Delete collections, all or none; their badges stay."""
        ...


class History(Protocol):
    """What went out; the ``Store`` keeps it."""

    def save_share(self, share: Share) -> None:
        """Add an event to the share history; there is no changing or deleting one."""
        ...

    def load_shares(self) -> tuple[Share, ...]:
        """The whole share history, the last event first."""
        ...


class Store(Answers, Arrangements, History, Protocol):
    """The encrypted store. Every saving method is one transaction, durable on return.

    ``at`` is the moment of the learner's own decision: it is remembered, so that merging another
    backpack respects it. Without it nothing is remembered.

    Raises ``Fault`` (``store-full``, ``store-read-only``, ``store-busy``, ``store-io``,
    ``store-damaged``) for the world's trouble, ``KeyError`` for an unknown identifier.
    """

    @property
    def why_read_only(self) -> Fault | None:
        """Why nothing can be saved, such as ``store-open-elsewhere``; None where it can."""
        ...

    def save_new(self, holding: Holding, artifact: Artifact, report: VerificationReport) -> None:
        """Keep a credential; the artifact is kept once however many credentials it has.

        Answers are kept with the report that used them, each body once.
        """
        ...

    def find_twin(
        self, *, sha256: str, position: int, credential_id: str | None, issuer_id: str | None
    ) -> Holding | None:
        """The holding from the same bytes, or of the same issuer and identifier; trash included."""
        ...

    def load_holdings(self) -> tuple[Holding, ...]:
        """Every holding that is not in the trash, newest addition first."""
        ...

    def load_removed(self) -> tuple[Holding, ...]:
        """Every holding in the trash, the last one removed first."""
        ...

    def load_holding(self, holding_id: str) -> Holding:
        """One holding, in the trash or not; raises ``KeyError``."""
        ...

    def load_artifact(self, sha256: str) -> Artifact:
        """The exact bytes that were received."""
        ...

    def load_thumbnail(self, holding_id: str) -> bytes | None:
        """The saved PNG; empty when there is nothing to draw, None before anybody tried."""
        ...

    def save_thumbnail(self, holding_id: str, png: bytes) -> None:
        """Keep the drawn picture of a holding, or empty bytes when it has none."""
        ...

    def load_report(self, holding_id: str) -> VerificationReport:
        """The newest report of a holding, with the answers that it used."""
        ...

    def load_reports(self, holding_id: str) -> tuple[VerificationReport, ...]:
        """The reports that are kept of a holding, newest first, without their answers."""
        ...

    def load_capsule(self, holding_id: str) -> tuple[Answer, ...]:
        """What a check of a holding rests on where a source is silent (``domain.history``)."""
        ...

    def save_report(
        self, holding_id: str, report: VerificationReport, *, summary: Summary | None = None
    ) -> None:
        """Add a report and bring the holding's standing up to it; repeats are thinned out.

        With a ``summary`` that is what a list shows from now on, and the picture is forgotten:
        both follow from what the report's answers told.
        """
        ...

    def save_visibility(
        self, holding_ids: Iterable[str], visibility: Visibility, at: datetime | None = None
    ) -> None:
        """Set who may see these holdings."""
        ...

    def save_removed(
        self, holding_ids: Iterable[str], removed: datetime | None, at: datetime | None = None
    ) -> None:
        """Put holdings into the trash, or take them out again with None."""
        ...

    def erase(self, holding_ids: Iterable[str], at: datetime | None = None) -> None:
        """Delete holdings with reports, answers and pictures, and artifacts without a holding."""
        ...

    def load_issuers(self) -> tuple[KnownIssuer, ...]:
        """The issuers that the learner has confirmed, by name."""
        ...

    def save_issuer(self, issuer: KnownIssuer) -> None:
        """Add a confirmed issuer, or replace the one with the same identifier."""
        ...

    def erase_issuer(self, issuer_id: str, at: datetime | None = None) -> None:
        """Forget a confirmed issuer."""
        ...

    def load_identities(self) -> tuple[Identity, ...]:
        """The learner's identities, in the order they were added."""
        ...

    def save_identities(self, identities: Iterable[Identity], at: datetime | None = None) -> None:
        """Replace the learner's identities."""
        ...

    def load_setting(self, name: str) -> Any:
        """A setting's JSON value, or None."""
        ...

    def save_setting(self, name: str, value: Any, at: datetime | None = None) -> None:
        """Set a setting to a JSON value."""
        ...

    def revision(self) -> int:
        """A number that is another one once somebody else has saved something here.

        What is saved through this very store does not count: whoever did that knows it.
        It means nothing after closing.
        """
        ...

    def close(self) -> None:
        """Close the database; nothing else may be called afterwards."""
        ...
