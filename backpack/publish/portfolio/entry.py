"""What the portfolio needs of one badge."""

from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Credential
from backpack.domain.holding import Holding
from backpack.domain.report import VerificationReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One badge with its newest report; ``picture`` is a harmless PNG, or empty."""

    holding: Holding
    credential: Credential
    report: VerificationReport
    artifact: Artifact
    picture: bytes = b""
