"""Work that judges anew by what is known already, and so asks nobody, whatever is allowed."""

from collections.abc import Callable
from typing import TypeVar

from backpack.domain.progress import Progress
from backpack.services.networking import Networking

T = TypeVar("T")


def offline(networking: Networking, work: Callable[[Progress], T]) -> Callable[[Progress], T]:
    """``work``, done without a question to anybody on the network."""

    def work_offline(progress: Progress) -> T:
        with networking.offline():
            return work(progress)

    return work_offline
