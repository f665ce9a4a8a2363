"""A backup of 1,000 badges (100 MB) beside copying, syncing and reading back the same file."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from backpack.domain.artifact import Artifact
from backpack.domain.progress import Progress
from backpack.store.backup.writing import write_backup
from backpack.store.keys import NoKeyring
from backpack.store.repository import SqlStore
from backpack.store.vault import DATABASE, Vault
from tests.store import examples
from tools.bench.figure import Figure, seconds

_BADGES = 1_000
_SIZE = 100_000
_PIECE = 1 << 20
_MADE = datetime(2026, 1, 1, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """One figure."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "home"
        vault = Vault(home, keyring=NoKeyring())
        with closing(vault.create("plum harbour lantern")) as store:
            _fill(store)
            sealed = seconds(lambda: _back_up(store, folder / "one.backpack"))
        plain = seconds(lambda: _copy(home / DATABASE, folder / "copy"))
        size = (home / DATABASE).stat().st_size / 1e6
    detail = f"{sealed:.2f} s for {size:.0f} MB, copied in {plain:.2f} s"
    yield Figure(
        name="backup / copy, sync, read back", ratio=sealed / plain, bound=3, detail=detail
    )


def _fill(store: SqlStore) -> None:
    for number in range(_BADGES):
        data = os.urandom(_SIZE)
        artifact = Artifact(data=data, media_type="image/png", name=f"{number}.png")
        held = examples.holding(number, artifact_sha256=artifact.sha256)
        store.save_new(held, artifact, examples.report(number))


def _back_up(store: SqlStore, target: Path) -> None:
    write_backup(store.database, target, _MADE, Progress())
    target.unlink()


def _copy(source: Path, target: Path) -> None:
    """After the store is closed: SQLite's locks end with any closing of its file."""
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, _PIECE)
        written.flush()
        os.fsync(written.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(written.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with target.open("rb") as read:
        while read.read(_PIECE):
            pass
    target.unlink()
