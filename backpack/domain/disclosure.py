"""What the learner lets out: which credentials, and which parts of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One decision, shared by every way out.

    The recipient's identity is off unless switched on. ``with_originals`` attaches each
    artifact as issued, which may hold more than the other fields say.
    """

    holdings: tuple[str, ...]
    learner_name: str
    with_recipient: bool = False
    with_evidence: bool = True
    with_originals: bool = True
