"""Builds the program that needs no Python, and starts it once: ``python3 dev.py package``.

What it builds lies in ``dist/backpack``. The first start goes the learner's way in short:
version, check, add, portfolio, window.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "dist" / "backpack"
PROGRAM = PLACE / ("backpack.exe" if os.name == "nt" else "backpack")
SAMPLES = ROOT / "resources" / "samples"
EXPECTED = ROOT / "tools" / "sample_badges" / "expected.json"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOW_SECONDS = 5
"""How long the window has to stay open to count as started."""


def main() -> int:
    """Build, start, and tell size and time; gives the exit status."""
    build()
    if sys.platform.startswith("linux"):
        add_desktop_files()
    with TemporaryDirectory() as folder:
        try_out(Path(folder))
    files = (path for path in PLACE.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files)
    print(f"{PLACE}: {size / 2**20:.0f} MiB")
    return 0


def build() -> None:
    """Have PyInstaller collect everything."""
    work = ROOT / "build" / "pyinstaller"
    options = ("--noconfirm", "--log-level", "WARN", "--distpath", PLACE.parent, "--workpath", work)
    spec = ROOT / "packaging" / "backpack.spec"
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, spec], check=True, cwd=ROOT)


def add_desktop_files() -> None:
    """Put the menu entry and the icons where Linux packages take them from."""
    share = PLACE / "share"
    applications = share / "applications"
    applications.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "packaging" / "backpack.desktop", applications)
    for size in ICON_SIZES:
        folder = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "resources" / "icons" / f"backpack-{size}.png", folder / "backpack.png")
    scalable = share / "icons" / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "resources" / "icons" / "backpack.svg", scalable)


def try_out(folder: Path) -> None:
    """Start the program for everything that a packaged one could have lost on the way."""
    began = time.monotonic()
    version = start(folder, "--version")
    print(f"started in {time.monotonic() - began:.2f} s: {version.strip()}")
    sample = json.loads(EXPECTED.read_bytes())[0]
    badge = SAMPLES / sample["file"]
    found = json.loads(start(folder, "check", badge, "--json"))["badges"][0]
    expect("check", sample["standing"], found["standing"])
    kept = json.loads(start(folder, "add", badge, "--json"))["badges"][0]
    expect("add", "added", kept["kept"])
    start(folder, "portfolio", "--all", "--output", folder / "portfolio.pdf")
    expect("pictures in the portfolio", found=count_pictures(folder), expected=1)
    start_window(folder)


def start(folder: Path, verb: str, *arguments: str | Path) -> str:
    """Run one command of the packaged program; gives what it wrote."""
    passphrase = folder / "passphrase"
    passphrase.write_text("only for this trial", encoding="utf-8")
    where = ("--home", folder / "home", "--passphrase-file", passphrase)
    options = () if verb in ("--version", "check") else where
    command = (PROGRAM, verb, *arguments, *options)
    return subprocess.check_output(command, text=True, env=environment())


def start_window(folder: Path) -> None:
    """Open the window without a screen, and see that it stays."""
    command = (PROGRAM, "--home", folder / "other")
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as window:
        try:
            window.wait(WINDOW_SECONDS)
        except subprocess.TimeoutExpired:
            window.terminate()
            print("the window opened and stayed")
            return
        raise SystemExit(f"the window did not stay open: {window.communicate()[1].decode()}")


def environment() -> dict[str, str]:
    """No screen, no keyring, and no Python of this computer."""
    names = {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "none"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **names}


def count_pictures(folder: Path) -> int:
    """How many badges' pictures the portfolio shows: they come from a worker process."""
    from pypdf import PdfReader  # noqa: PLC0415 - installed with the program

    reader = PdfReader(io.BytesIO((folder / "portfolio.pdf").read_bytes()))
    return len({image.data for page in reader.pages for image in page.images})


def expect(what: str, expected: object, found: object) -> None:
    """End the build where the packaged program does not do what it should."""
    print(f"{what}: {found}")
    if found != expected:
        raise SystemExit(f"{what}: expected {expected}, found {found}")


if __name__ == "__main__":
    sys.exit(main())
