"""Puts the tour together: throwaway backpacks, the journey, the pictures, and the sum of it."""

import secrets
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from backpack.bootstrap import Program, SystemClock
from backpack.net.stand_ins import NoWeb
from backpack.pictures.worker import PictureWorker
from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
from tools.tour.camera import Camera
from tools.tour.journey import go, load_samples
from tools.tour.report import Report, title
from tools.tour.windows import photograph_backpack, photograph_beginning

FOLDER = Path(__file__).resolve().parents[2] / "build" / "tour"


def run() -> int:
    """The whole tour; 1 when something was not as expected."""
    began = monotonic()
    report = Report()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with TemporaryDirectory(prefix="backpack-tour-") as name:
        _go(Path(name), report)
    title("The tour is over")
    for failure in report.failures:
        print(f"  NOT AS EXPECTED: {failure}")
    outcome = f"{len(report.failures)} of" if report.failures else "None of"
    print(f"  {outcome} {report.compared} comparisons differed; {monotonic() - began:.0f} seconds.")
    print(f"  Look at what it made: {FOLDER}")
    return int(bool(report.failures))


def _go(scratch: Path, report: Report) -> None:
    samples = load_samples()
    passphrase = secrets.token_hex(16)
    program = _make_program(scratch / "backpack")
    title("Making a throwaway encrypted backpack")
    print(f"  {program.home}")
    backpack = program.open(program.vault.create(passphrase))
    try:
        go(backpack, samples, FOLDER, report)
        camera = Camera(FOLDER, scratch, report)
        beginner = _make_program(scratch / "beginner")
        photograph_beginning(camera, beginner, passphrase, [sample.path for sample in samples])
        photograph_backpack(camera, program, backpack)
    finally:
        backpack.close()


def _make_program(home: Path) -> Program:
    """A program that leaves nothing in anybody's keyring."""
    return Program(
        home=home,
        vault=Vault(home, keyring=NoKeyring()),
        clock=SystemClock(),
        fetcher=NoWeb(),
        pictures=PictureWorker(),
    )
