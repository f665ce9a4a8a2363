"""The sentence for every reason that a check can give, and for every caution."""

from backpack.words.reasons.cautions import CAUTIONS
from backpack.words.reasons.form import FORM
from backpack.words.reasons.hosted import HOSTED
from backpack.words.reasons.issuer import ISSUER
from backpack.words.reasons.keys import KEYS
from backpack.words.reasons.others import OTHERS
from backpack.words.reasons.proofs import PROOFS
from backpack.words.reasons.sources import SOURCES
from backpack.words.reasons.status import STATUS

__all__ = ["CAUTIONS", "REASONS"]

REASONS: dict[str, str] = {
    **FORM,
    **PROOFS,
    **HOSTED,
    **KEYS,
    **ISSUER,
    **STATUS,
    **OTHERS,
    **SOURCES,
}
