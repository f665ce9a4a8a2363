"""How far two clocks may differ before anything is made of it: one measure for every date."""

from datetime import timedelta

LEEWAY = timedelta(minutes=5)
