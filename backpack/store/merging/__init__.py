"""Merging another backpack into this one; the rules stand in ``docs/decisions/0014``."""
