"""Everything that the badge panel shows of one badge, read and prepared off the GUI thread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.identity import matches
from backpack.domain.report import VerificationReport
from backpack.domain.sharing import Share
from backpack.services.backpack import Backpack
from backpack.services.organising import Detail
from backpack.ui.views.prose import Block, parse_prose

_LONGEST_MEMBER = 2_000
"""Characters of one unknown member; the whole of it is in the original file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContents:
    """One badge, ready to show.

    ``recipients`` pairs whom it is made out to with the learner's identity that fits,
    or None; ``evidence`` has the narrative of each item in order; ``others`` are the
    members that this program has no place for, as name and text; ``reports`` is what was found
    before and now, ``shares`` what went out, both newest first.
    """

    detail: Detail
    now: datetime
    criteria: tuple[Block, ...]
    narrative: tuple[Block, ...]
    evidence: tuple[tuple[Block, ...], ...]
    recipients: tuple[tuple[RecipientIdentity, Identity | None], ...]
    others: tuple[tuple[str, str], ...]
    reports: tuple[VerificationReport, ...] = ()
    shares: tuple[Share, ...] = ()


def load_contents(backpack: Backpack, holding_id: str) -> PanelContents:
    """Read one badge for the panel.

    Raises:
        Fault: ``no-such-badge`` when it is gone.
    """
    detail = backpack.organising.detail(holding_id)
    credential = detail.found.credential
    identities = backpack.identifying.learner().identities
    return PanelContents(
        detail=detail,
        now=backpack.organising.clock.now(),
        criteria=parse_prose(credential.achievement.criteria.narrative),
        narrative=parse_prose(credential.narrative),
        evidence=tuple(parse_prose(item.narrative) for item in credential.evidence),
        recipients=tuple(
            (recipient, _fitting(recipient, identities)) for recipient in credential.recipients
        ),
        others=_others(credential.extra),
        reports=backpack.reporting.history(holding_id),
        shares=backpack.sharing.history_of(holding_id),
    )


def _fitting(recipient: RecipientIdentity, identities: tuple[Identity, ...]) -> Identity | None:
    return next((identity for identity in identities if matches(recipient, identity)), None)


def _others(extra: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _compact(value)) for name, value in extra.items())


def _compact(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_MEMBER else text[:_LONGEST_MEMBER] + "…"
