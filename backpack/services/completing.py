"""What is known of a kept badge beyond its own bytes: its class, its issuer, its hosted copy.

What the answers tell is put in its place by ``formats.completing``. For showing only: verified is
what the learner holds.
"""

from backpack.domain.credential import Credential
from backpack.domain.holding import Holding, Summary
from backpack.domain.ports import Store
from backpack.domain.report import VerificationReport
from backpack.formats.completing import complete
from backpack.formats.payload import Found
from backpack.services.keeping import Kept, told_when_gone


def load_completed(store: Store, kept: Kept, report: VerificationReport | None = None) -> Found:
    """The credential filled in from its checks so far; ``report`` is the newest, where known.

    Raises:
        Fault: ``no-such-badge`` when it is gone.
    """
    with told_when_gone(kept.holding.id):
        newest = report or store.load_report(kept.holding.id)
        capsule = store.load_capsule(kept.holding.id)
    return complete(kept.found, (*newest.answers, *capsule))


def summarise(credential: Credential) -> Summary:
    """What a list shows of a credential."""
    return Summary(
        credential_id=credential.id,
        issuer_id=credential.issuer.id,
        name=credential.name,
        issuer_name=credential.issuer.name,
        standard=credential.standard,
        achievement_type=credential.achievement.achievement_type,
        tags=credential.achievement.tags,
        issued=credential.issued,
        expires=credential.expires,
    )


def learned(kept: Kept, report: VerificationReport) -> Summary | None:
    """What a list has to show from now on by this report; None where it told nothing else."""
    credential = complete(kept.found, report.answers).credential
    return newer_summary(kept.holding, summarise(credential))


def newer_summary(holding: Holding, summary: Summary) -> Summary | None:
    """What a list has to show of ``holding`` from now on; None where a check told nothing else.

    A name that an earlier check learned is not lost by one that was told less.
    """
    is_less = bool(holding.name) and not summary.name
    return None if is_less or summary == holding.summary else summary
