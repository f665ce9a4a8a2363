"""The ``Store`` over SQLCipher: each saving method is one transaction, durable on return."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from backpack.domain.artifact import Artifact
from backpack.domain.erasure import issuer_name
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, Identity, KnownIssuer, Summary, Visibility
from backpack.domain.merged import Merged
from backpack.domain.progress import Progress
from backpack.domain.report import VerificationReport
from backpack.domain.web import Answer
from backpack.formats.times import optional_time_text, time_text
from backpack.store import erasing, reports, statements
from backpack.store.collections import CollectionTables
from backpack.store.engine import Cursor, Database
from backpack.store.mapping import (
    answer_of,
    artifact_of,
    artifact_row,
    holding_of,
    holding_row,
    issuer_of,
    issuer_row,
    summary_row,
    text_of,
)
from backpack.store.merging.run import merge, preview_merge
from backpack.store.own_words import OwnWordsColumns
from backpack.store.settings import dated_name
from backpack.store.shares import ShareTable


class SqlStore(CollectionTables, OwnWordsColumns, ShareTable):
    """One open backpack; see ``domain.ports.Store``. It may be used from several threads."""

    def __init__(
        self,
        database: Database,
        *,
        why_read_only: Fault | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._why_read_only = why_read_only
        self._on_close = on_close

    @property
    def why_read_only(self) -> Fault | None:
        """Why nothing can be saved here; None where it can."""
        return self._why_read_only

    @property
    def database(self) -> Database:
        """The open file, for what changes its key."""
        return self._database

    def save_new(self, holding: Holding, artifact: Artifact, report: VerificationReport) -> None:
        """Keep a credential; the artifact is kept once however many credentials it has."""
        with self._database.writing() as cursor:
            cursor.execute(statements.add_artifact, artifact_row(artifact, holding.artifact_sha256))
            cursor.execute(statements.add_holding, holding_row(holding))
            reports.add_report(cursor, cursor.lastrowid, report)
            erasing.outlive(cursor, holding)

    def find_twin(
        self, *, sha256: str, position: int, credential_id: str | None, issuer_id: str | None
    ) -> Holding | None:
        """The holding from the same bytes, or of the same issuer and identifier; trash included.

        Where several fit, the same bytes go first, then what is not broken, then what is
        not in the trash.
        """
        values = {
            "sha256": sha256,
            "position": position,
            "credential_id": None if credential_id is None else text_of(credential_id),
            "issuer_id": None if issuer_id is None else text_of(issuer_id),
        }
        with self._database.about_to_write() as cursor:
            cursor.execute(statements.find_twin, values)
            row = cursor.fetchone()
        return None if row is None else holding_of(row)

    def load_holdings(self) -> tuple[Holding, ...]:
        """Every holding that is not in the trash, newest addition first."""
        return tuple(holding_of(row) for row in self._rows(statements.list_holdings))

    def load_removed(self) -> tuple[Holding, ...]:
        """Every holding in the trash, the last one removed first."""
        return tuple(holding_of(row) for row in self._rows(statements.list_removed))

    def load_holding(self, holding_id: str) -> Holding:
        """One holding, in the trash or not; raises ``KeyError``."""
        return holding_of(self._known(statements.find_holding, holding_id))

    def load_artifact(self, sha256: str) -> Artifact:
        """The exact bytes that were received; raises ``KeyError``."""
        return artifact_of(self._known(statements.find_artifact, sha256))

    def load_thumbnail(self, holding_id: str) -> bytes | None:
        """The saved PNG; empty when there is nothing to draw, None before anybody tried."""
        png: bytes | None = self._known(statements.find_thumbnail, holding_id)["png"]
        return png

    def save_thumbnail(self, holding_id: str, png: bytes) -> None:
        """Keep the drawn picture of a holding, or empty bytes when it has none."""
        with self._database.writing() as cursor:
            number = _number(cursor, holding_id)
            cursor.execute(statements.put_thumbnail, {"holding": number, "png": png})

    def load_report(self, holding_id: str) -> VerificationReport:
        """The newest report of a holding with its answers; raises ``KeyError``."""
        with self._database.reading_together() as cursor:
            cursor.execute(statements.find_report, {"this": holding_id})
            row = cursor.fetchone()
            if row is None:
                raise KeyError(holding_id)
            return reports.with_answers(cursor, row)

    def load_reports(self, holding_id: str) -> tuple[VerificationReport, ...]:
        """The reports that are kept, newest first, without answers; raises ``KeyError``."""
        with self._database.reading_together() as cursor:
            return reports.load_reports(cursor, _number(cursor, holding_id))[::-1]

    def load_capsule(self, holding_id: str) -> tuple[Answer, ...]:
        """What a check rests on where a source is silent; raises ``KeyError``."""
        with self._database.reading_together() as cursor:
            return reports.load_capsule(cursor, _number(cursor, holding_id))

    def find_answer(self, url: str) -> Answer | None:
        """The newest answer from ``url`` that said that all is well, of whichever badge."""
        row = self._row(statements.find_answer, {"this": text_of(url)})
        return None if row is None else answer_of(row)

    def save_report(
        self, holding_id: str, report: VerificationReport, *, summary: Summary | None = None
    ) -> None:
        """Add a report and bring the holding up to it; earlier repeats are thinned out."""
        with self._database.writing() as cursor:
            number = _number(cursor, holding_id)
            reports.add_report(cursor, number, report)
            reports.thin_out(cursor, number)
            cursor.execute(statements.set_standing, {"holding": number, **_standing(report)})
            if summary is not None:
                cursor.execute(statements.set_summary, {"holding": number, **_new(summary)})
                cursor.execute(statements.erase_thumbnail, {"holding": number})

    def save_visibility(
        self, holding_ids: Iterable[str], visibility: Visibility, at: datetime | None = None
    ) -> None:
        """Set who may see these holdings; all of them, or none when one is unknown."""
        self._set_each(statements.set_visibility, holding_ids, visibility.value, at)

    def save_removed(
        self, holding_ids: Iterable[str], removed: datetime | None, at: datetime | None = None
    ) -> None:
        """Put holdings into the trash, or take them out again with None; all or none."""
        moment = None if removed is None else time_text(removed)
        self._set_each(statements.set_removed, holding_ids, moment, at)

    def erase(self, holding_ids: Iterable[str], at: datetime | None = None) -> None:
        """Delete holdings with reports, answers and pictures, and artifacts without a holding.

        Nothing of them is left in the file or its log, as far as no reader is at work.
        """
        with self._database.writing() as cursor:
            for holding_id in holding_ids:
                if at is not None:
                    erasing.erase_badge(cursor, holding_id, at)
                cursor.execute(statements.erase_holding, {"this": holding_id})
                _expect(cursor.rowcount, holding_id)
            cursor.execute(statements.erase_orphans)
            cursor.execute(statements.erase_unused_bodies)
        self._database.truncate_log()

    def load_issuers(self) -> tuple[KnownIssuer, ...]:
        """The issuers that the learner has confirmed, by name."""
        return tuple(issuer_of(row) for row in self._rows(statements.list_issuers))

    def save_issuer(self, issuer: KnownIssuer) -> None:
        """Add a confirmed issuer, or replace the one with the same identifier."""
        with self._database.writing() as cursor:
            name = issuer_name(text_of(issuer.id))
            confirmed = erasing.after_erasure(cursor, name, issuer.confirmed)
            cursor.execute(statements.put_issuer, issuer_row(replace(issuer, confirmed=confirmed)))

    def erase_issuer(self, issuer_id: str, at: datetime | None = None) -> None:
        """Forget a confirmed issuer; raises ``KeyError``."""
        with self._database.writing() as cursor:
            if at is not None:
                erasing.erase_issuer(cursor, text_of(issuer_id), at)
            cursor.execute(statements.erase_issuer, {"this": text_of(issuer_id)})
            _expect(cursor.rowcount, issuer_id)

    def load_identities(self) -> tuple[Identity, ...]:
        """The learner's identities, in the order they were added."""
        rows = self._rows(statements.list_identities)
        return tuple(Identity(type=row["type"], value=row["value"]) for row in rows)

    def save_identities(self, identities: Iterable[Identity], at: datetime | None = None) -> None:
        """Replace the learner's identities."""
        kept = [Identity(type=text_of(one.type), value=text_of(one.value)) for one in identities]
        rows = [
            {"position": position, "type": one.type, "value": one.value}
            for position, one in enumerate(kept)
        ]
        with self._database.writing() as cursor:
            if at is not None:
                erasing.mark_dropped_identities(cursor, kept, at)
            cursor.execute(statements.erase_identities)
            cursor.executemany(statements.add_identity, rows)

    def load_setting(self, name: str) -> Any:
        """A setting's JSON value, or None."""
        row = self._row(statements.find_setting, {"this": name})
        return None if row is None else json.loads(row["value"])

    def save_setting(self, name: str, value: Any, at: datetime | None = None) -> None:
        """Set a setting to a JSON value."""
        with self._database.writing() as cursor:
            cursor.execute(statements.put_setting, {"name": name, "value": json.dumps(value)})
            if at is not None:
                dated = {"name": dated_name(name), "value": json.dumps(time_text(at))}
                cursor.execute(statements.put_setting, dated)

    @property
    def is_plain(self) -> bool:
        """Whether there are only tables and indexes, which do nothing by themselves."""
        return not self._rows(statements.list_active)

    def fingerprint(self) -> str:
        """A text that is another one once something has changed that a backup should hold."""
        told = [tuple(self._rows(one)[0]) for one in statements.fingerprints]
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def check_pages(self) -> None:
        """Read every page and raise ``store-damaged`` where one is torn."""
        if self._rows("PRAGMA cipher_integrity_check"):
            raise self._database.damaged()

    def merge(self, other: "SqlStore", progress: Progress) -> Merged:
        """Merge another store into this one; see ``store.merging``."""
        return merge(self._database, other.database, progress)

    def preview_merge(self, other: "SqlStore", progress: Progress) -> Merged:
        """What that would do; nothing is changed."""
        return preview_merge(self._database, other.database, progress)

    def revision(self) -> int:
        """A number that is another one once another process has saved something."""
        return self._database.revision()

    def close(self) -> None:
        """Close the database; nothing else may be called afterwards."""
        self._database.close()
        self._on_close()

    def _rows(self, statement: str) -> list[Any]:
        with self._database.reading() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def _row(self, statement: str, values: Mapping[str, Any]) -> Any:
        with self._database.reading() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()

    def _known(self, statement: str, this: str) -> Any:
        row = self._row(statement, {"this": this})
        if row is None:
            raise KeyError(this)
        return row

    def _set_each(
        self, statement: str, holding_ids: Iterable[str], new: str | None, at: datetime | None
    ) -> None:
        with self._database.writing() as cursor:
            for holding_id in holding_ids:
                cursor.execute(statement, {"this": holding_id, "new": new})
                _expect(cursor.rowcount, holding_id)
                if at is not None:
                    erasing.replace_badge_version(cursor, holding_id, at)


def _number(cursor: Cursor, holding_id: str) -> int:
    cursor.execute(statements.find_number, {"this": holding_id})
    row = cursor.fetchone()
    if row is None:
        raise KeyError(holding_id)
    return int(row["number"])


def _standing(report: VerificationReport) -> dict[str, str | None]:
    return {
        "new_standing": report.standing.value,
        "new_genuine": report.genuine.value,
        "new_recipient": report.recipient.value,
        "new_as_of": optional_time_text(report.as_of),
        "new_unreachable_since": optional_time_text(report.unreachable_since),
    }


def _new(summary: Summary) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in summary_row(summary).items()}


def _expect(touched: int, identifier: str) -> None:
    if touched == 0:
        raise KeyError(identifier)
