"""Inspects sources one by one, or many side by side in worker processes where that is quicker.

A worker asks nobody and draws nothing: what needs the network or a picture is looked at again in
this process.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter

from backpack.domain.ports import Pictures
from backpack.services.inspecting import Inspection, inspect_plainly, inspect_source
from backpack.services.sources import Source
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier

TRIAL = 16
"""Sources that are looked at here first, to learn how long the rest would take."""

WORTH_IT = 1.5
"""Seconds of work: a worker needs half a second to begin."""

MOST_WORKERS = 4
"""More would keep a learner's computer from everything else."""

_CHUNK = 8
"""Sources that are handed over together: one by one, the way there costs as much as the work."""

_AHEAD = 3
"""Chunks for each worker that wait, so that none is idle and memory stays small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspector:
    """``lets`` tells whether a host may be asked; ``make_offline_verifier`` is a worker's own.

    Without the latter there are no workers. ``worth_it`` is in seconds.
    """

    verifier: Verifier
    pictures: Pictures
    lets: Callable[[str], bool] = lambda _host: False
    make_offline_verifier: Callable[[], Verifier] | None = None
    worth_it: float = WORTH_IT

    def inspect(self, source: Source, policy: Policy) -> Inspection:
        """Look at one source here."""
        return inspect_source(source, self.verifier, policy, self.pictures)

    def inspect_all(self, sources: Iterable[Source], policy: Policy) -> Iterator[Inspection]:
        """Look at each source, in their order; with workers when the rest is worth it."""
        waiting = tuple(sources)
        spent = 0.0
        for source in waiting[:TRIAL]:
            begun = perf_counter()
            inspection = self.inspect(source, policy)
            spent += perf_counter() - begun
            yield inspection
        rest = waiting[TRIAL:]
        make = self.make_offline_verifier
        if make and spent / TRIAL * len(rest) > self.worth_it and _processors() > 1:
            yield from self._inspect_with_workers(rest, policy, make)
        else:
            yield from (self.inspect(source, policy) for source in rest)

    def _inspect_with_workers(
        self, sources: Sequence[Source], policy: Policy, make: Callable[[], Verifier]
    ) -> Iterator[Inspection]:
        done = 0
        try:
            for inspection in _inspect_aside(sources, policy, make):
                yield self._completed(inspection, policy)
                done += 1
        except BrokenProcessPool:  # one file may have ended it; here it is looked at all the same
            yield from (self.inspect(source, policy) for source in sources[done:])

    def _completed(self, inspection: Inspection, policy: Policy) -> Inspection:
        """What a worker found, or what is found here where it could not find everything."""
        hosts = {one.host for report in inspection.reports for one in report.missing}
        if inspection.fault is not None or any(map(self.lets, hosts)):
            return self.inspect(inspection.source, policy)
        return inspection


def _inspect_aside(
    sources: Sequence[Source], policy: Policy, make_verifier: Callable[[], Verifier]
) -> Iterator[Inspection]:
    chunks = iter([sources[at : at + _CHUNK] for at in range(0, len(sources), _CHUNK)])
    count = min(_processors(), MOST_WORKERS)
    pool = ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_begin, initargs=(make_verifier,)
    )
    waiting: deque[Future[list[Inspection]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_inspect_chunk, chunk, policy))
            if len(waiting) >= count * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _processors() -> int:
    return os.cpu_count() or 1


# In the worker

_verifiers: list[Verifier] = []
"""The worker's one verifier, kept from its beginning to its end."""


def _begin(make_verifier: Callable[[], Verifier]) -> None:
    _verifiers[:] = [make_verifier()]


def _inspect_chunk(sources: Sequence[Source], policy: Policy) -> list[Inspection]:
    return [inspect_plainly(source, _verifiers[0], policy) for source in sources]
