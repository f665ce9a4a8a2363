"""The portfolio PDF, against a bare ``QPdfWriter`` that paints the same words and pictures.

Each is made in a process of its own, so that peak memory is that of one document. The portfolio
is measured from what goes out to the finished bytes, its worker process included.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.bench.figure import Figure

ROUNDS = 3
MANY, FEW = 100, 12

MEMORY = 450 * 10**6
SIZE = 8 * 2**20

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """One document: seconds, bytes without its originals, and the most memory of any process."""

    seconds: float
    size: int
    memory: int


def figures() -> Iterator[Figure]:
    """Time, size and memory of 100 badges; and of 12, the time."""
    many, few, bare = (_median(kind, count) for kind, count in _WANTED)
    yield Figure(
        name=f"portfolio of {MANY} badges, times a bare QPdfWriter",
        ratio=many.seconds / bare.seconds,
        bound=4.0,
        detail=f"{many.seconds:.2f} s to {bare.seconds:.2f} s",
    )
    yield Figure(
        name=f"portfolio of {FEW} badges, times that of {MANY}",
        ratio=few.seconds / many.seconds,
        bound=1 / 6,
        detail=f"{few.seconds:.2f} s",
    )
    yield Figure(
        name=f"portfolio of {MANY} badges beside its originals, times 8 MiB",
        ratio=many.size / SIZE,
        bound=1.0,
        detail=f"{many.size / 2**20:.1f} MiB",
    )
    yield Figure(
        name=f"memory for a portfolio of {MANY} badges, times 450 MB",
        ratio=many.memory / MEMORY,
        bound=1.0,
        detail=f"{many.memory / 10**6:.0f} MB",
    )


_WANTED = (("portfolio", MANY), ("portfolio", FEW), ("bare", MANY))


def _median(kind: str, count: int) -> _Made:
    made = sorted((_run(kind, count) for _ in range(ROUNDS)), key=lambda one: one.seconds)
    return made[ROUNDS // 2]


def _run(kind: str, count: int) -> _Made:
    command = [sys.executable, "-m", "tools.bench.peers.portfolio_once", kind, str(count)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.check_output(command, cwd=_ROOT, env=environment, stderr=subprocess.DEVNULL)
    return _Made(**json.loads(told))
