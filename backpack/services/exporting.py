"""Getting badges out: the original file, a zip of originals, and the portfolio."""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import Disclosure
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, Visibility
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress
from backpack.publish.package import render_package
from backpack.services.keeping import load_original
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing

PICTURE_SIZE = 512
"""Pixels: 30 mm in print at 430 dots an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """Makes files of kept badges, as bytes; saving them is ``services.writing``."""

    store: Store
    organising: Organising
    picturing: Picturing
    clock: Clock

    def original(self, holding_id: str) -> Artifact:
        """The exact bytes that were received, with their name.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        return load_original(self.store, holding_id)[1]

    def package(self, holding_ids: Iterable[str]) -> bytes:
        """A zip of the originals of these holdings, each artifact once.

        Raises:
            Fault: ``nothing-chosen``, or ``no-such-badge`` when one is gone.
        """
        originals: dict[str, Artifact] = {}
        for holding_id in holding_ids:
            holding, artifact = load_original(self.store, holding_id)
            originals.setdefault(holding.artifact_sha256, artifact)
        if not originals:
            raise Fault("nothing-chosen")
        return render_package(list(originals.values()))

    def choose_for_portfolio(self, visibilities: Iterable[Visibility]) -> tuple[Holding, ...]:
        """The learner's own badges seen so; the samples, where there is nothing else."""
        wanted = frozenset(visibilities)
        fitting = [held for held in self.organising.holdings() if held.visibility in wanted]
        own = tuple(held for held in fitting if not held.is_sample)
        return own or tuple(fitting)

    def portfolio(self, disclosure: Disclosure, progress: Progress) -> bytes:
        """The portfolio PDF of what ``disclosure`` lets out.

        Raises:
            Fault: ``nothing-chosen``, ``portfolio-failed``, or ``no-such-badge`` when one is gone.
            Cancelled: between two badges, and once the document is set, which itself goes
                through to its end (two seconds for 100 badges).
        """
        from backpack.publish.portfolio.entry import Entry  # noqa: PLC0415 - start-up
        from backpack.publish.portfolio.render import render_portfolio  # noqa: PLC0415 - the same

        if not disclosure.holdings:
            raise Fault("nothing-chosen")
        entries = []
        for number, holding_id in enumerate(disclosure.holdings):
            detail = self.organising.detail(holding_id)
            progress.step(number, len(disclosure.holdings), detail.holding.name)
            entries.append(
                Entry(
                    holding=detail.holding,
                    credential=detail.found.credential,
                    report=detail.report,
                    artifact=detail.artifact,
                    picture=self.picturing.render(holding_id, PICTURE_SIZE),
                )
            )
        progress.step(len(entries), len(entries))
        pdf = render_portfolio(entries, disclosure, self.clock.now())
        progress.raise_if_cancelled()
        return pdf
