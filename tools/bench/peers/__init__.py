"""Programs to compare with, each a process in an environment of its own under ``build/peers``."""

import json
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PEERS = ROOT / "build" / "peers"


def run_peer(package: str, script: str, given: object) -> dict[str, float]:
    """What ``script``, run with ``package`` installed, prints for the JSON it is given."""
    folder = PEERS / package.partition("==")[0]
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text("utf-8") != package:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=True)
        stamp.write_text(package, "utf-8")
    done = subprocess.run(
        [python, Path(__file__).with_name(script)],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=folder,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
