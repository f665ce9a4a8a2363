"""Adding baked badges, against plain SQLite inserts of the same rows plus verification."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from backpack.assets import resource
from backpack.bootstrap import SystemClock, make_verifier
from backpack.domain.artifact import Artifact
from backpack.domain.progress import Progress
from backpack.formats.png import bake_png
from backpack.formats.reading import read_badges
from backpack.pictures.worker import PictureWorker
from backpack.services.importing import Added, Importing
from backpack.services.inspector import Inspector
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source, from_paths
from backpack.store.keys import Cost, NoKeyring
from backpack.store.mapping import artifact_row, holding_row, report_row
from backpack.store.tables import metadata
from backpack.store.vault import Vault
from backpack.verify.policy import Policy
from tests import mint
from tools.bench.figure import Figure

COUNT = 200
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class _Times:
    ours: float
    plain: float
    verification: float


def figures() -> Iterator[Figure]:
    """How many times as long adding takes as what it cannot do without."""
    with TemporaryDirectory(prefix="backpack-bench-") as folder:
        badges = _make_badges(Path(folder) / "badges")
        rounds = [_measure(badges, Path(folder) / str(number)) for number in range(ROUNDS)]
    rounds.sort(key=lambda one: one.ours / (one.plain + one.verification))
    middle = rounds[ROUNDS // 2]
    yield Figure(
        name=f"add {COUNT} baked badges, times plain inserts and verification",
        ratio=middle.ours / (middle.plain + middle.verification),
        bound=2.0,
        detail=(
            f"{middle.ours * 1000:.0f} ms to {middle.plain * 1000:.0f} ms of inserts"
            f" and {middle.verification * 1000:.0f} ms of verification"
        ),
    )


def _make_badges(folder: Path) -> Path:
    """Baked PNG files of about 60 kB, a third of each kind that is verified."""
    folder.mkdir()
    picture = resource("samples", "data-literacy.png").read_bytes()
    for number in range(COUNT):
        name = f"urn:uuid:{number}"
        if number % 3 == 0:
            keyword, text = "openbadges", mint.ob2_jws(id=name)
        elif number % 3 == 1:
            keyword, text = "openbadgecredential", mint.vc_jwt(id=name)
        else:
            keyword, text = "openbadgecredential", mint.vc_jwt(mint.p256(), id=name)
        baked = bake_png(without_badge(picture), keyword, text)
        (folder / f"{number:03}.png").write_bytes(baked)
    return folder


def without_badge(picture: bytes) -> bytes:
    """A baked picture without its badge chunk."""
    start = picture.index(b"iTXt") - 4
    length = int.from_bytes(picture[start : start + 4]) + 12
    return picture[:start] + picture[start + length :]


def _measure(badges: Path, folder: Path) -> _Times:
    folder.mkdir()
    sources = tuple(from_paths([badges]))
    added, ours = _add(folder, sources)
    return _Times(ours, _insert(folder / "plain.db", added), _verify(sources))


def _add(folder: Path, sources: tuple[Source, ...]) -> tuple[Added, float]:
    vault = Vault(folder / "home", keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
    store = vault.create("a passphrase to measure with")
    rescuing = Rescuing(store=store, pictures=PictureWorker())
    importing = Importing(
        store=store,
        inspector=Inspector(verifier=make_verifier(), pictures=rescuing.pictures),
        clock=SystemClock(),
        rescuing=rescuing,
    )
    begun = perf_counter()
    added = importing.add(sources, Progress())
    spent = perf_counter() - begun
    store.close()
    if len(added.changes.added) != COUNT:
        raise AssertionError(added.lines)
    return added, spent


def _verify(sources: tuple[Source, ...]) -> float:
    verifier = make_verifier()
    policy = Policy(now=SystemClock().now())
    begun = perf_counter()
    for source in sources:
        for found in read_badges(source.read()).found:
            verifier.verify(found, policy)
    return perf_counter() - begun


def _insert(path: Path, added: Added) -> float:
    """The same rows, one transaction a badge, WAL and FULL, without encryption."""
    from sqlalchemy import create_engine  # noqa: PLC0415 - only here, to make the same tables

    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    engine.dispose()
    rows = []
    for line, inspection in zip(added.lines, added.inspections, strict=True):
        if line.holding is None:
            raise AssertionError(line)
        data = line.source.read()
        artifact = Artifact(data=data, media_type="image/png", name=line.source.name)
        rows.append(
            (
                artifact_row(artifact, line.holding.artifact_sha256),
                holding_row(line.holding),
                report_row(inspection.reports[0]),
            )
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        begun = perf_counter()
        for kept, holding, report in rows:
            connection.execute("BEGIN IMMEDIATE")
            _insert_row(connection, "artifacts", kept)
            number = _insert_row(connection, "holdings", holding)
            _insert_row(connection, "reports", {**report, "holding": number})
            connection.execute("COMMIT")
        return perf_counter() - begun


def _insert_row(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
    )
    return cursor.lastrowid or 0
