#!/usr/bin/env python3
"""Every developer command, with nothing but Python: ``python3 dev.py run`` and its kin.

Makes ``.venv`` on first use and keeps it up to date. On Debian and Ubuntu it names the
system libraries that are missing, or installs them when it is root. ``.ci/run`` calls
these same commands.
"""

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST_PYTHON = (3, 11)

# What Qt loads, by the Debian package that brings it: always, and for a window on a screen.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

PROGRAM = ("python", "-P", "-m", "backpack")  # -P: nothing in the learner's folder is imported
PYTEST = ("python", "-m", "pytest")
EXACT = "backpack/domain/*,backpack/formats/*,backpack/verify/*,backpack/store/keys.py"
CHECKS = (
    ("format", ("ruff", "format", "--check")),
    ("lint", ("ruff", "check")),
    ("types", ("mypy",)),
    ("layers", ("lint-imports",)),
    ("tests", (*PYTEST, "-n", "auto", "--cov", "--cov-report=term:skip-covered")),
    ("coverage", ("coverage", "report", f"--include={EXACT}", "--fail-under=100")),
)


def main(arguments: Sequence[str]) -> int:
    """Run one command, after bringing the environment up to date; gives the exit status."""
    own, passed_on = split_arguments(arguments)
    parser = make_parser()
    options, unknown = parser.parse_known_args(own)
    if options.command == "run" and unknown:
        parser.error("what is meant for the program comes after --")
    problem = prepare(options.command, tour=getattr(options, "tour", False))
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if options.command == "run":
        return run_program(passed_on, tour=options.tour)
    return COMMANDS[options.command][1]([*unknown, *passed_on])


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before the first ``--``, and what stands after it."""
    given = list(arguments)
    if "--" not in given:
        return given, []
    place = given.index("--")
    return given[:place], given[place + 1 :]


def make_parser() -> argparse.ArgumentParser:
    """The parser of this script's own words; the rest is passed on to the tools."""
    parser = argparse.ArgumentParser(prog="dev.py", description=str(__doc__).split("\n\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run_help = "open the program; what comes after -- is passed on to it"
    run = commands.add_parser("run", help=run_help, allow_abbrev=False)
    run.add_argument("--tour", action="store_true", help="go through the samples without a window")
    for name, (help_text, _) in COMMANDS.items():
        commands.add_parser(name, help=help_text, add_help=False, allow_abbrev=False)
    return parser


# Commands


def run_program(arguments: Sequence[str], *, tour: bool) -> int:
    """Open the program, or go through the tour where nobody could see a window."""
    if tour:
        return run_tool("python", "-m", "tools.tour", *arguments)
    if not arguments and not has_display():
        print("There is no display here, so the tour runs instead of the window.", flush=True)
        return run_tool("python", "-m", "tools.tour")
    return run_tool(*PROGRAM, *arguments, folder=Path.cwd())


def test(arguments: Sequence[str]) -> int:
    """The quick tests, or those that ``arguments`` choose."""
    return run_tool(*PYTEST, "-n", "auto", "-m", "not slow", *arguments)


def check(arguments: Sequence[str]) -> int:
    """Everything that has to hold; every step runs, whatever became of the one before."""
    outcomes = []
    for name, command in CHECKS:
        began = time.monotonic()
        extra = arguments if name == "tests" else ()
        status = run_tool(*command, *extra)
        outcomes.append((name, status, time.monotonic() - began))
    print()
    for name, status, seconds in outcomes:
        print(f"{name:10} {'passed' if status == 0 else 'FAILED':8} {seconds:6.1f} s")
    return int(any(status for _, status, _ in outcomes))


def fix(arguments: Sequence[str]) -> int:
    """Repair what the linter can repair, and format."""
    status = run_tool("ruff", "check", "--fix", *arguments)
    return run_tool("ruff", "format", *arguments) or status


def bench(arguments: Sequence[str]) -> int:
    """Measure, as ratios within one run."""
    return run_tool("python", "-m", "tools.bench", *arguments)


def words(arguments: Sequence[str]) -> int:
    """Collect every sentence for translators, and bring their catalogues up to it."""
    folder = ROOT / "resources" / "translations"
    folder.mkdir(exist_ok=True)
    template = str(folder / "backpack.pot")
    keywords = ("--no-default-keywords", "-k", "tr", "-k", "mark", "-k", "ntr:1,2")
    names = ("--project", "Backpack", "--copyright-holder", "the contributors")
    options = (*keywords, *names, "--sort-by-file", "--no-location", "-o", template)
    status = run_tool("pybabel", "-q", "extract", *options, "backpack", *arguments)
    if status == 0 and any(folder.glob("*/LC_MESSAGES/backpack.po")):
        status = run_tool(
            "pybabel", "-q", "update", "-i", template, "-d", str(folder), "-D", "backpack"
        )
    return status


def package(arguments: Sequence[str]) -> int:
    """Build the program that runs without Python, and start it once."""
    install("package")
    return run_tool("python", "packaging/build.py", *arguments)


COMMANDS: "dict[str, tuple[str, Callable[[Sequence[str]], int]]]" = {
    "test": ("run the quick tests; more arguments go to pytest", test),
    "check": ("formatting, lint, types, layers, and every test under coverage", check),
    "fix": ("repair and format the code", fix),
    "bench": ("measure speed, as ratios within one run", bench),
    "words": ("collect the sentences for translators", words),
    "package": ("build the program that needs no Python, and start it once", package),
}


def run_tool(tool: str, *arguments: str, folder: Path = ROOT) -> int:
    """Run a tool of the environment in ``folder``, showing the command first.

    It is shown on standard error, so that only the tool's own answer goes down a pipe.
    """
    print("$", tool, *arguments, file=sys.stderr, flush=True)
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    program = shutil.which(tool, path=str(BIN)) or tool
    environment = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV)}
    try:
        return subprocess.call([program, *arguments], cwd=folder, env=environment)
    except KeyboardInterrupt:
        return 130


def has_display() -> bool:
    """Whether a window could be seen; only Linux and its like can lack a display."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# Setting up


def prepare(command: str, *, tour: bool = False) -> str:
    """Bring system and environment up to date; gives what is in the way, or nothing."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        return f"Backpack needs Python {wanted} or newer, and this is {sys.version.split()[0]}."
    window = command == "run" and not tour and has_display()
    missing = missing_packages(window=window, packaging=command == "package")
    if missing and not install_packages(missing):
        return advise_packages(missing)
    return "" if install("dev") else "Setting up did not succeed; the reason stands above."


def missing_packages(*, window: bool, packaging: bool = False) -> list[str]:
    """The system packages to install, by their names in Debian and Ubuntu."""
    missing = []
    if not environment_works() and not can_make_environments():
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if not sys.platform.startswith("linux"):
        return missing
    libraries = {**DRAWING, **WINDOW} if window else DRAWING
    missing += [package for library, package in libraries.items() if not can_load(library)]
    if packaging and not shutil.which("objdump"):
        missing.append("binutils")
    return missing


def environment_works() -> bool:
    """Whether ``.venv`` has a Python that is new enough, and pip."""
    python = shutil.which("python", path=str(BIN))
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return bool(python) and call_quietly(str(python), "-c", probe)


def can_make_environments() -> bool:
    """Whether this Python brings pip along; Debian keeps that in a package of its own."""
    return call_quietly(sys.executable, "-c", "import ensurepip, venv")


def call_quietly(*command: str) -> bool:
    """Whether a command succeeds; what it complains about is left unsaid."""
    return subprocess.call(command, stderr=subprocess.DEVNULL) == 0


def can_load(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> bool:
    """Install system packages, where this is Debian or Ubuntu and we are root."""
    if not shutil.which("apt-get") or os.name == "nt" or os.geteuid() != 0:
        return False
    print("Installing system packages:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages),
    )
    quiet = subprocess.DEVNULL  # dpkg tells a line for each step; errors come on the other stream
    return all(subprocess.call(step, env=environment, stdout=quiet) == 0 for step in steps)


def advise_packages(packages: Sequence[str]) -> str:
    """What to install, in one line that can be copied."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return (
            "Some system packages are missing. Install them with this line, then try again:\n\n"
            f"    sudo apt-get install -y {names}\n"
        )
    return (
        "Some system libraries are missing. Debian and Ubuntu call the packages\n\n"
        f"    {names}\n\nInstall the same ones of your system, then try again."
    )


def install(extra: str) -> bool:
    """Make ``.venv`` and install the project with ``extra``, unless that was done before."""
    stamp = VENV / f".installed-{extra}"
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return compile_catalogues()
    print(f"Setting up .venv ({extra}); the first time takes a minute or two.", flush=True)
    if not make_environment():
        return False
    pip = ("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if run_tool(*pip, "--editable", f".[{extra}]") != 0:
        return False
    stamp.write_text(wanted, encoding="ascii")
    return compile_catalogues()


def fingerprint() -> str:
    """What an installation depends on: this Python, and what the project asks for."""
    project = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(sys.version.encode() + project).hexdigest()


def make_environment() -> bool:
    """Make ``.venv`` where there is none that works."""
    if environment_works():
        return True
    return subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) == 0


def compile_catalogues() -> bool:
    """Compile each translation that is newer than its compiled form."""
    folder = ROOT / "resources" / "translations"
    for source in sorted(folder.glob("*/LC_MESSAGES/backpack.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        if run_tool("pybabel", "compile", "-i", str(source), "-o", str(compiled)) != 0:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
