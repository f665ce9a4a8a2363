"""Golden files: outputs as they were looked at and found good, byte for byte.

``BACKPACK_GOLDEN=write pytest …`` writes them anew; look at what changed before it is committed.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, made: bytes) -> None:
    """``made`` is what the golden file of that name holds."""
    path = FOLDER / name
    if os.environ.get("BACKPACK_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    assert made == path.read_bytes(), f"{name} is another one now"
