"""Showing a badge elsewhere: links that other sites understand."""

from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.publish.linkedin import LinkedInEntry, linkedin_entry
from backpack.services.organising import Organising


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Makes links; nothing is sent by making one."""

    organising: Organising

    def linkedin(self, holding_id: str) -> LinkedInEntry:
        """The fields and the address of LinkedIn's "Add to profile" for one badge.

        Raises:
            Fault: ``sample-stays-here`` for a sample, ``no-such-badge`` when it is gone.
        """
        detail = self.organising.detail(holding_id)
        if detail.holding.is_sample:
            raise Fault("sample-stays-here")
        return linkedin_entry(detail.found.credential)
