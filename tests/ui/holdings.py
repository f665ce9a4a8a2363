"""Holdings made up for lists: everything not asked for is that of a good badge."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from backpack.domain.credential import Standard
from backpack.domain.holding import Holding, Visibility
from backpack.domain.report import Recipient, Standing

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

GOOD = Holding(
    id="0" * 32,
    artifact_sha256="0" * 64,
    position=0,
    file_name="badge.png",
    credential_id=None,
    issuer_id="did:key:z1",
    name="Data Literacy",
    issuer_name="Northlake Academy",
    standard=Standard.OB_3_0,
    achievement_type="Badge",
    tags=(),
    issued=NOW,
    expires=None,
    added=NOW,
    standing=Standing.VERIFIED,
    genuine=Standing.VERIFIED,
    recipient=Recipient.YOU,
    visibility=Visibility.ME,
)


def make(number=0, **different):
    """A good badge, issued ``number`` days ago, but for what is ``different``."""
    given = {"id": f"{number:032x}", "issued": NOW - timedelta(days=number), **different}
    return replace(GOOD, **given)
