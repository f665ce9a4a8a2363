"""What the adding sheet says about each line: name, one sentence more, outcome, and tone."""

from dataclasses import dataclass

from backpack.domain.holding import Holding, Identity
from backpack.domain.report import Recipient, Standing
from backpack.services.importing import Added, Line, Outcome
from backpack.ui.links import parse_link
from backpack.ui.models.description import standing_tone
from backpack.ui.text import Tone, visible_text
from backpack.words import format_date, ntr, tr
from backpack.words.faults import explain_fault
from backpack.words.verdicts import (
    caution_sentence,
    recipient_sentence,
    standing_chip,
    standing_sentence,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddingRow:
    """One line for the reader.

    ``claim`` is the identity that a badge is made out to, where the learner can be asked
    whether it is theirs; ``asks`` is set on the one row that carries the button for it.
    ``likeness`` is the kept badge that a picture without data looks like, ``host`` the site
    that a badge of which only the address is known can be fetched from.
    """

    title: str
    text: str
    outcome: str
    tone: Tone
    holding: Holding | None = None
    claim: Identity | None = None
    asks: bool = False
    likeness: Holding | None = None
    host: str = ""

    @property
    def button(self) -> str:
        """What the button of this row says; empty where it has none."""
        if self.asks:
            return tr("Yes, it's mine")
        if self.likeness:
            return tr("Save it again…")
        return tr("Fetch it from {host}", host=self.host) if self.host else ""

    @property
    def spoken(self) -> str:
        """The whole row in one sentence."""
        return f"{self.title}. {self.outcome}. {self.text}"


def describe_line(line: Line, claim: Identity | None = None, *, asks: bool = False) -> AddingRow:
    """The row for one line."""
    if line.holding is None:
        return _describe_refusal(line)
    held = line.holding
    tone: Tone = "neutral"
    if line.outcome is Outcome.ALREADY_HERE:
        text = tr("the same badge as the one added on {date}", date=format_date(held.added))
        outcome = tr("Already in your backpack")
    else:
        text, outcome, tone = _describe_addition(line, held, claim)
    return AddingRow(
        title=visible_text(held.name) or tr("A badge without a name"),
        text=text,
        outcome=outcome,
        tone=tone,
        holding=held,
        claim=claim,
        asks=asks,
        host=_host_to_fetch_from(line),
    )


def _host_to_fetch_from(line: Line) -> str:
    """The site that keeps a badge of which only the address is known."""
    held = line.holding
    if held is None or not any(one.code == "needs-network" for one in line.cautions):
        return ""
    link = parse_link(held.credential_id)
    return link.host if link else ""


def find_claims(added: Added) -> dict[str, Identity]:
    """For each new badge made out to a plain address that is not known to be theirs: that one.

    An identifier such as a DID is no address that anybody would recognise; the panel asks.
    """
    claims: dict[str, Identity] = {}
    lines = iter(added.lines)
    for inspection in added.inspections:
        for found, _report in inspection.badges:
            held = next(lines).holding
            plain = [
                one
                for one in found.credential.recipients
                if one.value and one.type != "id" and not one.is_hashed
            ]
            if held is not None and plain and may_be_claimed(held):
                claims[held.id] = Identity(type=plain[0].type, value=plain[0].value)
        refused = inspection.reading.refused if inspection.reading else (None,)
        for _ in refused:
            next(lines)
    return claims


def may_be_claimed(holding: Holding) -> bool:
    """Whether it makes sense to ask the learner about the address on a badge."""
    open_question = (Recipient.SOMEONE_ELSE, Recipient.UNKNOWN)
    return holding.recipient in open_question and not holding.is_sample


def summarise(rows: list[AddingRow], lines: list[Line]) -> str:
    """All lines in a few words: "5 added · 1 already here · 1 could not be read"."""
    counts = dict.fromkeys(Outcome, 0)
    for line in lines:
        counts[line.outcome] += 1
    asked = sum(row.asks for row in rows)
    added = counts[Outcome.ADDED] + counts[Outcome.NEWER]
    parts = [ntr("{count} added", "{count} added", added)]
    if counts[Outcome.ALREADY_HERE]:
        here = counts[Outcome.ALREADY_HERE]
        parts.append(ntr("{count} already here", "{count} already here", here))
    if asked:
        parts.append(ntr("{count} needs you", "{count} need you", asked))
    if counts[Outcome.REFUSED]:
        bad = counts[Outcome.REFUSED]
        parts.append(ntr("{count} could not be read", "{count} could not be read", bad))
    return " · ".join(parts)


def _describe_addition(line: Line, held: Holding, claim: Identity | None) -> tuple[str, str, Tone]:
    outcome = tr("Added · {standing}", standing=_standing(held))
    if line.outcome is Outcome.NEWER:
        outcome = tr("Newer than one you have · {standing}", standing=_standing(held))
    if claim is None or not may_be_claimed(held):
        return _describe_source(line), outcome, standing_tone(held.standing)
    address = visible_text(claim.value)
    if held.recipient is Recipient.SOMEONE_ELSE:
        text = tr("Made out to {address}. Is this your address too?", address=address)
        return text, recipient_sentence(held.recipient), "caution"
    text = tr("Made out to {address}. Is this your address?", address=address)
    return text, outcome, standing_tone(held.standing)


def _describe_source(line: Line) -> str:
    """The file, and what there is to know about it."""
    source = tr("from {file}", file=visible_text(line.source.name))
    cautions = (caution_sentence(one.code, one.parameters) for one in line.cautions)
    return visible_text(" · ".join((source, *cautions)))


def _standing(held: Holding) -> str:
    if held.standing is Standing.VALID_UNKNOWN_ISSUER:
        return standing_sentence(held.standing)
    return standing_chip(held.standing)


def _describe_refusal(line: Line) -> AddingRow:
    fault = line.fault
    if fault is None:
        raise ValueError("a line without a holding has a fault")
    told = explain_fault(fault.code, fault.parameters)
    text = f"{told.explanation} {told.advice}"
    if line.likeness:
        name = line.likeness.name or tr("a badge without a name")
        looks = tr("This looks like {name}, which you have.", name=name)
        text = f"{looks} {tr('Save it again with its data.')}"
    return AddingRow(
        title=visible_text(line.name or line.source.name),
        text=visible_text(text),
        outcome=told.title,
        tone="caution" if line.likeness else "bad",
        likeness=line.likeness,
    )
