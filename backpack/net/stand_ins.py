"""What stands in for the network: nothing at all, or a file of answers (``--web FILE``)."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from backpack.domain.ports import Clock
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.net.addresses import PUBLIC, Address
from backpack.net.following import Response, follow


class NoWeb:
    """Nothing is asked: the learner is offline, or has not allowed it."""

    def fetch(self, url: str, *, accept: str = "") -> Answer:  # noqa: ARG002 - the port's form
        """Never an answer."""
        raise Unreached(url, Trouble.NOT_ALLOWED)


class WebFile:
    """Answers by address that stand in for the whole Internet, for demonstrations and tests.

    ``answers`` has the form ``{address: {"status": 200, "headers": {}, "body_b64": "…"}}``. The
    rules of the real door hold here too: redirects are followed, and what is not on the public
    web is never asked, whatever the file says.
    """

    def __init__(self, answers: Mapping[str, Mapping[str, Any]], clock: Clock) -> None:
        self._answers = dict(_by_plain_form(answers))
        self._clock = clock

    def fetch(self, url: str, *, accept: str = "") -> Answer:  # noqa: ARG002 - the port's form
        """The answer at ``url``; what the file does not list cannot be reached."""
        return follow(url, self._ask, PUBLIC, self._clock.now)

    def _ask(self, address: Address) -> Response:
        answer = self._answers.get(address.url)
        if answer is None:
            raise Unreached(address.url, Trouble.NO_CONNECTION)
        headers = {name.lower(): str(value) for name, value in answer.get("headers", {}).items()}
        return Response(
            status=answer["status"], headers=headers, body=base64.b64decode(answer["body_b64"])
        )


def _by_plain_form(
    answers: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for url, answer in answers.items():
        with suppress(Unreached):  # it is never asked
            yield PUBLIC.parse(url).url, answer
