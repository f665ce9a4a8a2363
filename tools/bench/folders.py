"""A folder of baked badges, read, verified and stored, against peers that only read and verify.

CPU time against those in Python; time on the clock against verifier-core, which runs on Node,
since here worker processes share the work.
"""

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from backpack.bootstrap import SystemClock, make_verifier
from backpack.domain.ports import Fetcher
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.pictures.worker import PictureWorker
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.rescuing import Rescuing
from backpack.services.sources import from_paths
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests import mint
from tests.world import World
from tools.bench.badges import (
    DID,
    EMAIL,
    embedded_badges,
    newer_badges,
    older_badges,
    web_of_older,
)
from tools.bench.figure import Figure
from tools.bench.peers import run_node_peer, run_peer
from tools.bench.verifying import PEER

OPENBADGES = "openbadges==1.1.2"
_OPENBADGES_NEEDS = (
    "aniso8601", "click", "future", "jsonschema<4", "language-tags", "openbadges-bakery<2",
    "pycryptodome", "pydux", "PyLD==0.7.1", "python-jose==3.0.1", "python-mimeparse", "pytz",
    "requests", "requests-cache==0.4.13", "rfc3986==0.4.1", "validators==0.11.2",
)  # fmt: skip
"""What it asks for itself no longer builds, or no longer imports, on a Python of today."""

VERIFIER_CORE = "@digitalcredentials/verifier-core@1.0.0-beta.11"
_COPIES = 3
"""Folders of that many times the badges, where workers have to be worth their start."""


def figures() -> Iterator[Figure]:
    """How much quicker a badge is here, for each peer and what it accepts."""
    _, by_address = older_badges()
    yield _against_openbadges(by_address[:60])
    yield _against_openbadgeslib(by_address)
    yield from _against_verifier_core()


def _against_openbadges(files: list[bytes]) -> Figure:
    given = {"files": _texts(files), "web": web_of_older(), "email": EMAIL}
    peer = run_peer(OPENBADGES, "openbadges_speed.py", given, beside=_OPENBADGES_NEEDS)["seconds"]
    mine = min(_add(files, _world()).cpu for _ in range(3))
    return _figure("OB 2.0 signed, times openbadges", peer / mine, 20.0, mine, peer)


def _against_openbadgeslib(by_address: list[bytes]) -> Figure:
    """Everything that it accepts, a quarter of each kind."""
    kinds = {
        "OB 2.0": by_address,
        "JWT ES256": newer_badges(mint.p256()),
        "JWT EdDSA": newer_badges(mint.ed25519()),
        "eddsa-rdfc-2022": embedded_badges(),
    }
    given = {
        name: {"version": "2" if name == "OB 2.0" else "3", "files": _texts(files)}
        for name, files in kinds.items()
    }
    web = {"web": web_of_older(), "email": EMAIL, "did": DID}
    theirs = run_peer(PEER, "openbadgeslib_speed.py", {"kinds": given, **web})
    peer = sum(theirs.values()) / len(theirs)
    mixed = [file for each in zip(*kinds.values(), strict=True) for file in each]
    mine = min(_add(mixed, _world()).cpu for _ in range(3))
    return _figure("all that openbadgeslib takes, times it", peer / mine, 2.5, mine, peer)


def _against_verifier_core() -> Iterator[Figure]:
    files = embedded_badges()
    documents = [dict(read_badges(file).found[0].payload.document) for file in files]
    for document in documents:
        document["proof"] = [document["proof"]]  # the form that its schema wants
    peer = run_node_peer(VERIFIER_CORE, "verifier_core_speed.mjs", {"documents": documents})
    if peer is None:
        print("verifier-core was left out: there is no Node here")
        return
    many = files * _COPIES
    mine = min(_add(many, None).wall for _ in range(2))
    yield _figure(
        "Data Integrity, on the clock, times verifier-core",
        peer["seconds"] / mine,
        1.0,
        mine,
        peer["seconds"],
    )


class _Times:
    """Seconds for each badge: of this process, and on the clock."""

    def __init__(self, cpu: float, wall: float) -> None:
        self.cpu = cpu
        self.wall = wall


def _add(files: Sequence[bytes], fetcher: Fetcher | None) -> _Times:
    """Read, verify and store a folder; with a ``fetcher`` in this process alone."""
    with TemporaryDirectory(prefix="backpack-bench-") as name:
        folder = Path(name) / "badges"
        folder.mkdir()
        for number, data in enumerate(files):
            (folder / f"{number:05}.png").write_bytes(data)
        return _measure(Path(name) / "home", folder, fetcher)


def _measure(home: Path, folder: Path, fetcher: Fetcher | None) -> _Times:
    vault = Vault(home, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
    store = vault.create("a passphrase to measure with")
    rescuing = Rescuing(store=store, pictures=PictureWorker())
    inspector = Inspector(
        verifier=make_verifier(fetcher),
        pictures=rescuing.pictures,
        make_offline_verifier=None if fetcher else make_verifier,
    )
    importing = Importing(store=store, inspector=inspector, clock=SystemClock(), rescuing=rescuing)
    sources = tuple(from_paths([folder]))
    began, begun = process_time(), perf_counter()
    added = importing.add(sources, Progress())
    cpu, wall = process_time() - began, perf_counter() - begun
    store.close()
    for line in added.lines:
        if line.holding is None or line.holding.standing is not Standing.VALID_UNKNOWN_ISSUER:
            raise AssertionError(line)
    return _Times(cpu / len(sources), wall / len(sources))


def _world() -> World:
    world = World()
    for url, document in web_of_older().items():
        world.put(url, document)  # type: ignore[no-untyped-call]
    return world


def _texts(files: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(file).decode() for file in files]


def _figure(name: str, ratio: float, bound: float, mine: float, peer: float) -> Figure:
    return Figure(
        name=f"folder of {name}",
        ratio=ratio,
        bound=bound,
        at_least=True,
        detail=f"{mine * 1000:.2f} ms to {peer * 1000:.2f} ms a badge",
    )
