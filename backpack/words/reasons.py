"""The sentence for every reason that a check can give, and for every caution."""

from backpack.words.catalogue import mark

REASONS: dict[str, str] = {}

CAUTIONS: dict[str, str] = {}
