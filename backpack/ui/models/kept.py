"""What the wall needs of the store, read together off the GUI thread."""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.holding import Holding
from backpack.domain.report import Standing
from backpack.services.backpack import Backpack

_PICK_AT_MOST = 64
"""Holdings: above this, reading all of them is quicker than one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Some or all holdings, with the identifiers of all issuers that the learner confirmed.

    ``revision`` is that of the store before they were read.
    """

    holdings: tuple[Holding, ...]
    known_issuers: frozenset[str]
    revision: int


def load_everything(backpack: Backpack) -> Kept:
    """Every holding."""
    revision = backpack.organising.revision()
    return Kept(
        holdings=backpack.organising.holdings(),
        known_issuers=_known_issuers(backpack),
        revision=revision,
    )


def load_some(backpack: Backpack, holding_ids: Iterable[str]) -> Kept:
    """These holdings, as far as they are there."""
    wanted, organising = frozenset(holding_ids), backpack.organising
    revision = organising.revision()
    if len(wanted) <= _PICK_AT_MOST:
        picked = organising.pick(wanted)
    else:
        picked = tuple(held for held in organising.holdings() if held.id in wanted)
    return Kept(holdings=picked, known_issuers=_known_issuers(backpack), revision=revision)


def may_be_confirmed(holding: Holding, *, issuer_is_known: bool) -> bool:
    """Whether the learner's word about the issuer would make a difference to a badge."""
    if issuer_is_known or not holding.issuer_id:
        return False
    return holding.genuine is Standing.VALID_UNKNOWN_ISSUER


def _known_issuers(backpack: Backpack) -> frozenset[str]:
    return frozenset(issuer.id for issuer in backpack.knowing.issuers())
