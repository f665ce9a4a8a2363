"""Where automatic backups lie, and how the last one went: known without opening the store.

``backups.json`` beside ``keys.json`` tells it, since a damaged store could not; it is about this
computer, so that neither a backup nor a merge carries it along.
"""

import hashlib
import json
import platform
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from backpack.domain.faults import Fault
from backpack.store.backup.opening import Label, read_label
from backpack.store.durable import make_file, sync_folder
from backpack.store.troubles import os_faults

STATE = "backups.json"
SUFFIX = ".backpack"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """``folder`` is the learner's choice, None without one; ``content`` is what the last was of.

    ``trouble`` is the fault that the last try ended with, None where it went well.
    """

    folder: Path | None = None
    content: str = ""
    trouble: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlace:
    """The place of the backups of the backpack in ``home``."""

    home: Path
    node: str = field(default_factory=platform.node)

    @property
    def folder(self) -> Path:
        """The learner's choice, or a folder beside the backpack's."""
        return self.read().folder or self.default

    @property
    def default(self) -> Path:
        """A folder beside the backpack's own, so that it does not vanish with it."""
        home = self.home.absolute()
        return home.with_name(f"{home.name}-backups")

    def read(self) -> State:
        """What is known; a file that says nothing sensible is as good as none."""
        try:
            members = json.loads((self.home / STATE).read_bytes())
            folder, trouble = members["folder"], members["trouble"]
            return State(
                folder=None if folder is None else Path(folder),
                content=str(members["content"]),
                trouble=None if trouble is None else Fault(trouble["code"], **trouble["with"]),
            )
        except (KeyError, OSError, TypeError, ValueError, RecursionError):
            return State()

    def save(self, state: State) -> None:
        """Keep that; raises ``Fault`` for the disk's trouble."""
        aside = self.home / f"{STATE}.{token_hex(4)}.new"
        with os_faults():
            try:
                make_file(aside, json.dumps(_members(state), indent=2).encode())
                aside.replace(self.home / STATE)
                sync_folder(self.home)
            finally:
                aside.unlink(missing_ok=True)

    def name(self, made: datetime) -> str:
        """The name of an automatic backup of that moment."""
        return f"{self._beginning}{made:%Y%m%d-%H%M%S}{SUFFIX}"

    def backups(self) -> tuple[Label, ...]:
        """Every backup in the folder that can be read, of whichever backpack, newest first."""
        return self._labels(f"*{SUFFIX}")

    def automatic(self) -> tuple[Label, ...]:
        """Those that were made by themselves, of this backpack on this computer, newest first."""
        return self._labels(f"{self._beginning}*{SUFFIX}")

    @property
    def _beginning(self) -> str:
        """Two computers may use one folder, and each only removes what is its own."""
        source = f"{self.node}\0{self.home.absolute()}"
        return f"backpack-{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:8]}-"

    def _labels(self, pattern: str) -> tuple[Label, ...]:
        found = []
        with suppress(OSError):
            for path in sorted(self.folder.glob(pattern)):
                with suppress(Fault):
                    found.append(read_label(path))
        return tuple(sorted(found, key=lambda label: label.made, reverse=True))


def _members(state: State) -> Mapping[str, Any]:
    fault = state.trouble
    return {
        "folder": None if state.folder is None else str(state.folder),
        "content": state.content,
        "trouble": fault and {"code": fault.code, "with": dict(fault.parameters)},
    }
