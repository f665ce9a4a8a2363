"""Programs to compare with, each a process in an environment of its own under ``build/peers``."""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PEERS = ROOT / "build" / "peers"


def run_peer(
    package: str, script: str, given: object, *, beside: Sequence[str] = ()
) -> dict[str, float]:
    """What ``script``, run with ``package`` installed, prints for the JSON it is given.

    ``beside`` is installed instead of what the package itself asks for.
    """
    folder = PEERS / package.partition("==")[0]
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text("utf-8") != package:
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if beside:
            subprocess.run([*pip, *beside], check=True)
        subprocess.run([*pip, *(["--no-deps"] if beside else []), package], check=True)
        stamp.write_text(package, "utf-8")
    return _figures([str(python), str(Path(__file__).with_name(script))], given, folder)


def run_node_peer(package: str, script: str, given: object) -> dict[str, float] | None:
    """The same for a package of npm; None where Node and npm are not there."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return None
    folder = PEERS / package.rpartition("@")[0].replace("/", "-").strip("@-")
    stamp = folder / ".installed"
    if not stamp.exists() or stamp.read_text("utf-8") != package:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
        subprocess.run([npm, "install", "--silent", "--no-audit", package], check=True, cwd=folder)
        stamp.write_text(package, "utf-8")
    # Node looks for packages beside the script, not where it is started
    shutil.copy(Path(__file__).with_name(script), folder)
    return _figures([node, str(folder / script)], given, folder)


def _figures(command: list[str], given: object, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        command,
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
