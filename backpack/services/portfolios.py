"""The portfolio PDF, the certificate and the overview; and the packet that holds one of them.

Pages are set in a process of its own. Saving what comes out is ``services.writing``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backpack.domain.disclosure import Disclosed
from backpack.domain.holding import Holding, Visibility
from backpack.domain.ports import Contexts
from backpack.domain.progress import Progress
from backpack.formats.payload import Found
from backpack.publish.portfolio.design import Design, Group
from backpack.services.collecting import Collecting
from backpack.services.organising import Organising


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolios:
    """Makes documents of what is disclosed, as bytes."""

    organising: Organising
    collecting: Collecting
    contexts: Contexts

    def choose(self, visibilities: Iterable[Visibility]) -> tuple[Holding, ...]:
        """The learner's own badges seen so; the samples, where there is nothing else."""
        wanted = frozenset(visibilities)
        fitting = [held for held in self.organising.holdings() if held.visibility in wanted]
        own = tuple(held for held in fitting if not held.is_sample)
        return own or tuple(fitting)

    def members(self, collection: str) -> list[str]:
        """The badges of a collection, by its name or the beginning of its identifier.

        Raises:
            Fault: ``no-such-collection``.
        """
        here = {held.id for held in self.organising.holdings()}
        return [one for one in self.collecting.find(collection).members if one in here]

    def groups(self) -> tuple[Group, ...]:
        """The collections that the learner filled by hand, as headings of a portfolio."""
        return tuple(
            Group(title=one.name, holdings=one.members)
            for one in self.collecting.collections()
            if not one.is_smart and one.members
        )

    def document(self, disclosed: Disclosed, design: Design, progress: Progress) -> bytes:
        """The PDF in this form and design.

        Raises:
            Fault: ``nothing-chosen`` or ``portfolio-failed``.
            Cancelled: at any moment.
        """
        from backpack.publish.portfolio.render import render_portfolio  # noqa: PLC0415 - start-up
        from backpack.publish.portfolio.worker import typesetting_aside  # noqa: PLC0415 - the same

        count = len(disclosed.badges)
        with typesetting_aside(progress) as typeset:
            return render_portfolio(
                disclosed, design, typeset, lambda number, name: progress.step(number, count, name)
            )

    def packet(self, disclosed: Disclosed, design: Design, progress: Progress) -> bytes:
        """The zip for an employer: portfolio, originals, reports, and a page that checks them.

        Raises as ``document`` does.
        """
        from backpack.publish.packet import render_packet  # noqa: PLC0415 - start-up

        portfolio = self.document(disclosed, design, progress)
        progress.step(len(disclosed.badges), len(disclosed.badges))
        return render_packet(disclosed, portfolio, self._statements)

    def _statements(self, found: Found) -> Sequence[tuple[str, str]]:
        from backpack.verify.proofs.data_integrity.statements import (  # noqa: PLC0415 - start-up
            signed_statements,
        )

        return signed_statements(found.payload.document, self.contexts)
