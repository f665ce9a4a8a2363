"""From the start of the process to the first paint, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from backpack.assets import resource
from backpack.bootstrap import SystemClock, make_verifier
from backpack.domain.progress import Progress
from backpack.formats.png import bake_png
from backpack.pictures.worker import PictureWorker
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source
from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
from tests import mint
from tools.bench.adding import without_badge
from tools.bench.figure import Figure
from tools.bench.real_window import PASSPHRASE

BADGES = 1_000
ROUNDS = 9
HERE = Path(__file__).parent


def figures() -> Iterator[Figure]:
    """The first painted window, and the unlocked wall of 1,000 badges."""
    with TemporaryDirectory(prefix="backpack-bench-") as folder:
        home = Path(folder) / "home"
        _fill(home)
        run = partial(_run, Path(folder) / "bytecode")
        bare, first, wall, derivation = [], [], [], []
        for number in range(ROUNDS + 1):
            bare.append(run("bare_window.py")[0])
            first.append(run("real_window.py", "first", str(Path(folder) / str(number)))[0])
            spent, printed = run("real_window.py", "wall", str(home))
            wall.append(spent - float(printed))
            derivation.append(float(printed))
    for times in (bare, first, wall, derivation):
        del times[0]  # the first round compiles
    base = statistics.median(bare)
    yield Figure(
        name="first painted window, times a bare PySide6 window",
        ratio=statistics.median(first) / base,
        bound=2.0,
        detail=f"{statistics.median(first) * 1000:.0f} ms to {base * 1000:.0f} ms",
    )
    yield Figure(
        name=f"unlocked wall of {BADGES:,}, less key derivation, times a bare one",
        ratio=statistics.median(wall) / base,
        bound=4.0,
        detail=(
            f"{statistics.median(wall) * 1000:.0f} ms to {base * 1000:.0f} ms,"
            f" derivation {statistics.median(derivation) * 1000:.0f} ms"
        ),
    )


def _fill(home: Path) -> None:
    """A backpack of baked badges, opened by the passphrase alone."""
    picture = without_badge(resource("samples", "data-literacy.png").read_bytes())
    sources = (
        Source(
            name=f"{number}.png",
            data=bake_png(picture, "openbadgecredential", mint.vc_jwt(id=f"urn:uuid:{number}")),
        )
        for number in range(BADGES)
    )
    store = Vault(home, keyring=NoKeyring()).create(PASSPHRASE)
    rescuing = Rescuing(store=store, pictures=PictureWorker())
    importing = Importing(
        store=store,
        inspector=Inspector(verifier=make_verifier(), pictures=rescuing.pictures),
        clock=SystemClock(),
        rescuing=rescuing,
    )
    importing.add(sources, Progress())
    store.close()


def _run(bytecode: Path, script: str, *arguments: str) -> tuple[float, str]:
    """Wall seconds of a whole process, and what it printed; compiled code lies ready."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(HERE.parents[1]),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, HERE / script, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    return perf_counter() - begun, done.stdout
