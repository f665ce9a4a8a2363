"""A gentle word about a passphrase while it is typed; an estimate, not a promise."""

import math
from collections.abc import Callable
from itertools import pairwise

from backpack.words import mark, tr

_POOLS: tuple[tuple[Callable[[str], bool], int], ...] = (
    (str.islower, 26),
    (str.isupper, 26),
    (str.isdigit, 10),
    (lambda character: not character.isalnum(), 20),
)

_REPEATED = 0.3
"""What a character counts that only repeats or continues the one before it."""

_LANGUAGE = 0.6
"""What a letter of ordinary words is worth beside one drawn by lot."""

_WORDS = (
    (40.0, mark("Easy to guess. A few more words would help.")),
    (60.0, mark("Fair. One more word would make it good.")),
    (80.0, mark("Good.")),
    (math.inf, mark("Strong.")),
)
"""Sentences by the bits below which they hold."""


def strength_words(passphrase: str) -> str:
    """What to say about a passphrase that is long enough."""
    bits = estimate_bits(passphrase)
    return next(tr(words) for limit, words in _WORDS if bits < limit)


def estimate_bits(passphrase: str) -> float:
    """How hard it is to guess, roughly: characters that surprise, times bits for each."""
    if not passphrase:
        return 0.0
    pool = sum(size for fits, size in _POOLS if any(map(fits, passphrase)))
    surprising = 1 + sum(_REPEATED if _follows(*pair) else 1 for pair in pairwise(passphrase))
    distinct = len(set(passphrase)) * 3
    return min(surprising, distinct) * math.log2(max(pool, 2)) * _LANGUAGE


def _follows(one: str, other: str) -> bool:
    return abs(ord(one) - ord(other)) <= 1
