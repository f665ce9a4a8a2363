"""What is said about a badge on its card: chips, and one sentence for a screen reader."""

from dataclasses import dataclass
from datetime import datetime

from backpack.domain.holding import Holding, Visibility
from backpack.domain.report import Recipient, Standing
from backpack.ui.models.arrangement import days_left
from backpack.ui.text import Tone, visible_text
from backpack.words import ntr, tr
from backpack.words.verdicts import standing_chip, visibility_chip

_TONES: dict[Standing, Tone] = {
    Standing.VERIFIED: "good",
    Standing.EXPIRED: "caution",
    Standing.SUSPENDED: "caution",
    Standing.NOT_YET_VALID: "caution",
    Standing.INVALID: "bad",
    Standing.REVOKED: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One chip: its words say the state, the tone gives it a sign and a colour."""

    text: str
    tone: Tone


def standing_tone(standing: Standing) -> Tone:
    """Green is for verified; amber and red only for something wrong."""
    return _TONES.get(standing, "neutral")


def card_chips(holding: Holding, now: datetime) -> tuple[Chip, ...]:
    """The chips of a card, the most important first."""
    chips = [_standing_chip(holding, now)]
    if holding.recipient is Recipient.SOMEONE_ELSE:
        chips.append(Chip(text=tr("Not yours?"), tone="caution"))
    if holding.visibility is not Visibility.ME:
        chips.append(Chip(text=visibility_chip(holding.visibility), tone="accent"))
    return tuple(chips)


def describe_holding(holding: Holding, now: datetime, *, position: int, count: int) -> str:
    """A card in one sentence, with its place among the others."""
    words = [chip.text for chip in card_chips(holding, now)]
    states = ", ".join([*words, tr("Sample")] if holding.is_sample else words)
    return tr(
        "{name}, {issuer}. {states}. {position} of {count}",
        name=visible_text(holding.name) or tr("Badge without a name"),
        issuer=visible_text(holding.issuer_name) or tr("unknown issuer"),
        states=states,
        position=position,
        count=count,
    )


def _standing_chip(holding: Holding, now: datetime) -> Chip:
    days = days_left(holding, now)
    if holding.standing is Standing.VERIFIED and days is not None:
        text = ntr("Expires in {count} day", "Expires in {count} days", days)
        return Chip(text=text if days else tr("Expires today"), tone="caution")
    text = standing_chip(holding.standing, as_of=holding.as_of)
    return Chip(text=text, tone=standing_tone(holding.standing))
