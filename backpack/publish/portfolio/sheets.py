"""What the typesetter gets; also as bytes, for a process that needs nothing else of the program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the typesetter gets: a model, the SVG pictures that it names, and the time."""

    model: Mapping[str, Any]
    pictures: Mapping[str, str]
    made: datetime

    def pack(self) -> bytes:
        """All of it as one JSON text."""
        whole = {"model": self.model, "pictures": self.pictures, "made": self.made.isoformat()}
        return json.dumps(whole, ensure_ascii=False).encode()

    @classmethod
    def unpack(cls, packed: bytes) -> "Sheets":
        """What ``pack`` packed."""
        whole = json.loads(packed)
        return cls(whole["model"], whole["pictures"], datetime.fromisoformat(whole["made"]))
