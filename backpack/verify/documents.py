"""Documents at their own addresses, and a note of where each came from.

For badges whose class, issuer, keys and lists lie at addresses (Open Badges up to 2.1): an open
address is asked at its secure twin first.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from backpack.domain.web import Answer
from backpack.formats.addresses import normal_address, spellings
from backpack.formats.fields import Members
from backpack.verify.sources import NotObtainedError, Sources, host_of, read_object

T = TypeVar("T")

CLOSED = ("backpack.openbadges.org", "beta.openbadges.org", "badgekit.org", "badges.mozilla.org")
"""Sites of badges that were shut down for good, with all below them (badgekit-api#134)."""


class Documents:
    """The documents of one proof, and what the technical detail tells of them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._notes: dict[str, Mapping[str, Any]] = {}
        self._answerers: dict[str, str] = {}

    def object_at(self, url: str) -> Members:
        """The JSON object at ``url``.

        Raises:
            NotObtainedError: when there is none to be had.
        """
        return self.read_at(url, read_object)

    def read_at(self, url: str, read: Callable[[Answer], T]) -> T:
        """What ``read`` makes of the answer at ``url`` or its secure twin.

        Raises:
            NotObtainedError: as ``read`` does, or when no answer came.
        """

        def read_and_note(answer: Answer) -> T:
            value = read(answer)
            self._notes[answer.url] = _note(answer)
            self._answerers[normal_address(url)] = answer.final_url or answer.url
            return value

        try:
            return self._sources.obtain_any(spellings(url), read_and_note)
        except NotObtainedError as trouble:
            if _is_closed(url):
                raise NotObtainedError("source-closed-for-good", url) from trouble
            raise

    def answerer_of(self, url: str | None) -> str:
        """The address that answered at last for ``url``; empty where nothing was obtained."""
        return self._answerers.get(normal_address(url or ""), "")

    @property
    def notes(self) -> list[Mapping[str, Any]]:
        """Where each document came from: address, who answered, when, and its SHA-256."""
        return list(self._notes.values())


def _is_closed(url: str) -> bool:
    host = host_of(url)
    return any(host == one or host.endswith(f".{one}") for one in CLOSED)


def _note(answer: Answer) -> Mapping[str, Any]:
    return {
        "address": answer.url,
        "answered_by": answer.final_url or answer.url,
        "redirects": answer.redirects,
        "status": answer.status,
        "fetched": answer.fetched.isoformat(),
        "sha256": answer.sha256,
        "is_remembered": answer.is_remembered,
    }
