"""An in-memory web behind the ``Fetcher`` port: tests change it and run the real program on it."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from backpack.domain.web import Answer, Trouble, Unreached
from tests.conftest import NOW


@dataclass(slots=True)
class World:
    """Addresses with their answers; ``asked`` is each address that was asked, in order.

    What is not here cannot be reached.
    """

    now: datetime = NOW
    asked: list[str] = field(default_factory=list)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _troubles: dict[str, Trouble] = field(default_factory=dict)

    def put(self, url, body=b"", *, status=200, content_type="application/json", **headers):
        """Answer ``url`` with bytes, or with a JSON document."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._troubles.pop(url, None)
        self._answers[url] = Answer(
            url=url,
            status=status,
            body=data,
            headers={"content-type": content_type, **named},
            fetched=self.now,
        )

    def take_down(self, url, trouble=Trouble.NO_CONNECTION):
        """Let ``url`` be out of reach from now on."""
        self._troubles[url] = trouble

    def fetch(self, url, *, accept=""):
        self.asked.append(url)
        if url in self._troubles or url not in self._answers:
            raise Unreached(url, self._troubles.get(url, Trouble.NO_CONNECTION))
        return self._answers[url]
