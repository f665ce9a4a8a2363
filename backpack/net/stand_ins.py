"""What stands in for the network: nothing at all, or a file of answers (``--web FILE``)."""

import base64
from collections.abc import Mapping
from typing import Any

from backpack.domain.ports import Clock
from backpack.domain.web import Answer, Trouble, Unreached


class NoWeb:
    """Nothing is asked: the learner is offline, or has not allowed it."""

    def fetch(self, url: str, *, accept: str = "") -> Answer:  # noqa: ARG002 - the port's form
        """Never an answer."""
        raise Unreached(url, Trouble.NOT_ALLOWED)


class WebFile:
    """Answers by address that stand in for the whole Internet, for demonstrations and tests.

    ``answers`` has the form ``{address: {"status": 200, "headers": {}, "body_b64": "…"}}``.
    """

    def __init__(self, answers: Mapping[str, Mapping[str, Any]], clock: Clock) -> None:
        self._answers = answers
        self._clock = clock

    def fetch(self, url: str, *, accept: str = "") -> Answer:  # noqa: ARG002 - the port's form
        """The answer at ``url``; what the file does not list cannot be reached."""
        answer = self._answers.get(url)
        if answer is None:
            raise Unreached(url, Trouble.NO_CONNECTION)
        headers = {name.lower(): str(value) for name, value in answer.get("headers", {}).items()}
        return Answer(
            url=url,
            status=answer["status"],
            headers=headers,
            body=base64.b64decode(answer["body_b64"]),
            fetched=self._clock.now(),
        )
