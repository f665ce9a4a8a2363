"""Reading files, without verifying what is inside, against what nobody can do without."""

import gc
import hashlib
import json
import resource
import subprocess
import sys
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from backpack.assets import resource as asset
from backpack.formats.png import SIGNATURE, bake_png, read_png_texts
from backpack.formats.reading import read_badges
from backpack.formats.svg import bake_svg, read_svg_texts
from tests import mint
from tools.bench.adding import without_badge
from tools.bench.figure import Figure
from tools.bench.peers import run_peer

PEER = "openbadges_bakery==2.0.0"
COUNT = 1_000
SIZE = 90_000
"""Bytes of a file, as real badges have."""

ROUNDS = 5
MB = 1_000_000


def figures() -> Iterator[Figure]:
    """Unbaking each kind of picture, and a thousand files from the disk."""
    yield _png()
    yield _svg()
    with TemporaryDirectory(prefix="backpack-bench-") as folder:
        paths = _make_files(Path(folder))
        yield _thousand(paths)
        yield _memory(Path(folder))


def _png() -> Figure:
    baked = _baked(0)
    mine = _least(lambda: read_png_texts(baked), 300)
    bare = _least(lambda: walk(baked), 300)
    return Figure(
        name="unbake a PNG with every CRC checked, speed to a bare chunk walk",
        ratio=bare / mine,
        bound=0.7,
        at_least=True,
        detail=f"{mine * 1e6:.0f} µs to {bare * 1e6:.0f} µs",
    )


def _svg() -> Figure:
    baked = [_baked_svg(number) for number in range(200)]
    mine = min(_cpu_seconds(baked) for _ in range(3))
    peer = run_peer(PEER, "openbadges_bakery_speed.py", {"files": [_text(one) for one in baked]})
    return Figure(
        name="unbake an SVG, times openbadges_bakery",
        ratio=peer["unbake"] / mine,
        bound=3.0,
        at_least=True,
        detail=f"{mine * 1000:.3f} ms to {peer['unbake'] * 1000:.3f} ms of CPU",
    )


def _thousand(paths: list[Path]) -> Figure:
    rounds = sorted(_one_round(paths) for _ in range(ROUNDS))
    ratio, mine, bare = rounds[ROUNDS // 2]
    return Figure(
        name=f"read {COUNT} files of 90 kB, times reading, SHA-256, CRC walk and json.loads",
        ratio=ratio,
        bound=2.0,
        detail=f"{mine * 1000:.0f} ms to {bare * 1000:.0f} ms",
    )


def _one_round(paths: list[Path]) -> tuple[float, float, float]:
    """Both ways in turn, so that a busy computer treats them alike."""
    begun = perf_counter()
    for path in paths:
        _bare(path)
    between = perf_counter()
    for path in paths:
        data = path.read_bytes()
        hashlib.sha256(data).digest()
        read_badges(data)
    ended = perf_counter()
    mine, bare = ended - between, between - begun
    return mine / bare, mine, bare


def _bare(path: Path) -> None:
    """What reading cannot do without, and nothing else."""
    data = path.read_bytes()
    hashlib.sha256(data).digest()
    for kind, body in walk(data):
        if kind == b"iTXt":
            json.loads(bytes(body).split(b"\0", 5)[-1])


def walk(data: bytes) -> list[tuple[bytes, memoryview]]:
    """A bare walk over the chunks of a PNG that checks every CRC."""
    view = memoryview(data)
    chunks = []
    position = len(SIGNATURE)
    while position < len(data):
        end = position + 12 + int.from_bytes(view[position : position + 4])
        if zlib.crc32(view[position + 4 : end - 4]) != int.from_bytes(view[end - 4 : end]):
            raise AssertionError(position)
        chunks.append((bytes(view[position + 4 : position + 8]), view[position + 8 : end - 4]))
        position = end
    return chunks


def _memory(folder: Path) -> Figure:
    """How much a process of its own grows by the thousand, with everything read at hand."""
    code = f"from tools.bench.reading import grow; print(grow({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    grown = int(done.stdout) / MB
    return Figure(
        name="memory for reading a thousand files, in 10 MB", ratio=grown / 10, bound=1.0,
        detail=f"{grown:.1f} MB",
    )  # fmt: skip


def grow(folder: str) -> int:
    """Bytes by which this process has grown with all that was read at hand."""
    paths = sorted(Path(folder).iterdir())
    for path in paths[:20]:
        read_badges(path.read_bytes())
    gc.collect()
    before = _resident()
    kept = [read_badges(path.read_bytes()) for path in paths]
    gc.collect()
    return _resident() - before if kept else 0


def _resident() -> int:
    """Bytes of this process in memory now: its peak is that of starting it."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def _make_files(folder: Path) -> list[Path]:
    for number in range(COUNT):
        (folder / f"{number:04}.png").write_bytes(_baked(number))
    return sorted(folder.iterdir())


def _baked(number: int) -> bytes:
    """A picture of about 90 kB with a badge of OB 3.0 in it, as JSON with an embedded proof."""
    picture = without_badge(asset("samples", "critical-thinking.png").read_bytes())
    text = json.dumps({**_BADGE, "id": f"urn:uuid:{number}"}).encode()
    baked = bake_png(picture, "openbadgecredential", text)
    filling = mint.chunk(b"bnCH", bytes(max(0, SIZE - len(baked) - 12)))
    return baked[:-12] + filling + baked[-12:]


def _baked_svg(number: int) -> bytes:
    picture = _unbaked_svg()
    token = mint.vc_jwt(id=f"urn:uuid:{number}").decode()
    return bake_svg(picture, "http://openbadges.org", token)


def _unbaked_svg() -> bytes:
    from tools.sample_art.medals import MEDALS  # noqa: PLC0415 - only here

    return MEDALS["data-basics"]()


def _cpu_seconds(files: list[bytes]) -> float:
    begun = process_time()
    for file in files:
        if not read_svg_texts(file):
            raise AssertionError("nothing was found")
    return (process_time() - begun) / len(files)


def _least(work: Callable[[], object], count: int) -> float:
    """Seconds of one call: the least mean of five rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        for _ in range(count):
            work()
        times.append((process_time() - begun) / count)
    return min(times)


def _text(data: bytes) -> str:
    return b64encode(data).decode()


_BADGE = mint.data_integrity()
