"""Where windows of one backpack meet; ``first_window`` waits there, or calls.

Apart from that, since the first window has to look only whether anybody is there at all.
"""

import hashlib
import os
import sys
from pathlib import Path


def address_of(home: Path) -> str:
    """Where windows of this backpack meet: a socket in a folder of this user's, or a pipe.

    A folder that cannot hold a socket costs no more than the second window.
    """
    name = "backpack-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:20]
    if sys.platform == "win32":
        return name
    return f"{os.environ.get('XDG_RUNTIME_DIR') or home}/{name}"


def may_be_taken(home: Path) -> bool:
    """Whether a window may be waiting there; false only where none can be."""
    return sys.platform == "win32" or os.path.lexists(address_of(home))
