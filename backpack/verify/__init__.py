"""Finds out whether a credential is genuine: all checks run, none raises for a bad badge.

What is said and when stands in ``docs/verdicts.md``.
"""
